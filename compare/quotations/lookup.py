"""One quotation looked up in the other account: word for word, cut short, spliced, or altered."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from compare.documents import Document, Span
from compare.quotations.alignment import (
    Word,
    best_window,
    changes,
    occurrences,
    shared,
    without_margins,
    words,
)
from compare.quotations.marks import Quotation, quotations
from compare.quotations.types import Alteration, QuotationFinding, QuotationStatus

# A quotation counts as the same utterance with altered words from this share of its words on
# (the usual cut of fuzzy matching, 0.7 to 0.8) and this many words in common; two words in a
# row agree by chance in texts on one event.
ALTERED_SHARE = 0.7
ALTERED_WORDS = 3
# In running text a quotation is called cut short only when it is at least half of the sentence.
TRIMMED_SHARE = 0.5
# Words either side of the best window that may belong to it, beside a fifth of its length.
MARGIN = 2
# Each piece of a spliced quotation has at least this many words, for the same reason.
SPLICE_WORDS = 3
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’']*(?=\s)|[\r\n]+")
# An ellipsis, or an editor's words in square brackets.
_NOT_SPOKEN = re.compile(r"…|\.\s?\.\s?\.|\[[^\]\r\n]*\]")


def look_up(document: Document, quotation: Quotation, other: Document) -> QuotationFinding:
    """What became of one quotation in the other account; the first level that holds decides.

    The finding does not name the speakers.
    """
    lookup = _Lookup(document, other, quotation.span, tuple(_pieces(document, quotation)))
    for level in (_verbatim, _elided, _spliced, _altered):
        finding = level(lookup)
        if finding is not None:
            return finding
    return QuotationFinding(quotation.span, QuotationStatus.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class _Lookup:
    """One quotation on its way through the other document."""

    document: Document
    other: Document
    span: Span
    pieces: tuple[tuple[Word, ...], ...]

    @property
    def quoted(self) -> tuple[Word, ...]:
        """All words of the quotation."""
        return tuple(word for piece in self.pieces for word in piece)

    def places(self, needle: Sequence[Word]) -> list[Span]:
        """Where the other document has these words in a row."""
        text = words(self.other.text)
        found = occurrences(needle, self.other.text)
        return [_cover(self.other, text[at : at + len(needle)]) for at in found]


def _pieces(document: Document, quotation: Quotation) -> Iterator[tuple[Word, ...]]:
    """The words between ellipses and editor's brackets, which are not the speaker's own."""
    for part in quotation.parts:
        breaks = [
            match.span() for match in _NOT_SPOKEN.finditer(document.text, part.start, part.end)
        ]
        starts = [part.start, *(end for _, end in breaks)]
        ends = [*(start for start, _ in breaks), part.end]
        for start, end in zip(starts, ends, strict=True):
            if piece := words(document.text, start, end):
                yield piece


def _verbatim(lookup: _Lookup) -> QuotationFinding | None:
    """All words in a row; trimmed where the other account's own words go on."""
    found = [(match, _left_out(lookup.other, match)) for match in lookup.places(lookup.quoted)]
    if not found:
        return None
    match, cut = min(found, key=lambda pair: sum(len(span.text) for span in pair[1]))
    status = QuotationStatus.TRIMMED if cut else QuotationStatus.VERBATIM
    return QuotationFinding(lookup.span, status, (match,), cut)


def _elided(lookup: _Lookup) -> QuotationFinding | None:
    """A quotation with an ellipsis or brackets: trimmed within one sentence, else spliced."""
    if len(lookup.pieces) < 2:  # none at all where the quotation is a bracket and nothing else
        return None
    matches: list[Span] = []
    for piece in lookup.pieces:
        places = lookup.places(piece)
        if not places:
            return None
        after = matches[-1].end if matches else 0
        matches.append(next((place for place in places if place.start >= after), places[0]))
    in_order = all(one.end <= two.start for one, two in pairwise(matches))
    if not in_order or not _one_unit(lookup.other, matches):
        return QuotationFinding(lookup.span, QuotationStatus.SPLICED, tuple(matches))
    cut = (_between(lookup.other, one.end, two.start) for one, two in pairwise(matches))
    return QuotationFinding(
        lookup.span, QuotationStatus.TRIMMED, tuple(matches), tuple(filter(None, cut))
    )


def _spliced(lookup: _Lookup) -> QuotationFinding | None:
    """Two pieces that stand word for word in two sentences."""
    quoted = lookup.quoted
    for at in range(len(quoted) - SPLICE_WORDS, SPLICE_WORDS - 1, -1):
        places = [*lookup.places(quoted[:at])[:1], *lookup.places(quoted[at:])[:1]]
        if len(places) == 2 and not _one_unit(lookup.other, places):
            return QuotationFinding(lookup.span, QuotationStatus.SPLICED, tuple(places))
    return None


def _altered(lookup: _Lookup) -> QuotationFinding | None:
    """The same utterance with other words in it."""
    quoted, text = lookup.quoted, words(lookup.other.text)
    if not quoted or not text:
        return None
    first, last = best_window(quoted, text)
    margin = MARGIN + len(quoted) // 5
    window = text[max(first - margin, 0) : last + margin]
    steps = without_margins(changes(quoted, window))
    same = shared(steps)
    if same < ALTERED_WORDS or same < ALTERED_SHARE * len(quoted):
        return None
    match = _cover(lookup.other, window[steps[0].dest_start : steps[-1].dest_end])
    alterations = tuple(
        Alteration(
            _cover_any(lookup.document, quoted[step.src_start : step.src_end]),
            _cover_any(lookup.other, window[step.dest_start : step.dest_end]),
        )
        for step in steps
        if step.tag != "equal"
    )
    return QuotationFinding(lookup.span, QuotationStatus.ALTERED, (match,), alterations=alterations)


def _cover(document: Document, run: Sequence[Word]) -> Span:
    """The span from the first to the last word."""
    return document.span(run[0].start, run[-1].end)


def _cover_any(document: Document, run: Sequence[Word]) -> Span | None:
    return _cover(document, run) if run else None


def _left_out(other: Document, match: Span) -> tuple[Span, ...]:
    """What stands before and after the match in the same quotation, or the same sentence."""
    unit = _unit(other, match)
    quoted = any(_holds(part, match) for q in quotations(other) for part in q.parts)
    if not quoted and len(match.text) < TRIMMED_SHARE * len(unit.text):
        return ()
    edges = (
        _between(other, unit.start, match.start),
        _between(other, match.end, unit.end),
    )
    return tuple(filter(None, edges))


def _between(document: Document, start: int, end: int) -> Span | None:
    """The words between two offsets; None where there are none."""
    return _cover_any(document, words(document.text, start, end))


def _unit(other: Document, match: Span) -> Span:
    """The innermost quotation that holds the match, else the sentence it begins in."""
    holding = [part for q in quotations(other) for part in q.parts if _holds(part, match)]
    if holding:
        return min(holding, key=lambda part: len(part.text))
    ends = _sentence_ends(other.text)
    before, behind = bisect_right(ends, match.start), bisect_left(ends, match.end)
    start = ends[before - 1] if before else 0
    return other.span(start, ends[behind] if behind < len(ends) else len(other.text))


@lru_cache(maxsize=16)
def _sentence_ends(text: str) -> list[int]:
    """Offsets after each sentence, ascending."""
    return [end.end() for end in _SENTENCE_END.finditer(text)]


def _one_unit(other: Document, matches: Sequence[Span]) -> bool:
    """Whether all matches lie in the sentence or quotation of the first."""
    unit = _unit(other, matches[0])
    return all(_holds(unit, match) for match in matches)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
