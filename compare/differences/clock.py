"""Clock times of a claim, as minutes of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.differences.calendar import Edge
from compare.documents import Document, Span


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day.

    Attributes:
        span: its words in the document.
        low: first minute of the day it may mean, from 0.
        high: last minute it may mean, up to 1,440.
        exact: whether the clock is named rather than a part of the day.
        edge: at, from or by that time.
        token: index of its first token in the document's parse.
    """

    span: Span
    low: int
    high: int
    exact: bool
    edge: Edge
    token: int

    @property
    def value(self) -> str:
        """24-hour clock: "18:00", or "12:00-15:00" for a part of the day."""
        if self.exact:
            return _clock((self.low + self.high) // 2)
        return f"{_clock(self.low)}-{_clock(self.high)}"


# Parts of the day in minutes, as news agencies use the words; "night" runs past midnight, so the
# part of it before midnight and the part after it both count as night.
_PARTS = {
    "early morning": (240, 540),
    "late morning": (600, 720),
    "morning": (300, 720),
    "breakfast": (360, 600),
    "early afternoon": (720, 900),
    "late afternoon": (900, 1080),
    "afternoon": (720, 1080),
    "early evening": (1020, 1200),
    "late evening": (1200, 1440),
    "evening": (1020, 1440),
    "dawn": (240, 480),
    "dusk": (960, 1320),
    "lunchtime": (690, 870),
}
_NOON = {"noon": 720, "midday": 720, "midnight": 1440}
_DAY = 1440
_ABOUT = 30  # minutes either way that "about 9 p.m." allows
_HOURS = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
_HOUR = rf"(?:1[0-2]|0?[1-9]|{'|'.join(_HOURS)})"
_PART = "|".join(part.replace(" ", r"\s+") for part in sorted(_PARTS, key=len, reverse=True))
_PATTERN = re.compile(
    rf"""\b(?:
      (?P<h12>{_HOUR})(?:[:.](?P<m12>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)
    | (?P<hof>{_HOUR})(?:\s+o['’]clock)?\s+
      (?:in\s+the\s+(?P<dayhalf>morning|afternoon|evening)|at\s+(?P<night>night))
    | (?P<h24>2[0-4]|[01]?\d):(?P<m24>[0-5]\d)(?!:?\d)(?:\s*(?:hours|hrs|h)\b)?
    | (?P<mil>(?:2[0-3]|[01]\d)[0-5]\d)\s+(?:hours|hrs)\b
    | (?P<noon>noon|midday|midnight)\b
    | (?:the\s+)?(?P<part>{_PART})\b(?!\s+(?:session|edition|paper|prayer|news))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|before|until|till|no\s+later\s+than)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:after|from|since)\s+$", re.IGNORECASE)
_CIRCA = re.compile(
    r"\b(?:about|around|roughly|approximately|some|shortly\s+after|soon\s+after|nearly|just\s+(?:before|after))\s+$",
    re.IGNORECASE,
)


@remembered
def clock_times(claim: Claim, document: Document) -> tuple[ClockTime, ...]:
    """The times of day of a claim, in reading order."""
    if claim.parse is None:
        return ()
    return tuple(_times(claim, document))


def clock_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where times of day stand in a text: start and end offsets."""
    return tuple((m.start(), m.end()) for m in _PATTERN.finditer(text))


def _times(claim: Claim, document: Document) -> Iterator[ClockTime]:
    assert claim.parse is not None  # noqa: S101 - for the type checker; the caller looks first
    for match in _PATTERN.finditer(document.text, claim.start, claim.end):
        before = document.text[max(claim.start, match.start() - 24) : match.start()]
        span = claim.parse.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None:
            continue
        low, high = _minutes(match)
        if _CIRCA.search(before) and low == high:
            low, high = max(0, low - _ABOUT), min(_DAY, high + _ABOUT)
        edge = Edge.UNTIL if _BY.search(before) else Edge.FROM if _FROM.search(before) else Edge.ON
        words = document.span(match.start(), match.end())
        yield ClockTime(words, low, high, match["part"] is None, edge, span[0].i)


def _minutes(match: re.Match[str]) -> tuple[int, int]:
    if part := match["part"]:
        return _PARTS[" ".join(part.lower().split())]
    if noon := match["noon"]:
        minute = _NOON[noon.lower()]
    elif match["h24"]:
        minute = int(match["h24"]) * 60 + int(match["m24"])
    elif match["mil"]:
        minute = int(match["mil"][:2]) * 60 + int(match["mil"][2:])
    else:
        minute = _twelve_hour(match)
    return min(minute, _DAY), min(minute, _DAY)


def _twelve_hour(match: re.Match[str]) -> int:
    word = (match["h12"] or match["hof"]).lower()
    hour = (_HOURS.get(word) or int(word)) % 12
    sign = (match["half"] or match["dayhalf"] or match["night"]).lower()
    afternoon = sign.startswith(("p", "af", "ev", "n"))
    return (hour + 12 * afternoon) * 60 + int(match["m12"] or 0)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
