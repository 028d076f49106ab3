"""The best partners of every row and every column of a matrix that may be too large to hold.

The matrix is asked for in blocks of rows, twice: once to find who is among the best of whom, once
to count how many are nearer. What is kept is what the whole matrix would give, ties included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

# Numbers of a block: 256 MB as float32, of which two copies are held.
BLOCK_NUMBERS = 64_000_000
ENTRIES_AT_ONCE = 256  # of one row or column that are counted together

# Rows start to stop of the matrix: shape (stop - start, columns), larger is nearer; -inf never
# partners. The same rows must come out the same each time.
Rows = Callable[[int, int], np.ndarray]


@dataclass(frozen=True, slots=True)
class Partners:
    """Entries of a matrix, in reading order.

    Attributes:
        rows: their rows.
        columns: their columns.
        values: the entries.
        ranks: how many entries of the row and of the column, together, are nearer; of equal ones
            the earlier is.
    """

    rows: np.ndarray
    columns: np.ndarray
    values: np.ndarray
    ranks: np.ndarray

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """Row, column and rank of each."""
        parts = (self.rows, self.columns, self.ranks)
        return zip(*(part.tolist() for part in parts), strict=True)


def best_partners(
    matrix: Rows,
    shape: tuple[int, int],
    *,
    per_row: int,
    per_column: int,
    at_least: float,
    block_numbers: int = BLOCK_NUMBERS,
) -> Partners:
    """The entries that are among the best of their row or of their column.

    Args:
        matrix: gives blocks of rows.
        shape: rows and columns of the whole.
        per_row: how many best entries of a row are kept.
        per_column: the same of a column.
        at_least: no entry below it is kept.
        block_numbers: size of a block; what is kept does not depend on it.
    """
    size = max(1, block_numbers // max(1, shape[1]))
    spans = [(start, min(start + size, shape[0])) for start in range(0, shape[0], size)]
    found = _best(matrix, shape, spans, per_row, per_column, at_least)
    return _ranked(matrix, spans, found)


Entries = tuple[np.ndarray, np.ndarray, np.ndarray]  # rows, columns, values


def _best(
    matrix: Rows,
    shape: tuple[int, int],
    spans: list[tuple[int, int]],
    per_row: int,
    per_column: int,
    at_least: float,
) -> Entries:
    """What is kept, in reading order, each entry once."""
    found: list[Entries] = []
    of_columns = _ColumnBest(per_column, at_least)
    for start, stop in spans:
        block = np.array(matrix(start, stop))  # a copy: what is found is struck out of it
        of_columns.take(block, start)
        found += [(r + start, c, v) for r, c, v in _row_best(block, per_row, at_least)]
    found.append((of_columns.rows, of_columns.columns, of_columns.values))
    rows, columns, values = (np.concatenate(parts) for parts in zip(*found, strict=True))
    _, first = np.unique(rows * shape[1] + columns, return_index=True)
    return rows[first], columns[first], values[first]


def _row_best(block: np.ndarray, number: int, at_least: float) -> Iterator[Entries]:
    """The best entries of each row, one rank at a time, struck out of the block.

    Of equal entries ``argmax`` gives the first.
    """
    every = np.arange(len(block))
    for _ in range(min(number, block.shape[1])):
        best = block.argmax(axis=1)
        values = block[every, best]
        good = (values >= at_least) & (values > -np.inf)
        yield every[good], best[good], values[good]
        block[every, best] = -np.inf


class _ColumnBest:
    """The best entries of each column so far.

    Attributes:
        rows: their rows.
        columns: their columns, ascending.
        values: the entries, the largest of a column first.
    """

    def __init__(self, number: int, at_least: float) -> None:
        self.rows = np.zeros(0, np.int64)
        self.columns = np.zeros(0, np.int64)
        self.values = np.zeros(0)
        self._number, self._at_least = number, at_least
        self._bar: np.ndarray | None = None  # per column: what a later entry must exceed

    def take(self, block: np.ndarray, start: int) -> None:
        """Look at the rows from ``start`` on; of equal entries those already here are kept."""
        if self._bar is None:
            self._bar = self._first_bar(block)
            self.values = self.values.astype(block.dtype)
        rows, columns = np.nonzero(block > self._bar)
        values = np.concatenate([self.values, block[rows, columns]])
        rows = np.concatenate([self.rows, rows + start])
        columns = np.concatenate([self.columns, columns])
        order = np.lexsort((rows, -values, columns))
        values, rows, columns = values[order], rows[order], columns[order]
        place = np.arange(len(columns)) - np.searchsorted(columns, columns)
        kept = place < self._number
        self.values, self.rows, self.columns = values[kept], rows[kept], columns[kept]
        last = place == self._number - 1
        self._bar[columns[last]] = values[last]

    def _first_bar(self, block: np.ndarray) -> np.ndarray:
        """The threshold, or what lies just below the worst of the best of the first block."""
        below = np.nextafter(block.dtype.type(self._at_least), block.dtype.type(-np.inf))
        bar = np.full(block.shape[1], below)
        if len(block) > self._number:
            worst = np.partition(block, len(block) - self._number, axis=0)[-self._number]
            bar = np.maximum(bar, np.nextafter(worst, block.dtype.type(-np.inf)))
        return bar


def _ranked(matrix: Rows, spans: list[tuple[int, int]], found: Entries) -> Partners:
    """Count for each entry how many of its row and of its column are nearer.

    Args:
        matrix: gives blocks of rows.
        spans: the blocks.
        found: rows, columns and values of the entries, in reading order.
    """
    rows, columns, values = found
    nearer = np.zeros(len(rows), np.int64)
    by_column = np.argsort(columns, kind="stable")
    for start, stop in spans:
        block = np.asarray(matrix(start, stop))
        here = slice(*np.searchsorted(rows, (start, stop)))
        nearer[here] += _nearer(block, rows[here] - start, values[here], columns[here])
        across = np.ascontiguousarray(block.T)
        of_columns = (index[by_column] for index in (columns, values, rows - start))
        nearer[by_column] += _nearer(across, *of_columns)
    return Partners(rows, columns, values, nearer)


def _nearer(
    lines: np.ndarray, numbers: np.ndarray, values: np.ndarray, places: np.ndarray
) -> np.ndarray:
    """For each entry, how many of its line are larger, or equal and before its place.

    Args:
        lines: shape (lines, length).
        numbers: which line each entry is of, ascending.
        values: the entries.
        places: where each stands in its line, or would stand: negative before, large behind.
    """
    counts = np.zeros(len(numbers), np.int64)
    starts = np.flatnonzero(np.diff(numbers, prepend=-1)).tolist()
    for first, end in pairwise([*starts, len(numbers)]):
        line = lines[numbers[first]]
        for begin in range(first, end, ENTRIES_AT_ONCE):
            some = slice(begin, min(end, begin + ENTRIES_AT_ONCE))
            larger = np.count_nonzero(line > values[some, None], axis=1)
            equal = np.count_nonzero(line >= values[some, None], axis=1) > larger
            counts[some] += larger
            for k in np.flatnonzero(equal) + begin:
                counts[k] += np.count_nonzero(line[: max(0, places[k])] == values[k])
    return counts
