"""Frames: which label follows from which sentences, and draws that never change."""

import hashlib
import json
import random
from collections import Counter
from dataclasses import replace

import pytest
from invented import FERRY, FRAMES, TALKS

from training import frames
from training.frames import (
    DIRECTED,
    RECIPES,
    VALUE_SLOT,
    FramePairs,
    agreeing,
    buried,
    choose_values,
    contradicting,
    facets,
    fill,
    independent,
    of_like_length,
    read_frames,
    restated,
    strangers,
    swapped,
)
from training.reporting import bury, clause, deny, lowered, report


def draws(recipe, frame=FERRY, other=TALKS, n=60):
    made = [recipe(frame, other, random.Random(seed)) for seed in range(n)]
    return [row for row in made if row is not None]


def filled(sentences, frame):
    """Every way to fill the slots of some sentences."""
    out = set()
    for sentence in sentences:
        ways = {sentence}
        for slot, values in frame.slots.items():
            ways = {way.replace(f"{{{slot}}}", value) for way in ways for value in values}
        out |= {way[:1].upper() + way[1:] for way in ways}
    return out


def test_frames_are_read_in_file_and_line_order(tmp_path):
    def row(frame):
        voices = ("news", "official", "loaded", "contra", "neutral")
        return {"id": frame.id, "kind": frame.kind, "slots": frame.slots} | {
            voice: list(getattr(frame, voice)) for voice in voices
        }

    third = replace(FERRY, id="harbour-002")
    (tmp_path / "b.jsonl").write_text(json.dumps(row(TALKS)) + "\n", "utf-8")
    lines = [json.dumps(row(FERRY)), json.dumps(row(third))]
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / "notes.txt").write_text("no frames", "utf-8")
    assert read_frames(tmp_path) == (FERRY, third, TALKS)
    assert read_frames(tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("sentence", "values", "expected"),
    [
        ("", {}, ""),
        ("no slot", {"TOWN": "Brig"}, "No slot"),
        ("{TOWN} and {TOWN}", {"TOWN": "brig"}, "Brig and brig"),
        ("in {TOWN2}, {NUM} ships", {"TOWN2": "Brig", "NUM": "two"}, "In Brig, two ships"),
        ("élan in {TOWN}", {"TOWN": "Brig"}, "Élan in Brig"),
        ("{lower} stays", {}, "{lower} stays"),
    ],
)
def test_slots_are_filled(sentence, values, expected):
    assert fill(sentence, values) == expected


def test_a_slot_without_a_value_is_an_error():
    with pytest.raises(KeyError):
        fill("in {TOWN}", {})


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        ("NUM", True), ("NUM2", True), ("PCT", True), ("DATE", True), ("DAY_A", True),
        ("MONEY1", True), ("DATELINE", False), ("TOWN", False), ("NAME", False), ("PHASE", False),
    ],
)  # fmt: skip
def test_slots_whose_values_exclude_one_another(slot, expected):
    assert bool(VALUE_SLOT.match(slot)) == expected


def test_about_a_tenth_of_the_frames_is_held_out_and_always_the_same():
    kept = [replace(FERRY, id=f"x-{k}").held_out for k in range(2000)]
    assert 0.08 < sum(kept) / len(kept) < 0.12
    assert kept == [replace(TALKS, id=f"x-{k}").held_out for k in range(2000)]


def test_lengths_say_nothing_about_the_class():
    options = ("one", "one two three", "one two three four five six")
    for seed in range(40):
        target = len(random.Random(seed).choice(FERRY.contra + FERRY.neutral).split())
        got = of_like_length(options, FERRY, random.Random(seed))
        nearest = min(abs(len(option.split()) - target) for option in options)
        assert abs(len(got.split()) - target) == nearest


TOLD = filled(FERRY.facts + FERRY.loaded, FERRY)
CONTRA, NEUTRAL = filled(FERRY.contra, FERRY), filled(FERRY.neutral, FERRY)


def test_two_voices_on_one_fact_entail():
    rows = draws(agreeing)
    assert {label for *_, label in rows} == {"entailment"}
    for premise, hypothesis, _ in rows:
        assert {premise, hypothesis} <= TOLD and premise != hypothesis
        assert len(hypothesis.split()) < 1.6 * len(premise.split())


def test_a_contra_sentence_contradicts():
    for fact, clash, label in draws(contradicting):
        assert (fact in TOLD, clash in CONTRA, label) == (True, True, "contradiction")


def test_another_value_contradicts():
    for left, right, label in draws(swapped):
        assert {left, right} <= TOLD
        assert label == "contradiction"
        assert left != right
        ours, theirs = ({v for v in FERRY.slots["NUM"] if v in s.split()} for s in (left, right))
        days = [{v for v in FERRY.slots["DAY"] if v in s} for s in (left, right)]
        assert ours != theirs or days[0] != days[1]
        assert {t for t in FERRY.slots["TOWN"] if t in left} == {
            t for t in FERRY.slots["TOWN"] if t in right
        }


@pytest.mark.parametrize(
    ("frame", "weak"),
    [
        (TALKS, set()),  # no number, date or sum
        (replace(FERRY, news=("{NUM} ships",), official=(), loaded=()), set()),  # told once
        (FERRY, {("harbour-001", "")}),
        (FERRY, {("harbour-001", "NUM"), ("harbour-001", "DAY")}),
    ],
)
def test_where_nothing_can_be_swapped_there_is_no_pair(monkeypatch, frame, weak):
    monkeypatch.setattr(frames, "WEAK_SWAPS", weak)
    assert draws(swapped, frame) == []


