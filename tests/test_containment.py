"""How much of one claim the other holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.containment import Containment, containment, weight


def compared(make_claim, left, right):
    return containment(make_claim(left, "article")[1], make_claim(right, "readout")[1])


def test_nothing_and_everything(make_claim):
    same = "Marta Lind opened the bridge."
    assert compared(make_claim, same, same) == Containment(1.0, 1.0, 1.0, 1.0, 4, 2)
    assert compared(make_claim, same, "Prices rose.") == Containment()
    assert compared(make_claim, "", "") == Containment()


def test_a_short_claim_lies_in_a_longer_one(make_claim):
    found = compared(make_claim, "The bridge opened.", "The bridge of Elstad opened on Monday.")
    assert found.article == found.high == 1.0
    assert 0 < found.readout == found.low < 1
    assert (found.words, found.names) == (2, 0)


def test_rare_words_weigh_more(make_claim):
    """Shares by hand from wordfreq's Zipf scale: weight = 8 - Zipf frequency."""
    left, right = "The frigate was sold.", "The frigate was painted."
    frigate, sell = weight("frigate"), weight("sell")
    assert compared(make_claim, left, right).article == pytest.approx(frigate / (frigate + sell))
    assert weight("people") < weight("frigate") < weight("qqqzz") == 6.0


def test_synonyms_and_families_count(make_claim):
    found = compared(make_claim, "The work began.", "The work commenced.")
    assert found == Containment(1.0, 1.0, 0.0, 0.0, 2, 0)


def test_names_have_their_own_share(make_claim):
    found = compared(make_claim, "Marta Lind left Elstad.", "Marta Lind resigned.")
    assert found.readout_names == found.high_names == 1.0
    assert 0 < found.article_names == found.low_names < 1


@settings(max_examples=40, deadline=None)
@given(left=st.text(max_size=60), right=st.text(max_size=60))
def test_ranges_and_symmetry(make_claim, left, right):
    there, back = compared(make_claim, left, right), compared(make_claim, right, left)
    shares = (there.article, there.readout, there.article_names, there.readout_names)
    assert all(0 <= share <= 1 for share in shares)
    assert (there.article, there.readout) == pytest.approx((back.readout, back.article))
    assert (there.low, there.high) == pytest.approx((back.low, back.high))
