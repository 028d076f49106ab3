"""Judging: three questions in order, with weights one can follow in one's head."""

import json
from dataclasses import replace
from math import exp

import pytest
from fakes import make_claim, make_pair

import compare.judging
from compare.comparison import judge_all
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Role
from compare.evidence import Evidence, NLIScores
from compare.judging import (
    CONTRADICTION_THRESHOLD,
    WITHOUT_EVIDENCE,
    Judgement,
    Regression,
    Relation,
    explain,
    judge,
    read_weights,
)

ARTICLE = Document(Role.ARTICLE, "one two three four five six seven", "")
READOUT = Document(Role.READOUT, "one two three four five six seven", "")


def pair_of(similarity=0.0, affinity=0.0, ours="one", theirs="one"):
    pair = make_pair(make_claim(ARTICLE, "a1", ours), make_claim(READOUT, "r1", theirs), similarity)
    return type(pair)(pair.article, pair.readout, similarity, affinity)


def difference(kind, verdict, reason=""):
    return Difference(Kind(kind), None, None, Verdict(verdict), reason)


@pytest.fixture
def weigh(tmp_path, monkeypatch):
    """A function that puts other weights in place: question=(intercept, weights)."""
    monkeypatch.setattr(compare.judging, "WEIGHTS", tmp_path)
    read_weights.cache_clear()

    def put(name="none", **questions):
        asked = {q: {"intercept": i, "weights": w} for q, (i, w) in questions.items()}
        (tmp_path / f"{name}.json").write_text(json.dumps({"questions": asked}), "utf-8")

    yield put
    read_weights.cache_clear()


YES, NO = (40.0, {}), (-40.0, {})  # as good as certain


def test_probability_is_the_logistic_of_the_weighted_sum():
    features = {"similarity": 0.75, "rank": 3.0, "unused": 9.0}
    asked = Regression(-1.0, {"similarity": 2.0, "rank": -0.5})
    assert asked.probability(features) == pytest.approx(1 / (1 + exp(1.0)))
    assert Regression(0.0, {}).probability(features) == 0.5


# (clash, same fact, slanted) -> relation
DECIDED = [
    (YES, YES, YES, Relation.CONTRADICTION),
    (YES, NO, NO, Relation.CONTRADICTION),
    (NO, NO, YES, Relation.RELATED),
    (NO, NO, NO, Relation.RELATED),
    (NO, YES, YES, Relation.FRAMING),
    (NO, YES, NO, Relation.AGREEMENT),
]


@pytest.mark.parametrize(("clash", "same", "slanted", "expected"), DECIDED)
def test_the_first_question_answered_with_yes_decides(weigh, clash, same, slanted, expected):
    weigh(contradiction=clash, same_fact=same, framing=slanted)
    got = judge(Evidence(pair_of(), ()))
    assert got == Judgement(
        pair_of(),
        expected,
        pytest.approx(1.0),
        WITHOUT_EVIDENCE[expected],
        (),
        pytest.approx(1.0 if clash is YES else 0.0),
    )


def test_scores_are_the_probability_of_the_verdict(weigh):
    even = (0.0, {})
    weigh(contradiction=NO, same_fact=even, framing=even)
    assert judge(Evidence(pair_of(), ())).score == pytest.approx(0.25)  # the fact, with slant
    read_weights.cache_clear()
    weigh(contradiction=NO, same_fact=even, framing=NO)
    assert judge(Evidence(pair_of(), ())).score == pytest.approx(0.5)  # the fact, without
    read_weights.cache_clear()
    weigh(contradiction=NO, same_fact=(-1.0, {}), framing=NO)
    got = judge(Evidence(pair_of(), ()))
    assert (got.relation, got.score) == (Relation.RELATED, pytest.approx(1 / (1 + exp(-1.0))))


BY_SIMILARITY = (0.0, {"similarity": 1.0})  # 0 -> 0.5


@pytest.mark.parametrize(
    ("threshold", "relation", "unsure"),
    [
        (0.4, Relation.CONTRADICTION, False),
        (0.5, Relation.CONTRADICTION, False),  # at the threshold
        (0.6, Relation.RELATED, True),  # 0.36 .. 0.6 is too near to tell
        (0.83, Relation.RELATED, True),
        (0.84, Relation.RELATED, False),
        (1.0, Relation.RELATED, False),
    ],
)
def test_near_the_threshold_the_tool_says_that_it_does_not_know(weigh, threshold, relation, unsure):
    weigh(contradiction=BY_SIMILARITY, same_fact=NO, framing=NO)
    got = judge(Evidence(pair_of(), ()), threshold=threshold)
    assert (got.relation, got.contradiction, got.unsure) == (relation, 0.5, unsure)


def test_behind_a_gate_there_is_no_contradiction(weigh):
    weigh(contradiction=YES, same_fact=NO, framing=NO)
    found = (
        difference("number", "conflict", "Two counts."),
        difference("date", "gate", "Two days."),
    )
    assert judge(Evidence(pair_of(), found)) == Judgement(
        pair_of(), Relation.RELATED, 1.0, "Two days.", found, 0.0, False, "Two days."
    )
    assert judge(Evidence(pair_of(), found), threshold=0.0001).relation is Relation.RELATED


