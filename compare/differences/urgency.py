"""Urgency: how soon something is promised, from "immediately" to "in due course"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.claims import Claim
from compare.differences.context import Context
from compare.differences.phrasing import phrases
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Span

# Rungs from the most to the least urgent, with the stock phrases of readouts and news on each.
# Compiled for this project.
_LADDER = (
    (
        "at once",
        "immediately|at once|straight away|straightaway|right away|instantly|forthwith|on the spot",
        "without (?:any )?(?:further )?delay|with immediate effect",
    ),
    (
        "fast",
        "as (?:quickly|soon|fast|speedily|rapidly) as (?:possible|practicable|feasible)",
        "swiftly|promptly|expeditiously|urgently|quickly|speedily|rapidly|within hours",
        "as a matter of urgency|at the earliest (?:opportunity|possible date)",
    ),
    (
        "soon",
        "shortly|soon|before long|in the days ahead|in the (?:near|coming) (?:future|days|weeks)",
    ),
    (
        "step by step",
        "case(?: |-)by(?: |-)case|step by step|gradually|progressively|in stages|in phases|phased",
        "incrementally",
    ),
    (
        "some time",
        "in due (?:course|time)|at an appropriate (?:time|moment)|eventually",
        "at a later (?:date|stage)|in the longer term|until further notice",
        "when (?:conditions|circumstances) (?:allow|permit)",
    ),
)
_RUNGS = tuple(
    (name, re.compile(rf"\b{phrases(*words)}\b", re.IGNORECASE)) for name, *words in _LADDER
)
_NOT_SOON = re.compile(r"\b(?:as|how|too|so)\s+$|\bnot\s+$", re.IGNORECASE)
_COMPARED = re.compile(r"\s+(?:after|before|as|than|afterwards)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Urgency:
    """A phrase and its rung."""

    span: Span
    rung: int


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """The most urgent phrase of each side, where both have one: same rung or a shift."""
    ours = _urgency(article, context.article)
    theirs = _urgency(readout, context.readout)
    if ours is None or theirs is None:
        return ()
    a, r = _LADDER[ours.rung][0], _LADDER[theirs.rung][0]
    if ours.rung == theirs.rung:
        verdict, reason = Verdict.SAME, f"Both accounts promise the same speed: {a}."
    else:
        verdict = Verdict.SHIFT
        speeds = f"{ours.span.text} in the article, {theirs.span.text} in the readout"
        reason = f"{speeds}: another speed."
    return (Difference(Kind.TIMING, ours.span, theirs.span, verdict, reason, a, r),)


def _urgency(claim: Claim, document: Document) -> _Urgency | None:
    text = document.text[claim.start : claim.end]
    for rung, (_, pattern) in enumerate(_RUNGS):
        for match in pattern.finditer(text):
            before = text[: match.start()][-8:]
            if not _NOT_SOON.search(before) and not _COMPARED.match(text, match.end()):
                start = claim.start + match.start()
                return _Urgency(document.span(start, claim.start + match.end()), rung)
    return None