def test_a_weak_slot_leaves_the_others(monkeypatch):
    monkeypatch.setattr(frames, "WEAK_SWAPS", {("harbour-001", "NUM")})
    for left, right, _ in draws(swapped):
        assert any(day in left and day not in right for day in FERRY.slots["DAY"])


def test_another_facet_is_neutral():
    for told, facet, label in draws(independent):
        assert (told in TOLD | CONTRA, facet in NEUTRAL, label) == (True, True, "neutral")


def test_two_facets_are_neutral_and_so_is_half_an_answer():
    rows = draws(facets)
    assert {label for *_, label in rows} == {"neutral"}
    assert any({left, right} <= NEUTRAL for left, right, _ in rows)
    assert any(left in TOLD and right not in TOLD | NEUTRAL for left, right, _ in rows)


def test_a_buried_clause_decides():
    for long, short, label in draws(buried):
        assert short in (CONTRA if label == "contradiction" else TOLD)
        assert long.endswith(".") and len(long.split()) > len(short.split())
    assert Counter(label for *_, label in draws(buried)).keys() == {"contradiction", "entailment"}


def test_contra_and_neutral_sentences_are_also_entailed_and_denied():
    rows = draws(restated)
    assert {label for *_, label in rows} == {"entailment", "contradiction"}
    assert all(premise in CONTRA | NEUTRAL for premise, *_ in rows)


def test_strangers_share_their_names():
    rows = draws(strangers)
    assert {label for *_, label in rows} == {"neutral"}
    for left, right, _ in rows:
        towns = [{t for t in TALKS.slots["TOWN"] if t in s} for s in (left, right)]
        if all(towns):
            assert towns[0] == towns[1]


def test_values_come_from_the_frame():
    values = choose_values(FERRY, random.Random(1))
    assert values.keys() == FERRY.slots.keys()
    assert all(value in FERRY.slots[slot] for slot, value in values.items())
    assert choose_values(replace(FERRY, slots={}), random.Random(1)) == {}


def test_a_draw_depends_on_seed_and_index_only():
    stream = FramePairs(FRAMES, 1)
    forwards = [stream.draw(k) for k in range(50)]
    backwards = [FramePairs(FRAMES, 1).draw(k) for k in reversed(range(50))]
    assert forwards == backwards[::-1]
    assert forwards != [FramePairs(FRAMES, 2).draw(k) for k in range(50)]
    assert {e.source.split(":")[1] for e in forwards} == {"transport", "diplomacy"}


def test_every_recipe_is_used_and_no_label_rules():
    examples = [FramePairs(FRAMES, 3).draw(k) for k in range(600)]
    assert {e.source.split(":")[2] for e in examples} == {r.__name__ for r, _ in RECIPES}
    shares = Counter(e.label for e in examples)
    assert all(0.2 < n / 600 < 0.5 for n in shares.values())
    assert set(DIRECTED) < {recipe for recipe, _ in RECIPES}


def test_the_first_draws_are_those_of_the_runs_so_far():
    """A run can only be resumed while the same index gives the same pair."""
    drawn = [FramePairs(FRAMES, 2017).draw(k) for k in range(20)]
    assert hashlib.sha256(repr(drawn).encode()).hexdigest() == (
        "0cf6806d6dc181e95d05040c482e810d385c8713a041e598d3e9c21ae64e815b"
    )


# Frames of speech around a sentence.


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("", ""),
        ("The port shut.", "the port shut."),
        ("Brig shut its port.", "Brig shut its port."),
        ("Officials met.", "officials met."),
        ("Thessaly met.", "Thessaly met."),  # "The" is no word of its own here
        ("40 ships waited.", "40 ships waited."),
    ],
)
def test_only_common_openers_are_lowered(sentence, expected):
    assert lowered(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"), [("A.", "A"), ("A", "A"), ("A..", "A."), ("", "")]
)
def test_a_clause_has_no_full_stop(sentence, expected):
    assert clause(sentence) == expected


@pytest.mark.parametrize(
    "sentence", ["She said so.", '"No," he wrote.', "As he told us, it rained."]
)
def test_what_is_reported_already_gets_no_second_frame(sentence):
    assert report(sentence, random.Random(1)) == sentence


def test_a_report_holds_the_whole_sentence():
    for seed in range(40):
        got = report("The port shut.", random.Random(seed))
        assert "he port shut" in got and got != "The port shut." and got.endswith(".")


NEGATIVE = [
    "No ship came.",
    "He refused.",
    "Officials said so.",
    'The "deal" held.',
    "It didn't rain.",
    "It didn’t rain.",
]


@pytest.mark.parametrize("sentence", NEGATIVE)
def test_a_negation_or_a_speaker_is_not_denied_again(sentence):
    assert deny(sentence, random.Random(1)) is None


def test_a_denial_holds_the_sentence():
    for seed in range(40):
        got = deny("The port shut.", random.Random(seed))
        assert "the port shut" in got and got.endswith(".") and ".." not in got


def test_two_sentences_become_one():
    assert bury("The port shut.", "", random.Random(1)) == "The port shut."
    for seed in range(40):
        got = bury("The port shut.", "A crane came.", random.Random(seed))
        assert "port shut" in got and "crane came" in got
        assert got.count(".") == 1 and got.endswith(".") and got[0].isupper()
