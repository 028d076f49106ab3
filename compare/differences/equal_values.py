"""Values that both claims give, in whatever words: "0.61 GW" and "610 megawatts"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.claims import Claim
from compare.differences import clocking, date, durations
from compare.differences.context import Context
from compare.differences.events import likeness
from compare.differences.matching import Expression, Match, mutual_best
from compare.differences.numerals import Reading
from compare.differences.quantities import Quantity, quantities
from compare.differences.same_quantity import comparable, may_be_equal, named_alike, score
from compare.differences.units import Dimension
from compare.documents import Span

Found = Match[Expression]


def equal_values(article: Claim, readout: Claim, context: Context) -> Iterator[tuple[Span, Span]]:
    """The words of the article and of the readout for each value that both give.

    Whether the value belongs to one event is not asked: this is what is needed to put the same
    value into the same words, not to find that the claims agree.
    """
    for find in (_quantities, _dates, _times):
        for match in find(article, readout, context):
            yield match.article.span, match.readout.span


def _quantities(article: Claim, readout: Claim, context: Context) -> Iterable[Found]:
    ours = _told(article, context)
    theirs = _told(readout, context)
    return mutual_best(
        Match(a, r, score(a, r)) for a in ours for r in theirs if named_alike(a, r) and _equal(a, r)
    )


def _told(claim: Claim, context: Context) -> list[Quantity]:
    found = quantities(claim, context.document(claim.role))
    return [q for q in found if not q.negated and q.reading is not Reading.VAGUE]


def _equal(a: Quantity, r: Quantity) -> bool:
    if a.unit.dimension is r.unit.dimension is Dimension.DURATION:
        return durations.comparable(a, r) and durations.agree(a, r)
    return comparable(a, r) and may_be_equal(a, r)


def _dates(article: Claim, readout: Claim, context: Context) -> Iterable[Found]:
    ours = date.dated(article, context.article)
    theirs = date.dated(readout, context.readout)
    return mutual_best(
        Match(a, r, likeness(a.event, r.event))
        for a in ours
        for r in theirs
        if date.comparable(a.moment, r.moment) and date.agree(a.moment, r.moment)
    )


def _times(article: Claim, readout: Claim, context: Context) -> Iterable[Found]:
    ours = clocking.timed(article, context.article)
    theirs = clocking.timed(readout, context.readout)
    return mutual_best(
        Match(a, r, likeness(a.event, r.event))
        for a in ours
        for r in theirs
        if clocking.gap(a.time, r.time) == 0
    )
