"""Dates and periods of a claim, resolved to calendar days with the document's own date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import IntEnum, StrEnum
from functools import lru_cache

from dateutil.relativedelta import relativedelta
from spacy.tokens import Doc, Token

from compare.claims import Claim
from compare.differences.numerals import numerals
from compare.documents import Document, Span


class Grain(IntEnum):
    """How fine an expression dates: the larger, the coarser."""

    DAY = 1
    WEEK = 7
    MONTH = 30
    SEASON = 90
    YEAR = 365


class Edge(StrEnum):
    """Which side of the event the date marks."""

    ON = "on"
    FROM = "from"  # since, from, as of, after: its beginning
    UNTIL = "until"  # until, by, no later than, before: its end


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved date expression.

    Attributes:
        span: its words in the document.
        start: first day it may mean.
        end: last day it may mean; never before ``start``.
        grain: day, week, month, season or year.
        edge: whether the event falls on it, begins with it or ends with it.
        floating: counted from an assumed date because the document has none: comparable only with
            another expression of the same form.
        token: index of its first token in the document's parse.
        anchored: counted from another date of the text ("the same day").
        midnight: whether midnight is named with it, which belongs to two days.
    """

    span: Span
    start: date
    end: date
    grain: Grain
    edge: Edge
    floating: bool
    token: int
    anchored: bool = False
    midnight: bool = False

    @property
    def value(self) -> str:
        """ISO 8601: a day, or first and last day with a slash between them."""
        if self.floating and self.grain is Grain.DAY:
            return self.start.strftime("%A")
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


_MONTH_NAMES = "January February March April May June July August September October November December"
_MONTHS = {name[:3].lower(): number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
# Meteorological seasons of the northern hemisphere: first month; winter runs into the next year.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_RANKS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
).split()

_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June|July|Jun\.|Jul\.|"
    r"Aug(?:ust|\.)|Sep(?:tember|t?\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s*(?:and|to|or|-|–|—|until|through)\s*"
