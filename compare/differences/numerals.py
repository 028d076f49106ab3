"""Numerals as newspapers and ministries write them, read as intervals of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor, log10

from text_to_num import text2num

from compare.differences.number_words import (
    NUMERAL,
    ORDINALS,
    PARTS,
    SCALES,
    VAGUE,
    WORD,
)

_PATTERN = re.compile(NUMERAL, re.VERBOSE | re.IGNORECASE)
# "A week" is a length after these ("for a week"), and a rate after others ("300 a week").
_LEADS_SINGLE = re.compile(
    r"\b(?:for|within|in|after|over|under|than|least|of|about|last\w*|take\w*|took|by)\s+$",
    re.IGNORECASE,
)


class Reading(StrEnum):
    """How a numeral is meant."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    SHARE = "share"  # a fraction of a whole; the value is in percent
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A written number and the numbers it may stand for.

    Attributes:
        start: offset of its first character in the text that was searched.
        end: offset after its last character.
        low: the smallest number meant.
        high: the largest number meant.
        reading: cardinal, ordinal, share (in percent) or a vague plural.
        places: size of its last significant digit (1,400 -> 100; 2.7 -> 0.1).
    """

    start: int
    end: int
    low: float
    high: float
    reading: Reading
    places: float = 1.0


def numerals(text: str) -> tuple[Numeral, ...]:
    """All numerals of a text, in reading order.

    Example: ``numerals("two dozen of 1,397")`` holds 24 and 1397.
    """
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Numeral]:
    position = 0
    while match := _PATTERN.search(text, position):
        found = _read(match)
        position = found.end if found else match.end()
        if found:
            yield found


def _read(match: re.Match[str]) -> Numeral | None:
    kind = next(name for name in _READERS if match[name])
    return _READERS[kind](match)


def _exact(match: re.Match[str], value: float, places: float = 1.0) -> Numeral:
    return Numeral(match.start(), match.end(), value, value, Reading.CARDINAL, places)


def _mixed(match: re.Match[str]) -> Numeral | None:
    whole = _value_of(match["whole"])
    if whole is None:
        return None
    size = 1.0
    for word in re.findall("|".join(SCALES), match["mscale"].lower()):
        size *= SCALES[word]
    return _exact(match, size * (whole + 1 / PARTS[match["mpart"].lower()]), size / 4)


def _fraction(match: re.Match[str]) -> Numeral | None:
    part = match["part"].lower()
    plural = match[0].lower().endswith(("s", "halves"))
    top = 1.0 if match["top"].lower() in ("a", "an") else _value_of(match["top"])
    if top is None or (top > 1 and not plural) or _is_rank(match):
        return _rank_of(part, match)
    value = 100 * top / PARTS[part]
    return Numeral(match.start(), match.end(), value, value, Reading.SHARE)


def _is_rank(match: re.Match[str]) -> bool:
    """Whether "a third" counts places ("a third meeting") rather than parts ("a third of")."""
    part = match["part"].lower()
    if part in ("half", "quarter") or match["join"] == "-" or match[0].lower().endswith("s"):
        return False
    follows = re.match(r"\s+([a-z-]+)", match.string[match.end() :], re.IGNORECASE)
    # Words that may follow a part of a whole; any other noun makes it a place in a row.
    after = (
        "of|more|less|fewer|higher|lower|in|from|to|last|this|since|over|after|and|were|was|are|is"
    )
    return bool(follows) and follows is not None and follows[1].lower() not in after.split("|")


def _rank_of(part: str, match: re.Match[str]) -> Numeral | None:
    if part not in ORDINALS:
        return None
    rank = float(ORDINALS.index(part) + 1)
    return Numeral(match.start("part"), match.end(), rank, rank, Reading.ORDINAL)


def _half(match: re.Match[str]) -> Numeral:
    whole = (match["of"] or "").split()
    if not whole:
        return Numeral(match.start(), match.end(), 50.0, 50.0, Reading.SHARE)
    if whole[-1].lower() in ("a", "an"):  # "half an hour"
        return _exact(match, 0.5, 0.5)
    size = 12.0 if whole[-1].lower() == "dozen" else SCALES[whole[-1].lower()]
    return _exact(match, size / 2, size / 2)


def _vague(match: re.Match[str]) -> Numeral:
    low, high = VAGUE[" ".join(match[0].lower().split())]
    return Numeral(match.start(), match.end(), low, high, Reading.VAGUE)


def _dozen(match: re.Match[str]) -> Numeral:
    times = re.split(r"[\s-]", match[0].lower())[0]
    count = 1.0 if times in ("a", "dozen") else (_value_of(times) or 1.0)
    return _exact(match, 12 * count, 12.0 if count > 1 else 1.0)


def _digits(match: re.Match[str]) -> Numeral:
    figure = re.sub(r"[^\d.]", "", match["figure"])
    value = float(figure)
    places = _last_place(figure)
    for word in re.findall("|".join(SCALES), match["scale"].lower()):
        value, places = value * SCALES[word], places * SCALES[word]
    reading = Reading.ORDINAL if match["suffix"] else Reading.CARDINAL
    return Numeral(match.start(), match.end(), value, value, reading, places)


def _last_place(figure: str) -> float:
    whole, _, decimals = figure.partition(".")
    if decimals:
        return float(10.0 ** -len(decimals))
    stripped = whole.rstrip("0")
    return float(10.0 ** (len(whole) - len(stripped))) if stripped else 1.0


def _rank(match: re.Match[str]) -> Numeral:
    tens, _, ones = match[0].lower().rpartition("-")
    if ones in ORDINALS:
        rank = float(ORDINALS.index(ones) + 1 + (_value_of(tens) or 0))
    else:
        rank = float(re.sub(r"\D", "", ones) or 0)
    return Numeral(match.start(), match.end(), rank, rank, Reading.ORDINAL)


def _indefinite(match: re.Match[str]) -> Numeral:
    value = SCALES[match[0].split()[-1].lower()]
    return _exact(match, value, value)


def _single(match: re.Match[str]) -> Numeral | None:
    """One, in "for a week"; elsewhere the article is no number."""
    lead = match.string[max(0, match.start() - 10) : match.start()]
    return _exact(match, 1.0) if _LEADS_SINGLE.search(lead) else None


def _words(match: re.Match[str]) -> Numeral | None:
    """The longest valid number at the start of a run of number words."""
    ends = [m.end() for m in re.finditer(rf"\b{WORD}\b", match[0], re.IGNORECASE)]
    for end in reversed(ends):
        value = _value_of(match[0][:end])
        if value is not None:
            places = 10.0 ** floor(log10(value)) if value >= 1e3 else 1.0
            found = _exact(match, value, _trailing_place(value) if value >= 1e3 else places)
            return replace(found, end=match.start() + end)
    return None


def _trailing_place(value: float) -> float:
    return _last_place(str(int(value)))


def _value_of(words: str) -> float | None:
    """The number of figures or number words; None where they make none."""
    if words[:1].isdigit():
        return float(re.sub(r"[^\d.]", "", words))
    try:
        return float(text2num(re.sub(r"\s+", " ", words.lower()), "en"))
    except ValueError:
        return None


_READERS = {
    "mixed": _mixed,
    "fraction": _fraction,
    "half": _half,
    "vague": _vague,
    "dozen": _dozen,
    "digits": _digits,
    "rank": _rank,
    "indefinite": _indefinite,
    "single": _single,
    "words": _words,
}
