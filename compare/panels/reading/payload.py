"""What the reading view is told: both texts as segments, pairs with their reasons, counts.

Everything is JSON. Texts go as strings, never as offsets: Python counts code points, a browser
counts UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from compare.claims import Claim
from compare.comparison import Comparison
from compare.differences.types import Difference
from compare.documents import Document, Role, Span
from compare.findings import classify_clash
from compare.judging import Judgement, Relation
from compare.ledger import Entry
from compare.render.diff import mark_words
from compare.render.html import slug
from compare.render.labels import (
    FRAMES,
    PLACES,
    RELATIONS,
    UNREAD,
    Label,
    claim_of,
    describe_document,
    describe_doubt,
    describe_place,
    describe_speaker,
    nearest_claim,
    shown_values,
    verdict_reason,
)
from compare.render.segments import Segment, segments
from compare.render.summary import coverage_rows, extent_sentence, verdict_sentence
from compare.review.keys import pair_key
from compare.review.types import Review

UNSURE = Label("?", "unsure", "may be a contradiction: too near the threshold to tell")
# Pairs that merely share a topic are no findings; they are reached from their claims.
FINDINGS = (Relation.CONTRADICTION, None, Relation.FRAMING, Relation.AGREEMENT)  # None: unsure

Payload = dict[str, Any]


def to_payload(comparison: Comparison) -> Payload:
    """Everything of a comparison that the reading view shows; decisions come beside it."""
    return {
        "verdict": f"{verdict_sentence(comparison)} {extent_sentence(comparison)}",
        "legend": legend(comparison),
        "sides": [_side(comparison, role) for role in Role],
        "pairs": [_pair(comparison, j) for j in comparison.judgements],
        "groups": groups(comparison),
    }


def to_review_payload(reviews: Mapping[str, tuple[Review, ...]]) -> Payload:
    """Pair key -> what each reviewer says of it; relations they marked themselves are left out."""
    return {
        key: [
            {
                "reviewer": review.reviewer,
                "decision": review.decision,
                "verdict": review.verdict,
                "note": review.note,
                "day": review.at.date().isoformat(),
            }
            for review in those
            if review.decision or review.note
        ]
        for key, those in sorted(reviews.items())
    }


def groups(comparison: Comparison) -> list[Payload]:
    """The findings in the order of stepping: contradictions, unsure ones, framing, agreements."""
    found = []
    for relation in FINDINGS:
        label = UNSURE if relation is None else RELATIONS[relation]
        pairs = [
            _pair_id(j)
            for j in comparison.judgements
            if (j.unsure if relation is None else j.relation is relation and not j.unsure)
        ]
        title = label.title.capitalize()
        found.append(
            {**_label(label), "title": title, "slug": relation or "unsure", "pairs": pairs}
        )
    return found


def legend(comparison: Comparison) -> list[Payload]:
    """What the marks in the texts mean, and how much of each text carries them.

    Counts are of claims, of reporting frames, and of stretches that were not read; percentages
    are of the characters and add up to 100 on each side. Claims of an unsure pair are counted at
    their place, and once more as unsure.
    """
    counts = {role: _counts(comparison, role) for role in Role}
    percent = {r: dict(coverage_rows(comparison.coverage[r])) for r in Role}
    return [
        {
            **_label(label),
            "slug": slug(label.title),
            "counts": [counts[role][label] for role in Role],
            "percent": None if label is UNSURE else [percent[role][label] for role in Role],
        }
        for label in (*PLACES.values(), FRAMES, UNREAD, UNSURE)
    ]


def _counts(comparison: Comparison, role: Role) -> dict[Label, int]:
    entries = comparison.ledger[role]
    counts = {
        label: sum(entry.place is place for entry in entries) for place, label in PLACES.items()
    }
    counts[FRAMES] = len({e.claim.attribution.frame for e in entries} - {None})
    counts[UNREAD] = len(comparison.coverage[role].unread_spans)
    counts[UNSURE] = sum(map(_unsure, entries))
    return counts


def _unsure(entry: Entry) -> bool:
    return any(judgement.unsure for judgement in entry.judgements)


def _label(label: Label) -> Payload:
    return {"letter": label.letter, "title": label.title, "meaning": label.meaning}


def _side(comparison: Comparison, role: Role) -> Payload:
    document, entries = comparison.document(role), comparison.ledger[role]
    return {
        "role": role,
        "name": describe_document(document),
        "segments": list(_segments(document, entries)),
        "claims": [_claim(comparison, entry) for entry in entries],
    }


def _segments(document: Document, entries: tuple[Entry, ...]) -> Iterator[Payload]:
    """The text in pieces, each with the claims that it belongs to or, in a frame, speaks for."""
    start = 0
    for segment in segments(document, entries):
        end = start + len(segment.text)
        yield {
            "text": segment.text,
            "kind": _kind(segment),
            "claims": [segment.entry.claim.id]
            if segment.entry
            else [e.claim.id for e in entries if segment.frame and _frames(e.claim, start, end)],
            "opens": [entry.claim.id for entry in segment.opens],
        }
        start = end


def _kind(segment: Segment) -> str:
    if segment.entry:
        return "claim"
    if segment.frame:
        return "frame"
    return "unread" if segment.unread else "blank"


def _frames(claim: Claim, start: int, end: int) -> bool:
    frame = claim.attribution.frame
    return frame is not None and frame.start < end and start < frame.end


def _claim(comparison: Comparison, entry: Entry) -> Payload:
    claim, nearest, pair = entry.claim, nearest_claim(entry), entry.nearest
    return {
        "id": claim.id,
        "text": claim.text,
        "place": slug(PLACES[entry.place].title),
        "standing": claim.standing,
        "speaker": describe_speaker(claim.attribution, claim.role),
        "original": describe_place(comparison.document(claim.role), claim),
        "unsure": _unsure(entry),
        "cut": claim.id in comparison.cut,
        "pairs": [_pair_id(judgement) for judgement in entry.judgements],
        "nearest": nearest and pair and {"claim": nearest.id, "similarity": pair.similarity},
    }


def _pair(comparison: Comparison, judgement: Judgement) -> Payload:
    clash = classify_clash(comparison, judgement)
    return {
        "id": _pair_id(judgement),
        "key": pair_key(judgement.pair),
        "relation": judgement.relation,
        "letter": RELATIONS[judgement.relation].letter,
        "unsure": judgement.unsure,
        "claims": [judgement.pair.article.id, judgement.pair.readout.id],
        "quotes": [_quote(comparison, judgement, role) for role in Role],
        "differences": [_difference(difference) for difference in judgement.differences],
        "reason": verdict_reason(judgement),
        "clash": clash and clash.reason,
        "gate": judgement.gate,
        "doubt": describe_doubt(judgement),
        "similarity": judgement.pair.similarity,
        "affinity": judgement.pair.affinity,
        "score": judgement.score,
        "contradiction": judgement.contradiction,
        "nli": judgement.nli and [judgement.nli.forward, judgement.nli.backward],
    }


def _pair_id(judgement: Judgement) -> str:
    """What a pair is called within its comparison; two pairs of the same words share a key."""
    return "-".join(judgement.key)


def _quote(comparison: Comparison, judgement: Judgement, role: Role) -> Payload:
    claim = claim_of(judgement, role)
    return {
        "speaker": describe_speaker(claim.attribution, role),
        "original": describe_place(comparison.document(role), claim),
        "parts": [[part.text, part.mark] for part in mark_words(judgement, role)],
    }


def _difference(difference: Difference) -> Payload:
    spans, values = (difference.article, difference.readout), shown_values(difference)
    return {
        "kind": difference.kind,
        "verdict": difference.verdict,
        "reason": difference.reason,
        "sides": [_words(span, value) for span, value in zip(spans, values, strict=True)],
    }


def _words(span: Span | None, value: str | None) -> Payload:
    return {"text": span and span.text, "value": value}
