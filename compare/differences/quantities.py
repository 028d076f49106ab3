"""Quantities of a claim: how many or how much, of what, and in which event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.differences.counting import (
    antecedent,
    counted_lemma,
    is_distributed,
    noun_of,
    trend_of,
)
from compare.differences.events import Event, event_of, governor
from compare.differences.hedges import Hedge, Hedged, bounds, hedged
from compare.differences.mentions import Mention, Part, Trend, mentions
from compare.differences.numerals import Reading
from compare.differences.units import Dimension, Unit, unit_beside
from compare.documents import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures.

    Attributes:
        span: its words in the document, hedge, unit and counted noun included.
        low: smallest number meant, in ``unit``.
        high: largest number meant, in ``unit``; ``inf`` for "at least".
        point: the number as written, in ``unit``.
        hedge: what bends it ("about", "at least").
        places: size of its last significant digit.
        reading: cardinal, ordinal, share or vague.
        unit: what it is measured in; a count has none.
        counted: lemma of the noun it counts or measures, empty where none is named.
        per: what a rate is for ("month", "aircraft", "each"), empty without one.
        part: whether it counts all, some, the whole or the rest.
        whole: the number it is a part of, where that is given.
        trend: level, rise or fall.
        negated: whether it is denied.
        event: the event it belongs to.
        lead: the few characters before it, within the claim.
    """

    span: Span
    low: float
    high: float
    point: float
    hedge: Hedge
    places: float
    reading: Reading
    unit: Unit
    counted: str
    per: str
    part: Part
    whole: float | None
    trend: Trend
    negated: bool
    event: Event
    lead: str

    @property
    def value(self) -> str:
        """Normalised wording: ">= 4 inmate", "~14 nmi", "20 %", "no. 3 session"."""
        name = self.unit.symbol or self.counted
        rate = f"per {self.per}" if self.per else ""
        return " ".join(filter(None, (self._number(), name, rate)))

    def _number(self) -> str:
        point = figure(self.point)
        if self.reading is Reading.ORDINAL:
            return f"no. {point}"
        if self.hedge.is_limit:
            return f"{'>=' if self.high == inf else '<='} {point}"
        if self.hedge.is_soft:
            return f"~{point}"
        return point if self.low == self.high else f"{figure(self.low)}-{figure(self.high)}"


def figure(number: float) -> str:
    """A number without thousands separators, to four significant places behind the point."""
    return f"{number:.0f}" if number == int(number) else f"{number:.4g}"


COUNT = Unit("", Dimension.COUNT)
PERCENT = Unit("%", Dimension.SHARE)
_LEAD = 24  # characters
_NOUN_REACH = 40  # characters between a number and a noun that still belongs to its words
_UNDER = re.compile(r"\b(?:under|over|below|above)\s+$", re.IGNORECASE)
_PER = re.compile(r"\s+(?:per|an?|each|every)\s+([a-z]+)", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|never|none|nobody|neither|unable|den(?:y|ied|ies)|refus\w+|without)\b",
    re.IGNORECASE,
)


@remembered
def quantities(claim: Claim, document: Document) -> tuple[Quantity, ...]:
    """The quantities of a claim in reading order; dates, clock times, ages and labels are none."""
    if claim.parse is None:
        return ()
    reader = _Reader(claim, document, claim.parse)
    return tuple(reader.quantities())


@dataclass(frozen=True, slots=True)
class _Noun:
    """What a number stands before; ``start`` and ``end`` take in the unit beside it."""

    token: Token | None
    unit: Unit
    start: int
    end: int