_COUNT = r"(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SPAN = r"(?:day|week|month|year)"
_PATTERNS = {
    "numeric": r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<dotted>\b\d{1,2}\.\d{1,2}\.(?:\d{4})?(?!\d))",
    "day_month": rf"\b(?:(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?|(?:the\s+)?(?P<rank>{'|'.join(_RANKS)}))"
    rf"\s+(?:of\s+)?(?P<m>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?\b",
    "month_day": rf"\b(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?!\d)(?:{_TO}(?P<d2>{_DAY})(?!\d))?"
    rf"(?:,?\s+(?P<y>{_YEAR}))?\b",
    "month": rf"\b(?:(?P<part>early|mid|late|(?:the\s+)?(?:end|close|start|beginning|middle)\s+of)[\s-]+)?"
    rf"(?:(?P<which>last|next|this)\s+)?(?P<m>{_MONTH})(?:,?\s+(?P<y>{_YEAR}))?(?!\w)(?!\s+\d)",
    "weekday": rf"\b(?:(?P<which>last|next|this|coming)\s+)?(?P<w>{'|'.join(d.title() for d in _DAYS)})\b",
    "deictic": r"\b(?P<word>yesterday|today|tomorrow|tonight|last\s+night)\b",
    "calendar": r"\b(?:(?P<part>(?:the\s+)?(?:end|close|start|beginning|middle)\s+of)\s+)?"
    rf"(?P<which>last|this|next|the|current|coming)\s+(?P<unit>week|weekend|month|year|{'|'.join(_SEASONS)})\b"
    r"(?!-)(?!\s+(?:of|in\s+which|day|long|before|after)\b)",
    "anchored": r"\b(?:(?P<after>(?:the\s+)?(?:following|next)\s+(?:day|morning|evening|afternoon)|"
    r"the\s+day\s+after)|(?P<before>the\s+(?:previous|preceding)\s+(?:day|evening)|the\s+day\s+before)|"
    r"(?P<same>(?:the|that)\s+same\s+(?:day|date|evening|afternoon|morning)|that\s+(?:day|date|evening)|"
    r"on\s+the\s+day))\b",
    "distance": rf"\b(?P<n>{_COUNT})\s+(?P<unit>{_SPAN})s?\s+(?P<dir>ago|earlier|later|hence|from\s+now)\b",
    "season_year": rf"\b(?:the\s+)?(?P<season>{'|'.join(_SEASONS)})\s+(?:of\s+)?(?P<y>{_YEAR})\b",
    "quarter": rf"\bthe\s+(?P<q>first|second|third|fourth|last)\s+(?P<unit>quarter|half)(?:\s+of\s+(?P<y>{_YEAR}))\b",
    "year": rf"(?<![\d.,$€£#/:–-])\b(?:(?P<part>early|mid|late|(?:the\s+)?(?:end|close|start|beginning)\s+of)[\s-]+)?"
    rf"(?P<y>{_YEAR})\b(?![,.]?\d)(?!\s*(?:%|per\s?cent|percent|hours|hrs|million|billion|people|persons))",
}
_COMPILED = tuple(
    (name, re.compile(pattern, re.IGNORECASE if name not in ("month", "weekday") else 0))
    for name, pattern in _PATTERNS.items()
)
_EDGE_WORDS = {
    Edge.FROM: r"since|from|as\s+(?:of|from)|with\s+effect\s+from|effective|starting(?:\s+on)?|beginning(?:\s+on)?|after|between",
    Edge.UNTIL: r"until|till|by|before|through|to|no\s+later\s+than|not\s+later\s+than|up\s+to|at\s+the\s+latest\s+by|ahead\s+of",
}
_EDGES = {
    edge: re.compile(rf"\b(?:{words})(?:\s+(?:the|late|on|early|and\s+including))*\s*$", re.IGNORECASE)
    for edge, words in _EDGE_WORDS.items()
}
_BARE_MONTH = re.compile(
    r"\b(?:in|by|until|till|since|from|before|after|of|during|through|to|between|and|this|last|next|on|at)\s+$",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"\b(?:midnight|00:00|24:00|0000\s+hours|2400\s+hours)\b", re.IGNORECASE)
# "PORT CADE, Nov. 19 -": the date of the despatch, not of an event.
_DATELINE = re.compile(r"^[^.!?\n]{0,60}\b[A-Z]{3,}[^.!?\n]{0,60}$")
_DATELINE_END = re.compile(r"\)?\s*(?:\([^)]{1,40}\)\s*)?(?:--|[-–—])\s")
_EVERY = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
_UNDATED = date(2001, 1, 1)  # counts for documents without a date; never shown
_PAST, _FUTURE, _PRESENT = -1, 1, 2
# A day without a year that is this close to the document's date needs no tense to be placed.
_NEAR = 120
_ANCHOR_REACH = 600  # characters before "the following day" in which its date is looked for


@lru_cache(maxsize=8192)
def moments(claim: Claim, document: Document) -> tuple[Moment, ...]:
    """The date expressions of a claim as calendar days, in reading order.

    "The following day" counts from the last date named before it in the document; weekdays count
    back from the document's date in the past tense and forward in the future tense.
    """
    if claim.parse is None:
        return ()
    return tuple(_moments(claim.parse.doc, document, claim.start, claim.end))


