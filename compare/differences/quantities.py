"""Quantities of a claim: how many or how much, of what, and in which event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from math import inf

from spacy.tokens import Span as Parse
from spacy.tokens import Token

from compare.claims import Claim
from compare.differences.calendar import date_spans
from compare.differences.clock import clock_spans
from compare.differences.events import Event, event_of, governor
from compare.differences.numerals import Numeral, Reading, numerals
from compare.differences.units import Dimension, Unit, unit_beside
from compare.documents import Document, Span


class Part(StrEnum):
    """Which part of a set a number counts."""

    ALL = "all"  # the plain case: the number of all that is spoken of
    SOME = "some"  # "62 of the 310": the 62
    WHOLE = "whole"  # "62 of the 310": the 310
    REST = "rest"  # "all but nine": the nine that are left out
    RATIO = "ratio"  # "62 of the 310": the share
    ORIGIN = "origin"  # "from 90 to 60": the 90


class Trend(StrEnum):
    """Whether a number is a level or a change."""

    LEVEL = "level"
    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures.

    Attributes:
        span: its words in the document, hedge and unit included.
        low: smallest number meant, in ``unit``.
        high: largest number meant, in ``unit``; ``inf`` for "at least".
        point: the number as written, in ``unit``.
        hedged: whether "about" or a vague plural softens it.
        bounded: whether it is given as a limit ("at least", "up to").
        places: size of its last significant digit.
        reading: cardinal, ordinal, share or vague.
        unit: what it is measured in.
        counted: lemma of the noun it counts or measures, empty where none is named.
        modifiers: lemmas that narrow that noun.
        per: what a rate is for ("month", "aircraft"), empty without one.
        part: whether it counts all, some, the whole or the rest.
        whole: the number it is a part of, where that is given.
        trend: level, rise or fall.
        negated: whether the governing verb is negated.
        event: the event it belongs to.
        token: index of its first token in the document's parse.
        lead: the few words before it, within the claim.
    """

    span: Span
    low: float
    high: float
    point: float
    hedged: bool
    bounded: bool
    places: float
    reading: Reading
    unit: Unit
    counted: str
    modifiers: frozenset[str]
    per: str
    part: Part
    whole: float | None
    trend: Trend
    negated: bool
    event: Event
    token: int
    lead: str

    @property
    def value(self) -> str:
        """Normalised wording: ">= 4 inmate", "14 nmi", "33.3 %", "2.7 million mark"."""
        number = f"{_figure(self.low)}-{_figure(self.high)}"
        if self.reading is Reading.VAGUE or (not self.bounded and self.low != self.high and not self.hedged):
            shown = number
        elif self.bounded:
            shown = f">= {_figure(self.point)}" if self.high == inf else f"<= {_figure(self.point)}"
        else:
            shown = ("~" if self.hedged else "") + _figure(self.point)
        if self.reading is Reading.ORDINAL:
            shown = f"no. {shown}"
        name = self.unit.symbol or self.counted
        return " ".join(filter(None, (shown, name, f"per {self.per}" if self.per else "")))


