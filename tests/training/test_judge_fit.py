"""Fitting the judge: on invented rows, and the way back through the weights file."""

import json
import random
from dataclasses import replace

import numpy as np
import pytest
from fakes import FakeEncoder, make_claim, make_pair
from invented import FERRY

import compare.judging
from compare.cases import read_case
from compare.documents import Document, Role
from compare.evidence import gather
from compare.features import measure_features
from compare.gold import GoldPair, Restatement
from compare.judging import probability, read_weights
from training.cases import make_case
from training.judge import (
    GOLD_WEIGHT,
    QUESTIONS,
    UNLISTED_WEIGHT,
    Row,
    answer,
    fit,
    gold_relation,
    gold_rows,
    left_out,
    row_weight,
    synthetic_rows,
    to_json,
)
from training.reliability import report

CONTRADICTION, SAME_FACT, FRAMING = QUESTIONS
RELATIONS = ("contradiction", "agreement", "framing", "related", "unlisted")


def rows(n=200, cases=4):
    """Rows whose features give the relation away, and one feature that says nothing."""
    rng = random.Random(1)
    made = []
    for k in range(n):
        relation = RELATIONS[k % len(RELATIONS)]
        features = {
            "clash": float(relation == "contradiction"),
            "gate": 0.0,
            "noise": rng.random(),
            "near": float(relation in ("agreement", "framing")),
            "slant": float(relation == "framing"),
        }
        made.append(Row(features, relation, f"c{k % cases}", annotated=k % 2 == 0))
    return made


@pytest.mark.parametrize(
    ("question", "telling"), [(CONTRADICTION, "clash"), (SAME_FACT, "near"), (FRAMING, "slant")]
)
def test_the_telling_feature_gets_the_weight(question, telling):
    names, weights, _ = fitted = fit(rows(), question)
    assert names == ["clash", "gate", "near", "noise", "slant"]
    by_name = dict(zip(names, np.abs(weights), strict=True))
    assert by_name[telling] > 5 * by_name["noise"]
    assert by_name["gate"] == 0.0  # never varies
    asked = [r for r in rows() if r.relation in question.asked_of]
    yes = np.array([r.relation in question.yes for r in asked])
    assert ((answer(asked, fitted) > 0.5) == yes).all()


def test_each_question_is_asked_of_those_that_the_ones_before_left():
    assert [set(q.asked_of) for q in QUESTIONS] == [
        set(RELATIONS),
        set(RELATIONS) - {"contradiction"},
        {"agreement", "framing"},
    ]
    no_contradictions = [r for r in rows() if r.relation != "contradiction"]
    for question in (SAME_FACT, FRAMING):
        for one, other in zip(fit(rows(), question), fit(no_contradictions, question), strict=True):
            assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("relation", "annotated", "question", "expected"),
    [
        ("agreement", True, SAME_FACT, GOLD_WEIGHT),
        ("agreement", False, SAME_FACT, 1.0),
        ("unlisted", True, SAME_FACT, GOLD_WEIGHT * UNLISTED_WEIGHT),
        ("unlisted", True, CONTRADICTION, GOLD_WEIGHT),  # gold lists every contradiction
    ],
)
def test_how_much_a_row_counts(relation, annotated, question, expected):
    assert row_weight(Row({}, relation, "c", annotated), question) == expected


def test_a_case_is_answered_by_a_fit_without_it():
    made = [replace(r, annotated=True) for r in rows(100)]
    # in one case the clash feature tells the reverse; a fit that saw the case would know
    odd = [
        replace(r, features={**r.features, "clash": 1 - r.features["clash"]})
        if r.case == "c3"
        else r
        for r in made
    ]
    got = left_out(odd)["contradiction"]
    rest = [r for r in odd if r.case != "c3"]
    mine = [k for k, r in enumerate(odd) if r.case == "c3"]
    expected = answer([odd[k] for k in mine], fit(rest, CONTRADICTION))
    np.testing.assert_allclose(got[mine], expected)
    assert {name: len(values) for name, values in left_out(made).items()} == {
        question.name: 100 for question in QUESTIONS
    }


