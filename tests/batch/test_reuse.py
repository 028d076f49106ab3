"""Text taken over: shingles by hand, copies of copies, what a few changed words leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.batch.reuse import WIDTH, accounts, containment, is_copied, shingles

SENTENCE = "The harbour master opened all the locks by hand on Monday night"


def test_shingles_are_runs_of_words_without_case_and_marks():
    assert WIDTH == 5
    assert shingles("One, two: THREE “four” five six!") == {
        ("one", "two", "three", "four", "five"),
        ("two", "three", "four", "five", "six"),
    }
    assert shingles("One two three four.") == frozenset()
    assert shingles("") == frozenset()


SHARES = [
    (SENTENCE, SENTENCE, 1.0),
    (SENTENCE, f"He said: {SENTENCE.upper()}, and left.", 1.0),
    (f"{SENTENCE} and he did so alone", SENTENCE, 8 / 13),  # 13 runs, the first 8 are there
    (SENTENCE, "Another text of more than five words altogether", 0.0),
    ("too short", SENTENCE, 0.0),
    (SENTENCE.replace("opened", "closed"), SENTENCE, 4 / 8),  # runs 1 to 4 hold the changed word
]


@pytest.mark.parametrize(("part", "whole", "share"), SHARES)
def test_containment_is_the_share_of_runs_found(part, whole, share):
    assert containment(shingles(part), shingles(whole)) == pytest.approx(share)


def test_a_copy_is_half_of_a_text():
    assert [is_copied(x) for x in (0.0, 0.49, 0.5, 1.0)] == [False, False, True, True]


def texts(*parts):
    """Texts of lettered passages: "ab" is passage a, then passage b."""
    return [
        shingles(" ".join(f"{letter}{n}" for letter in part for n in range(40))) for part in parts
    ]


ACCOUNTS = [
    ([], []),
    (["a", "b"], [0, 1]),
    (["a", "a", "b", "a"], [0, 0, 2, 0]),
    (["a", "ab", "b"], [0, 0, 0]),  # the second holds both others
    (["abcd", "dxyz"], [0, 1]),  # a quarter is no copy
    (["a", "b", "ab"], [0, 0, 0]),  # the last brings two together
    (["b", "a", "ca", "ac"], [0, 1, 1, 1]),
]


@pytest.mark.parametrize(("parts", "origins"), ACCOUNTS)
def test_copies_give_the_account_of_their_origin(parts, origins):
    assert accounts(texts(*parts)) == origins


@given(st.lists(st.text("abcd", min_size=1, max_size=4), max_size=6))
def test_an_origin_comes_first_and_is_its_own(parts):
    found = accounts(texts(*parts))
    assert all(origin <= k and found[origin] == origin for k, origin in enumerate(found))
