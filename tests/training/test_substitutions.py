"""One word exchanged for another: labels that hold, words that fit, the same draw each time."""

import random
from collections import Counter

import pytest

from training.examples import Example
from training.substitutions import (
    MAKERS,
    Substitutions,
    exchanged,
    exchanges,
    exclusives,
    other_figure,
    replace,
    same_figure,
)

HARBOUR = "A red boat left the kitchen on Monday with two dogs."


def made(premise, hypothesis, maker, seeds=60):
    found = (exchanged(premise, hypothesis, maker, random.Random(s)) for s in range(seeds))
    return [row for row in found if row is not None]


def test_members_of_a_group_exclude_one_another_both_ways():
    groups = exclusives().groups
    for word, of_word in groups.items():
        for group in of_word:
            assert word not in {other.lower() for other in group}
            assert all(any(word in map(str.lower, g) for g in groups[o.lower()]) for o in group)


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("A red boat.", "red", "orange", "An orange boat."),
        ("An old boat.", "old", "young", "A young boat."),
        ("Red boats, red sails.", "red", "blue", "Blue boats, blue sails."),
        ("It was reduced.", "red", "blue", "It was reduced."),
        ("On Monday.", "Monday", "Friday", "On Friday."),
        ("a french ship", "french", "German", "a German ship"),
    ],
)
def test_a_word_is_replaced_wherever_it_stands(text, old, new, expected):
    assert replace(text, old, new) == expected


def test_another_member_of_the_group_contradicts():
    rows = made(HARBOUR, HARBOUR, "exchange")
    assert {label for *_, label in rows} == {"contradiction"}
    for premise, hypothesis, _ in rows:
        assert HARBOUR in (premise, hypothesis) and premise != hypothesis
        changed = hypothesis if premise == HARBOUR else premise
        assert sum(a != b for a, b in zip(changed.split(), HARBOUR.split(), strict=False)) >= 1


def test_a_denied_sentence_is_left_alone():
    assert made("No red boat left.", "No red boat left.", "exchange") == []


def test_a_word_that_the_sentence_has_already_contradicts_nothing():
    text = "The man met the woman."
    assert made(text, text, "exchange") == []


def test_part_of_a_name_is_no_word_of_a_group():
    assert exchanges("Thomas Church met Ada Brown.", random.Random(1)) == []
    assert exchanges("They sailed from Norway.", random.Random(1))


def test_the_same_exchange_on_both_sides_keeps_entailment():
    rows = made("A red boat waited at dawn.", "The red boat waited.", "both")
    assert {label for *_, label in rows} == {"entailment"}
    told = {" ".join(premise.split()[1:4]) for premise, *_ in rows}
    assert told == {" ".join(hypothesis.split()[1:])[:-1] for _, hypothesis, _ in rows}
    assert "red boat waited" not in told


def test_the_wider_word_is_entailed_and_entails_nothing():
    text = "A dog ran."
    assert set(made(text, text, "wider")) == {
        (text, "An animal ran.", "entailment"),
        ("An animal ran.", text, "neutral"),
    }


def test_a_number_in_words_is_the_number_in_figures():
    assert same_figure("Two ships, 3 crews, 40 men.") == [("Two", "2"), ("3", "three")]
    row = ("Two ships.", "2 ships.", "entailment")
    assert set(made("Two ships.", "Two ships.", "figure")) == {row}


@pytest.mark.parametrize("figure", ["1", "2", "12", "300", "1961", "1st", "22nd", "40th"])
def test_another_figure_is_another_and_of_the_same_make(figure):
    for seed in range(50):
        got = other_figure(figure, random.Random(seed))
        assert got != figure
        assert got.isdigit() == figure.isdigit()
        assert int(got.rstrip("stndrh")) > 0


def test_a_draw_depends_on_seed_and_index_only():
    sets = [[Example(HARBOUR, "A boat left on Monday.", "entailment", "a")]]
    stream = Substitutions(sets, 5)
    forwards = [stream.draw(k) for k in range(300)]
    assert forwards[::-1] == [Substitutions(sets, 5).draw(k) for k in reversed(range(300))]
    assert {e.source.split(":")[1] for e in forwards} == set(MAKERS)
    assert Counter(e.label for e in forwards)["contradiction"] > 100