def date_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where date expressions stand in a text: start and end offsets."""
    return tuple((m.start(), m.end()) for _, m in _matches(text, 0, len(text)))


def _moments(doc: Doc, document: Document, start: int, end: int) -> Iterator[Moment]:
    for name, match in _matches(document.text, start, end):
        line = document.text.rfind("\n", 0, match.start()) + 1
        opening = document.text[line : match.start()]
        if _DATELINE.match(opening) and _DATELINE_END.match(document.text, match.end()):
            continue
        token = _token_at(doc, match.start())
        if token is None:
            continue
        scene = _Scene(document.published or _UNDATED, _tense(token), document, doc, match.start())
        try:
            days = _RESOLVERS[name](match, scene)
        except (ValueError, OverflowError):  # 31 February, year 10000
            continue
        if days is None:
            continue
        first, last, grain = days
        floating = document.published is None and name in _RELATIVE
        ranged = bool(match.groupdict().get("d2"))
        edge = Edge.ON if ranged else _edge(document.text[max(start, match.start() - 40) : match.start()])
        span = document.span(match.start(), match.end())
        around = document.text[max(start, match.start() - 24) : min(end, match.end() + 16)]
        midnight = bool(_MIDNIGHT.search(around))
        yield Moment(span, first, last, grain, edge, floating, token.i, name == "anchored", midnight)


def _matches(text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
    """The date expressions between two offsets; of overlapping ones the longest."""
    found = [
        (m.start(), -m.end(), name, m)
        for name, pattern in _COMPILED
        for m in pattern.finditer(text, start, end)
        if (name != "month" or _is_month(text, m)) and not _EVERY.search(text[: m.start()][-12:])
    ]
    reach, weekday = start, None
    for begin, negative_end, name, match in sorted(found, key=lambda row: row[:2]):
        if begin < reach:
            continue
        reach = -negative_end
        if weekday is not None:
            between = text[weekday.end() : begin]
            if not (name in ("day_month", "month_day", "numeric") and re.fullmatch(r"\W{0,3}(?:the\s)?", between)):
                yield "weekday", weekday
            weekday = None
        if name == "weekday":
            weekday = match
        else:
            yield name, match
    if weekday is not None:
        yield "weekday", weekday


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a bare "May" or "March" is the month."""
    if match["part"] or match["which"] or match["y"]:
        return True
    return bool(_BARE_MONTH.search(text[max(0, match.start() - 12) : match.start()]))


