"""The day a text was published, where the page says it in full."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from compare.pages.lines import Line

DATE_WORDS = 14  # a longer line is prose, whose dates are those of events
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)\.?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? {_MONTH},? (?P<year>\d{{4}})\b",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
    )
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|updated|issued|released|date:|sent:)", re.IGNORECASE
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")  # a day with a time is when something took place


def find_published(lines: Iterable[Line]) -> date | None:
    """The publication date that the first lines of an account give, or None.

    A line that says "published" or the like goes before a line with a bare date. Dates without a
    year are left alone.
    """
    short = [line.core for line in lines if line.words <= DATE_WORDS]
    said = [core for core in short if _PUBLISHED.search(core)]
    bare = [core for core in short if not _CLOCK.search(core)]
    return next((day for core in said + bare if (day := read_date(core)) is not None), None)


def read_date(words: str) -> date | None:
    """The first full calendar date in the words, or None."""
    for pattern in _DATES:
        match = pattern.search(words)
        if match:
            return _as_date(match["year"], match["month"], match["day"])
    return None


def _as_date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:  # the 31st of June
        return None
