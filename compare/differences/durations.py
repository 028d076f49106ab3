"""Lengths of time: "three days" beside "a week", "within sixty days" beside "in two months"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from compare.claims import Claim
from compare.differences.context import Context
from compare.differences.events import likeness, may_coincide
from compare.differences.kinship import akin
from compare.differences.matching import Match, mutual_best, unsettled
from compare.differences.numerals import Reading
from compare.differences.periods import apart
from compare.differences.quantities import Quantity, quantities
from compare.differences.types import Difference, Kind, Verdict
from compare.differences.units import Dimension
from compare.documents import Document

# Like the thresholds of dates: measured on made-up sentences with one length changed.
CONFLICT = 1.2
SAME = 0.5
_NOUN = 0.3  # both lengths belong to one noun ("a five-year loan", "a loan for five years")
# Months have 28 to 31 days and "six months" may be 180: this share of the longer is one length.
_CALENDAR = 0.05
_LEADS = (
    ("limit", re.compile(r"\bwithin\s+(?:the\s+next\s+)?$", re.IGNORECASE)),
    (
        "extent",
        re.compile(r"\b(?:for|of|lasting|lasted)\s+(?:the\s+next\s+|another\s+)?$", re.IGNORECASE),
    ),
    ("distance", re.compile(r"\bafter\s+$", re.IGNORECASE)),
)
_FACTOR = 5.0  # lengths further apart than this are hardly said of one thing


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Durations of both claims that agree or clash."""
    ours = durations_of(article, context.article)
    theirs = durations_of(readout, context.readout)
    matches = [Match(a, r, score(a, r)) for a in ours for r in theirs if comparable(a, r)]
    agreeing = mutual_best(m for m in matches if agree(m.article, m.readout))
    same = [m for m in agreeing if m.score >= SAME]
    clashing = [m for m in unsettled(matches, same) if _clash(m)]
    found = [_difference(m, Verdict.SAME) for m in same]
    if not clashing:
        return tuple(found)
    if times := apart(article, readout, context):
        return (
            *found,
            *(_difference(m, Verdict.GATE, times.reason) for m in mutual_best(clashing)),
        )
    return (*found, *(_difference(m, Verdict.CONFLICT) for m in mutual_best(clashing)))


def durations_of(claim: Claim, document: Document) -> list[Quantity]:
    """The lengths of time of a claim."""
    found = [
        q
        for q in quantities(claim, document)
        if q.unit.dimension is Dimension.DURATION
        and q.reading is not Reading.ORDINAL
        and not q.negated
    ]
    return list(_joined(found, document))


def _joined(found: list[Quantity], document: Document) -> Iterator[Quantity]:
    """One length for "three hours and fifty minutes"."""
    index = 0
    while index < len(found):
        long, short = found[index], found[index + 1] if index + 1 < len(found) else None
        between = document.text[long.span.end : short.span.start].strip() if short else ""
        if short and between in ("and", ",", "") and short.unit.factor < long.unit.factor:
            rest = short.point * short.unit.factor / long.unit.factor
            span = document.span(long.span.start, short.span.end)
            low, high, point = long.low + rest, long.high + rest, long.point + rest
            yield replace(long, span=span, low=low, high=high, point=point, places=0.01)
            index += 2
        else:
            yield long
            index += 1


def comparable(a: Quantity, r: Quantity) -> bool:
    """Whether the two could be of one length at all."""
    return a.trend is r.trend and a.part is r.part and a.per == r.per


def score(a: Quantity, r: Quantity) -> float:
    """How likely both are of one length: 0 to 3.0, see ``likeness``."""
    noun = _NOUN if a.counted and r.counted and akin(a.counted, r.counted) else 0.0
    return noun + likeness(a.event, r.event)


def agree(a: Quantity, r: Quantity) -> bool:
    """Whether both may be one length: rounding and months of any number of days allowed for."""
    scale = r.unit.factor / a.unit.factor
    size = max(abs(a.point), abs(r.point * scale))
    slack = _CALENDAR * size if a.unit != r.unit else 0.0
    return a.low - slack <= r.high * scale and r.low * scale <= a.high + slack


def _measure(duration: Quantity) -> str:
    """Whether the length is a limit ("within"), an extent ("for") or a distance ("after")."""
    return next((name for name, words in _LEADS if words.search(duration.lead)), "")


def _clash(match: Match[Quantity]) -> bool:
    a, r = match.article, match.readout
    if agree(a, r) or match.score < CONFLICT or not may_coincide(a.event, r.event):
        return False
    if a.counted and r.counted and not akin(a.counted, r.counted):
        return False
    short, long = sorted((a.point * a.unit.factor, r.point * r.unit.factor))
    if _measure(a) and _measure(r) and _measure(a) != _measure(r):
        return False
    return (
        long <= _FACTOR * short
        and a.reading is not Reading.VAGUE
        and r.reading is not Reading.VAGUE
    )


def _difference(match: Match[Quantity], verdict: Verdict, reason: str = "") -> Difference:
    a, r = match.article, match.readout
    if verdict is Verdict.SAME and a.span.text.lower() == r.span.text.lower():
        reason = f"Both accounts give {a.span.text}."
    elif verdict is Verdict.SAME:
        reason = f"{a.span.text} in the article and {r.span.text} in the readout are one length."
    reason = reason or (
        f"{a.span.text} in the article, {r.span.text} in the readout, for the same length of time."
    )
    return Difference(Kind.TIMING, a.span, r.span, verdict, reason, a.value, r.value)
