"""Fitting the judge: on invented rows, and the way back through the weights file."""

import json
import random
from dataclasses import replace
from itertools import pairwise

import pytest
from fakes import FakeEncoder, make_claim, make_pair
from invented import FERRY

import compare.judging
from compare.cases import read_case
from compare.documents import Document, Role
from compare.evidence import gather
from compare.features import measure_features
from compare.gold import GoldPair, Restatement
from compare.judging import OperatingPoint, operating_points, read_weights
from training.cases import make_case
from training.evidence import (
    AnnotatedCase,
    Collected,
    Row,
    gold_relation,
    gold_rows,
    synthetic_rows,
)
from training.judge import (
    QUESTIONS,
    UNLISTED_WEIGHT,
    fit,
    fit_question,
    fit_without_each,
    row_weight,
    to_json,
)
from training.reliability import THRESHOLDS, evaluate_left_out, measure_thresholds, report

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
    fitted = fit_question(rows(), question)
    assert list(fitted.weights) == ["clash", "gate", "near", "noise", "slant"]
    size = {name: abs(weight) for name, weight in fitted.weights.items()}
    assert size[telling] > 5 * size["noise"]
    assert size["gate"] == 0.0  # never varies
    for row in rows():
        if row.relation in question.asked_of:
            yes = row.relation in question.yes
            assert (fitted.probability(row.features) > 0.5) == yes


def test_features_can_be_left_out_of_a_fit():
    fitted = fit(rows(), lambda name: name in ("near", "noise"))
    assert set(fitted.same_fact.weights) == {"near", "noise"}


def test_each_question_is_asked_of_those_that_the_ones_before_left():
    assert [set(q.asked_of) for q in QUESTIONS] == [
        set(RELATIONS),
        set(RELATIONS) - {"contradiction"},
        {"agreement", "framing"},
    ]
    no_contradictions = [r for r in rows() if r.relation != "contradiction"]
    for question in (SAME_FACT, FRAMING):
        assert fit_question(rows(), question) == fit_question(no_contradictions, question)


@pytest.mark.parametrize(
    ("relation", "annotated", "question", "expected"),
    [
        ("agreement", True, SAME_FACT, 1.0),
        ("agreement", False, SAME_FACT, SAME_FACT.synthetic),
        ("contradiction", False, CONTRADICTION, CONTRADICTION.synthetic),
        ("unlisted", True, SAME_FACT, UNLISTED_WEIGHT),
        ("unlisted", True, CONTRADICTION, 1.0),  # every contradiction is listed
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
    without = fit_without_each(tuple(odd))
    assert set(without) == {"c0", "c1", "c2", "c3"}
    assert without["c3"] == fit(r for r in odd if r.case != "c3")
    assert without["c3"] != fit(odd)


POINTS = (OperatingPoint(0.1, 2.9, 0.68, 0.51), OperatingPoint(0.3, 0.1, 0.6, 0.96))


def test_the_file_gives_back_the_fit(tmp_path, monkeypatch):
    made = tuple(rows())
    text = to_json(made, "a model", POINTS)
    monkeypatch.setattr(compare.judging, "WEIGHTS", tmp_path)
    (tmp_path / "nli.json").write_text(text, "utf-8")
    read_weights.cache_clear()
    operating_points.cache_clear()
    try:
        assert read_weights("nli") == fit(made)
        assert operating_points(nli=True) == POINTS
    finally:
        read_weights.cache_clear()
        operating_points.cache_clear()
    assert json.loads(text)["nli"] == "a model"
    assert json.loads(text)["pairs"] == {"annotated": 100, "all": 200}
    assert to_json(made, "a model", POINTS) == text


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


def test_the_report_scores_each_case_without_it(tmp_path):
    cases = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        files = {
            "article.txt": "The port held 40 ships on Monday. Police closed the old pier.",
            "readout.txt": "The port held 12 ships on Monday. Crews ate well in the town.",
            "case.toml": f'title = "{name}"',
            "gold.jsonl": '{"article": "held 40 ships", "readout": "held 12 ships", '
            '"relation": "contradiction"}',
        }
        for file, text in files.items():
            (folder / file).write_text(text, "utf-8")
        case = read_case(folder)
        gathered = gather(case.article, case.readout, encoder=FakeEncoder(), min_affinity=-1.0)
        rows_ = gold_rows(case, gathered, [])
        listed = [replace(r, relation="agreement") for r in rows_ if r.relation == "unlisted"]
        slanted = [replace(r, relation="framing") for r in listed]
        cases.append(AnnotatedCase(case, gathered, (*rows_, *listed, *slanted), ()))
    collected = Collected(tuple(cases))
    without = fit_without_each(collected.rows)
    points = measure_thresholds(collected, without)
    assert [p.threshold for p in points] == list(THRESHOLDS)
    assert all(a.recall >= b.recall and a.alarms >= b.alarms for a, b in pairwise(points))
    lines = report(collected, without, points, collected).splitlines()
    assert lines[0].endswith("2 contradictions")
    assert evaluate_left_out(collected, without, 0.0).recall("contradiction") == 1.0
    assert evaluate_left_out(collected, without, 1.0).recall("contradiction") == 0.0
    assert any(line.startswith("differences only") for line in lines)
    assert not any(line.startswith("NLI only") for line in lines)  # there was none
