"""Date expressions turned into calendar days, seen from the document's own date."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import IntEnum

from dateutil.relativedelta import relativedelta

from compare.differences.date_patterns import DAYS, MONTHS, RANKS, SEASONS, Found
from compare.differences.numerals import numerals
from compare.differences.tense import Tense


class Grain(IntEnum):
    """How fine an expression dates: the larger, the coarser."""

    DAY = 1
    WEEK = 7
    MONTH = 30
    SEASON = 90
    YEAR = 365


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is resolved against.

    Attributes:
        today: the document's date.
        tense: the tense it is told in.
        anchor: the last day named before it, for "the following day".
    """

    today: date
    tense: Tense
    anchor: date | None = None


Days = tuple[date, date, Grain]
# Forms that count from the document's date or from another date of the text.
RELATIVE = frozenset({"weekday", "deictic", "calendar", "distance", "anchored"})
# A day without a year that is this close to the document's date needs no tense to be placed.
_NEAR = 120
_STEPS = {"last": -1, "next": 1, "coming": 1}


def resolve(found: Found, scene: Scene) -> Days | None:
    """First day, last day and grain of an expression; None if it cannot be placed."""
    name, match = found
    try:
        return _RESOLVERS[name](match, scene)
    except (ValueError, OverflowError):  # 31 February, year 10000
        return None


def _day(first: date, last: date | None = None) -> Days:
    last = last or first
    return min(first, last), max(first, last), Grain.DAY


def _numeric(match: re.Match[str], scene: Scene) -> Days:
    if match["iso"]:
        return _day(date.fromisoformat(match["iso"]))
    day, month, *rest = (int(part) for part in match["dotted"].split(".") if part)
    return _day(_in_year(scene, month, day, rest[0] if rest else None))


def _day_month(match: re.Match[str], scene: Scene) -> Days:
    month = MONTHS[match["m"][:3].lower()]
    rank = match.groupdict().get("rank")
    day = RANKS.index(rank.lower()) + 1 if rank else _int(match["d"]) or 0
    first = _in_year(scene, month, day, _int(match["y"]))
    last = _int(match["d2"])
    return _day(first, first.replace(day=last) if last else first)


def _month(match: re.Match[str], scene: Scene) -> Days:
    month = MONTHS[match["m"][:3].lower()]
    which = match["which"]
    first = _in_year(scene, month, 1, _int(match["y"]), which, slack=0 if which else 31)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return _part(match["part"], first, last, Grain.MONTH)


def _weekday(match: re.Match[str], scene: Scene) -> Days:
    which = match["which"]
    ahead = (DAYS.index(match["w"].lower()) - scene.today.weekday()) % 7
    if which in ("next", "coming"):
        return _day(scene.today + timedelta(ahead or 7))
    if which == "last":
        return _day(scene.today + timedelta(ahead - 7))
    if which == "this" or scene.tense in (Tense.FUTURE, Tense.PRESENT):
        return _day(scene.today + timedelta(ahead))
    return _day(scene.today + timedelta(ahead - 7 if ahead else 0))


def _deictic(match: re.Match[str], scene: Scene) -> Days:
    word = match["word"].lower()
    step = {"today": 0, "tonight": 0, "tomorrow": 1}.get(word, -1)
    return _day(scene.today + timedelta(step))


def _calendar(match: re.Match[str], scene: Scene) -> Days | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if unit in SEASONS:
        return _season(unit, which, scene)
    if which == "the" and not match["part"]:
        return None  # "the year" is whichever the text is about
    return _part(match["part"], *_period(unit, scene.today, _STEPS.get(which, 0)))


def _period(unit: str, today: date, step: int) -> Days:
    if unit in ("week", "weekend"):
        monday = today + timedelta(7 * step - today.weekday())
        return monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6), Grain.WEEK
    if unit == "month":
        first = today.replace(day=1) + relativedelta(months=step)
        return first, first + relativedelta(months=1, days=-1), Grain.MONTH
    year = today.year + step
    return date(year, 1, 1), date(year, 12, 31), Grain.YEAR


