"""Whether two numbers are of one quantity, and whether one number may be the other."""

from __future__ import annotations

from compare.differences.events import denying, likeness, may_coincide, opposed
from compare.differences.kinship import akin, share
from compare.differences.mentions import Part, Trend
from compare.differences.numerals import Reading
from compare.differences.people import may_be_one_group
from compare.differences.quantities import Quantity
from compare.differences.units import Dimension

# From which score (0 to 3.6, see ``score``) two numbers count one thing. Measured on made-up
# pairs of news and official sentences: one changed number in five is found, and of 1,900 pairs
# about something else ten are taken for a conflict.
ONE_THING = 1.9
# A rise beside a fall is mostly of two things, so more must be alike, and what rises or falls
# must be one; opposite predicates over "all but nine" are rare enough that less will do.
_DIRECTION = 0.5
_SUBJECT = 0.5
_COMPLEMENT = 0.3
_HEAD = 0.9  # the counted nouns may name one thing; for money and measures the unit does
_CHANGE = 0.7  # "rose" and "fell" are predicates of one kind
# Accounts that clash over a count still speak of one order of magnitude.
_FACTOR = 10.0
_CONVERSION = 0.03  # units are converted by rounding: agencies write 26 km for 14 nautical miles
# A round number stands for what rounds to it, but not further than this share of itself.
_ROUNDING = 0.025


def comparable(a: Quantity, r: Quantity) -> bool:
    """Whether the two could be of one quantity at all: unit, reading, rate and part agree."""
    if a.unit.dimension is not r.unit.dimension or a.per != r.per:
        return False
    if a.unit.dimension is Dimension.MONEY and a.unit != r.unit:
        return False
    if (a.reading is Reading.ORDINAL) != (r.reading is Reading.ORDINAL):
        return False
    level = (a.trend is Trend.LEVEL) == (r.trend is Trend.LEVEL)
    return level and _parts_fit({a.part, r.part})


def _parts_fit(parts: set[Part]) -> bool:
    if Part.REST in parts:
        return parts <= {Part.REST, Part.SOME, Part.ALL}
    if Part.ORIGIN in parts:
        return len(parts) == 1
    return parts not in ({Part.SOME, Part.WHOLE}, {Part.RATIO})


def score(a: Quantity, r: Quantity) -> float:
    """How likely both are of one quantity: 0 to 3.6, the nouns' share and ``likeness``."""
    head = _HEAD if named_alike(a, r) else 0.0
    if not a.counted or not r.counted or not head:
        measured = a.unit.dimension is not Dimension.COUNT
        unnamed = not a.counted or not r.counted
        head = _HEAD if measured and unnamed else _HEAD / 2 if measured or unnamed else 0.0
    return head + likeness(a.event, r.event) + (_CHANGE if a.trend is not r.trend else 0.0)


def named_alike(a: Quantity, r: Quantity) -> bool:
    """Whether the counted nouns, where both are named, may name one thing."""
    if not a.counted or not r.counted:
        return True
    return akin(a.counted, r.counted) or may_be_one_group(a.counted, r.counted)


def same_quantity(a: Quantity, r: Quantity, likely: float) -> bool:
    """Whether the two are of one quantity surely enough to clash; ``likely`` is their score."""
    vague = Reading.VAGUE in (a.reading, r.reading)
    return likely >= _threshold(a, r) and named_alike(a, r) and not vague and not _add_up(a, r)


def same_case(a: Quantity, r: Quantity) -> bool:
    """Whether both are told of one event as it was, and not of it and its opposite."""
    if not may_coincide(a.event, r.event) or _turned(a, r) != _complementary(a, r):
        return False
    if a.trend is not r.trend and share(a.event.participants, r.event.participants) < _SUBJECT:
        return False
    return _same_order(a, r)


def may_be_equal(a: Quantity, r: Quantity) -> bool:
    """Whether one number may be the other: rounding, conversion and limits allowed for."""
    if {a.trend, r.trend} == {Trend.RISE, Trend.FALL}:
        return False
    slack, scale = _slack(a, r), r.unit.factor / a.unit.factor
    return a.low - slack <= r.high * scale and r.low * scale <= a.high + slack


def _slack(a: Quantity, r: Quantity) -> float:
    """How far two numbers may lie apart and still be one, in the unit of ``a``."""
    scale = r.unit.factor / a.unit.factor
    size = max(abs(a.point), abs(r.point * scale))
    limited = a.hedge.is_limit or r.hedge.is_limit
    if limited or Reading.ORDINAL in (a.reading, r.reading) or size <= 1 / _ROUNDING:
        return 0.0 if scale == 1 or limited else _CONVERSION * size
    if scale != 1:
        return _CONVERSION * size
    return min(max(a.places, r.places) / 2, _ROUNDING * size)


def _threshold(a: Quantity, r: Quantity) -> float:
    if _complementary(a, r):
        return ONE_THING - _COMPLEMENT
    return ONE_THING + (_DIRECTION if a.trend is not r.trend else 0.0)


def _complementary(a: Quantity, r: Quantity) -> bool:
    """As "all but nine were admitted" beside "62 were refused"."""
    return (a.part is Part.REST) != (r.part is Part.REST)


def _turned(a: Quantity, r: Quantity) -> bool:
    """Whether one number counts what happened and the other what did not."""
    if _complementary(a, r) and denying(a.event) != denying(r.event):
        return True
    return opposed(a.event, r.event) and a.trend is r.trend


def _add_up(a: Quantity, r: Quantity) -> bool:
    """Whether two shares make a whole: 49 percent sold and 51 percent kept do not clash."""
    if a.unit.dimension is Dimension.SHARE:
        return abs(a.point + r.point - 100) <= 1
    return a.whole is not None and a.whole == r.whole == a.point + r.point


def _same_order(a: Quantity, r: Quantity) -> bool:
    small, large = sorted((abs(a.point * a.unit.factor), abs(r.point * r.unit.factor)))
    limited = a.hedge.is_limit or r.hedge.is_limit
    return limited or large <= _FACTOR * max(small, 1.0)
