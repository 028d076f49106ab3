"""Which words one account uses more: the log-odds ratio with informative Dirichlet prior."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.documents import Document, Role
from compare.keyness import ENOUGH_WORDS, background, keyness, word_counts

ARTICLE = "The raid was a raid on the poor, and the raid went wrong."
READOUT = "The visit was orderly. The visit served the poor, and the visit ended."


def document(text, role=Role.ARTICLE):
    return Document(role, text, "test")


def compared(left, right, **settings):
    return keyness(document(left), document(right, Role.READOUT), **settings)


def test_by_hand():
    """Two words, prior 1 each: raid 3 to 0, visit 1 to 4.

    Article n = 4, readout n = 4, a0 = 2. raid: log(4 / 2) - log(1 / 5) = log 10 = 2.3026,
    variance 1/4 + 1/1 = 1.25, z = 2.0595. visit: log(2 / 4) - log(5 / 1) = -log 10,
    variance 1/2 + 1/5 = 0.7, z = -2.7521.
    """
    found = compared(
        "raid raid raid visit", "visit visit visit visit", prior_words=0, least_prior=1
    )
    visit, raid = found.rows
    assert (raid.word, raid.article_count, raid.readout_count) == ("raid", 3, 0)
    assert raid.log_odds == pytest.approx(math.log(10))
    assert raid.z == pytest.approx(2.0595, abs=1e-4)
    assert visit.z == pytest.approx(-2.7521, abs=1e-4)
    assert raid.low == pytest.approx(2.3026 - 1.96 * math.sqrt(1.25), abs=1e-3)
    assert raid.high == pytest.approx(2.3026 + 1.96 * math.sqrt(1.25), abs=1e-3)
    assert raid.direction == "used more by the article"
    assert visit.direction == "used more by the readout"
    assert raid.certain and visit.certain


def test_agrees_with_numpy():
    """The same figures from an independent, vectorised reading of the paper's equations."""
    rows = compared(ARTICLE, READOUT).rows
    left, right = word_counts(document(ARTICLE)), word_counts(document(READOUT))
    vocabulary = sorted(left | right)
    prior = np.array(list(background(vocabulary, 1000.0, 0.5).values()))
    y = np.array([[side[word] for word in vocabulary] for side in (left, right)], float)
    n = y.sum(axis=1, keepdims=True)
    odds = (y + prior) / (n + prior.sum() - y - prior)
    delta = np.diff(np.log(odds[::-1]), axis=0)[0]
    z = delta / np.sqrt((1 / (y + prior)).sum(axis=0))
    by_word = {row.word: row for row in rows}
    assert [by_word[word].log_odds for word in vocabulary] == pytest.approx(list(delta))
    assert [by_word[word].z for word in vocabulary] == pytest.approx(list(z))


def test_the_most_telling_word_comes_first():
    found = compared(ARTICLE, READOUT)
    assert {found.rows[0].word, found.rows[1].word} == {"raid", "visit"}
    assert (found.article_words, found.readout_words) == (13, 13)


def test_common_words_need_more_evidence_than_rare_ones():
    rows = {row.word: row for row in compared("the the the raid raid raid", "so it goes").rows}
    assert abs(rows["the"].z) < abs(rows["raid"].z)


@pytest.mark.parametrize(
    ("words", "warns"), [(0, True), (ENOUGH_WORDS - 1, True), (ENOUGH_WORDS, False)]
)
def test_warns_of_short_texts(words, warns):
    found = compared("word " * words, "word " * ENOUGH_WORDS)
    assert (found.warning is not None) is warns
    if warns:
        assert f"The article has {words} words" in found.warning


def test_nine_uses_against_none_are_the_least_finding():
    """What the warning's threshold rests on."""
    filler = "and so it goes on " * 200

    def row(uses):
        rows = compared(filler + "frigate " * uses, filler).rows
        return next(row for row in rows if row.word == "frigate")

    assert not row(8).certain
    assert row(9).certain


def test_a_lone_surrogate_ends_a_word():
    assert {row.word for row in compared("the raid \ud800 went", "\udfff").rows} == {
        "the",
        "raid",
        "went",
    }


def test_empty_texts_have_no_rows():
    assert compared("", " 12 !").rows == ()


@settings(max_examples=30, deadline=None)
@given(left=st.text(max_size=80), right=st.text(max_size=80))
def test_swapping_the_documents_turns_the_sign(left, right):
    there = {row.word: row for row in compared(left, right).rows}
    back = {row.word: row for row in compared(right, left).rows}
    assert there.keys() == back.keys()
    for word, row in there.items():
        assert row.z == pytest.approx(-back[word].z)
        assert row.low == pytest.approx(-back[word].high)
