"""A comparison as JSON: the form other programs rely on."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from compare import __version__
from compare.claims import Attribution, Claim
from compare.comparison import Comparison
from compare.differences.types import Difference
from compare.documents import Document, Role, Span
from compare.findings import ClashFinding, audit_quotations, classify_clash, find_key_words
from compare.judging import Judgement
from compare.keyness import KeyWord
from compare.quotations.types import QuotationFinding
from compare.readers.types import Place

DIGITS = 4  # enough to rank by; the last bits of a float differ between processors


def to_json(comparison: Comparison) -> str:
    """The comparison as indented JSON text; same comparison, same bytes."""
    return json.dumps(to_dict(comparison), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def to_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain values.

    ``claims``, ``pairs``, ``article_only``, ``readout_only``, ``settings``, ``models`` and
    ``version`` are relied on by other programs; the rest may grow.
    """
    return {
        "claims": {
            role.value: [
                _claim(e.claim, e.place.value, comparison.document(role))
                for e in comparison.ledger[role]
            ]
            for role in Role
        },
        "pairs": [pair_dict(j, classify_clash(comparison, j)) for j in comparison.judgements],
        "article_only": list(comparison.only_in(Role.ARTICLE)),
        "readout_only": list(comparison.only_in(Role.READOUT)),
        "nearest": {
            name: {
                "article": p.article.id,
                "readout": p.readout.id,
                "similarity": _round(p.similarity),
            }
            for name, p in sorted(comparison.best.items())
        },
        "cut": list(comparison.cut),
        "coverage": {role.value: _coverage(comparison, role) for role in Role},
        "quotations": {
            role.value: [_quotation(q) for q in found]
            for role, found in audit_quotations(comparison).items()
        },
        "keyness": _keyness(comparison),
        "documents": {role.value: _document(comparison.document(role)) for role in Role},
        "settings": asdict(comparison.settings),
        "models": comparison.models,
        "version": __version__,
    }


def _round(value: float) -> float:
    return round(float(value), DIGITS)


def _span(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else asdict(span)


def _claim(claim: Claim, place: str, document: Document) -> dict[str, Any]:
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "content": claim.content,
        "standing": claim.standing.value,
        "place": place,
        "original": place_dict(document.place(claim.start)),
        "speaker": speaker_dict(claim.attribution),
    }


def place_dict(place: Place | None) -> dict[str, int] | None:
    """Where words stand in the original file, with the counts that its format has."""
    known = {} if place is None else asdict(place)
    return {unit: number for unit, number in known.items() if number is not None} or None


def speaker_dict(said: Attribution) -> dict[str, Any]:
    """Who says a claim, and how."""
    return {
        "kind": said.kind.value,
        "name": said.speaker,
        "verb": said.verb,
        "force": said.force.value,
        "quoted": said.quoted,
        "frame": _span(said.frame),
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind.value,
        "verdict": difference.verdict.value,
        "article": _span(difference.article),
        "readout": _span(difference.readout),
        "article_value": difference.article_value,
        "readout_value": difference.readout_value,
        "reason": difference.reason,
    }


def pair_dict(judgement: Judgement, clash: ClashFinding | None) -> dict[str, Any]:
    """A pair with its verdict and reasons."""
    nli = judgement.nli
    return {
        "article": judgement.pair.article.id,
        "readout": judgement.pair.readout.id,
        "similarity": _round(judgement.pair.similarity),
        "affinity": _round(judgement.pair.affinity),
        "relation": judgement.relation.value,
        "score": _round(judgement.score),
        "contradiction": _round(judgement.contradiction),
        "unsure": judgement.unsure,
        "reason": judgement.reason,
        "gate": judgement.gate,
        "differences": [_difference(d) for d in judgement.differences],
        "nli": None
        if nli is None
        else {
            "forward": [_round(p) for p in nli.forward],
            "backward": [_round(p) for p in nli.backward],
        },
        "clash": None
        if clash is None
        else {"kind": clash.kind.name.lower(), "reason": clash.reason},
    }


def _coverage(comparison: Comparison, role: Role) -> dict[str, Any]:
    coverage = comparison.coverage[role]
    return {
        "places": {place.value: _round(share) for place, share in coverage.places.items()},
        "frames": _round(coverage.frames),
        "unread": _round(coverage.unread),
        "unread_spans": [_span(s) for s in coverage.unread_spans],
    }


def _quotation(finding: QuotationFinding) -> dict[str, Any]:
    return {
        **asdict(finding.span),
        "status": finding.status.value,
        "matches": [_span(match) for match in finding.matches],
        "cut": [_span(cut) for cut in finding.cut],
        "alterations": [asdict(change) for change in finding.alterations],
        "speaker": finding.speaker,
        "other_speaker": finding.other_speaker,
        "same_speaker": finding.same_speaker,
    }


def _keyness(comparison: Comparison) -> dict[str, Any]:
    found = find_key_words(comparison)
    return {"rows": [_key_word(row) for row in found.rows], "warning": found.warning}


def _key_word(row: KeyWord) -> dict[str, Any]:
    return {
        "word": row.word,
        "article": row.article_count,
        "readout": row.readout_count,
        "log_odds": _round(row.log_odds),
        "low": _round(row.low),
        "high": _round(row.high),
        "direction": row.direction,
        "certain": row.certain,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "source": document.source,
        "published": document.published.isoformat() if document.published else None,
        "sha256": document.sha256,
        "characters": len(document.text),
    }