def _season(name: str, which: str, scene: Scene) -> Days:
    """A season runs on for three months, so that it may have begun already."""
    explicit = which if which in _STEPS else None
    first = _in_year(scene, SEASONS[name], 1, None, explicit, slack=0 if explicit else 92)
    return first, first + relativedelta(months=3, days=-1), Grain.SEASON


def _anchored(match: re.Match[str], scene: Scene) -> Days | None:
    if scene.anchor is None:
        return None
    return _day(scene.anchor + timedelta(1 if match["after"] else -1 if match["before"] else 0))


def _distance(match: re.Match[str], scene: Scene) -> Days | None:
    unit, direction = match["unit"].lower(), match["dir"].lower()
    anchor = scene.anchor if direction in ("earlier", "later") else scene.today
    if anchor is None:
        return None
    known = numerals(match["n"])
    count = int(known[0].low) if known else 1
    days = relativedelta(**{f"{unit}s": count})
    day = anchor - days if direction in ("ago", "earlier") else anchor + days
    # "Three weeks ago" is rarely meant to the day: half a unit either way.
    half = {"day": 0, "week": 3, "month": 15, "year": 182}[unit]
    return day - timedelta(half), day + timedelta(half), Grain[unit.upper()]


def _season_year(match: re.Match[str], scene: Scene) -> Days:
    first = date(int(match["y"]), SEASONS[match["season"].lower()], 1)
    return first, first + relativedelta(months=3, days=-1), Grain.SEASON


def _quarter(match: re.Match[str], scene: Scene) -> Days:
    months = 3 if match["unit"].lower() == "quarter" else 6
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 12 // months - 1}
    first = date(int(match["y"]), 1, 1) + relativedelta(months=months * number[match["q"].lower()])
    return first, first + relativedelta(months=months, days=-1), Grain.SEASON


def _year(match: re.Match[str], scene: Scene) -> Days:
    year = int(match["y"])
    return _part(match["part"], date(year, 1, 1), date(year, 12, 31), Grain.YEAR)


def _part(part: str | None, first: date, last: date, grain: Grain) -> Days:
    """The part of a period: its first and last fifth, or its early, middle and late third."""
    if not part:
        return first, last, grain
    word, length = part.lower(), (last - first).days
    if "end" in word or "close" in word:
        return last - timedelta(length // 5), last, grain
    if "start" in word or "beginning" in word:
        return first, first + timedelta(length // 5), grain
    third = timedelta(length // 3)
    if word.startswith("early"):
        return first, first + third, grain
    return (
        (last - third, last, grain)
        if word.startswith("late")
        else (first + third, last - third, grain)
    )


def _in_year(
    scene: Scene, month: int, day: int, year: int | None, which: str | None = None, slack: int = 0
) -> date:
    """The day of that month, in the year given or the one that tense and nearness ask for.

    ``slack``: days by which a period may have begun on the wrong side of today.
    """
    if year is not None:
        return date(year, month, day)
    if which in _STEPS:
        side = Tense(_STEPS[which])
        return _nearest(replace(scene, tense=side), month, day, slack, sided=True)
    return _nearest(scene, month, day, slack, sided=False)


def _nearest(scene: Scene, month: int, day: int, slack: int, sided: bool) -> date:
    today = scene.today
    years = range(max(MINYEAR, today.year - 1), min(MAXYEAR, today.year + 1) + 1)
    days = [date(y, month, day) for y in years if 1 <= day <= monthrange(y, month)[1]]
    if not days:
        raise ValueError(f"no day {day} in month {month}")
    side = min(scene.tense.value, 1)  # schedules are told in the present
    near = [] if sided else [d for d in days if abs((d - today).days) <= _NEAR]
    on_side = [d for d in days if side * (d - today).days >= -slack and (d != today or not sided)]
    return min(near or on_side or days, key=lambda d: abs((d - today).days))


def _int(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None


_RESOLVERS: dict[str, Callable[[re.Match[str], Scene], Days | None]] = {
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
