"""From printed lines to paragraphs: what was one before it was printed is one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from compare.readers.pdf.lines import Line
from compare.readers.types import Place, TextBuilder

WIDE_GAP = 1.3  # a distance this many times the usual one parts paragraphs
OTHER_SIZE = 0.15  # headings differ at least as much, in parts of the size
INDENT = 0.8  # an indent is at least as wide, in sizes of the type
SLACK = 0.6  # room, in sizes of the type, that a line may leave beside a word that did not fit
HYPHENS = "\u00ad\u2010-"
# How much rarer the joined word may be than the rarer of its parts (in powers of ten of frequency)
# before both are taken for a compound: "long-term" stays, "with-out" does not.
COMPOUND = 1.5
WORD_OF_ITS_OWN = 4.0  # Zipf frequency from which a part counts as a word: ten in a million words
_ITEM = re.compile(r"(?:[•‣▪●◦·–—*-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_PARTED = re.compile(rf"\w[{HYPHENS}]$")
_LAST_PART = re.compile(r"[A-Za-z]+$")
_FIRST_PART = re.compile(r"[a-z]+")


class Placed(NamedTuple):
    """A line with its page and its number on that page, both from 1."""

    line: Line
    page: int
    number: int


class _Measures:
    """The edges of columns, and how far apart lines usually stand, in sizes of their type."""

    def __init__(self, lines: Sequence[Placed]) -> None:
        self._columns: dict[tuple[int, int], list[Line]] = {}
        for placed in lines:
            self._columns.setdefault((placed.page, placed.line.column), []).append(placed.line)
        distances = [
            (before.line.y - after.line.y) / before.line.size
            for before, after in pairwise(lines)
            if _is_beside(before, after)
        ]
        self.pitch = median(distances) if distances else 0.0
        self._edges: dict[tuple[int, int, float], tuple[float, float]] = {}

    def edges(self, placed: Placed) -> tuple[float, float]:
        """Left and right edge of the lines in a column that are of the size of this one."""
        key = (placed.page, placed.line.column, round(placed.line.size, 1))
        if key not in self._edges:
            lines = [
                line for line in self._columns[key[:2]] if _is_alike(line.size, placed.line.size)
            ]
            self._edges[key] = (min(x.x0 for x in lines), max(x.x1 for x in lines))
        return self._edges[key]


def build_text(lines: Sequence[Placed]) -> TextBuilder:
    """The text of all lines, paragraphs parted by a blank line, words hyphenated made whole."""
    measures = _Measures(lines)
    goes_on = [_goes_on(before, after, measures) for before, after in pairwise(lines)]
    builder = TextBuilder()
    joint = ""
    for i, placed in enumerate(lines):
        words = placed.line.text
        if i < len(goes_on) and goes_on[i]:
            shown = _unhyphenated(words, lines[i + 1].line.text)
            following = "" if _PARTED.search(words) else " "
        else:
            shown, following = words, "\n\n"
        builder.add(shown, Place(page=placed.page, line=placed.number), joint)
        joint = following
    return builder


def _is_beside(before: Placed, after: Placed) -> bool:
    return (before.page, before.line.column) == (after.page, after.line.column)


def _is_alike(size: float, other: float) -> bool:
    return abs(size - other) <= OTHER_SIZE * max(size, other)


def _goes_on(before: Placed, after: Placed, measures: _Measures) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    above, below = before.line, after.line
    if not _is_alike(above.size, below.size) or _ITEM.match(below.text):
        return False
    if "\t" in above.text or "\t" in below.text:  # rows of a table
        return False
    if _PARTED.search(above.text) and below.text[:1].islower():
        return True
    room = measures.edges(before)[1] - above.x1
    if room > below.first_width + SLACK * above.size:  # the next word would have fitted
        return False
    if not _is_beside(before, after):  # a full line at the end of a page: only an indent tells
        return below.x0 - measures.edges(after)[0] <= INDENT * below.size
    if above.y - below.y > WIDE_GAP * measures.pitch * above.size:
        return False
    indented = below.x0 - above.x0 > INDENT * below.size
    return not (indented and _SENTENCE_END.search(above.text))


def _unhyphenated(words: str, following: str) -> str:
    """A line without the hyphen at its end, where that only parts a word between two lines."""
    if words[-1:] not in HYPHENS:
        return words
    first, second = _LAST_PART.search(words[:-1]), _FIRST_PART.match(following)
    if words[-1] == "\u00ad":
        return words[:-1]
    if first is None or second is None or _is_compound(first.group(), second.group()):
        return words
    return words[:-1]


def _is_compound(first: str, second: str) -> bool:
    """Whether two words are so much commoner than what they would make together."""
    from wordfreq import zipf_frequency

    rarer = min(zipf_frequency(part, "en") for part in (first, second))
    joined = zipf_frequency(first + second, "en")
    return rarer >= WORD_OF_ITS_OWN and joined < rarer - COMPOUND
