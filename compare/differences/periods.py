"""Whether two claims speak of different times, so that nothing else in them can conflict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from compare.claims import Claim
from compare.claims.syntax import SUBJECTS
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
    """The two times, if the claims are clearly about different ones.

    Two days to come are never: a plan may be told with two dates, and then they clash.
    """
    ours = _settled(moments(article, context.article))
    theirs = _settled(moments(readout, context.readout))
    if ours and theirs:
        clear = all(_gap(a, r) > _APART for a in ours for r in theirs)
        planned = _lie_ahead(ours, context.article) and _lie_ahead(theirs, context.readout)
        return Apart(ours[0], theirs[0]) if clear and not planned else None
    for claim, found in ((article, ours), (readout, theirs)):
        own = [m for m in found if _dates_the_claim(m, claim)]
        if own and _is_past_affair(own, context.document(claim.role)):
            return Apart(own[0], None) if claim is article else Apart(None, own[0])
    return None


def _dates_the_claim(moment: Moment, claim: Claim) -> bool:
    """Whether a date hangs on the claim's own predicate, or on its subject ("the fire in 2011").

    The year in "a 2016 contract" or "since records began in 1949" dates something else in it.
    """
    if claim.parse is None:
        return False
    token = claim.parse.doc[moment.token]
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
        inside = moment.span.start <= token.idx < moment.span.end
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and not inside and token.dep_ not in SUBJECTS:
            return False
    return token == claim.parse.root


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


def _lie_ahead(found: list[Moment], document: Document) -> bool:
    return document.published is not None and all(m.end > document.published for m in found)


def _is_past_affair(found: list[Moment], document: Document) -> bool:
    if document.published is None:
        return False
    return all(m.edge is Edge.ON and document.published - m.end > _OWN_TIME for m in found)
