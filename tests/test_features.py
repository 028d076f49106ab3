"""Features: named numbers of a pair, the same whichever text is called the article."""

from dataclasses import replace
from math import log

import pytest
from fakes import FakeEncoder, make_pair
from fakes import make_claim as claim_in

from compare.claims import Attribution, Force, Standing
from compare.comparison import compare_documents
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Role
from compare.evidence import Evidence, NLIScores, gather
from compare.features import measure_features
from compare.judging import read_weights

ARTICLE = Document(Role.ARTICLE, "The port held ships", "")
READOUT = Document(Role.READOUT, "The harbour closed its gates at night", "")
PAIR = make_pair(claim_in(ARTICLE, "a1", ARTICLE.text), claim_in(READOUT, "r1", READOUT.text), 0.5)


def difference(kind, verdict):
    return Difference(Kind(kind), None, None, Verdict(verdict), "")


FLAGS = (
    "gate", "conflict_any", "conflict_count", "conflict_time", "conflict_polarity",
    "conflict_quotation", "conflict_actor", "conflict_gated", "same_value", "same_event",
    "same_name", "same_wording", "shift_value", "shift_certainty", "shift_wording", "shift_actor",
)  # fmt: skip
# (differences, flags that are set)
FLAGGED = [
    ((), set()),
    ((("number", "conflict"),), {"conflict_any", "conflict_count"}),
    ((("date", "conflict"), ("timing", "conflict")), {"conflict_any", "conflict_time"}),
    ((("quantifier", "conflict"),), {"conflict_any", "conflict_count"}),
    ((("negation", "conflict"),), {"conflict_any", "conflict_polarity"}),
    ((("outcome", "conflict"),), {"conflict_any", "conflict_polarity"}),
    ((("modality", "conflict"),), {"conflict_any", "conflict_polarity"}),
    ((("quotation", "conflict"),), {"conflict_any", "conflict_quotation"}),
    ((("entity", "conflict"),), {"conflict_any", "conflict_actor"}),
    ((("speaker", "conflict"), ("number", "conflict")),
     {"conflict_any", "conflict_actor", "conflict_count"}),
    ((("date", "gate"),), {"gate"}),
    ((("date", "gate"), ("number", "conflict")), {"gate", "conflict_gated"}),
    ((("number", "same"),), {"same_value"}),
    ((("quotation", "same"),), {"same_event"}),
    ((("entity", "same"), ("wording", "same")), {"same_name", "same_wording"}),
    ((("number", "shift"),), {"shift_value"}),
    ((("modality", "shift"),), {"shift_certainty"}),
    ((("wording", "shift"), ("agency", "shift")), {"shift_wording", "shift_actor"}),
    ((("number", "same"), ("date", "conflict")),
     {"same_value", "conflict_any", "conflict_time"}),
]  # fmt: skip


@pytest.mark.parametrize(("found", "expected"), FLAGGED)
def test_typed_differences_set_flags(found, expected):
    features = measure_features(Evidence(PAIR, tuple(difference(*d) for d in found)))
    assert {name for name in FLAGS if features[name]} == expected
    assert all(features[name] in (0.0, 1.0) for name in FLAGS)


def test_nearness_and_manner_by_hand():
    pair = replace(PAIR, similarity=0.25, affinity=0.75, rank=3)
    features = measure_features(Evidence(pair, ()))
    expected = {
        "similarity": 0.25,
        "affinity": 0.75,
        "rank": log(4),
        "contained_low": 0.0,  # claims without a parse share no words
        "contained_high": 0.0,
        "names_high": 0.0,
        "shared_words": 0.0,
        "slant": 0.0,
        "denied_once": 0.0,
        "title": 0.0,
        "length_ratio": 4 / 7,
        "short": 1 / 4,
    }
    assert {name: features[name] for name in expected} == pytest.approx(expected)
    assert set(features) == {*expected, *FLAGS}


DENIED = Attribution(force=Force.DENIES)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ({}, {}, (0.0, 0.0)),
        ({"attribution": DENIED}, {}, (1.0, 0.0)),
        ({}, {"attribution": DENIED}, (1.0, 0.0)),
        ({"attribution": DENIED}, {"attribution": DENIED}, (0.0, 0.0)),
        ({"standing": Standing.TITLE}, {}, (0.0, 1.0)),
    ],
)
def test_denials_and_titles(ours, theirs, expected):
    pair = replace(
        PAIR, article=replace(PAIR.article, **ours), readout=replace(PAIR.readout, **theirs)
    )
    features = measure_features(Evidence(pair, ()))
    assert (features["denied_once"], features["title"]) == expected


LEAST = log(0.001 / 0.999)  # no probability counts as surer than one in a thousand
INFERRED = [
    (((0.5, 0.25, 0.25), (0.25, 0.25, 0.5)), (log(1 / 3) / 2, 0.0, 0.0, log(1 / 3), log(1 / 3))),
    (((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)), (LEAST, LEAST, -LEAST, LEAST, 0.0)),
]


@pytest.mark.parametrize(("scores", "expected"), INFERRED)
def test_nli_as_log_odds(scores, expected):
    features = measure_features(Evidence(PAIR, (), NLIScores(*scores)))
    names = (
        "nli_contradiction",
        "nli_contradiction_high",
        "nli_entailment_high",
        "nli_entailment_low",
        "nli_neutral",
    )
    assert tuple(features[name] for name in names) == pytest.approx(expected)
    assert set(features) - set(names) == set(measure_features(Evidence(PAIR, ())))


def test_empty_contents_do_not_divide_by_zero():
    pair = replace(PAIR, article=replace(PAIR.article, content=""))
    features = measure_features(Evidence(pair, ()))
    assert (features["length_ratio"], features["short"]) == (1 / 7, 1.0)


@pytest.mark.parametrize("name", ["none", "nli"])
def test_the_shipped_weights_name_exactly_the_features(name):
    nli = NLIScores((0.1, 0.8, 0.1), (0.1, 0.8, 0.1)) if name == "nli" else None
    features = measure_features(Evidence(PAIR, (), nli))
    weights = read_weights(name)
    for question in (weights.contradiction, weights.same_fact, weights.framing):
        assert set(question.weights) == set(features)


FERRY = (
    "The port held 40 ships on Monday, the mayor insisted. Police did not close the two piers. "
    "Crews called the delay shameful."
)
PORT = "On Tuesday the port held 12 ships. The two piers were closed by police. Crews were patient."


def test_features_do_not_depend_on_which_text_is_called_what():
    def gathered(article, readout):
        documents = (Document(Role.ARTICLE, article, ""), Document(Role.READOUT, readout, ""))
        evidence = gather(*documents, encoder=FakeEncoder()).evidence
        return [(e.pair.article.text, e.pair.readout.text, measure_features(e)) for e in evidence]

    there, back = gathered(FERRY, PORT), gathered(PORT, FERRY)
    assert len(there) == len(back) > 2
    features = {(theirs, ours): f for ours, theirs, f in back}
    for ours, theirs, expected in there:
        assert features[ours, theirs] == pytest.approx(expected, abs=1e-5)


def test_so_verdicts_are_mirrored():
    def judged(article, readout):
        documents = (Document(Role.ARTICLE, article, ""), Document(Role.READOUT, readout, ""))
        judgements = compare_documents(*documents, encoder=FakeEncoder()).judgements
        return {(j.pair.article.text, j.pair.readout.text, j.relation) for j in judgements}

    assert judged(FERRY, PORT) == {(r, a, relation) for a, r, relation in judged(PORT, FERRY)}
