"""Numbers: the same quantity or not is decided before the values are compared."""

from __future__ import annotations

from collections.abc import Iterator

from compare.claims import Claim, Force
from compare.differences.context import Context
from compare.differences.events import denying, likeness, may_coincide, opposed
from compare.differences.kinship import akin, share
from compare.differences.matching import Match, mutual_best, unsettled
from compare.differences.mentions import Part, Trend
from compare.differences.numerals import Reading
from compare.differences.people import may_be_one_group
from compare.differences.periods import Apart, apart
from compare.differences.quantities import Quantity, quantities
from compare.differences.types import Difference, Kind, Verdict
from compare.differences.units import Dimension

# From which sum of likeness two numbers count one thing. Measured on made-up pairs of news and
# official sentences: above CONFLICT two in five changed numbers are found, and one in seventy
# pairs about something else is taken for a conflict before the gates.
CONFLICT = 1.9
SAME = 1.2
_HEAD = 0.9  # the counted nouns may name one thing
_MEASURED = 0.9  # money, shares and measures: the unit stands for the noun
# A rise beside a fall is mostly of two things, so more must be alike; opposite predicates over
# "all but nine" are rare enough that less will do.
_DIRECTION = 0.5
_SUBJECT = 0.5  # and so must what rises or falls
_COMPLEMENT = 0.3
_FACTOR = 10.0
# Units of one dimension are converted; agencies round what they convert.
_CONVERSION = 0.03
# A round number stands for what rounds to it, but not further than this share of itself.
_ROUNDING = 0.025
# The same number of two different things is worth a word when chance is unlikely to explain it.
_TELLING = 12


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Numbers of both claims that agree, clash, or count different things."""
    if Force.DENIES in (article.attribution.force, readout.attribution.force):
        return ()  # a denied number asserts no other; the negation is the difference
    ours = [q for q in quantities(article, context.article) if _is_number(q)]
    theirs = [q for q in quantities(readout, context.readout) if _is_number(q)]
    matches = [Match(a, r, _score(a, r)) for a in ours for r in theirs if _comparable(a, r)]
    agreeing = mutual_best(m for m in matches if _agree(m.article, m.readout))
    same = [m for m in agreeing if m.score >= SAME]
    times = apart(article, readout, context)
    clashing = [m for m in unsettled(matches, same) if not _agree(m.article, m.readout)]
    clashes = (_clash(m, times) for m in mutual_best(clashing))
    found = [*map(_same, same), *filter(None, clashes)]
    if not found:
        found += list(_lookalikes(ours, theirs))
    return tuple(found)


def _is_number(quantity: Quantity) -> bool:
    """Whether the kind is in charge of it: lengths of time belong to timing."""
    return quantity.unit.dimension is not Dimension.DURATION and not quantity.negated


def _comparable(a: Quantity, r: Quantity) -> bool:
    if a.unit.dimension is not r.unit.dimension:
        return False
    if a.unit.dimension is Dimension.MONEY and a.unit != r.unit:
        return False
    if (a.reading is Reading.ORDINAL) != (r.reading is Reading.ORDINAL):
        return False
    return _parts_fit(a, r) and a.per == r.per and _trends_fit(a, r)


def _parts_fit(a: Quantity, r: Quantity) -> bool:
    parts = {a.part, r.part}
    if Part.REST in parts:
        return len(parts) == 1 or (parts <= {Part.REST, Part.SOME, Part.ALL})
    if Part.ORIGIN in parts:
        return len(parts) == 1
    return parts != {Part.SOME, Part.WHOLE}


def _trends_fit(a: Quantity, r: Quantity) -> bool:
    return (a.trend is Trend.LEVEL) == (r.trend is Trend.LEVEL)


def _score(a: Quantity, r: Quantity) -> float:
    """How likely both count one thing: 0 to 3.6; see ``likeness``."""
    if a.unit.dimension is not Dimension.COUNT:
        head = _MEASURED
        if a.counted and r.counted and not akin(a.counted, r.counted):
            head = _MEASURED / 2
    elif a.counted and r.counted:
        kin = akin(a.counted, r.counted) or may_be_one_group(a.counted, r.counted)
        head = _HEAD if kin else 0.0
    else:
        head = _HEAD / 2
    return head + likeness(a.event, r.event)


def _agree(a: Quantity, r: Quantity) -> bool:
    """Whether both numbers may be one: rounding, conversion and limits allowed for."""
    if Trend.RISE in (a.trend, r.trend) and Trend.FALL in (a.trend, r.trend):
        return False
    slack = _slack(a, r)
    scale = r.unit.factor / a.unit.factor
    return a.low - slack <= r.high * scale and r.low * scale <= a.high + slack


def _slack(a: Quantity, r: Quantity) -> float:
    """How far two numbers may lie apart and still be one, in the unit of ``a``."""
    scale = r.unit.factor / a.unit.factor
    size = max(abs(a.point), abs(r.point * scale))
    if a.hedge.is_limit or r.hedge.is_limit or Reading.ORDINAL in (a.reading, r.reading):
        return 0.0
    if a.unit.factor != r.unit.factor:
        return _CONVERSION * size
    return min(max(a.places, r.places) / 2, _ROUNDING * size) if size > 1 / _ROUNDING else 0.0


def _same(pair: Match[Quantity]) -> Difference:
    a, r = pair.article, pair.readout
    if a.hedge.is_limit != r.hedge.is_limit and a.point * a.unit.factor != r.point * r.unit.factor:
        reason = f"{a.span.text} in the article leaves room for {r.span.text} in the readout."
        return _difference(a, r, Verdict.SHIFT, reason)
    if a.span.text.lower() == r.span.text.lower():
        reason = f"Both accounts give {a.span.text}."
    else:
        reason = f"{a.span.text} in the article and {r.span.text} in the readout are the same."
    return _difference(a, r, Verdict.SAME, reason)


def _clash(pair: Match[Quantity], times: Apart | None) -> Difference | None:
    a, r = pair.article, pair.readout
    if pair.score < _threshold(a, r) or not _one_thing(a, r) or not _same_order(a, r):
        return None
    if _add_up(a, r):
        return None
    if times is not None:
        return _difference(a, r, Verdict.GATE, times.reason)
    if not may_coincide(a.event, r.event) or _turned(a, r) != _complementary(a, r):
        return None
    if a.trend is not r.trend and share(a.event.participants, r.event.participants) < _SUBJECT:
        return None
    reason = (
        f"{a.span.text} in the article, {r.span.text} in the readout, for the same {_noun(a, r)}."
    )
    return _difference(a, r, Verdict.CONFLICT, reason)


def _complementary(a: Quantity, r: Quantity) -> bool:
    """As "all but nine were admitted" beside "62 were refused"."""
    return (a.part is Part.REST) != (r.part is Part.REST)


def _add_up(a: Quantity, r: Quantity) -> bool:
    """Whether two shares make a whole: 49 percent sold and 51 percent kept do not clash."""
    if a.unit.dimension is Dimension.SHARE:
        return abs(a.point + r.point - 100) <= 1
    return a.whole is not None and a.whole == r.whole == a.point + r.point


def _turned(a: Quantity, r: Quantity) -> bool:
    """Whether one number counts what happened and the other what did not."""
    if _complementary(a, r) and denying(a.event) != denying(r.event):
        return True
    return opposed(a.event, r.event)


def _threshold(a: Quantity, r: Quantity) -> float:
    if _complementary(a, r):
        return CONFLICT - _COMPLEMENT
    return CONFLICT + (_DIRECTION if a.trend is not r.trend else 0.0)


def _same_order(a: Quantity, r: Quantity) -> bool:
    """Accounts that clash over a count still speak of the same order of magnitude."""
    small, large = sorted((abs(a.point * a.unit.factor), abs(r.point * r.unit.factor)))
    return a.hedge.is_limit or r.hedge.is_limit or large <= _FACTOR * max(small, 1.0)


def _one_thing(a: Quantity, r: Quantity) -> bool:
    """Whether the counted nouns, where both are named, may be one."""
    if a.reading is Reading.VAGUE or r.reading is Reading.VAGUE:
        return False
    if not a.counted or not r.counted:
        return True
    return akin(a.counted, r.counted) or may_be_one_group(a.counted, r.counted)


def _noun(a: Quantity, r: Quantity) -> str:
    return {Dimension.COUNT: "count", Dimension.MONEY: "amount", Dimension.SHARE: "share"}.get(
        a.unit.dimension, "measure"
    )


def _lookalikes(ours: list[Quantity], theirs: list[Quantity]) -> Iterator[Difference]:
    """One number said of two different things."""
    for a in ours:
        for r in theirs:
            exact = a.point == r.point >= _TELLING and a.unit == r.unit
            named = a.counted and r.counted and a.unit.dimension is Dimension.COUNT
            if (
                exact
                and named
                and not _one_thing(a, r)
                and a.reading is r.reading is Reading.CARDINAL
            ):
                reason = (
                    f"The article's number counts {a.counted}, the readout's counts {r.counted}."
                )
                yield _difference(a, r, Verdict.GATE, reason)


def _difference(a: Quantity, r: Quantity, verdict: Verdict, reason: str) -> Difference:
    return Difference(Kind.NUMBER, a.span, r.span, verdict, reason, a.value, r.value)
