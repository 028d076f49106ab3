"""The lines of a page in reading order, column after column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from compare.readers.pdf.words import BASELINE_SHIFT, Word

# A white stretch this wide, in sizes of the type, parts two columns; a blank is a quarter of one,
# and a justified line stretches it to less than this.
GUTTER = 1.1
# Columns of prose have more lines and more words to a line than the columns of a table.
COLUMN_LINES = 3
COLUMN_WORDS = 3.0
BAND_GAP = 3.0  # a white band this high, in distances between lines, ends columns
# A gap this wide, in sizes of the type, stands between cells of a table, unless it is one of the
# even gaps of a justified line.
TAB_GAP = 1.5
UNEVEN = 2.0
LONE_TAB_GAP = 3.0  # of two words that fill a narrow justified line, nothing tells but the width


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line.

    Attributes:
        text: its words.
        x0: where it begins.
        x1: where it ends.
        y: its baseline, counted upwards.
        size: the size of most of its type.
        column: number of the stretch of text it belongs to, from 0 on its page.
        first_width: width of its first word.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    column: int
    first_width: float


Row = tuple[Word, ...]  # the words on one baseline, from left to right


def read_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """The lines of a page, as a person reads them."""
    rows = _rows(words)
    stretches = list(_stretches(rows))
    return tuple(_line(row, number) for number, rows in enumerate(stretches) for row in rows)


def _rows(words: Sequence[Word]) -> list[Row]:
    """Words of one baseline, from the top of the page to its foot."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if rows and abs(rows[-1][0].y - word.y) <= BASELINE_SHIFT * max(
            word.size, rows[-1][0].size
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [tuple(sorted(row, key=lambda word: word.x0)) for row in rows]


def _stretches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Cut rows into stretches of text: full width, or one column of several."""
    plain: list[Row] = []
    i = 0
    while i < len(rows):
        end, gutter = _columns(rows, i)
        if gutter is None:
            plain.append(rows[i])
            i += 1
            continue
        if plain:
            yield plain
            plain = []
        for side in _sides(rows[i:end], gutter):
            yield from _stretches(side)
        i = end
    if plain:
        yield plain


def _columns(rows: Sequence[Row], start: int) -> tuple[int, float | None]:
    """The row after the last that leaves the same gutter free as ``start``, and its middle."""
    best: tuple[int, float | None] = (start, None)
    gaps = [(float("-inf"), float("inf"))]
    pitch = _pitch(rows)
    for end in range(start, len(rows)):
        if end > start and rows[end - 1][0].y - rows[end][0].y > BAND_GAP * pitch:
            break
        gaps = _free(gaps, rows[end])
        if not gaps:
            break
        if gutter := _gutter(gaps, rows[start : end + 1]):
            best = (end + 1, gutter)
    return best


def _pitch(rows: Sequence[Row]) -> float:
    distances = [above[0].y - below[0].y for above, below in pairwise(rows)]
    return max(median(distances), rows[0][0].size) if distances else rows[0][0].size


def _free(gaps: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """What the words of a row leave of white stretches."""
    for word in row:
        width = GUTTER * word.size
        gaps = [
            piece
            for left, right in gaps
            for piece in ((left, min(right, word.x0)), (max(left, word.x1), right))
            if piece[1] - piece[0] >= width
        ]
    return gaps


def _gutter(gaps: list[tuple[float, float]], rows: Sequence[Row]) -> float | None:
    """The middle of the widest white stretch between two columns of prose, if there is one."""
    for left, right in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        if left == float("-inf") or right == float("inf"):
            continue
        middle = (left + right) / 2
        sides = _sides(rows, middle)
        if all(_is_column(side) for side in sides):
            return middle
    return None


def _sides(rows: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [tuple(word for word in row if word.x1 <= gutter) for row in rows]
    right = [tuple(word for word in row if word.x0 >= gutter) for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _is_column(rows: Sequence[Row]) -> bool:
    words = sum(len(row) for row in rows)
    return len(rows) >= COLUMN_LINES and words >= COLUMN_WORDS * len(rows)


def _line(row: Row, column: int) -> Line:
    tab = _tab_width(row)
    text = row[0].text
    for before, word in pairwise(row):
        text += ("\t" if word.x0 - before.x1 > tab else " ") + word.text
    widest = max(row, key=lambda word: word.x1 - word.x0)
    first = row[0].x1 - row[0].x0
    return Line(text, row[0].x0, row[-1].x1, row[0].y, widest.size, column, first)


def _tab_width(row: Row) -> float:
    """The gap between words of a row beyond which they stand in different cells."""
    size = max(word.size for word in row)
    gaps = [word.x0 - before.x1 for before, word in pairwise(row)]
    if len(gaps) < 2:
        return LONE_TAB_GAP * size
    return max(TAB_GAP * size, UNEVEN * min(gaps))
