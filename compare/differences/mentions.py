"""Numerals of a text that belong together: shares, parts and wholes, changes, ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from compare.differences.calendar import date_spans
from compare.differences.clock import clock_spans
from compare.differences.numerals import Numeral, Reading, numerals
from compare.differences.phrasing import before, phrases
from compare.differences.units import unit_beside


class Part(StrEnum):
    """Which part of a set a number counts."""

    ALL = "all"  # the plain case: the number of all that is spoken of
    SOME = "some"  # "62 of the 310": the 62
    WHOLE = "whole"  # "62 of the 310": the 310
    RATIO = "ratio"  # "62 of the 310": the share
    REST = "rest"  # "all but nine": the nine that are left out
    ORIGIN = "origin"  # "from 90 to 60": the 90


class Trend(StrEnum):
    """Whether a number is a level or a change."""

    LEVEL = "level"
    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Mention:
    """A numeral and its part in what is said.

    Attributes:
        numeral: where it stands and what it may be.
        part: which part of a set it counts.
        trend: rise or fall if it is the size of a change read from two levels; else None.
        whole: the number it is a part of, where that is given.
    """

    numeral: Numeral
    part: Part = Part.ALL
    trend: Trend | None = None
    whole: float | None = None


_SMALL_WHOLE = 20  # "three in five": the wholes that shares are said of
_EXCEPT = before(
    r"(?:all|every \w+|everyone|any)(?: of \w+)?,? "
    r"(?:but|except(?: for)?|save(?: for)?|bar)(?: the)?"
)
_FROM, _BETWEEN = before("from"), before("between")
_OF_WHOLE = re.compile(
    phrases(r"\s(?:out )?of(?: (?:the|its|their|our|these|those|all|every|a total of))?") + r"\s+",
    re.IGNORECASE,
)
_IN_WHOLE = re.compile(phrases(r"\s(?:in|out of|of)(?: every)?") + r"\s+", re.IGNORECASE)
_DASHES = ("-", "–", "—", "to")
_RANGE = re.compile(r"\s*(?:to|-|–|—|and)\s*", re.IGNORECASE)
_TO = re.compile(r"(?:\s+[\w-]+){0,3}?\s+to\s+(?:\w+\s+)?")
# Ages, numbers in names and in lists count nothing.
_AGE = before("aged?|age of|ages")
_OLD = re.compile(r"[\s-](?:years?|months?)[\s-]olds?\b|\s+years\s+of\s+age", re.IGNORECASE)
_COMPOUND = re.compile(r"-(?:point|page|member|seat|part|step|way|time)\b", re.IGNORECASE)
_NAME = re.compile(
    r"\b(?:No\.?|number|Article|Unit|Block|Room|Phase|Section|Part|Update|Route|Highway|Decree|"
    r"Resolution|Line|Gate|Terminal|Chapter|Annex|Group|G|Covid|helpline)[\s-]*$",
    re.IGNORECASE,
)
_LIST_START = re.compile(r"(?:^|\n)\s*\(?$")
_LIST_END = re.compile(r"[.)](?:\s|$)")


def mentions(text: str) -> Iterator[Mention]:
    """The numbers of a text in reading order, without dates, clock times, ages and labels."""
    hidden = (*date_spans(text), *clock_spans(text))
    found = [n for n in numerals(text) if not _is_hidden(n, hidden) and not _is_label(text, n)]
    index, reach = 0, 0
    while index < len(found):
        here, after = found[index], found[index + 1] if index + 1 < len(found) else None
        index += 1
        if here.start < reach:  # the "second" of "metres per second"
            continue
        joined = _join(text, here, after) if after else ()
        if joined:
            index += 1
        yield from joined or (Mention(here, _part(text, here)),)
        measured = unit_beside(text, here.start, here.end)
        reach = measured.end if measured else here.end


def _is_hidden(numeral: Numeral, hidden: tuple[tuple[int, int], ...]) -> bool:
    return any(numeral.start < end and start < numeral.end for start, end in hidden)


def _is_label(text: str, numeral: Numeral) -> bool:
    lead = text[max(0, numeral.start - 24) : numeral.start]
    if _AGE.search(lead) or _NAME.search(lead):
        return True
    if _OLD.match(text, numeral.end) or _COMPOUND.match(text, numeral.end):
        return True
    return bool(_LIST_START.search(lead) and _LIST_END.match(text, numeral.end))


def _part(text: str, numeral: Numeral) -> Part:
    left_out = _EXCEPT.search(text[max(0, numeral.start - 40) : numeral.start])
    return Part.REST if left_out and numeral.reading is Reading.CARDINAL else Part.ALL


def _join(text: str, here: Numeral, after: Numeral) -> tuple[Mention, ...]:
    if Reading.ORDINAL in (here.reading, after.reading):
        return ()
    between, lead = text[here.end : after.start], text[: here.start][-16:]
    if _is_share(text, here, after, between):
        share = 100 * here.low / after.low
        return (Mention(Numeral(here.start, after.end, share, share, Reading.SHARE)),)
    if here.high < after.low and _OF_WHOLE.fullmatch(between):
        return _part_of(text, here, after)
    if _FROM.search(lead) and here.low and _TO.fullmatch(between):
        return _change(here, after)
    ranged = between.strip() in _DASHES or _BETWEEN.search(lead)
    if ranged and here.high < after.low and _RANGE.fullmatch(between):
        return (Mention(_range(here, after)),)
    return ()


def _is_share(text: str, here: Numeral, after: Numeral, between: str) -> bool:
    """Whether two small numbers make a share, as in "three in five"."""
    small = here.high < after.low <= _SMALL_WHOLE and text[after.start].isalpha()
    plain = bool(_IN_WHOLE.fullmatch(between)) and not unit_beside(text, here.start, here.end)
    return small and plain


def _part_of(text: str, here: Numeral, after: Numeral) -> tuple[Mention, ...]:
    """Read "62 of the 310" as 62, 310 and 20 percent, "all but nine of the 310" as 301."""
    if _part(text, here) is Part.REST:
        here = replace(here, low=after.low - here.low, high=after.low - here.low)
    share = 100 * here.low / after.low
    ratio = Numeral(here.start, after.end, share, share, Reading.SHARE)
    some = Mention(here, Part.SOME, whole=after.low)
    return some, Mention(after, Part.WHOLE), Mention(ratio, Part.RATIO)


def _change(here: Numeral, after: Numeral) -> tuple[Mention, ...]:
    """Read "from 90 to 60 million" as its levels and the share by which they differ."""
    start = _scaled(here, after)
    share = abs(100 * (after.low - start.low) / start.low)
    change = Numeral(here.start, after.end, share, share, Reading.SHARE)
    trend = Trend.RISE if after.low > start.low else Trend.FALL
    return Mention(start, Part.ORIGIN), Mention(after), Mention(change, trend=trend)


def _range(here: Numeral, after: Numeral) -> Numeral:
    low = min(_scaled(here, after).low, after.low)
    return Numeral(here.start, after.end, low, after.high, Reading.CARDINAL, after.places)


def _scaled(here: Numeral, after: Numeral) -> Numeral:
    """The first of two numbers, in the millions that are only said with the second."""
    if here.low < 1e3 <= after.places:
        return replace(here, low=here.low * after.places, high=here.high * after.places)
    return here
