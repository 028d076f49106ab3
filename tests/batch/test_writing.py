"""A batch in this process: what it writes, what it does again, what it survives."""

import json
from dataclasses import replace

import numpy as np
import pytest
from fakes import FakeEncoder
from small import HARBOUR, SETUP, STRIKE, bytes_of, lay_corpus, lay_manifest

import compare.batch.setup
from compare.batch.planning import Plan, plan
from compare.batch.setup import Setup
from compare.batch.types import Failure
from compare.batch.writing import write_batch
from compare.cache import Cache
from compare.comparison import Settings, compare_documents
from compare.errors import InputError, ModelError
from compare.serialize import to_json


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_a_case_is_what_comparing_its_documents_gives(corpus, out):
    entries = plan(corpus).entries
    summary = write_batch(Plan(tuple(entries)), out, SETUP)
    assert summary.compared == ("bridge", "harbour", "strike")
    assert (summary.known, summary.failures) == ((), ())
    for entry in entries:
        comparison = compare_documents(*entry.read(), encoder=FakeEncoder())
        assert (out / "cases" / f"{entry.id}.json").read_text("utf-8") == to_json(comparison)
    assert (out / "failures.csv").read_bytes() == b'"case","group","reason"\r\n'


def test_again_is_the_same_bytes(corpus, out, tmp_path):
    for folder in (out, tmp_path / "again"):
        write_batch(plan(corpus), folder, SETUP)
    assert bytes_of(out) == bytes_of(tmp_path / "again")


def test_rows_stand_in_the_order_of_the_batch(tmp_path, out):
    lay_corpus(tmp_path / "c")
    rows = [
        {"id": name, "article": f"c/{name}/article.txt", "readout": f"c/{name}/readout.txt"}
        for name in ("strike", "bridge", "harbour")
    ]
    write_batch(plan(lay_manifest(tmp_path / "m.csv", rows)), out, SETUP)
    lines = (out / "cases.csv").read_text("utf-8").splitlines()[1:]
    assert [line.split(",")[0] for line in lines] == ['"strike"', '"bridge"', '"harbour"']


class Counting(FakeEncoder):
    """Counts the accounts it encodes."""

    def __init__(self):
        self.calls = 0

    def encode(self, texts):
        self.calls += 1
        return super().encode(texts)


def compared(corpus, out, **options):
    encoder = Counting()
    setup = replace(SETUP, encoder=encoder, **options.pop("setup", {}))
    summary = write_batch(plan(corpus), out, setup, **options)
    assert encoder.calls == 2 * len(summary.compared) or setup.cache
    return summary.compared


ALL = ("bridge", "harbour", "strike")


def test_resume_does_only_what_is_missing_or_changed(corpus, out):
    assert compared(corpus, out) == ALL
    assert compared(corpus, out) == ALL
    assert compared(corpus, out, resume=True) == ()
    (out / "cases" / "strike.json").unlink()
    assert compared(corpus, out, resume=True) == ("strike",)
    (corpus / "bridge" / "article.txt").write_text(HARBOUR[0] + "More came.\n", "utf-8")
    assert compared(corpus, out, resume=True) == ("bridge",)
    facts = corpus / "harbour" / "case.toml"
    facts.write_text(facts.read_text("utf-8").replace("05-03", "05-04"), "utf-8")
    assert compared(corpus, out, resume=True) == ("harbour",)
    other = {"settings": Settings(contradiction=0.9)}
    assert compared(corpus, out, resume=True, setup=other) == ALL
    assert compared(corpus, out, resume=True, setup=other) == ()


