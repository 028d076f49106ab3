"""What stands around a number and bends it: "at least", "about", "just under", "or so"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from compare.differences.numerals import Numeral
from compare.differences.phrasing import before, behind


class Hedge(StrEnum):
    """How a number is meant."""

    NONE = ""
    AT_LEAST = "at least"
    MORE = "more than"
    UP_TO = "up to"
    LESS = "less than"
    ABOUT = "about"
    UNDER = "just under"
    OVER = "just over"

    @property
    def is_limit(self) -> bool:
        """Whether it makes the number a bound."""
        return self in (Hedge.AT_LEAST, Hedge.MORE, Hedge.UP_TO, Hedge.LESS)

    @property
    def is_soft(self) -> bool:
        """Whether the number is only near the one meant."""
        return self in (Hedge.ABOUT, Hedge.UNDER, Hedge.OVER)


@dataclass(frozen=True, slots=True)
class Hedged:
    """A hedge and how far the words of the number reach with it, as offsets in the text."""

    hedge: Hedge
    start: int
    end: int


# How far "about" reaches: a tenth either way; "just under" and "just over": a tenth one way.
_ABOUT = 0.1
_LOOK_BACK = 40  # characters
_LITTLE = "(?:a little|slightly)"
# The first that fits is taken, so that "no fewer than" goes before "fewer than".
_BEFORE = (
    (
        Hedge.AT_LEAST,
        before("at (?:the very )?least|(?:no|not) (?:fewer|less) than|(?:a )?minimum of"),
    ),
    (
        Hedge.UNDER,
        before(
            "just (?:under|short of)|nearly|almost|not quite", rf"{_LITTLE} (?:under|less than)"
        ),
    ),
    (Hedge.OVER, before("just (?:over|above)", rf"{_LITTLE} (?:over|above|more than)")),
    (
        Hedge.UP_TO,
        before(
            "up to|as (?:many|much) as|(?:no|not) (?:more|longer) than|at (?:the )?most",
            "a maximum of|not exceeding",
        ),
    ),
    (Hedge.LESS, before("(?:fewer|less|lower) than|under|below|short of")),
    (
        Hedge.MORE,
        before(
            "(?:more|greater|higher|longer) than|over|above|beyond|upwards? of|in excess of",
            "exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)",
        ),
    ),
    (
        Hedge.ABOUT,
        before(
            "about|around|roughly|approximately|some|circa|an estimated|closer? to|~",
            "in the region of|on the order of",
        ),
    ),
)
_BEHIND = (
    (
        Hedge.AT_LEAST,
        behind(r"(?:\w+ )?or (?:more|longer)\b", r"(?:\w+ )?at (?:the very )?least\b", r"\+"),
    ),
    (Hedge.UP_TO, behind(r"(?:\w+ )?or (?:fewer|less)\b", r"(?:\w+ )?at (?:the )?most\b")),
    (Hedge.ABOUT, behind(r"or so\b", r"-odd\b")),
)


def hedged(text: str, start: int, end: int) -> Hedged:
    """The hedge around the number (with its unit) at ``text[start:end]``."""
    lead = text[max(0, start - _LOOK_BACK) : start]
    for hedge, pattern in _BEFORE:
        if match := pattern.search(lead):
            return Hedged(hedge, start - (len(lead) - match.start()), end)
    for hedge, pattern in _BEHIND:
        if match := pattern.match(text, end):
            return Hedged(hedge, start, match.end())
    return Hedged(Hedge.NONE, start, end)


def bounds(numeral: Numeral, hedge: Hedge) -> tuple[float, float]:
    """Smallest and largest number meant; ``inf`` above a lower limit."""
    low, high = numeral.low, numeral.high
    nudge = min(numeral.places, 1.0) * 1e-6  # "more than four" is not four
    return {
        Hedge.NONE: (low, high),
        Hedge.AT_LEAST: (low, inf),
        Hedge.MORE: (high + nudge, inf),
        Hedge.UP_TO: (0.0, high),
        Hedge.LESS: (0.0, low - nudge),
        Hedge.ABOUT: (low * (1 - _ABOUT), high * (1 + _ABOUT)),
        Hedge.UNDER: (low * (1 - _ABOUT), high - nudge),
        Hedge.OVER: (low + nudge, high * (1 + _ABOUT)),
    }[hedge]