def test_nli_is_weighed_by_weights_of_its_own(weigh):
    weigh(contradiction=NO, same_fact=NO, framing=NO)
    weigh("nli", contradiction=(0.0, {"nli_contradiction": 1.0}), same_fact=NO, framing=NO)
    nli = NLIScores((0.1, 0.0, 0.9), (0.1, 0.0, 0.9))
    got = judge(Evidence(pair_of(), (), nli))
    assert (got.relation, got.nli) == (Relation.CONTRADICTION, nli)
    assert got.score == pytest.approx(0.9)


STEP = difference("timing", "shift", "Another haste.")
STEPPED = [
    (0, 0.6, (STEP,), Relation.FRAMING),
    (1, 0.6, (STEP,), Relation.RELATED),  # another claim is nearer
    (0, 0.4, (STEP,), Relation.RELATED),
    (0, 0.6, (STEP, difference("date", "gate")), Relation.RELATED),
    (0, 0.6, (difference("wording", "shift"),), Relation.RELATED),
    (0, 0.6, (), Relation.RELATED),
]


@pytest.mark.parametrize(("rank", "affinity", "found", "expected"), STEPPED)
def test_a_step_between_nearest_claims_is_framing(weigh, rank, affinity, found, expected):
    weigh(contradiction=NO, same_fact=NO, framing=NO)
    pair = replace(pair_of(0.0, affinity), rank=rank)
    assert judge(Evidence(pair, found)).relation is expected


CERTAINTY = difference("modality", "shift", "Another certainty.")


@pytest.mark.parametrize(
    ("found", "expected", "unsure"),
    [
        ((STEP,), Relation.FRAMING, True),  # haste is never a contradiction
        ((STEP, difference("number", "conflict")), Relation.CONTRADICTION, False),
        ((CERTAINTY,), Relation.CONTRADICTION, False),
    ],
)
def test_two_judgements_of_haste_do_not_contradict(weigh, found, expected, unsure):
    weigh(contradiction=YES, same_fact=NO, framing=NO)
    got = judge(Evidence(pair_of(0.0, 0.6), found))
    assert (got.relation, got.unsure) == (expected, unsure)


N_CONFLICT = difference("number", "conflict", "Counts differ.")
N_SAME = difference("number", "same", "One count.")
W_SAME = difference("wording", "same", "One meaning.")
W_SHIFT = difference("wording", "shift", "Other words.")
EXPLAINED = [
    (Relation.CONTRADICTION, (), None, WITHOUT_EVIDENCE[Relation.CONTRADICTION]),
    (Relation.CONTRADICTION, (N_CONFLICT, W_SHIFT), None, "Counts differ."),
    (Relation.CONTRADICTION, (W_SHIFT,), None, WITHOUT_EVIDENCE[Relation.CONTRADICTION]),
    (Relation.AGREEMENT, (W_SAME, N_SAME), None, "One count."),  # a number tells more than a word
    (Relation.AGREEMENT, (W_SAME,), "Gate.", "One meaning."),
    (Relation.FRAMING, (N_SAME, W_SHIFT), None, "Other words."),
    (Relation.FRAMING, (), None, WITHOUT_EVIDENCE[Relation.FRAMING]),
    (Relation.RELATED, (N_CONFLICT,), "Gate.", "Gate."),
    (Relation.RELATED, (N_CONFLICT, W_SHIFT), None, WITHOUT_EVIDENCE[Relation.RELATED]),
]


@pytest.mark.parametrize(("relation", "found", "gate", "expected"), EXPLAINED)
def test_the_reason_is_the_most_telling_difference(relation, found, gate, expected):
    assert explain(relation, found, gate) == expected


def test_every_relation_has_a_sentence_of_its_own():
    assert set(WITHOUT_EVIDENCE) == set(Relation)
    assert len(set(WITHOUT_EVIDENCE.values())) == len(Relation)


@pytest.mark.parametrize("differences", [(), (N_CONFLICT,), (N_SAME, W_SHIFT)])
@pytest.mark.parametrize("similarity", [-1.0, 0.0, 1.0])
def test_the_shipped_weights_give_probabilities(similarity, differences):
    got = judge(Evidence(pair_of(similarity, similarity), differences))
    assert 0 <= got.contradiction <= 1
    assert 0 <= got.score <= 1
    assert (got.relation is Relation.CONTRADICTION) == (
        got.contradiction >= CONTRADICTION_THRESHOLD
    )


def test_pairs_are_sorted_by_relation_then_surest_first_then_in_reading_order(weigh):
    weigh(
        contradiction=(-6.0, {"similarity": 12.0}),
        same_fact=(-2.0, {"affinity": 4.0}),
        framing=NO,
    )
    pairs = [
        pair_of(0.0, 0.1, "six"),
        pair_of(0.0, 0.1, "one"),
        pair_of(0.6, 0.1, "two"),
        pair_of(0.0, 0.9, "three"),
        pair_of(0.9, 0.1, "four"),
    ]
    got = judge_all(tuple(Evidence(pair, ()) for pair in pairs), 0.5)
    assert [(j.relation.value, j.pair.article.text) for j in got] == [
        ("contradiction", "four"),
        ("contradiction", "two"),
        ("agreement", "three"),
        ("related", "one"),
        ("related", "six"),
    ]
    assert judge_all((), 0.5) == ()
    assert got[0].key == ("a1", "r1")
