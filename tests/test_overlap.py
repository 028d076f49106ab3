"""Shared words of all pairs at once: what alignment gives pair by pair."""

import numpy as np
import pytest

import compare.overlap
from compare.cases import find_case
from compare.containment import containment
from compare.evidence import read_claims
from compare.overlap import shared_words


def pair_by_pair(article, readout):
    held = [[containment(a, r) for r in readout] for a in article]
    rows = [[(c.article * c.readout) ** 0.5 for c in row] for row in held]
    return np.array(rows, np.float32).reshape(len(article), len(readout))


@pytest.mark.parametrize("name", ["railway-vote", "boat-seizure"])
@pytest.mark.parametrize("at_once", [512, 5])
def test_a_real_case_gives_the_same_either_way(name, at_once, monkeypatch):
    monkeypatch.setattr(compare.overlap, "CLAIMS_AT_ONCE", at_once)
    case = find_case(name)
    article, readout = read_claims(case.article), read_claims(case.readout)
    found = shared_words(article, readout)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, pair_by_pair(article, readout), rtol=1e-6)


# Repeated words, synonyms, word families, names in two spellings, names that are words too.
TEXTS = (
    "Ships left, and ships of ships came back.",
    "The decision to begin was decided at the beginning.",
    "They commence; they begin; the start was decisive.",
    "President Mohammed met Mohamed and Mohammad in March.",
    "They march in March with Mohamed.",
    "May may sell; sales sold the seller.",
    "It was so.",
    "Forty ships left.",
)


def test_words_with_a_choice_of_partners(make_claim):
    ours = [make_claim(text)[1] for text in TEXTS]
    theirs = [make_claim(text, "readout")[1] for text in reversed(TEXTS)]
    found = shared_words(ours, theirs)
    np.testing.assert_allclose(found, pair_by_pair(ours, theirs), rtol=1e-6)
    assert 0 < found[0, -1] <= 1
    assert found[6].tolist() == [0.0] * len(TEXTS)  # no content word


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 2), (2, 0)])
def test_no_claims(make_claim, n, m):
    claims = [make_claim(text)[1] for text in TEXTS]
    assert shared_words(claims[:n], claims[:m]).shape == (n, m)
