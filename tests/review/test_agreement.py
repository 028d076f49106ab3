"""Agreement between reviewers, by the published examples."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.review.agreement import Agreement, krippendorff_alpha


def units(*rows: str) -> dict[str, dict[str, str]]:
    """One row of values a reviewer, one column a unit; a dot where nothing was said."""
    columns = zip(*(row.split() for row in rows), strict=True)
    return {
        str(u): {str(r): value for r, value in enumerate(column) if value != "."}
        for u, column in enumerate(columns)
    }


# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", examples A, B and C.
BINARY = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NOMINAL = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")
WITH_GAPS = units(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


@pytest.mark.parametrize(
    ("ratings", "alpha", "pairable", "reviewers"),
    [(BINARY, 0.095, 10, 2), (NOMINAL, 0.692, 12, 2), (WITH_GAPS, 0.743, 11, 4)],
    ids=["A", "B", "C"],
)
def test_the_published_examples(ratings, alpha, pairable, reviewers):
    got = krippendorff_alpha(ratings)
    assert got.alpha == pytest.approx(alpha, abs=0.0005)
    assert (got.units, got.reviewers, got.reason) == (pairable, reviewers, "")


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ({}, Agreement(None, 0, 0, "No pair was rated by two people.")),
        (units("a b", ". ."), Agreement(None, 0, 0, "No pair was rated by two people.")),
        (
            units("a a", "a a"),
            Agreement(
                None,
                2,
                2,
                "All ratings are 'a': alpha needs at least two values.",
            ),
        ),
        (units("a b", "a b"), Agreement(1.0, 2, 2, "")),
        (units("a b c", "a b ."), Agreement(1.0, 2, 2, "")),
        (units("a b", "b a"), Agreement(-0.5, 2, 2, "")),
    ],
    ids=["nobody", "one person", "one value", "all agree", "a gap counts nothing", "none agree"],
)
def test_the_edges(ratings, expected):
    assert krippendorff_alpha(ratings) == expected


def by_coincidences(ratings: dict[str, dict[str, str]]) -> float | None:
    """Alpha by the published way round: a matrix of coincidences, then equation 1 for nominal."""
    coincidences: Counter[tuple[str, str]] = Counter()
    for unit in ratings.values():
        for pair in permutations(unit.values(), 2):
            coincidences[pair] += 1 / (len(unit) - 1)
    margins: Counter[str] = Counter()
    for (value, _), weight in coincidences.items():
        margins[value] += weight
    n = sum(margins.values())
    chance = sum(m * (m - 1) for m in margins.values())
    if n * (n - 1) - chance < 1e-9:
        return None
    agreed = sum(weight for (one, two), weight in coincidences.items() if one == two)
    return ((n - 1) * agreed - chance) / (n * (n - 1) - chance)


@given(
    st.dictionaries(
        st.sampled_from("uvwxyz"), st.dictionaries(st.sampled_from("ABCD"), st.sampled_from("123"))
    )
)
def test_alpha_is_what_the_matrix_of_coincidences_gives(ratings):
    got, expected = krippendorff_alpha(ratings), by_coincidences(ratings)
    assert got.alpha == (expected if expected is None else pytest.approx(expected, abs=1e-9))
    assert (got.alpha is None) == bool(got.reason)
