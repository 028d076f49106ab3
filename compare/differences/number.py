"""Numbers: the same quantity or not is decided before the values are compared."""

from __future__ import annotations

from collections.abc import Iterator

from compare.claims import Claim, Force
from compare.differences.context import Context
from compare.differences.matching import Match, mutual_best, unsettled
from compare.differences.numerals import Reading
from compare.differences.periods import Apart, apart
from compare.differences.quantities import COUNT, Quantity, quantities
from compare.differences.same_quantity import (
    comparable,
    may_be_equal,
    named_alike,
    same_case,
    same_quantity,
    score,
)
from compare.differences.types import Difference, Kind, Verdict
from compare.differences.units import Dimension

# From which score two equal numbers are evidence of one quantity; between this and a clash lies
# what equal numbers add to the likeness of the words.
SAME = 1.2
# The same number of two different things is worth a word when chance is unlikely to explain it.
_TELLING = 12
_NAMES = {Dimension.COUNT: "count", Dimension.MONEY: "amount", Dimension.SHARE: "share"}


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Numbers of both claims that agree, clash, or count different things."""
    if Force.DENIES in (article.attribution.force, readout.attribution.force):
        return ()  # a denied number asserts no other; the negation is the difference
    ours = [q for q in quantities(article, context.article) if _is_number(q)]
    theirs = [q for q in quantities(readout, context.readout) if _is_number(q)]
    matches = [Match(a, r, score(a, r)) for a in ours for r in theirs if comparable(a, r)]
    agreeing = mutual_best(m for m in matches if may_be_equal(m.article, m.readout))
    same = [m for m in agreeing if m.score >= SAME]
    clashing = [m for m in unsettled(matches, same) if not may_be_equal(m.article, m.readout)]
    times = apart(article, readout, context)
    clashes = (_clash(m, times) for m in mutual_best(clashing))
    found = [*map(_same, same), *filter(None, clashes)]
    return tuple(found or _lookalikes(ours, theirs))


def _is_number(quantity: Quantity) -> bool:
    """Whether the kind is in charge of it: lengths of time belong to timing."""
    return quantity.unit.dimension is not Dimension.DURATION and not quantity.negated


def _same(match: Match[Quantity]) -> Difference:
    a, r = match.article, match.readout
    equal = a.point * a.unit.factor == r.point * r.unit.factor
    if a.hedge.is_limit != r.hedge.is_limit and not equal:
        reason = f"{a.span.text} in the article, {r.span.text} in the readout: both can be true."
        return _difference(a, r, Verdict.SHIFT, reason)
    if a.span.text.lower() == r.span.text.lower():
        reason = f"Both accounts give {a.span.text}."
    else:
        reason = f"{a.span.text} in the article and {r.span.text} in the readout are the same."
    return _difference(a, r, Verdict.SAME, reason)


def _clash(match: Match[Quantity], times: Apart | None) -> Difference | None:
    a, r = match.article, match.readout
    if not same_quantity(a, r, match.score):
        return None
    if times is not None:
        return _difference(a, r, Verdict.GATE, times.reason)
    if not same_case(a, r):
        return None
    what = _NAMES.get(a.unit.dimension, "measure")
    reason = f"{a.span.text} in the article, {r.span.text} in the readout, for the same {what}."
    return _difference(a, r, Verdict.CONFLICT, reason)


def _lookalikes(ours: list[Quantity], theirs: list[Quantity]) -> Iterator[Difference]:
    """One number said of two different things."""
    for a in ours:
        for r in theirs:
            equal = a.unit is r.unit is COUNT and a.point == r.point >= _TELLING
            plain = a.reading is r.reading is Reading.CARDINAL
            if equal and plain and not named_alike(a, r):
                reason = (
                    f"The article's number counts {a.counted}, the readout's counts {r.counted}."
                )
                yield _difference(a, r, Verdict.GATE, reason)


def _difference(a: Quantity, r: Quantity, verdict: Verdict, reason: str) -> Difference:
    return Difference(Kind.NUMBER, a.span, r.span, verdict, reason, a.value, r.value)
