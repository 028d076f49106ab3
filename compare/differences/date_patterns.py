"""Date expressions as they are written: where they stand in a text and of which form they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.differences.phrasing import phrases

Found = tuple[str, re.Match[str]]

DAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
# Meteorological seasons of the northern hemisphere by their first month.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
RANKS = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first".split()
)

_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June|July|Jun\.|Jul\.|"
    r"Aug(?:ust|\.)|Sep(?:tember|t?\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_YEAR = r"(?P<y>1[5-9]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s*(?:and|to|or|-|–|—|until|through)\s*"
_PART = phrases("early", "mid", "late", "(?:the )?(?:end|close|start|beginning|middle) of")
_PART = rf"(?:(?P<part>{_PART})[\s-]+)?"
_SEASON = "|".join(SEASONS)
_COUNT = r"(?:an?|\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AFTER = phrases("(?:the )?(?:following|next) (?:day|morning|evening|afternoon)", "the day after")
_BEFORE = phrases("the (?:previous|preceding) (?:day|evening)", "the day before")
_SAME = phrases(
    "(?:the|that) same (?:day|date|evening|afternoon|morning)",
    "that (?:day|date|evening)",
    "on the day",
)
# After a four-digit number these show that it counts something and is no year.
_COUNTS = r"(?!\s*(?:%|per\s?cent|percent|hours|hrs|million|billion|people|persons))"

_PATTERNS = {
    "numeric": r"\b(?P<iso>\d{4}-\d\d-\d\d)\b|\b(?P<dotted>\d{1,2}\.\d{1,2}\.(?:\d{4})?)(?!\d)",
    "day_month": rf"\b(?:(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?|(?:the\s+)?"
    rf"(?P<rank>{'|'.join(reversed(RANKS))}))\s+(?:of\s+)?(?P<m>{_MONTH})(?:,?\s+{_YEAR})?(?!\w)",
    "month_day": rf"\b(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?!\d)(?:{_TO}(?P<d2>{_DAY})(?!\d))?"
    rf"(?:,?\s+{_YEAR})?\b",
    "month": rf"\b{_PART}(?:(?P<which>last|next|this)\s+)?(?P<m>{_MONTH})"
    rf"(?:,?\s+{_YEAR})?(?!\w)(?!\s+\d)",
    "weekday": rf"\b(?:(?P<which>last|next|this|coming)\s+)?"
    rf"(?P<w>{'|'.join(day.title() for day in DAYS)})\b",
    "deictic": r"\b(?P<word>yesterday|today|tomorrow|tonight|last\s+night)\b",
    "calendar": rf"\b{_PART}(?P<which>last|this|next|the|current|coming)\s+"
    rf"(?P<unit>week|weekend|month|year|{_SEASON})\b(?!-)"
    r"(?!\s+(?:of|in\s+which|day|long|before|after)\b)",
    "anchored": rf"\b(?:(?P<after>{_AFTER})|(?P<before>{_BEFORE})|(?P<same>{_SAME}))\b",
    "distance": rf"\b(?P<n>{_COUNT})\s+(?P<unit>day|week|month|year)s?\s+"
    r"(?P<dir>ago|earlier|later|hence|from\s+now)\b",
    "season_year": rf"\b(?:the\s+)?(?P<season>{_SEASON})\s+(?:of\s+)?{_YEAR}\b",
    "quarter": rf"\bthe\s+(?P<q>first|second|third|fourth|last)\s+(?P<unit>quarter|half)"
    rf"\s+of\s+{_YEAR}\b",
    "year": rf"(?<![\d.,$€£#/:–-])\b{_PART}{_YEAR}\b(?![,.]?\d){_COUNTS}",
}
# Names of months and days are capitalised, so that "may", "march" and "sat" are not read as such.
_CAPITALISED = ("month", "weekday", "day_month", "month_day")
_COMPILED = tuple(
    (name, re.compile(pattern, 0 if name in _CAPITALISED else re.IGNORECASE))
    for name, pattern in _PATTERNS.items()
)
_LEADS_MONTH = re.compile(
    r"\b(?:in|by|until|till|since|from|before|after|of|during|through|to|between|and|on|at)\s+$",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
# "PORT CADE, Nov. 19 -": the date of the despatch, not of an event.
_DATELINE = re.compile(r"[^.!?\n]{0,60}\b[A-Z]{3,}[^.!?\n]{0,60}")
_DATELINE_END = re.compile(r"\)?\s*(?:\([^)]{1,40}\)\s*)?(?:--|[-–—])\s")
_FULL_DATES = ("day_month", "month_day", "numeric")
_APPOSED = re.compile(r"\W{0,3}(?:the\s)?")  # what stands between "Friday" and "24 February"


def date_expressions(text: str, start: int, end: int) -> Iterator[Found]:
    """Form and match of the date expressions between two offsets; of overlapping ones the first.

    A weekday that only repeats a date beside it ("Friday, 24 February"), a recurring one ("every
    Monday") and the date of a dateline are left out.
    """
    weekday: re.Match[str] | None = None
    for name, match in _apart(text, start, end):
        if weekday is not None and not _repeats(text, weekday, name, match):
            yield "weekday", weekday
        weekday = match if name == "weekday" else None
        if weekday is None:
            yield name, match
    if weekday is not None:
        yield "weekday", weekday


def _apart(text: str, start: int, end: int) -> Iterator[Found]:
    found = [
        (match.start(), -match.end(), name, match)
        for name, pattern in _COMPILED
        for match in pattern.finditer(text, start, end)
        if _is_date(text, name, match)
    ]
    reach = start
    for begin, negative_end, name, match in sorted(found, key=lambda row: row[:2]):
        if begin >= reach:
            reach = -negative_end
            yield name, match


def _is_date(text: str, name: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    if _EVERY.search(before):
        return False
    if name == "month" and not (match["part"] or match["which"] or match["y"]):
        return bool(_LEADS_MONTH.search(before))
    line = text.rfind("\n", 0, match.start()) + 1
    opening = _DATELINE.fullmatch(text, line, match.start())
    return not (opening and _DATELINE_END.match(text, match.end()))


def _repeats(text: str, weekday: re.Match[str], name: str, match: re.Match[str]) -> bool:
    between = _APPOSED.fullmatch(text, weekday.end(), match.start())
    return name in _FULL_DATES and between is not None
