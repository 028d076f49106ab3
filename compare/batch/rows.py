"""A comparison as rows of the three tables: one per pair, one per claim, one for the case."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from compare import __version__
from compare.batch.reuse import Shingles, containment, shingles
from compare.batch.types import Cell, Row, Rows
from compare.claims import Claim
from compare.comparison import Comparison
from compare.documents import Document, Role
from compare.evidence import NLIScores
from compare.findings import classify_clash
from compare.judging import Judgement, Relation
from compare.ledger import Entry, Place
from compare.nli import LABELS
from compare.render.labels import describe_place
from compare.review.keys import claim_key, pair_key
from compare.serialize import DIGITS

# What is said of a document's source in the columns: outlets report, departments read out.
SOURCES = {Role.ARTICLE: "outlet", Role.READOUT: "department"}
RELATED_TO = {Role.ARTICLE: 0, Role.READOUT: 1}  # where a claim of that account stands in a pair


def rows_of(comparison: Comparison, case: str, group: str = "") -> Rows:
    """The rows of one case, in the order of the comparison; columns as in ``columns.COLUMNS``."""
    known: Row = {"case": case, "group": group}
    for role, source in SOURCES.items():
        document = comparison.document(role)
        known[source] = document.source
        known[f"{role}_date"] = document.published.isoformat() if document.published else None
    runs = {role: shingles(comparison.document(role).text) for role in Role}
    return {
        "pairs": [_pair(j, comparison, runs) | known for j in comparison.judgements],
        "claims": [
            _claim(entry, comparison, runs[role.other]) | known
            for role in Role
            for entry in comparison.ledger[role]
        ],
        "cases": [_case(comparison, runs) | known],
    }


def _pair(judgement: Judgement, comparison: Comparison, runs: dict[Role, Shingles]) -> Row:
    pair = judgement.pair
    clash = classify_clash(comparison, judgement)
    row: Row = {
        "pair": pair_key(pair),
        "relation": judgement.relation.value,
        "score": _round(judgement.score),
        "contradiction": _round(judgement.contradiction),
        "unsure": judgement.unsure,
        "similarity": _round(pair.similarity),
        "affinity": _round(pair.affinity),
        "kinds": ";".join(sorted({f"{d.kind}:{d.verdict}" for d in judgement.differences})),
        "gate": judgement.gate,
        "clash": None if clash is None else clash.kind.name.lower(),
        "reason": judgement.reason,
        "copied": _copied(pair.article, runs[Role.READOUT]),
    }
    for role, claim in ((Role.ARTICLE, pair.article), (Role.READOUT, pair.readout)):
        row[f"{role}_claim"] = claim_key(claim)
        row |= {f"{role}_{name}": value for name, value in _words(claim, comparison).items()}
    return row | _inference(judgement.nli)


def _claim(entry: Entry, comparison: Comparison, others: Shingles) -> Row:
    claim = entry.claim
    side = RELATED_TO[claim.role.other]
    near = entry.nearest
    return {
        "claim": claim_key(claim),
        "role": claim.role.value,
        **_words(claim, comparison),
        "content": claim.content,
        "standing": claim.standing.value,
        "place": entry.place.value,
        "pairs": len(entry.judgements),
        "nearest": None if near is None else (near.article, near.readout)[side].id,
        "nearest_similarity": None if near is None else _round(near.similarity),
        "copied": _copied(claim, others),
        "cut": claim.id in comparison.cut,
    }


def _case(comparison: Comparison, runs: dict[Role, Shingles]) -> Row:
    row: Row = {"pairs": len(comparison.judgements)}
    relations = Counter(j.relation for j in comparison.judgements)
    row |= {f"pairs_{relation}": relations[relation] for relation in Relation}
    row["pairs_unsure"] = sum(j.unsure for j in comparison.judgements)
    for role in Role:
        document, entries = comparison.document(role), comparison.ledger[role]
        places = Counter(entry.place for entry in entries)
        row |= {
            f"{role}_name": document.name,
            f"{role}_sha256": document.sha256,
            f"{role}_characters": len(document.text),
            f"{role}_claims": len(entries),
            f"{role}_only": places[Place.ONLY_HERE],
            f"{role}_not_compared": places[Place.NOT_COMPARED],
            f"{role}_unread": _round(comparison.coverage[role].unread),
            f"{role}_notes": _notes(document),
        }
    row["copied"] = _round(containment(runs[Role.ARTICLE], runs[Role.READOUT]))
    row["cut"] = len(comparison.cut)
    row |= {f"setting_{name}": value for name, value in asdict(comparison.settings).items()}
    row |= {f"model_{kind}": name for kind, name in comparison.models.items()}
    row["version"] = __version__
    return row


def _notes(document: Document) -> str | None:
    """How the file was read, where that is to be told, and what of it was left out."""
    origin = document.origin
    if origin is None:
        return None
    left_out = origin.left_out()
    notes = (*origin.notes, *([f"Left out: {left_out}."] if left_out else ()))
    return " ".join(notes) or None


def _words(claim: Claim, comparison: Comparison) -> Row:
    """Where a claim stands, what it says and who says it."""
    said = claim.attribution
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "original": describe_place(comparison.document(claim.role), claim) or None,
        "text": claim.text,
        "speaker": said.speaker,
        "speaker_kind": said.kind.value,
        "force": said.force.value,
        "quoted": said.quoted,
    }


def _inference(nli: NLIScores | None) -> Row:
    unknown = [None] * len(LABELS)
    forward, backward = (nli.forward, nli.backward) if nli else (unknown, unknown)
    ways = {"forward": forward, "backward": backward}
    return {
        f"{way}_{label}": None if score is None else _round(score)
        for way, scores in ways.items()
        for label, score in zip(LABELS, scores, strict=True)
    }


def _copied(claim: Claim, others: Shingles) -> Cell:
    return _round(containment(shingles(claim.text), others))


def _round(value: float) -> float:
    return round(float(value), DIGITS)