class _Reader:
    """Reads one claim; offsets of numerals count from the start of the claim."""

    def __init__(self, claim: Claim, document: Document, parse: Parse) -> None:
        self.text = document.text[claim.start : claim.end]
        self.claim, self.document, self.parse = claim, document, parse

    def quantities(self) -> Iterator[Quantity]:
        before: Quantity | None = None
        for mention in mentions(self.text):
            token = self._token(mention.numeral.start, mention.numeral.end)
            if token is not None and (found := self._quantity(mention, token, before)):
                yield found
                before = found

    def _quantity(self, mention: Mention, token: Token, before: Quantity | None) -> Quantity | None:
        numeral = mention.numeral
        noun = self._noun(mention, token)
        if noun.unit is COUNT and noun.token is None and self._counts_nothing(mention):
            return None
        back = None
        if noun.unit is COUNT and noun.token is None:
            back = antecedent(token, self.parse, self.text[numeral.end :])
        counted, unit = counted_lemma(noun.token or back), noun.unit
        if unit is COUNT and not counted and before and before.reading is numeral.reading:
            counted, unit = before.counted, before.unit  # "15 crowns instead of 12"
        verb = governor(token, self.parse)
        words = hedged(self.text, noun.start, noun.end)
        if self._is_particle(words.start):
            words = Hedged(Hedge.NONE, noun.start, noun.end)
        low, high = bounds(numeral, words.hedge)
        reach = self._reach(noun)
        per = _PER.match(self.text, reach)
        return Quantity(
            span=self._span(words.start, max(words.end, reach)),
            low=low,
            high=high,
            point=numeral.low,
            hedge=words.hedge,
            places=numeral.places,
            reading=numeral.reading,
            unit=unit,
            counted=counted,
            per=per[1].lower() if per else "each" if is_distributed(token, verb) else "",
            part=mention.part,
            whole=mention.whole,
            trend=mention.trend or trend_of(token, verb, noun.unit.dimension),
            negated=self._is_negated(verb, words.start, words.hedge),
            event=event_of(token, self.claim, self.parse, self._earlier(back)),
            lead=self.text[max(0, words.start - _LEAD) : words.start],
        )

    def _token(self, start: int, end: int) -> Token | None:
        """The highest token of some characters of the claim."""
        shift = self.claim.start
        span = self.parse.doc.char_span(shift + start, shift + end, alignment_mode="expand")
        return span.root if span else None

    def _span(self, start: int, end: int) -> Span:
        shift = self.claim.start
        return self.document.span(shift + start, shift + min(end, len(self.text)))

    def _noun(self, mention: Mention, token: Token) -> _Noun:
        numeral = mention.numeral
        if mention.trend is not None or mention.part is Part.RATIO:
            return _Noun(None, PERCENT, numeral.start, numeral.end)
        measured = unit_beside(self.text, numeral.start, numeral.end)
        if measured is None:
            unit = PERCENT if numeral.reading is Reading.SHARE else COUNT
            return _Noun(noun_of(token), unit, numeral.start, numeral.end)
        word = self._token(measured.end - 1, measured.end)
        end = max(measured.end, numeral.end)
        return _Noun(noun_of(word or token), measured.unit, measured.start, end)

    def _counts_nothing(self, mention: Mention) -> bool:
        """Ages ("children under five") and the pronoun "one"."""
        numeral = mention.numeral
        alone = numeral.low == numeral.high == 1 and mention.part is Part.ALL
        return alone or bool(_UNDER.search(self.text[: numeral.start][-12:]))

    def _reach(self, noun: _Noun) -> int:
        """Where the words of the quantity end: after the counted noun, if it is near."""
        if noun.token is None or noun.unit is not COUNT:
            return noun.end
        reach = noun.token.idx + len(noun.token) - self.claim.start
        near = noun.end <= reach <= noun.end + _NOUN_REACH and noun.token.i < self.parse.end
        return reach if near else noun.end

    def _is_particle(self, start: int) -> bool:
        """Whether the hedge is part of the verb ("handed over 36 trains")."""
        word = self._token(start, start + 1)
        return word is not None and word.dep_ == "prt"

    def _is_negated(self, verb: Token, start: int, hedge: Hedge) -> bool:
        """Whether the number is denied; "no class may hold more than 22" denies a limit."""
        if any(child.dep_ == "neg" for child in verb.children):
            return True
        return hedge.is_limit and bool(_DENIED.search(self.text[:start]))

    def _earlier(self, back: Token | None) -> Parse | None:
        """The sentence of an antecedent, if it is not the claim's own."""
        return back.sent if back is not None and back.i < self.parse.start else None
