"""Pairing: which claims are compared, on matrices one can read."""

import numpy as np
import pytest
from fakes import make_claim
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from compare.claims import Standing
from compare.documents import Document, Role
from compare.pairing import FEW, Pair, Pairing, pair_claims


def side(role, n, **standings):
    """n claims "a1" ... or "r1" ...; standings by id."""
    document = Document(role, "x" * n, role)
    return tuple(
        make_claim(document, name, "x", standing=standings.get(name, Standing.CLAIM))
        for name in (f"{role[0]}{k + 1}" for k in range(n))
    )


def ids(pairs):
    return [(p.article.id, p.readout.id) for p in pairs]


def pair_by(affinity, **options):
    affinity = np.array(affinity, float)
    n, m = affinity.shape
    standings = options.pop("standings", {})
    ours, theirs = side(Role.ARTICLE, n, **standings), side(Role.READOUT, m, **standings)
    return pair_claims(ours, theirs, affinity / 2, affinity, **options)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_without_claims_on_a_side_there_is_nothing_to_pair(shape):
    assert pair_by(np.zeros(shape)) == Pairing((), {})


def test_one_pair():
    (a,), (r,) = side(Role.ARTICLE, 1), side(Role.READOUT, 1)
    pair = Pair(a, r, 0.25, 0.5, 0)
    got = pair_claims((a,), (r,), np.array([[0.25]]), np.array([[0.5]]), min_affinity=0.5)
    assert got == Pairing((pair,), {"a1": pair, "r1": pair})


def test_a_weak_partner_is_no_pair_but_stays_on_record():
    (a,), (r,) = side(Role.ARTICLE, 1), side(Role.READOUT, 1)
    pair = Pair(a, r, 0.25, 0.49, 0)
    got = pair_claims((a,), (r,), np.array([[0.25]]), np.array([[0.49]]), min_affinity=0.5)
    assert got == Pairing((), {"a1": pair, "r1": pair})


TWO_BY_THREE = [[0.9, 0.2, 0.3], [0.8, 0.1, 0.7]]
PAIRED = [
    # in texts of few claims each claim keeps one: a1-r1, a2-r1, and of the readout r2-a1, r3-a2
    ({}, [("a1", "r1"), ("a1", "r2"), ("a2", "r1"), ("a2", "r3")]),
    ({"min_affinity": 0.75}, [("a1", "r1"), ("a2", "r1")]),
    ({"min_affinity": 2.0}, []),
    ({"partners": 1}, [("a1", "r1"), ("a1", "r2"), ("a2", "r1"), ("a2", "r3")]),
    ({"standings": {"r1": Standing.QUESTION}}, [("a1", "r2"), ("a1", "r3"), ("a2", "r3")]),
    ({"standings": {"r1": Standing.BOILERPLATE, "a2": Standing.QUESTION}},
     [("a1", "r2"), ("a1", "r3")]),
    ({"standings": {"a1": Standing.TITLE}},
     [("a1", "r1"), ("a1", "r2"), ("a2", "r1"), ("a2", "r3")]),
    ({"standings": {"a1": Standing.QUESTION, "a2": Standing.QUESTION}}, []),
]  # fmt: skip


@pytest.mark.parametrize(("options", "expected"), PAIRED)
def test_best_partners_either_way(options, expected):
    assert ids(pair_by(TWO_BY_THREE, **{"min_affinity": 0.15, **options}).pairs) == expected


def test_a_pair_knows_how_many_are_nearer():
    rank = {(p.article.id, p.readout.id): p.rank for p in pair_by(TWO_BY_THREE).pairs}
    # r1 is the best of a2, but a1 is nearer to r1; r3 is second of a2, and a2 the best of r3
    assert rank == {("a1", "r1"): 0, ("a2", "r1"): 1, ("a2", "r3"): 1, ("a1", "r2"): 2}


def test_what_is_not_paired_has_no_nearest():
    best = pair_by(TWO_BY_THREE, standings={"r1": Standing.QUESTION}).best
    assert {k: (p.article.id, p.readout.id) for k, p in best.items()} == {
        "a1": ("a1", "r3"),
        "a2": ("a2", "r3"),
        "r2": ("a1", "r2"),
        "r3": ("a2", "r3"),
    }


@pytest.mark.parametrize(
    ("n", "partners", "expected"),
    [(1, 5, 1), (FEW - 1, 5, 1), (FEW, 5, 2), (2 * FEW, 5, 3), (2 * FEW, 2, 2), (5 * FEW, 5, 5)],
)
def test_more_partners_where_the_other_text_has_more_claims(n, partners, expected):
    falling = np.linspace(0.8, 0.5, n)
    affinity = np.array([falling, falling + 0.1])  # every readout claim would rather have a2
    got = ids(pair_by(affinity, min_affinity=0, partners=partners).pairs)
    assert [pair for pair in got if pair[0] == "a1"] == [
        ("a1", f"r{k + 1}") for k in range(expected)
    ]


MATRICES = st.tuples(st.integers(0, 7), st.integers(0, 7)).flatmap(
    lambda shape: arrays(float, shape, elements=st.floats(-1, 1.5, width=16))
)


@settings(max_examples=60, deadline=None)
@given(MATRICES, st.integers(1, 6))
def test_exchanging_the_texts_exchanges_the_pairs(affinity, partners):
    there = ids(pair_by(affinity, partners=partners).pairs)
    back = ids(pair_by(affinity.T, partners=partners).pairs)
    assert {(i[1:], j[1:]) for i, j in there} == {(j[1:], i[1:]) for i, j in back}


@settings(max_examples=60, deadline=None)
@given(MATRICES, st.floats(-1, 1))
def test_the_best_partner_above_the_threshold_is_always_a_pair(affinity, least):
    got = pair_by(affinity, min_affinity=least)
    paired = set(ids(got.pairs))
    assert set(got.best) == {
        *(f"a{i + 1}" for i in range(affinity.shape[0]) if affinity.shape[1]),
        *(f"r{j + 1}" for j in range(affinity.shape[1]) if affinity.shape[0]),
    }
    for pair in got.best.values():
        assert ((pair.article.id, pair.readout.id) in paired) == (pair.affinity >= least)