def _edge(before: str) -> Edge:
    return next((edge for edge, pattern in _EDGES.items() if pattern.search(before)), Edge.ON)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What an expression is resolved against."""

    today: date
    tense: int  # -1 past, 0 unknown, 1 future, 2 present
    document: Document
    doc: Doc
    offset: int


_Days = tuple[date, date, Grain]


def _day(first: date, last: date | None = None) -> _Days:
    return first, max(first, last or first), Grain.DAY


def _numeric(match: re.Match[str], scene: _Scene) -> _Days:
    if match["iso"]:
        return _day(date.fromisoformat(match["iso"]))
    day, month, *rest = (int(part) for part in match["dotted"].split(".") if part)
    return _day(_in_year(scene, month, day, rest[0] if rest else None))


def _day_month(match: re.Match[str], scene: _Scene) -> _Days:
    groups = match.groupdict()
    month = _MONTHS[match["m"][:3].lower()]
    if rank := groups.get("rank"):
        return _day(_in_year(scene, month, _RANKS.index(rank.lower()) + 1, _int(match["y"])))
    first = _in_year(scene, month, _int(match["d"]) or 0, _int(match["y"]))
    last = first.replace(day=_int(match["d2"]) or 0) if match["d2"] else first
    return _day(min(first, last), max(first, last))


def _month(match: re.Match[str], scene: _Scene) -> _Days:
    month = _MONTHS[match["m"][:3].lower()]
    first = _in_year(scene, month, 1, _int(match["y"]), match["which"], whole_month=True)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return _part(match["part"], first, last, Grain.MONTH)


def _weekday(match: re.Match[str], scene: _Scene) -> _Days:
    target = _DAYS.index(match["w"].lower())
    which = (match["which"] or "").lower()
    ahead = (target - scene.today.weekday()) % 7
    if which in ("next", "coming"):
        return _day(scene.today + timedelta(ahead or 7))
    if which == "last":
        return _day(scene.today + timedelta((ahead or 7) - 7))
    if which == "this" or scene.tense > 0:
        return _day(scene.today + timedelta(ahead))
    return _day(scene.today + timedelta(ahead - 7 if ahead else 0))


def _deictic(match: re.Match[str], scene: _Scene) -> _Days:
    word = match["word"].lower()
    return _day(scene.today + timedelta({"yesterday": -1, "tomorrow": 1}.get(word, -1 if " " in word else 0)))


def _calendar(match: re.Match[str], scene: _Scene) -> _Days | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if unit in _SEASONS:
        return _season(unit, which, scene)
    if which == "the" and not match["part"]:
        return None
    step = {"last": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit in ("week", "weekend"):
        monday = scene.today + timedelta(7 * step - scene.today.weekday())
        first = monday + timedelta(5 if unit == "weekend" else 0)
        return _part(match["part"], first, monday + timedelta(6), Grain.WEEK)
    if unit == "month":
        first = scene.today.replace(day=1) + relativedelta(months=step)
        return _part(match["part"], first, first + relativedelta(months=1, days=-1), Grain.MONTH)
    first = date(scene.today.year + step, 1, 1)
    return _part(match["part"], first, date(first.year, 12, 31), Grain.YEAR)


def _season(name: str, which: str, scene: _Scene) -> _Days:
    tense = {"last": -1, "next": 1, "coming": 1}.get(which, scene.tense)
    month = _SEASONS[name]
    slack = 0 if which in ("last", "next") else 92
    first = _nearest(scene.today, tense, month, 1, slack, explicit=which in ("last", "next"))
    return first, first + relativedelta(months=3, days=-1), Grain.SEASON


def _anchored(match: re.Match[str], scene: _Scene) -> _Days | None:
    anchor = _anchor(scene)
    if anchor is None:
        return None
    return _day(anchor + timedelta(1 if match["after"] else -1 if match["before"] else 0))


def _distance(match: re.Match[str], scene: _Scene) -> _Days | None:
    count = 1 if match["n"].lower() in ("a", "an") else int(next(iter(numerals(match["n"]))).low)
    unit, direction = match["unit"].lower() + "s", match["dir"].lower()
    anchor = scene.today if direction in ("ago", "hence") or "from" in direction else _anchor(scene)
    if anchor is None:
        return None
    sign = -1 if direction in ("ago", "earlier") else 1
    day = anchor + relativedelta(**{unit: sign * count})  # type: ignore[arg-type]
    if unit == "days":
        return _day(day)
    # "Three weeks ago" is rarely meant to the day: half a unit either way.
    half = {"weeks": 3, "months": 15, "years": 182}[unit]
    grain = {"weeks": Grain.WEEK, "months": Grain.MONTH, "years": Grain.YEAR}[unit]
    return day - timedelta(half), day + timedelta(half), grain


def _season_year(match: re.Match[str], scene: _Scene) -> _Days:
    first = date(int(match["y"]), _SEASONS[match["season"].lower()], 1)
    return first, first + relativedelta(months=3, days=-1), Grain.SEASON


def _quarter(match: re.Match[str], scene: _Scene) -> _Days:
    months = 3 if match["unit"].lower() == "quarter" else 6
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // months - 1}
    first = date(int(match["y"]), 1, 1) + relativedelta(months=months * number[match["q"].lower()])
    return first, first + relativedelta(months=months, days=-1), Grain.SEASON


def _year(match: re.Match[str], scene: _Scene) -> _Days:
    year = int(match["y"])
    return _part(match["part"], date(year, 1, 1), date(year, 12, 31), Grain.YEAR)


def _part(part: str | None, first: date, last: date, grain: Grain) -> _Days:
    """The early, middle or late part of a period; its end and start are its last and first days."""
    if not part:
        return first, last, grain
    word = part.lower()
    length = (last - first).days
    if "end" in word or "close" in word:
        return last - timedelta(length // 5), last, Grain.DAY if grain is Grain.MONTH else Grain.MONTH
    if "start" in word or "beginning" in word:
        return first, first + timedelta(length // 5), grain
    third = timedelta(length // 3)
    if word.startswith("early"):
        return first, first + third, grain
    if word.startswith("late"):
        return last - third, last, grain
    return first + third, last - third, grain


_RESOLVERS: dict[str, Callable[[re.Match[str], _Scene], _Days | None]] = {
    "numeric": _numeric,
    "day_month": _day_month,
    "month_day": _day_month,
    "month": _month,
    "weekday": _weekday,
    "deictic": _deictic,
    "calendar": _calendar,
    "anchored": _anchored,
    "distance": _distance,
    "season_year": _season_year,
    "quarter": _quarter,
    "year": _year,
}
_RELATIVE = frozenset({"weekday", "deictic", "calendar", "distance", "anchored"})


def _in_year(
    scene: _Scene,
    month: int,
    day: int,
    year: int | None,
    which: str | None = None,
    whole_month: bool = False,
) -> date:
    """The day of that month, in the year given or the one nearest to the document's date."""
    if year is not None:
        return date(year, month, day)
    tense = {"last": -1, "next": 1}.get((which or "").lower(), scene.tense)
    slack = 31 if whole_month and not which else 0
    return _nearest(scene.today, tense, month, day, slack, explicit=which in ("last", "next"))


