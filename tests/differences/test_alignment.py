"""Which words of two claims say the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.differences.alignment import (
    Link,
    align,
    american,
    content_words,
    same_spelling,
    word_link,
)

PAIRS = [
    (
        "Ships sold the cargo.",
        "The cargo was sold.",
        [("sold", "sold", Link.LEMMA), ("cargo", "cargo", Link.LEMMA)],
    ),
    ("The bank decided.", "The decision came.", [("decided", "decision", Link.FAMILY)]),
    (
        "The work began.",
        "The work commenced.",
        [("work", "work", Link.LEMMA), ("began", "commenced", Link.SYNONYM)],
    ),
    ("Inmates rioted.", "Prisoners protested.", [("Inmates", "Prisoners", Link.SYNONYM)]),
    (
        "Mohammed Aziz left.",
        "Mohamed Aziz stayed.",
        [("Mohammed", "Mohamed", Link.NAME), ("Aziz", "Aziz", Link.LEMMA)],
    ),
    (
        "The organisers met.",
        "The organizers met.",
        [("organisers", "organizers", Link.LEMMA), ("met", "met", Link.LEMMA)],
    ),
    (
        "The labour market",
        "The labor market",
        [("labour", "labor", Link.LEMMA), ("market", "market", Link.LEMMA)],
    ),
    ("Dogs barked.", "The harvest failed.", []),
    ("It was so.", "They have been there.", []),
    ("", "The harvest failed.", []),
    ("Iran agreed.", "Iraq signed.", []),
]


@pytest.mark.parametrize(("left", "right", "expected"), PAIRS)
def test_align(make_claim, left, right, expected):
    _, ours = make_claim(left, "article")
    _, theirs = make_claim(right, "readout")
    starts = {word.start: left[word.start : word.end] for word in content_words(ours)}
    ends = {word.start: right[word.start : word.end] for word in content_words(theirs)}
    found = [(starts[a.article], ends[a.readout], a.link) for a in align(ours, theirs)]
    assert found == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("organise", "organize"),
        ("organisation", "organization"),
        ("colour", "color"),
        ("centre", "center"),
        ("analyse", "analyze"),
        ("defence", "defense"),
        ("programme", "program"),
        ("promise", "promise"),
        ("exercise", "exercise"),
        ("wise", "wise"),
        ("hour", "hour"),
        ("fence", "fence"),
        ("", ""),
    ],
)
def test_american_spelling(word, expected):
    assert american(word) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("sign", "signature", Link.FAMILY),
        ("detain", "detention", Link.FAMILY),
        ("petrol", "gasoline", Link.SYNONYM),
        ("arrest", "apprehend", Link.SYNONYM),
        ("buy", "sell", None),
        ("open", "open", Link.LEMMA),
        ("ship", "treaty", None),
    ],
)
def test_word_link_is_symmetric(a, b, expected):
    assert word_link(a, b) is expected
    assert word_link(b, a) is expected


def test_names_differ_by_one_letter_in_eight_at_most():
    assert same_spelling("mohammed", "mohamed")
    assert not same_spelling("jansen", "hansen")
    assert not same_spelling("iran", "iraq")


def test_a_claim_without_a_parse_has_no_words(make_claim):
    from dataclasses import replace

    _, claim = make_claim("The harvest failed.")
    assert content_words(replace(claim, id="a9", parse=None)) == ()


@settings(max_examples=40, deadline=None)
@given(left=st.text(max_size=60), right=st.text(max_size=60))
def test_mirrors_and_uses_no_word_twice(make_claim, left, right):
    _, ours = make_claim(left, "article")
    _, theirs = make_claim(right, "readout")
    forth = {(a.article, a.readout, a.link) for a in align(ours, theirs)}
    back = {(a.readout, a.article, a.link) for a in align(theirs, ours)}
    assert forth == back
    assert len({a for a, _, _ in forth}) == len({b for _, b, _ in forth}) == len(forth)