_SOFT = frozenset({"about", "under", "over"})
_LIMITS = frozenset({"at least", "more than", "up to", "less than"})
_SMALL_WHOLE = 20  # "three in five": the wholes that shares are said of
_LEAD = 24  # characters
_NOUN_REACH = 40  # characters between a number and a noun that still belongs to its words
_BEFORE_NOUN = frozenset("nummod quantmod compound npadvmod nmod amod advmod".split())
_UNDER = re.compile(r"\b(?:under|over|below|above)\s+$", re.IGNORECASE)
_COUNT = Unit("", Dimension.COUNT)
_PERCENT = Unit("%", Dimension.SHARE)
# How far "about" reaches: a tenth either way; "just under" and "just over": a tenth one way.
_ABOUT = 0.1
_HEDGES: tuple[tuple[str, str], ...] = (
    ("at least", r"at\s+least|(?:no|not)\s+(?:fewer|less)\s+than|(?:a\s+)?minimum\s+of|at\s+the\s+very\s+least"),
    ("under", r"just\s+(?:under|short\s+of)|nearly|almost|not\s+quite|(?:a\s+little|slightly)\s+(?:under|less\s+than|fewer\s+than)"),
    ("over", r"just\s+(?:over|above)|(?:a\s+little|slightly)\s+(?:over|more\s+than|above)"),
    ("up to", r"up\s+to|as\s+(?:many|much)\s+as|(?:no|not)\s+(?:more|longer)\s+than|at\s+most|a\s+maximum\s+of|not\s+exceeding|at\s+the\s+most"),
    ("less than", r"(?:fewer|less|lower)\s+than|under|below|short\s+of"),
    ("more than", r"(?:more|greater|higher|longer)\s+than|over|above|exceed(?:s|ed|ing)?|upwards?\s+of|in\s+excess\s+of|surpass(?:ed|es|ing)?|topp(?:ed|ing)|beyond"),
    ("about", r"about|around|roughly|approximately|some|circa|an\s+estimated|close\s+to|closer\s+to|in\s+the\s+region\s+of|on\s+the\s+order\s+of|~|c\."),
)
_BEFORE = tuple((name, re.compile(rf"(?<!\w)(?:{words})\s*$", re.IGNORECASE)) for name, words in _HEDGES)
_AFTER = (
    ("at least", re.compile(r"\s*(?:\w+\s+)?(?:or\s+(?:more|longer)\b|at\s+(?:the\s+very\s+)?least\b|\+)", re.IGNORECASE)),
    ("up to", re.compile(r"\s*(?:\w+\s+)?(?:or\s+(?:fewer|less)\b|at\s+(?:the\s+)?most\b)", re.IGNORECASE)),
    ("about", re.compile(r"\s*(?:or\s+so\b|-odd\b)", re.IGNORECASE)),
)
_EXCEPT = re.compile(r"\b(?:all|every\s+\w+|everyone|any)(?:\s+of\s+\w+)?,?\s+(?:but|except(?:\s+for)?|save(?:\s+for)?|bar)\s+(?:the\s+)?$", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|their|our|these|those|all|every|a\s+total\s+of|some)?\s*$", re.IGNORECASE)
_IN_WHOLE = re.compile(r"\s+(?:in|out\s+of|of(?:\s+every)?)\s+(?:every\s+)?$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:to|-|–|—|and)\s*$", re.IGNORECASE)
_PER = re.compile(r"\s+(?:per|an?|each|every)\s+([a-z]+)", re.IGNORECASE)
_AGE = re.compile(r"\b(?:aged?|age\s+of|ages)\s+(?:of\s+)?$", re.IGNORECASE)
_OLD = re.compile(r"[\s-](?:years?|months?)[\s-]olds?\b|\s+years\s+of\s+age", re.IGNORECASE)
_POINTS = re.compile(r"-(?:point|page|member|seat|part|step|way|time)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:No\.?|number|Article|Unit|Block|Room|Phase|Section|Part|Update|Route|Highway|Resolution|Decree|Line|Gate|Terminal|Chapter|Annex|Group|G|Covid|helpline)[\s-]*$", re.IGNORECASE)
_LIST_START = re.compile(r"(?:^|\n)\s*\(?$")
_LIST_END = re.compile(r"[.)](?:\s|$)")
_RISING = frozenset("rise increase grow climb jump gain up soar surge expand raise add more higher growth hike".split())
_FALLING = frozenset(
    "fall decrease decline drop shrink slide plunge tumble reduce cut lower down lose slash reduction less fewer contract curtail".split()
)
_DENIED = re.compile(
    r"\b(?:no|not|never|none|nobody|neither|unable|den(?:y|ied|ies)|refus\w+|without)\b", re.IGNORECASE
)
_DISTRIBUTIVE = frozenset({"each", "every", "apiece"})
_OF_THEM = re.compile(r"\s+(?:of\s+)?(?:them|these|those|which|whom)\b", re.IGNORECASE)
_LOOK_BACK = 40  # tokens before a claim in which "them" is looked up
_GENERIC = frozenset("total number figure sum amount count tally toll majority minority group".split())


@lru_cache(maxsize=8192)
def quantities(claim: Claim, document: Document) -> tuple[Quantity, ...]:
    """The quantities of a claim in reading order; dates, clock times, ages and labels are none."""
    if claim.parse is None:
        return ()
    return tuple(_Reader(claim, document, claim.parse).read())


@dataclass(frozen=True, slots=True)
class _Mention:
    """A numeral on its way to a quantity."""

    numeral: Numeral
    part: Part = Part.ALL
    trend: Trend | None = None
    whole: float | None = None


@dataclass(frozen=True, slots=True)
class _Noun:
    """What a number stands before: the noun it counts, and the end of the unit beside it."""

    token: Token | None
    unit: Unit
    start: int
    end: int


