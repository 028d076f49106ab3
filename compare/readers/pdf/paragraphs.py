"""From printed lines to paragraphs: what was one before it was printed is one again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from compare.readers.pdf.lines import Line
from compare.readers.types import Place, TextBuilder

WIDE_GAP = 1.3  # a distance this many times the usual one parts paragraphs
OTHER_SIZE = 0.15  # headings differ at least as much, in parts of the size
INDENT = 0.8  # an indent is at least as wide, in sizes of the type
SLACK = 0.6  # room, in sizes of the type, that a line may leave beside a word that did not fit
HYPHENS = "-\u00ad\u2010"
# How much rarer the joined word may be than the rarer of its parts (in powers of ten of frequency)
# before both are taken for a compound: "long-term" stays, "with-out" does not.
COMPOUND = 1.5
WORD_OF_ITS_OWN = 4.0  # Zipf frequency from which a part counts as a word: ten in a million words
_ITEM = re.compile(r"(?:[•‣▪●◦·–—*-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_LAST_PART = re.compile(r"[A-Za-z]+$")
_FIRST_PART = re.compile(r"[a-z]+")


class Placed(NamedTuple):
    """A line with its page and its number on that page, both from 1."""

    line: Line
    page: int
    number: int


@dataclass(frozen=True, slots=True)
class _Column:
    """The measures of a column: its edges, and how far apart its lines usually stand.

    ``pitch`` is in sizes of the type, so that it holds for a heading too.
    """

    left: float
    right: float
    pitch: float


def build_text(lines: Sequence[Placed]) -> TextBuilder:
    """The text of all lines, paragraphs parted by a blank line, words hyphenated made whole."""
    columns = _columns(lines)
    builder = TextBuilder()
    words = [placed.line.text for placed in lines]
    for i, placed in enumerate(lines):
        joint = ""
        if i > 0:
            joint = " " if _goes_on(lines[i - 1], placed, columns) else "\n\n"
            if joint == " " and words[i - 1][-1:] in HYPHENS:
                joint = ""
        goes_on = i + 1 < len(lines) and _goes_on(placed, lines[i + 1], columns)
        text = _unhyphenated(words[i], words[i + 1]) if goes_on else words[i]
        builder.add(text, Place(page=placed.page, line=placed.number), joint)
    return builder


def _columns(lines: Sequence[Placed]) -> dict[tuple[int, int], _Column]:
    """The measures of each column of each page."""
    by_column: dict[tuple[int, int], list[Line]] = {}
    for placed in lines:
        by_column.setdefault((placed.page, placed.line.column), []).append(placed.line)
    distances = list(_distances(lines))
    usual = median(distances) if distances else 0.0
    return {
        key: _Column(min(x.x0 for x in found), max(x.x1 for x in found), usual)
        for key, found in by_column.items()
    }


def _distances(lines: Sequence[Placed]) -> Iterator[float]:
    for before, after in pairwise(lines):
        if _is_beside(before, after):
            yield (before.line.y - after.line.y) / before.line.size


def _is_beside(before: Placed, after: Placed) -> bool:
    return (before.page, before.line.column) == (after.page, after.line.column)


def _goes_on(before: Placed, after: Placed, columns: dict[tuple[int, int], _Column]) -> bool:
    """Whether a paragraph goes on from one line to the next."""
    above, below = before.line, after.line
    if abs(above.size - below.size) > OTHER_SIZE * above.size or _ITEM.match(below.text):
        return False
    if "\t" in above.text or "\t" in below.text:  # rows of a table
        return False
    column = columns[before.page, above.column]
    room = column.right - above.x1
    if room > below.first_width + SLACK * above.size:  # the next word would have fitted
        return False
    if not _is_beside(before, after):  # a full line at the end of a page: only an indent tells
        return below.x0 - columns[after.page, below.column].left <= INDENT * below.size
    if above.y - below.y > WIDE_GAP * column.pitch * above.size:
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
