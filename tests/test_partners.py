"""Best partners from blocks: what the whole matrix gives, whatever the blocks, ties included."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from compare.partners import best_partners


def ranks(matrix, axis):
    """Rank of every entry along an axis, 0 for the largest; ties go to the earlier one."""
    return np.argsort(np.argsort(-matrix, axis=axis, kind="stable"), axis=axis, kind="stable")


def of(matrix, per_row, per_column, at_least, block_numbers=10**9):
    found = best_partners(
        lambda start, stop: matrix[start:stop],
        matrix.shape,
        per_row=per_row,
        per_column=per_column,
        at_least=at_least,
        block_numbers=block_numbers,
    )
    return [
        list(zip(found.rows.tolist(), found.columns.tolist(), strict=True)),
        found.values.tolist(),
        found.ranks.tolist(),
    ]


def exact(matrix, per_row, per_column, at_least):
    """The same from the ranks of the whole matrix."""
    rows, columns = ranks(matrix, axis=1), ranks(matrix, axis=0)
    kept = ((rows < per_row) | (columns < per_column)) & (matrix >= at_least)
    kept &= matrix > -np.inf
    places = [tuple(place) for place in np.argwhere(kept).tolist()]
    return [places, matrix[kept].tolist(), (rows + columns)[kept].tolist()]


def test_by_hand():
    matrix = np.array([[0.9, 0.2, 0.9], [0.8, 0.1, 0.3], [0.0, 0.2, 0.4]], np.float32)
    places, values, ranks_ = of(matrix, 1, 1, 0.15)
    # Row 0 is best at columns 0 and 2 alike: the first counts. Column 1 is best in row 0, before 2.
    assert places == [(0, 0), (0, 1), (0, 2), (1, 0), (2, 2)]
    assert values == pytest.approx([0.9, 0.2, 0.9, 0.8, 0.4])
    assert ranks_ == [0, 2, 1, 1, 1]


# Few values, so that many are equal.
MATRICES = st.tuples(st.integers(0, 7), st.integers(0, 7)).flatmap(
    lambda shape: arrays(
        np.float32, shape, elements=st.sampled_from([-np.inf, -0.5, 0.0, 0.25, 0.5, 1.0])
    )
)


@settings(deadline=None)
@given(MATRICES, st.integers(1, 4), st.integers(1, 4), st.sampled_from([-1.0, 0.0, 0.25, 0.3]))
def test_blocks_give_what_the_whole_matrix_gives(matrix, per_row, per_column, at_least):
    wanted = exact(matrix, per_row, per_column, at_least)
    for size in (1, 5, 14, 100):
        assert of(matrix, per_row, per_column, at_least, size) == wanted


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_a_large_matrix_of_many_blocks(kind):
    matrix = np.random.default_rng(7).normal(size=(300, 200)).astype(kind)
    matrix[40:60] = matrix[100]
    matrix[:, 10:14] = matrix[:, :1]
    wanted = exact(matrix, 5, 5, 0.4)
    for size in (200, 3_000, 17_777, 10**6):
        assert of(matrix, 5, 5, 0.4, size) == wanted


def test_the_threshold_is_taken_in_the_numbers_own_precision():
    matrix = np.array([[0.165]], np.float32)  # a little more than 0.165 as float64
    assert of(matrix, 1, 1, 0.165)[0] == [(0, 0)]
    assert of(np.nextafter(matrix, np.float32(0)), 1, 1, 0.165)[0] == []
