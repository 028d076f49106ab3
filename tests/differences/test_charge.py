"""How much worse or better words make what they name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.differences import words
from compare.differences.charge import charge, charged_words, slant


def found(make_claim, text):
    return [(word.span.text, word.charge) for word in charged_words(make_claim(text)[1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks were tense.", [("tense", -0.6)]),
        ("The talks came close to collapse.", [("close to collapse", -0.8)]),
        ("The visit took place on Monday.", [("visit", 0.15)]),
        ("The plan was not reckless.", [("reckless", 0.444)]),  # -0.6 * -0.74, as in VADER
        ("Mercy Hospital treated nine men.", []),
        ("Nine men were killed in the war.", []),
        ("The bridge is 400 metres long.", []),
        ("", []),
    ],
)
def test_charged_words(make_claim, text, expected):
    assert found(make_claim, text) == [(word, pytest.approx(value)) for word, value in expected]


def test_charge_of_one_word_by_hand(make_claim):
    """-0.6 / sqrt(0.36 + 15 / 16) = -0.5268."""
    assert charge(make_claim("The talks were tense.")[1]) == pytest.approx(-0.5268, abs=1e-4)
    assert charge(make_claim("The talks went on.")[1]) == 0.0


def test_slant_by_hand(make_claim):
    """Half of 0.5268 + 0.5268; what both sides say is left out."""
    ours = make_claim("The tense talks were hostile.", "article")[1]
    theirs = make_claim("The tense talks were cordial.", "readout")[1]
    alike = make_claim("The tense talks were hostile.", "readout")[1]
    assert slant(ours, alike) == 0.0
    assert slant(ours, theirs) == pytest.approx((0.6369 + 0.5268) / 2, abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(left=st.text(max_size=60), right=st.text(max_size=60))
def test_ranges_and_symmetry(make_claim, left, right):
    ours, theirs = make_claim(left, "article")[1], make_claim(right, "readout")[1]
    assert -1 <= charge(ours) <= 1
    assert 0 <= slant(ours, theirs) == slant(theirs, ours) <= 1


def test_tables_are_sound():
    charges = {row[0]: float(row[1]) for row in words.read("charged.tsv")}
    assert len(charges) == len(words.read("charged.tsv"))
    assert all(-1 <= value <= 1 for value in charges.values())
    for name in ("synonyms", "derivations", "registers", "actors", "countries", "once_only"):
        assert all(row[0] for row in words.read(f"{name}.tsv"))
