"""Whether two claims speak of different times, so that nothing else in them can conflict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from compare.claims import Claim
from compare.differences.calendar import Edge, Moment, moments
from compare.differences.context import Context
from compare.documents import Document

# A claim without a date speaks of the days before its document; one dated further back than
# this speaks of another affair. Half a year, so that "since January" stays within it.
_OWN_TIME = timedelta(days=183)
# Days by which two dated periods must lie apart: less may be one event seen from two sides.
_APART = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Apart:
    """Two different times; a side without a date of its own has None."""

    article: Moment | None
    readout: Moment | None

    @property
    def reason(self) -> str:
        """What the reader is told."""
        ours = self.article.span.text if self.article else "the days before it was published"
        theirs = self.readout.span.text if self.readout else "the days before it was published"
        return f"The article speaks of {ours}, the readout of {theirs}."


def apart(article: Claim, readout: Claim, context: Context) -> Apart | None:
    """The two times, if the claims are clearly about different ones."""
    ours = _settled(moments(article, context.article))
    theirs = _settled(moments(readout, context.readout))
    if ours and theirs:
        clear = all(_gap(a, r) > _APART for a in ours for r in theirs)
        return Apart(ours[0], theirs[0]) if clear else None
    if ours and _is_past_affair(ours, context.article):
        return Apart(ours[0], None)
    if theirs and _is_past_affair(theirs, context.readout):
        return Apart(None, theirs[0])
    return None


def _settled(found: tuple[Moment, ...]) -> list[Moment]:
    return [moment for moment in found if not moment.floating]


def _gap(one: Moment, other: Moment) -> timedelta:
    """Days between two moments; open-ended ones reach on."""
    first, second = _reach(one), _reach(other)
    return max(second[0] - first[1], first[0] - second[1], timedelta(0))


def _reach(moment: Moment) -> tuple[date, date]:
    if moment.edge is Edge.FROM:
        return moment.start, date.max
    return (date.min, moment.end) if moment.edge is Edge.UNTIL else (moment.start, moment.end)


def _is_past_affair(found: list[Moment], document: Document) -> bool:
    if document.published is None:
        return False
    return all(m.edge is Edge.ON and document.published - m.end > _OWN_TIME for m in found)