class _Reader:
    """Reads one claim; offsets of numerals count from the start of the claim."""

    def __init__(self, claim: Claim, document: Document, parse: Parse) -> None:
        self.text = document.text[claim.start : claim.end]
        self.claim, self.document = claim, document
        self.parse, self.doc = parse, parse.doc

    def read(self) -> Iterator[Quantity]:
        before: Quantity | None = None
        for mention in self._mentions():
            if quantity := self._quantity(mention, before):
                yield quantity
                before = quantity

    def _mentions(self) -> Iterator[_Mention]:
        hidden = (*date_spans(self.text), *clock_spans(self.text))
        found = [
            n for n in numerals(self.text) if not any(n.start < e and s < n.end for s, e in hidden)
        ]
        index, reach = 0, 0
        while index < len(found):
            here = found[index]
            after = found[index + 1] if index + 1 < len(found) else None
            joined = self._join(here, after) if after else ()
            if here.start < reach:  # the "second" of "metres per second"
                joined = ()
            elif joined:
                yield from joined
                index += 1
            else:
                yield _Mention(here, self._part(here))
            measured = unit_beside(self.text, here.start, here.end)
            reach = measured.end if measured else here.end
            index += 1

    def _part(self, numeral: Numeral) -> Part:
        left_out = _EXCEPT.search(self.text[: numeral.start])
        return Part.REST if left_out and numeral.reading is Reading.CARDINAL else Part.ALL

    def _join(self, here: Numeral, after: Numeral) -> tuple[_Mention, ...]:
        """Two numerals that belong together: a share, a part and its whole, a change, a range."""
        if Reading.ORDINAL in (here.reading, after.reading):
            return ()
        between = self.text[here.end : after.start]
        if share := self._share_of(here, after, between):
            return (_Mention(share),)
        if here.high < after.low and _OF_WHOLE.fullmatch(between):
            return self._part_of(here, after)
        lead = self.text[: here.start].lower().rstrip()
        if lead.endswith("from") and (moved := self._change(here, after, between)):
            return moved
        dashed = between.strip() in ("-", "–", "—", "to")
        if (dashed or lead.endswith("between")) and here.high < after.low and _RANGE.fullmatch(between):
            scale = after.places if here.high < 1000 <= after.low else 1.0
            low = min(here.low * scale, after.low)
            span = Numeral(here.start, after.end, low, after.high, Reading.CARDINAL, after.places)
            return (_Mention(span),)
        return ()

    def _part_of(self, here: Numeral, after: Numeral) -> tuple[_Mention, ...]:
        """ "62 of the 310" as 62, 310 and 20 percent; "all but nine of the 310" as 301."""
        if self._part(here) is Part.REST:
            count = after.low - here.low
            here = replace(here, low=count, high=count)
        share = 100 * here.low / after.low
        ratio = Numeral(here.start, after.end, share, share, Reading.SHARE)
        some = _Mention(here, Part.SOME, whole=after.low)
        return some, _Mention(after, Part.WHOLE), _Mention(ratio, Part.RATIO)

    def _share_of(self, here: Numeral, after: Numeral, between: str) -> Numeral | None:
        """ "Three in five" as 60 percent."""
        small = here.high < after.low <= _SMALL_WHOLE and self.text[after.start].isalpha()
        if not small or not _IN_WHOLE.fullmatch(between) or unit_beside(self.text, here.start, here.end):
            return None
        share = 100 * here.low / after.low
        return Numeral(here.start, after.end, share, share, Reading.SHARE)

    def _change(self, here: Numeral, after: Numeral, between: str) -> tuple[_Mention, ...]:
        """ "From 90 to 60 million" as its two levels and the share by which they differ."""
        if not re.fullmatch(r"(?:\s+[\w-]+){0,3}?\s+to\s+(?:\w+\s+)?", between) or not here.low:
            return ()
        shared = after.low >= 1e3 > here.low and after.places >= 1e3
        start = replace(here, low=here.low * after.places, high=here.high * after.places) if shared else here
        share = abs(100 * (after.low - start.low) / start.low)
        trend = Trend.RISE if after.low > start.low else Trend.FALL
        change = Numeral(here.start, after.end, share, share, Reading.SHARE)
        return (
            _Mention(start, Part.ORIGIN),
            _Mention(after),
            _Mention(change, trend=trend),
        )

    def _quantity(self, mention: _Mention, previous: Quantity | None) -> Quantity | None:
        numeral = mention.numeral
        token = self._token(numeral)
        if token is None or self._is_label(numeral):
            return None
        noun = self._noun(mention, token)
        if noun.unit is _COUNT and noun.token is None:
            if _UNDER.search(self.text[: numeral.start]):  # "children under five"
                return None
            if numeral.low == numeral.high == 1 and mention.part is Part.ALL:  # "this one"
                return None
        counted, modifiers = _counted(noun)
        back = self._antecedent(numeral) if not counted and noun.unit is _COUNT else None
        if back is not None:
            counted = back.lemma_.lower()
        unit = noun.unit
        if unit is _COUNT and not counted and previous and previous.reading is numeral.reading:
            counted, unit = previous.counted, previous.unit  # "15 crowns instead of 12"
        hedge, start, end = self._hedge(noun.start, noun.end)
        low, high = _bounds(numeral, hedge)
        verb = governor(token, self.parse)
        return Quantity(
            span=self._span(start, max(end, self._reach(noun))),
            low=low,
            high=high,
            point=numeral.low,
            hedged=hedge in _SOFT or numeral.reading is Reading.VAGUE,
            bounded=hedge in _LIMITS,
            places=numeral.places,
            reading=numeral.reading,
            unit=unit,
            counted=counted,
            modifiers=modifiers,
            per=self._per(self._reach(noun)) or self._each(token, verb),
            part=mention.part,
            whole=mention.whole,
            trend=mention.trend or _trend(token, verb, noun.unit.dimension),
            negated=self._negated(verb, start, hedge in _LIMITS),
            event=event_of(token, self.claim, self.parse, self._sentence_before(back)),
            token=token.i,
            lead=self.text[max(0, start - _LEAD) : start],
        )

    def _is_label(self, numeral: Numeral) -> bool:
        """Whether the number is an age, a number in a list or part of a name."""
        before, after = self.text[: numeral.start], self.text[numeral.end :]
        if _AGE.search(before) or _OLD.match(after) or _NAMED.search(before) or _POINTS.match(after):
            return True
        return bool(_LIST_START.search(before) and _LIST_END.match(after))

    def _span(self, start: int, end: int) -> Span:
        shift = self.claim.start
        return self.document.span(shift + start, shift + min(end, len(self.text)))

    def _token(self, numeral: Numeral) -> Token | None:
        """The highest token of the numeral in the parse."""
        shift = self.claim.start
        span = self.doc.char_span(
            shift + numeral.start, shift + numeral.end, alignment_mode="expand"
        )
        return span.root if span else None

    def _noun(self, mention: _Mention, token: Token) -> _Noun:
        numeral = mention.numeral
        if mention.trend is not None or mention.part is Part.RATIO:
            return _Noun(None, _PERCENT, numeral.start, numeral.end)
        measured = unit_beside(self.text, numeral.start, numeral.end)
        if measured is None:
            unit = _PERCENT if numeral.reading is Reading.SHARE else _COUNT
            return _Noun(_noun_above(token) or _noun_below(token), unit, numeral.start, numeral.end)
        last = self.doc.char_span(
            self.claim.start + measured.end - 1,
            self.claim.start + measured.end,
            alignment_mode="expand",
        )
        word = last[0] if last else token
        noun = _noun_below(word) or _noun_above(word)
        return _Noun(noun, measured.unit, measured.start, max(measured.end, numeral.end))

    def _reach(self, noun: _Noun) -> int:
        """Where the words of the quantity end: after the counted noun, if it is near."""
        if noun.token is None or noun.unit is not _COUNT:
            return noun.end
        reach = noun.token.idx + len(noun.token) - self.claim.start
        near = noun.end <= reach <= noun.end + _NOUN_REACH and noun.token.i < self.parse.end
        return reach if near else noun.end

    def _hedge(self, start: int, end: int) -> tuple[str, int, int]:
        before = self.text[max(0, start - 40) : start]
        for name, pattern in _BEFORE:
            match = pattern.search(before)
            if match and not self._is_particle(start, match):
                return name, start - (len(before) - match.start()), end
        for name, pattern in _AFTER:
            if match := pattern.match(self.text, end):
                return name, start, match.end()
        return "", start, end

    def _negated(self, verb: Token, start: int, limit: bool) -> bool:
        """Whether the number is denied; "no class may hold more than 22" denies a limit."""
        if any(t.dep_ == "neg" for t in verb.children):
            return True
        return limit and bool(_DENIED.search(self.text[:start]))

    def _each(self, token: Token, verb: Token) -> str:
        """ "each" where the number is said of every single one ("each country will pay")."""
        near = [token.head, *(c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass"))]
        said = any(t.lower_ in _DISTRIBUTIVE for noun in near for t in (noun, *noun.children))
        return "each" if said else ""

    def _sentence_before(self, back: Token | None) -> Parse | None:
        """The sentence of an antecedent, if it is not the claim's own."""
        return back.sent if back is not None and back.i < self.parse.start else None

    def _antecedent(self, numeral: Numeral) -> Token | None:
        """The noun that "nine of them" points back to: the last counted plural."""
        if not _OF_THEM.match(self.text[numeral.end :]):
            return None
        here = self._token(numeral)
        end = here.i if here is not None else self.parse.start
        before = self.doc[max(0, self.parse.start - _LOOK_BACK) : end]
        plurals = [t for t in before if t.tag_ in ("NNS", "NNPS")]
        counted = [t for t in plurals if any(c.dep_ == "nummod" for c in t.children)]
        return (counted or plurals or [None])[-1]

    def _is_particle(self, start: int, match: re.Match[str]) -> bool:
        """Whether "over" belongs to the verb ("handed over 36 trains")."""
        offset = self.claim.start + start - (len(match.string) - match.start())
        word = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return bool(word) and word is not None and word[0].dep_ == "prt"

    def _per(self, end: int) -> str:
        match = _PER.match(self.text, end)
        return match[1].lower() if match else ""


def _noun_above(token: Token) -> Token | None:
    """The noun that a number or unit stands before ("412 people", "a 49 percent stake")."""
    node = token
    while node.dep_ in _BEFORE_NOUN and node.head != node:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return None
        if node.pos_ in ("NOUN", "PROPN") and not node.like_num:
            return node
    return None


def _noun_below(token: Token) -> Token | None:
    """The noun after "of" ("a third of the patients", "four tonnes of mackerel")."""
    for preposition in token.children:
        if preposition.dep_ == "prep" and preposition.lower_ == "of":
            objects = (t for t in preposition.children if t.dep_ == "pobj")
            return next((t for t in objects if t.pos_ in ("NOUN", "PROPN")), None)
    return None


def _bounds(numeral: Numeral, hedge: str) -> tuple[float, float]:
    low, high = numeral.low, numeral.high
    nudge = min(numeral.places, 1.0) * 1e-6
    return {
        "at least": (low, inf),
        "more than": (high + nudge, inf),
        "up to": (0.0, high),
        "less than": (0.0, low - nudge),
        "about": (low * (1 - _ABOUT), high * (1 + _ABOUT)),
        "under": (low * (1 - _ABOUT), high - nudge),
        "over": (low + nudge, high * (1 + _ABOUT)),
    }.get(hedge, (low, high))


def _counted(noun: _Noun) -> tuple[str, frozenset[str]]:
    """The lemma of the counted noun and the lemmas that narrow it."""
    token = noun.token
    if token is None:
        return "", frozenset()
    if token.lemma_.lower() in _GENERIC:
        token = _noun_below(token) or token
    narrowing = {
        t.lemma_.lower()
        for t in token.children
        if t.dep_ in ("amod", "compound", "nmod") and t.is_alpha and not t.like_num
    }
    return token.lemma_.lower(), frozenset(narrowing)


def _trend(token: Token, verb: Token, dimension: Dimension) -> Trend:
    """Rise or fall where the number is the size of a change ("by 4 per cent", "a third more")."""
    steps = set()
    node = token
    while node.head != node and node != verb:
        if node.dep_ == "prep":
            steps.add(node.lower_)
        node = node.head
    if steps & {"to", "from", "at"} or not (dimension is Dimension.SHARE or "by" in steps):
        return Trend.LEVEL
    near = {verb.lemma_.lower(), token.head.lemma_.lower()}
    near |= {t.lemma_.lower() for t in token.doc[token.i : min(token.i + 4, len(token.doc))]}
    if near & _RISING:
        return Trend.RISE
    return Trend.FALL if near & _FALLING else Trend.LEVEL


def _figure(number: float) -> str:
    return f"{number:,.10g}".replace(",", "") if abs(number) < 1e15 else f"{number:g}"
