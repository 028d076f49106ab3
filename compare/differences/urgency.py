"""Urgency: how soon something is promised, from "immediately" to "in due course"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compare.claims import Claim
from compare.differences.context import Context
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Span

# Rungs from the most to the least urgent, with the stock phrases of readouts and news on each.
# Compiled for this project.
_LADDER: tuple[tuple[str, str], ...] = (
    ("at once", r"immediately|at\s+once|straight\s?away|right\s+away|instantly|forthwith|without\s+(?:any\s+)?(?:further\s+)?delay|on\s+the\s+spot|with\s+immediate\s+effect"),
    ("fast", r"as\s+(?:quickly|soon|fast|speedily|rapidly)\s+as\s+(?:possible|practicable|feasible)|swiftly|promptly|expeditiously|urgently|as\s+a\s+matter\s+of\s+urgency|at\s+the\s+earliest\s+(?:opportunity|possible\s+date)|quickly|speedily|rapidly|within\s+hours"),
    ("soon", r"shortly|soon|before\s+long|in\s+the\s+(?:near|coming)\s+(?:future|days|weeks)|in\s+the\s+days\s+ahead"),
    ("step by step", r"case[\s-]by[\s-]case|step\s+by\s+step|gradually|progressively|in\s+stages|in\s+phases|phased|incrementally"),
    ("some time", r"in\s+due\s+(?:course|time)|at\s+an\s+appropriate\s+(?:time|moment)|eventually|in\s+the\s+fullness\s+of\s+time|when\s+(?:conditions|circumstances)\s+(?:allow|permit)|at\s+a\s+later\s+(?:date|stage)|in\s+the\s+longer\s+term|no\s+rush|until\s+further\s+notice"),
)
_RUNGS = tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _LADDER)
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
        reason = f"{ours.span.text} in the article, {theirs.span.text} in the readout: another speed."
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
