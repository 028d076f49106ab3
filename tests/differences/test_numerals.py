"""Numerals: what a written number may stand for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.differences.numerals import Reading, numerals

CARDINAL, ORDINAL, SHARE, VAGUE = Reading

READ = [
    ("412 people", "412", 412, 412, CARDINAL),
    ("1,397 inmates", "1,397", 1397, 1397, CARDINAL),
    ("12 000 tents", "12 000", 12_000, 12_000, CARDINAL),
    ("fifty-seven patients", "fifty-seven", 57, 57, CARDINAL),
    (
        "one hundred and twenty thousand children",
        "one hundred and twenty thousand",
        120_000,
        120_000,
        CARDINAL,
    ),
    ("9,000 million crowns", "9,000 million", 9e9, 9e9, CARDINAL),
    ("3.1bn crowns", "3.1bn", 3.1e9, 3.1e9, CARDINAL),
    ("half a million books", "half a million", 500_000, 500_000, CARDINAL),
    ("two and a half million people", "two and a half million", 2.5e6, 2.5e6, CARDINAL),
    ("two and a half hours", "two and a half", 2.5, 2.5, CARDINAL),
    ("half an hour", "half an", 0.5, 0.5, CARDINAL),
    ("for a week", "a", 1, 1, CARDINAL),
    ("a dozen miners", "a dozen", 12, 12, CARDINAL),
    ("two dozen", "two dozen", 24, 24, CARDINAL),
    ("a hundred men", "a hundred", 100, 100, CARDINAL),
    ("dozens of prisoners", "dozens", 24, 99, VAGUE),
    ("tens of thousands marched", "tens of thousands", 20_000, 99_999, VAGUE),
    ("a fifth of the stations", "a fifth", 20, 20, SHARE),
    ("a one-quarter drop", "one-quarter", 25, 25, SHARE),
    ("three quarters of them", "three quarters", 75, 75, SHARE),
    ("half of the budget", "half", 50, 50, SHARE),
    ("a third term", "third", 3, 3, ORDINAL),
    ("the twenty-first session", "twenty-first", 21, 21, ORDINAL),
    ("the 5th meeting", "5th", 5, 5, ORDINAL),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "reading"), READ)
def test_reads(text, words, low, high, reading):
    (found,) = numerals(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.high, found.reading) == (
        pytest.approx(low),
        pytest.approx(high),
        reading,
    )


@pytest.mark.parametrize(
    "text", ["", "nobody came", "paid a week ago", "a year of rain", "U-2", "x12"]
)
def test_reads_none(text):
    assert numerals(text) == ()


@given(st.text(alphabet="0123456789., -:ahundretiyofv\u00a0", max_size=40))
def test_offsets_hold_and_order_rises(text):
    found = numerals(text)
    assert all(0 <= n.start < n.end <= len(text) and n.low <= n.high for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