def _nearest(
    today: date, tense: int, month: int, day: int, slack: int, explicit: bool = False
) -> date:
    """The closest such day, on the side of today that the tense allows (give or take ``slack``)."""
    if tense not in (_PAST, _FUTURE):
        tense = 0
    years = range(max(MINYEAR, today.year - 1), min(MAXYEAR, today.year + 1) + 1)
    days = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
    if not days:
        raise ValueError(f"no day {day} in month {month}")
    near = [d for d in days if not explicit and abs((d - today).days) <= _NEAR]
    allowed = near or [d for d in days if tense * (d - today).days >= -slack] or days
    return min(allowed, key=lambda d: abs((d - today).days))


def _anchor(scene: _Scene) -> date | None:
    """The last day named before the expression, within reach."""
    start = max(0, scene.offset - _ANCHOR_REACH)
    for name, match in reversed(list(_matches(scene.document.text, start, scene.offset))):
        token = _token_at(scene.doc, match.start())
        if name not in ("numeric", "day_month", "month_day", "weekday", "deictic") or token is None:
            continue
        if _edge(scene.document.text[max(0, match.start() - 40) : match.start()]) is Edge.FROM:
            continue  # "since 1 January" is no day on which something was
        if name == "weekday" and scene.document.published is None:
            continue
        day = _RESOLVERS[name](
            match, _Scene(scene.today, _tense(token), scene.document, scene.doc, match.start())
        )
        return day[0] if day else None
    return None


def _token_at(doc: Doc, offset: int) -> Token | None:
    if offset >= len(doc.text):
        return None
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span else None


_AWAITED = frozenset("expect schedule set plan due slate foresee".split())
_FUTURE_WORDS = frozenset(
    "will shall would wo 'll ’ll may might can could must should due expect plan schedule".split()
)


def _tense(token: Token) -> int:
    """Past (-1), future (1) or unknown (0), by the nearest verb above the token."""
    for node in token.ancestors:
        if node.pos_ not in ("VERB", "AUX"):
            continue
        below = [t for t in node.children if t.dep_ in ("aux", "auxpass")]
        if any(t.lower_ == "did" for t in below):
            return _PAST
        if node.tag_ == "VB" or any(t.lower_ in _FUTURE_WORDS for t in below):
            past_modal = any(t.tag_ == "VBN" or t.lemma_ == "have" for t in below) and node.tag_ == "VBN"
            return -1 if past_modal and not any(t.lower_ in ("will", "shall") for t in below) else 1
        if any(t.lower_ in ("is", "are") and node.tag_ == "VBG" for t in below):
            return 1
        if node.lemma_ in _AWAITED and node.tag_ == "VBN":
            return _FUTURE
        if node.tag_ in ("VBD", "VBN"):
            return _PAST
        if node.tag_ in ("VBZ", "VBP"):
            return _PRESENT if not any(t.tag_ == "VBN" for t in node.children) else _PAST
        if node.tag_ == "VBG":
            continue
    return 0


def _int(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None
