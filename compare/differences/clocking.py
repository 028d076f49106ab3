"""Times of day: "in the early afternoon" beside "by 08:00"."""

from __future__ import annotations

from dataclasses import dataclass

from compare.claims import Claim
from compare.differences.calendar import Edge, moments
from compare.differences.clock import ClockTime, clock_times
from compare.differences.context import Context
from compare.differences.date_resolution import Grain
from compare.differences.events import Event, event_of, likeness, may_coincide
from compare.differences.matching import Match, mutual_best, unsettled
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Span

# Likeness from which two times of day are of one event, as for dates.
CONFLICT = 1.2
SAME = 0.4
_DAY = 1440
_GRACE = 20  # minutes between two times that still pass for one ("at about nine", 20:55)


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of day with its event."""

    time: ClockTime
    event: Event

    @property
    def span(self) -> Span:
        """Its words."""
        return self.time.span


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Times of day of both claims that agree or clash; those of two different days do neither."""
    if _other_days(article, readout, context):
        return ()
    ours, theirs = timed(article, context.article), timed(readout, context.readout)
    matches = [Match(a, r, likeness(a.event, r.event)) for a in ours for r in theirs]
    agreeing = mutual_best(m for m in matches if gap(m.article.time, m.readout.time) == 0)
    same = [m for m in agreeing if m.score >= SAME]
    clashing = [m for m in unsettled(matches, same) if _clash(m)]
    return (
        *(_difference(m, Verdict.SAME) for m in same),
        *(_difference(m, Verdict.CONFLICT) for m in mutual_best(clashing)),
    )


def timed(claim: Claim, document: Document) -> list[Timed]:
    """The times of day of a claim, each with its event."""
    if claim.parse is None:
        return []
    doc = claim.parse.doc
    return [
        Timed(t, event_of(doc[t.token], claim, claim.parse)) for t in clock_times(claim, document)
    ]


def _other_days(article: Claim, readout: Claim, context: Context) -> bool:
    """Whether both claims name days and none of them is one."""
    ours = [m for m in moments(article, context.article) if m.grain is Grain.DAY]
    theirs = [m for m in moments(readout, context.readout) if m.grain is Grain.DAY]
    apart = all(a.end < r.start or r.end < a.start for a in ours for r in theirs)
    return bool(ours) and bool(theirs) and apart


def gap(a: ClockTime, r: ClockTime) -> int:
    """Minutes between two times of day, limits read as reaching to midnight; 0 if they meet."""
    first, second = _reach(a), _reach(r)
    minutes = max(first[0] - second[1], second[0] - first[1], 0)
    told_exactly = a.exact and r.exact and _plain(a) and _plain(r)
    return 0 if minutes <= _GRACE and not told_exactly else minutes


def _plain(time: ClockTime) -> bool:
    return time.low == time.high and time.edge is Edge.ON


def _reach(time: ClockTime) -> tuple[int, int]:
    if time.edge is Edge.UNTIL:
        return 0, time.high
    return (time.low, _DAY) if time.edge is Edge.FROM else (time.low, time.high)


def _clash(match: Match[Timed]) -> bool:
    a, r = match.article, match.readout
    far = gap(a.time, r.time) > _GRACE
    midnight = {0, _DAY} & {a.time.low, a.time.high, r.time.low, r.time.high}
    certain = a.time.exact or r.time.exact
    return (
        match.score >= CONFLICT
        and far
        and certain
        and not midnight
        and may_coincide(a.event, r.event)
    )


def _difference(match: Match[Timed], verdict: Verdict) -> Difference:
    a, r = match.article.time, match.readout.time
    if verdict is Verdict.SAME and a.span.text.lower() == r.span.text.lower():
        reason = f"Both accounts give {a.span.text}."
    elif verdict is Verdict.SAME:
        reason = f"{a.span.text} in the article and {r.span.text} in the readout fit each other."
    else:
        reason = f"{a.span.text} in the article, {r.span.text} in the readout, for the same event."
    return Difference(Kind.TIMING, a.span, r.span, verdict, reason, a.value, r.value)
