"""Many comparisons from Python, and data frames of them."""

import pandas as pd
import pytest
from fakes import FakeEncoder, make_comparison
from small import TEXTS
from workers import Leisurely

from compare.batch.columns import COLUMNS
from compare.batch.many import compare_many, to_frame
from compare.batch.planning import plan
from compare.batch.sources import DocumentSource
from compare.batch.types import CaseResult, Failure
from compare.cases import find_case
from compare.comparison import Settings, compare_documents
from compare.documents import Document, Role
from compare.errors import InputError
from compare.serialize import to_dict, to_json


def documents(name):
    article, readout = TEXTS[name]
    return (
        Document(Role.ARTICLE, article, f"{name}.txt"),
        Document(Role.READOUT, readout, f"{name} readout.txt"),
    )


def test_each_result_is_what_comparing_its_documents_gives():
    sources = [DocumentSource(name, *documents(name)) for name in TEXTS]
    results = compare_many(sources, encoder=FakeEncoder(), settings=Settings(contradiction=0.9))
    for name, result in zip(TEXTS, results, strict=True):
        comparison = compare_documents(
            *documents(name), encoder=FakeEncoder(), settings=Settings(contradiction=0.9)
        )
        assert (result.id, result.text) == (name, to_json(comparison))
        assert result.comparison == to_dict(comparison)


def test_cases_of_a_corpus_and_failures_keep_their_places(corpus):
    (corpus / "harbour" / "readout.txt").write_text("", "utf-8")
    cases = [find_case("strike", corpus), *plan(corpus).entries]
    results = list(compare_many(cases, encoder=FakeEncoder()))
    assert [r.id for r in results] == ["strike", "bridge", "harbour", "strike"]
    assert [type(r) for r in results] == [CaseResult, CaseResult, Failure, CaseResult]


def test_processes_yield_in_the_order_given(corpus, tmp_path):
    encoder = Leisurely(tmp_path, 0.0)
    results = list(compare_many(plan(corpus).entries, encoder=encoder, workers=2))
    assert [r.id for r in results] == ["bridge", "harbour", "strike"]
    assert [r.text for r in results] == [
        r.text for r in compare_many(plan(corpus).entries, encoder=FakeEncoder())
    ]


def test_results_become_frames_with_the_columns_of_the_files(corpus):
    results = [*compare_many(plan(corpus).entries, encoder=FakeEncoder()), Failure("x", "g", "no")]
    for table, columns in COLUMNS.items():
        frame = to_frame(results, table)
        assert list(frame.columns) == list(columns)
    pairs, cases = to_frame(results), to_frame(results, "cases")
    assert cases["case"].tolist() == ["bridge", "harbour", "strike"]
    assert pairs.groupby("case").size().tolist() == cases["pairs"].tolist()
    assert pairs["unsure"].dtype == bool
    assert to_frame(results, "failures").values.tolist() == [["x", "g", "no"]]


def test_one_comparison_becomes_a_frame():
    comparison = make_comparison()
    frame = to_frame(comparison)
    assert frame["relation"].tolist() == [j.relation for j in comparison.judgements]
    assert len(to_frame(comparison, "claims")) == 8
    assert to_frame(comparison, "failures").empty


def test_nothing_becomes_an_empty_frame_with_its_columns():
    frame = to_frame([], "claims")
    assert isinstance(frame, pd.DataFrame)
    assert (len(frame), list(frame.columns)) == (0, list(COLUMNS["claims"]))


def test_a_table_that_is_none_is_refused():
    with pytest.raises(InputError, match="no table 'pears': choose from pairs, claims"):
        to_frame([], "pears")
