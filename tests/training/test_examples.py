"""Examples: rows read, and epochs that visit each row once."""

import gzip
import json
from collections import Counter
from math import gcd

import pytest

from training.examples import (
    Balanced,
    Example,
    Retokenised,
    Shuffled,
    as_tokens,
    coprime,
    read_rows,
)


def rows(n):
    return [Example(f"p{k}", f"h{k}", "neutral", "s") for k in range(n)]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 7, 12, 100])
def test_every_epoch_visits_each_row_once(n):
    stream = Shuffled(rows(n), 7)
    for epoch in range(4):
        drawn = [stream.draw(epoch * n + k) for k in range(n)]
        assert Counter(drawn) == Counter(rows(n))


def test_epochs_have_orders_of_their_own():
    stream = Shuffled(rows(100), 7)
    orders = {tuple(stream.draw(epoch * 100 + k).premise for k in range(100)) for epoch in range(5)}
    assert len(orders) == 5
    assert [Shuffled(rows(100), 8).draw(k) for k in range(9)] != [stream.draw(k) for k in range(9)]


def test_the_same_index_gives_the_same_row():
    assert [Shuffled(rows(9), 7).draw(k) for k in (5, 3, 5)] == [
        Shuffled(rows(9), 7).draw(k) for k in (5, 3, 5)
    ]


@pytest.mark.parametrize("a", range(1, 13))
@pytest.mark.parametrize("b", [1, 2, 9, 12])
def test_coprime(a, b):
    assert coprime(a, b) == (gcd(a, b) == 1)


@pytest.mark.parametrize("n", [0, 1, 30])
def test_rows_are_read_and_shuffled_alike_each_time(tmp_path, n):
    path = tmp_path / "rows.jsonl.gz"
    lines = [
        {"premise": f"p{k} “é”", "hypothesis": f"h{k}", "label": "neutral", "source": "s", "x": 1}
        for k in range(n)
    ]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    got = read_rows(path)
    expected = [Example(f"p{k} “é”", f"h{k}", "neutral", "s") for k in range(n)]
    assert Counter(got) == Counter(expected)
    assert got == read_rows(path)
    assert n < 2 or got != expected


def test_labels_come_in_turn_however_rare():
    known = [Example(f"p{k}", "h", "entailment", "s") for k in range(9)]
    known.append(Example("n", "h", "contradiction", "s"))
    drawn = [Balanced.of(known, 7).draw(k) for k in range(18)]
    assert [e.label for e in drawn] == ["entailment", "contradiction"] * 9
    assert {e.premise for e in drawn if e.label == "entailment"} == {f"p{k}" for k in range(9)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("He left.", "He left ."),
        ("Fog (heavy), then rain.", "Fog -LRB- heavy -RRB- , then rain ."),
        ("Ada's ship [sic] came; why?", "Ada 's ship -LSB- sic -RSB- came ; why ?"),
        ("It held 1.5 million.", "It held 1.5 million ."),
        ("He left .", "He left ."),
    ],
)
def test_a_text_as_treebank_tokens(text, expected):
    assert as_tokens(text) == expected


def test_some_places_of_a_stream_are_tokens_and_always_the_same():
    known = [Example(f"Ship {k} left.", "It left.", "entailment", "s") for k in range(50)]
    stream = Retokenised(Shuffled(known, 7), 0.3)
    drawn = [stream.draw(k) for k in range(400)]
    spaced = [e.premise.endswith(" .") for e in drawn]
    assert 0.2 < sum(spaced) / 400 < 0.4
    assert spaced == [e.hypothesis.endswith(" .") for e in drawn]
    assert drawn == [stream.draw(k) for k in range(400)]