CHANGES = {
    "another encoder": lambda patch: patch.setattr(Counting, "name", "another"),
    "another version of a library": lambda patch: patch.setattr(
        compare.batch.setup, "package_versions", lambda: {"numpy": "0"}
    ),
    "other weights": lambda patch: patch.setattr(
        compare.batch.setup, "weight_checksums", lambda models: {"encoder: x": "0"}
    ),
    "other code": lambda patch: patch.setattr(compare.batch.setup, "code_digest", lambda: "0"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_model_or_version_is_a_new_comparison(corpus, out, monkeypatch, change):
    compared(corpus, out)
    compare.batch.setup.identity.cache_clear()
    CHANGES[change](monkeypatch)
    assert compared(corpus, out, resume=True) == ALL
    compare.batch.setup.identity.cache_clear()


def test_resumed_tables_are_those_of_one_run(corpus, out, tmp_path):
    write_batch(plan(corpus), tmp_path / "whole", SETUP)
    write_batch(Plan(plan(corpus).entries[1:2]), out, SETUP)
    write_batch(plan(corpus), out, SETUP, resume=True)
    assert bytes_of(out) == bytes_of(tmp_path / "whole")


BAD = {
    "missing": lambda case: (case / "readout.txt").unlink(),
    "empty": lambda case: (case / "article.txt").write_text(""),
    "binary": lambda case: (case / "article.txt").write_bytes(bytes(range(256))),
    "one text twice": lambda case: (case / "article.txt").write_text(HARBOUR[1], "utf-8"),
    "no claim": lambda case: (case / "article.txt").write_text("Who counted the ships?", "utf-8"),
    "bad facts": lambda case: (case / "case.toml").write_text("title = 3"),
}


@pytest.mark.parametrize("fault", BAD)
def test_one_bad_case_stops_nobody_and_leaves_no_finding(corpus, out, fault):
    write_batch(plan(corpus), out, SETUP)
    BAD[fault](corpus / "harbour")
    summary = write_batch(plan(corpus), out, SETUP, resume=True)
    assert (summary.compared, summary.known) == ((), ("bridge", "strike"))
    (failure,) = summary.failures
    assert failure.id == "harbour"
    assert failure.reason in (out / "failures.csv").read_text("utf-8").replace('""', '"')
    assert not {"cases/harbour.json", "records/harbour.json"} & set(bytes_of(out))
    assert '"harbour"' not in (out / "cases.csv").read_text("utf-8")
    (corpus / "harbour" / "case.toml").unlink()
    lay_corpus(corpus / "new", {"harbour": HARBOUR})
    for file in (corpus / "new" / "harbour").iterdir():
        file.replace(corpus / "harbour" / file.name)
    assert write_batch(plan(corpus), out, SETUP, resume=True).compared == ("harbour",)


class Broken(FakeEncoder):
    """Has a fault that only some texts bring out."""

    def encode(self, texts):
        if any("nurses" in text for text in texts):
            raise ZeroDivisionError("of a nurse\nby zero")
        return super().encode(texts)


def test_a_fault_of_ours_is_a_failure_of_its_case(corpus, out):
    summary = write_batch(plan(corpus), out, Setup(Broken()))
    assert summary.compared == ("bridge", "harbour")
    (failure,) = summary.failures
    assert failure.reason.startswith(
        "it hit a fault of this program (ZeroDivisionError: of a nurse by zero)"
    )


def test_a_failure_of_the_plan_is_listed_too(corpus, out):
    entries = (Failure("none", "", "no text"), *plan(corpus).entries)
    summary = write_batch(Plan(tuple(entries)), out, SETUP)
    assert summary.failures == (Failure("none", "", "no text"),)
    assert '"none","","no text"' in (out / "failures.csv").read_text("utf-8")


def test_a_model_that_cannot_be_loaded_ends_the_batch(corpus, out):
    with pytest.raises(ModelError, match="no such folder"):
        write_batch(plan(corpus), out, Setup("no such folder/x/y"))


@pytest.mark.parametrize("ids", [("A", "a-559aead08264"), ("a", "a")])
def test_two_ids_for_one_file_are_refused(out, ids):
    entries = tuple(Failure(id_, "", "") for id_ in ids)
    with pytest.raises(InputError, match="would be one file: change an id"):
        write_batch(Plan(entries), out, SETUP)


def test_it_tells_how_far_it_is(corpus, out):
    told = []
    entries = (Failure("none", "", "no text"), *plan(corpus).entries)
    write_batch(Plan(tuple(entries)), out, SETUP, tell=lambda *numbers: told.append(numbers))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


class TestCache:
    def test_what_is_known_needs_no_model(self, corpus, out, tmp_path):
        setup = Setup(FakeEncoder(), cache=Cache(tmp_path / "cache"))
        write_batch(plan(corpus), out, setup)

        def refuse(texts):
            raise AssertionError("encoded again")

        idle = FakeEncoder()
        idle.encode = refuse
        again = write_batch(plan(corpus), tmp_path / "b", replace(setup, encoder=idle))
        assert (again.compared, again.known) == ((), ALL)
        assert bytes_of(out) == bytes_of(tmp_path / "b")

    def test_with_it_and_without_the_same_bytes(self, corpus, out, tmp_path):
        write_batch(plan(corpus), out, SETUP)
        setup = replace(SETUP, cache=Cache(tmp_path / "cache"))
        other = replace(setup, settings=Settings(contradiction=0.9))
        write_batch(plan(corpus), tmp_path / "x", other)  # keeps vectors and parses
        write_batch(plan(corpus), tmp_path / "b", setup)
        assert bytes_of(out) == bytes_of(tmp_path / "b")

    def test_other_thresholds_need_no_vectors_again(self, corpus, out, tmp_path):
        cache = Cache(tmp_path / "cache")
        assert compared(corpus, out, setup={"cache": cache}) == ALL
        encoder = Counting()
        setup = Setup(encoder, cache=cache, settings=Settings(contradiction=0.9))
        assert write_batch(plan(corpus), out, setup).compared == ALL
        assert encoder.calls == 0

    def test_one_account_in_two_cases_is_encoded_once(self, corpus, out, tmp_path):
        for file in ("readout.txt",):
            (corpus / "harbour" / file).write_text(STRIKE[1], "utf-8")
        encoder = Counting()
        write_batch(plan(corpus), out, Setup(encoder, cache=Cache(tmp_path / "cache")))
        assert encoder.calls == 5


def test_the_case_file_is_read_as_plain_values(corpus, out):
    write_batch(plan(corpus), out, SETUP)
    found = json.loads((out / "cases" / "harbour.json").read_text("utf-8"))
    assert found["documents"]["article"]["name"] == "harbour/article.txt"
    assert np.isfinite([pair["score"] for pair in found["pairs"]]).all()
