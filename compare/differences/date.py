"""Dates: when one event is said to have been on two different days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from compare.claims import Claim, Force
from compare.differences.calendar import Edge, Moment, moments
from compare.differences.context import Context
from compare.differences.date_resolution import Grain
from compare.differences.events import Event, event_of, likeness, may_coincide
from compare.differences.matching import Match, mutual_best, unsettled
from compare.differences.periods import Apart, apart
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Span

# From which likeness two dates are of one event (0 to 2.7, see ``likeness``): measured like
# that of numbers, on made-up sentences with one date changed.
CONFLICT = 1.2
SAME = 0.6
# A clash of dates is a matter of days or weeks; further apart they are two occasions.
_OCCASION = timedelta(days=62)
_SURE = 0.4  # so much more likeness, and the clash may be one of months
_WEEK = timedelta(days=7)
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression with the event it dates."""

    moment: Moment
    event: Event
    published: date | None

    @property
    def span(self) -> Span:
        """Its words."""
        return self.moment.span


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Dates of both claims that agree, clash, or show that two occasions are meant."""
    if Force.DENIES in (article.attribution.force, readout.attribution.force):
        return ()
    ours = dated(article, context.article)
    theirs = dated(readout, context.readout)
    matches = [
        Match(a, r, likeness(a.event, r.event))
        for a in ours
        for r in theirs
        if comparable(a.moment, r.moment)
    ]
    agreeing = mutual_best(m for m in matches if agree(m.article.moment, m.readout.moment))
    same = [m for m in agreeing if m.score >= SAME]
    clashing = [m for m in unsettled(matches, same) if _clash(m)]
    found = [*map(_same, same), *map(_conflict, mutual_best(clashing))]
    alike = any(m.score >= CONFLICT for m in matches)
    if not found and not alike and (times := apart(article, readout, context)):
        found.append(_gate(times))
    return tuple(found)


def dated(claim: Claim, document: Document) -> list[Dated]:
    """The dates of a claim, each with its event."""
    if claim.parse is None:
        return []
    doc = claim.parse.doc
    return [
        Dated(m, event_of(doc[m.token], claim, claim.parse), document.published)
        for m in moments(claim, document)
    ]


def comparable(a: Moment, r: Moment) -> bool:
    """Whether both are resolved, or both hang on the same kind of word."""
    return a.floating == r.floating and (not a.floating or a.grain is r.grain is Grain.DAY)


def agree(a: Moment, r: Moment) -> bool:
    """Whether both may be one date."""
    first, second = _meant(a), _meant(r)
    if a.span.text.lower() == r.span.text.lower() and abs(first[0] - second[0]) <= _WEEK:
        return True  # the same weekday, put before or after the document's date by its tense
    slack = timedelta(1 if a.midnight or r.midnight else 0)
    return first[0] <= second[1] + slack and second[0] <= first[1] + slack


def _meant(moment: Moment) -> tuple[date, date]:
    """The days the date itself may be; "until 2030" may end with the year before."""
    if moment.edge is Edge.UNTIL and moment.grain > Grain.DAY and moment.start > date.min:
        return moment.start - timedelta(1), moment.end
    return moment.start, moment.end


def _clash(match: Match[Dated]) -> bool:
    a, r = match.article, match.readout
    if match.score < CONFLICT or agree(a.moment, r.moment) or not _edges_fit(a, r):
        return False
    if a.moment.anchored or r.moment.anchored or not may_coincide(a.event, r.event):
        return False  # the day that "the same day" leans on may have been misread
    gap = max(a.moment.start - r.moment.end, r.moment.start - a.moment.end)
    sure = match.score >= CONFLICT + _SURE
    return gap <= _OCCASION or (sure and gap <= _YEAR) or (_ahead(a) and _ahead(r))


def _edges_fit(a: Dated, r: Dated) -> bool:
    """A beginning and an end cannot clash, nor can a day beside "since" a day."""
    edges = {a.moment.edge, r.moment.edge}
    return len(edges) == 1 or edges == {Edge.ON, Edge.FROM}


def _ahead(told: Dated) -> bool:
    """Whether the date lies ahead of its document: plans may clash by years."""
    return told.published is not None and told.moment.end > told.published


def _same(match: Match[Dated]) -> Difference:
    a, r = match.article.moment, match.readout.moment
    if a.span.text.lower() == r.span.text.lower():
        reason = f"Both accounts give {a.span.text}."
    else:
        reason = f"{a.span.text} in the article and {r.span.text} in the readout are the same date."
    if max(a.grain, r.grain) > min(a.grain, r.grain):
        reason = f"{a.span.text} in the article and {r.span.text} in the readout fit each other."
    return _difference(match, Verdict.SAME, reason)


def _conflict(match: Match[Dated]) -> Difference:
    a, r = match.article.moment, match.readout.moment
    ours, theirs = _written(a), _written(r)
    return _difference(
        match,
        Verdict.CONFLICT,
        f"{ours} in the article, {theirs} in the readout, for the same event.",
    )


def _written(moment: Moment) -> str:
    return (
        moment.span.text
        if moment.value in moment.span.text
        else f"{moment.span.text} ({moment.value})"
    )


def _difference(match: Match[Dated], verdict: Verdict, reason: str) -> Difference:
    a, r = match.article.moment, match.readout.moment
    return Difference(Kind.DATE, a.span, r.span, verdict, reason, a.value, r.value)


def _gate(times: Apart) -> Difference:
    a, r = times.article, times.readout
    return Difference(
        Kind.DATE,
        a.span if a else None,
        r.span if r else None,
        Verdict.GATE,
        times.reason,
        a.value if a else None,
        r.value if r else None,
    )
