"""What the last stage of training is told of annotated cases."""

import pytest
from fakes import FakeEncoder

from compare.cases import read_case
from compare.evidence import gather
from compare.gold import GoldPair, read_gold
from training.case_pairs import both_ways, claim_pairs, span_pairs
from training.evidence import AnnotatedCase, gold_rows
from training.examples import Example

FILES = {
    "article.txt": "Ten boats will leave on Monday. The port shut. Fog came.",
    "readout.txt": "Ten vessels will depart on 17 November 2025. The port stayed open. Fog lifted.",
    "case.toml": "\n".join(
        f'{key} = "{value}"'
        for key, value in {
            "title": "Port",
            "article_published": "2025-11-14",
            "readout_published": "2025-11-14",
        }.items()
    ),
    "gold.jsonl": "\n".join(
        [
            '{"article": "Ten boats will leave", "readout": "Ten vessels will depart",'
            ' "relation": "agreement"}',
            '{"article": "The port shut", "readout": "The port stayed open",'
            ' "relation": "contradiction"}',
            '{"article": "Fog came", "readout": "Fog lifted", "relation": "framing"}',
            '{"article": "Fog came", "readout": "The port stayed open", "relation": "unrelated"}',
        ]
    ),
}


@pytest.fixture(name="port")
def make_port(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    case = read_case(tmp_path)
    gathered = gather(case.article, case.readout, encoder=FakeEncoder(), min_affinity=-1.0)
    return AnnotatedCase(case, gathered, tuple(gold_rows(case, gathered, [])), ())


@pytest.mark.parametrize(
    ("relation", "label"),
    [
        ("contradiction", "contradiction"),
        ("agreement", "entailment"),
        ("related", "neutral"),
        ("unrelated", "neutral"),
        ("unlisted", "neutral"),
    ],
)
def test_a_pair_is_told_both_ways_round(relation, label):
    assert list(both_ways("a", "b", relation, "port")) == [
        Example("a", "b", label, "case:port"),
        Example("b", "a", label, "case:port"),
    ]


def test_framing_is_left_out():
    assert list(both_ways("a", "b", "framing", "port")) == []


def test_claims_are_told_as_the_nli_model_is_asked(port):
    told = {(e.premise, e.hypothesis): e.label for e in claim_pairs(port)}
    assert (
        told["Ten boats will leave on Monday.", "Ten boats will depart on Monday."] == "entailment"
    )
    assert told["The port stayed open.", "The port shut."] == "contradiction"
    assert ("Fog came.", "Fog lifted.") not in told


def test_annotated_spans_are_told_word_for_word(port):
    rows = [r for r in read_gold(port.case) if isinstance(r, GoldPair) and r.relation != "framing"]
    told = [(e.premise, e.hypothesis) for e in span_pairs(port.case)]
    assert told[::2] == [(r.article.text, r.readout.text) for r in rows]
