"""Dates and periods of a claim, resolved to calendar days with the document's own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.claims.syntax import text_of
from compare.differences.date_patterns import Found, date_expressions
from compare.differences.date_resolution import RELATIVE, Grain, Scene, resolve
from compare.differences.phrasing import before
from compare.differences.tense import tense
from compare.documents import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


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
        token: index of its first token in the document's parse.
        floating: counted from an assumed date because the document has none: comparable only with
            another expression of the same form.
        anchored: counted from another date of the text ("the same day").
        midnight: whether midnight is named with it, which belongs to two days.
    """

    span: Span
    start: date
    end: date
    grain: Grain
    edge: Edge
    token: int
    floating: bool = False
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


_ADVERBS = r"(?: (?:the|late|on|early|and including))*"
_EDGES = {
    Edge.FROM: before(
        rf"(?:since|from|as (?:of|from)|with effect from|effective|starting(?: on)?|"
        rf"beginning(?: on)?|after|between){_ADVERBS}"
    ),
    Edge.UNTIL: before(
        rf"(?:until|till|by|before|through|to|(?:no|not) later than|up to|ahead of){_ADVERBS}"
    ),
}
_LOOK_BACK = 40  # characters before a date in which its preposition stands
_MIDNIGHT = re.compile(r"\b(?:midnight|00:00|24:00|(?:00|24)00\s+hours)\b", re.IGNORECASE)
_UNDATED = date(2001, 1, 1)  # counts for documents without a date; never shown
_ANCHOR_REACH = 600  # characters before "the following day" in which its date is looked for
_ANCHORS = frozenset({"numeric", "day_month", "month_day", "weekday", "deictic"})


@remembered
def moments(claim: Claim, document: Document) -> tuple[Moment, ...]:
    """The date expressions of a claim as calendar days, in reading order.

    "The following day" counts from the last date named before it in the document; weekdays count
    back from the document's date in the past tense and forward in the future tense.
    """
    if claim.parse is None:
        return ()
    return tuple(_moments(claim, document, claim.parse.doc))


def date_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where date expressions stand in a text: start and end offsets."""
    return tuple((m.start(), m.end()) for _, m in date_expressions(text, 0, len(text)))


def _moments(claim: Claim, document: Document, doc: Doc) -> Iterator[Moment]:
    for found in date_expressions(document.text, claim.start, claim.end):
        name, match = found
        token = _token_at(doc, match.start())
        days = _days(found, document, doc)
        if token is None or days is None:
            continue
        first, last, grain = days
        around = document.text[max(claim.start, match.start() - 24) : match.end() + 16]
        yield Moment(
            document.span(match.start(), match.end()),
            first,
            last,
            grain,
            _edge(document.text, match),
            token.i,
            floating=document.published is None and name in RELATIVE,
            anchored=name == "anchored",
            midnight=bool(_MIDNIGHT.search(around)),
        )


def _days(found: Found, document: Document, doc: Doc) -> tuple[date, date, Grain] | None:
    name, match = found
    token = _token_at(doc, match.start())
    if token is None:
        return None
    anchor = _anchor(document, doc, match.start()) if name in ("anchored", "distance") else None
    return resolve(found, Scene(document.published or _UNDATED, tense(token), anchor))


def _edge(text: str, match: re.Match[str]) -> Edge:
    if match.groupdict().get("d2"):
        return Edge.ON  # "from 3 to 7 May" names both its ends
    lead = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    return next((edge for edge, pattern in _EDGES.items() if pattern.search(lead)), Edge.ON)


def _anchor(document: Document, doc: Doc, offset: int) -> date | None:
    """The last day named before the expression on which something was: not "since" a day."""
    start = max(0, offset - _ANCHOR_REACH)
    for name, match in reversed(list(date_expressions(document.text, start, offset))):
        unplaced = name == "weekday" and document.published is None
        if name in _ANCHORS and not unplaced and _edge(document.text, match) is not Edge.FROM:
            days = _days((name, match), document, doc)
            return days[0] if days else None
    return None


def _token_at(doc: Doc, offset: int) -> Token | None:
    if offset >= len(text_of(doc)):
        return None
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span else None