@pytest.mark.parametrize("nli", ["none", "any"])
def test_the_file_gives_back_the_fit(tmp_path, monkeypatch, nli):
    text = to_json(rows(), nli)
    monkeypatch.setattr(compare.judging, "WEIGHTS", tmp_path)
    (tmp_path / "none.json").write_text(text, "utf-8")
    read_weights.cache_clear()
    try:
        for question in QUESTIONS:
            expected = answer(rows(), fit(rows(), question))
            got = [probability(question.name, r.features, "none") for r in rows()]
            np.testing.assert_allclose(got, expected, atol=1e-3)  # weights have four digits
    finally:
        read_weights.cache_clear()
    assert json.loads(text)["nli"] == nli
    assert json.loads(text)["pairs"] == {"annotated": 100, "all": 200}
    assert to_json(rows(), nli) == text


ARTICLE = Document(Role.ARTICLE, "The port shut. Fog came. Port closed.", "")
READOUT = Document(Role.READOUT, "The port stayed open. Mist came.", "")


def spans_of(ours, theirs):
    ours, theirs = make_claim(ARTICLE, "a1", ours), make_claim(READOUT, "r1", theirs)
    return ours.span, theirs.span


SHUT, OPEN = spans_of("The port shut", "The port stayed open")
GOLD = [
    GoldPair(*spans_of("Fog came", "Mist came"), "agreement"),
    GoldPair(*spans_of("Fog came", "Mist came"), "unrelated"),
    GoldPair(SHUT, OPEN, "contradiction"),
    GoldPair(SHUT, OPEN, "framing"),
    GoldPair(*spans_of("Fog came", "The port stayed open"), "unrelated"),
]
AGAIN = Restatement("c", spans_of("Port closed", "Mist came")[0], SHUT)


@pytest.mark.parametrize(
    ("ours", "theirs", "restated", "expected"),
    [
        ("The port shut.", "The port stayed open.", [], "contradiction"),
        ("Fog came.", "Mist came.", [], "agreement"),
        ("Fog came.", "The port stayed open.", [], "related"),
        ("The port shut.", "Mist came.", [], "unlisted"),
        ("Port closed.", "The port stayed open.", [], "unlisted"),
        ("Port closed.", "The port stayed open.", [AGAIN], "contradiction"),
        ("Port closed.", "Mist came.", [AGAIN], "unlisted"),
    ],
)
def test_a_pair_is_what_the_annotations_say(ours, theirs, restated, expected):
    pair = make_pair(make_claim(ARTICLE, "a1", ours), make_claim(READOUT, "r1", theirs), 0.5)
    assert gold_relation(pair, GOLD, restated) == expected
    assert gold_relation(pair, [], restated) == "unlisted"


def test_annotated_and_synthetic_cases_give_a_row_a_pair(tmp_path):
    files = {
        "article.txt": ARTICLE.text,
        "readout.txt": READOUT.text,
        "case.toml": 'title = "Port"',
        "gold.jsonl": '{"article": "Fog came", "readout": "Mist came", "relation": "agreement"}',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    case = read_case(tmp_path)
    gathered = gather(case.article, case.readout, encoder=FakeEncoder())
    got = gold_rows(case, gathered, [])
    assert [r.features for r in got] == [measure_features(e) for e in gathered.evidence]
    assert {(r.case, r.annotated) for r in got} == {(case.name, True)}
    assert {r.relation for r in got} <= {"agreement", "unlisted"}

    frames = tuple(replace(FERRY, id=f"harbour-{k}") for k in range(5))
    made = make_case(frames, random.Random(2))
    gathered = gather(made.article, made.readout, encoder=FakeEncoder())
    got = synthetic_rows(made, gathered, "synthetic-0")
    known = [
        (measure_features(e), relation)
        for e in gathered.evidence
        if (relation := made.relation(e.pair.article.span, e.pair.readout.span)) is not None
    ]
    assert [(r.features, r.relation) for r in got] == known
    assert {(r.case, r.annotated) for r in got} == {("synthetic-0", False)}


def test_the_report_counts_alarms_by_hand():
    annotated = [r for r in rows(40) if r.annotated]
    truth = np.array([r.relation == "contradiction" for r in annotated])
    wrong = np.flatnonzero(~truth)[0]
    sure = np.where(truth, 0.9, 0.05)
    sure[wrong] = 0.65
    same = np.array([float(r.relation in ("agreement", "framing")) for r in annotated])
    text = report(rows(40), {"contradiction": sure, "same_fact": same})
    cases = len({r.case for r in annotated})
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[0].startswith("40 pairs, 20 of annotated cases, 4 contradictions (0 gated)")
    assert f"0.60 5 4 {1 / cases:.2f}" in lines
    assert "0.70 4 4 0.00" in lines
    assert "0.60-0.80 1 0.00 0.65" in lines
    assert "0.80-1.00 4 1.00 0.90" in lines
