"""Manifests and case folders: what a batch is told to do."""

from datetime import date

import pytest
from small import HARBOUR, lay_corpus

from compare.batch.manifest import Listed, read_folder, read_manifest
from compare.batch.planning import plan
from compare.batch.types import Failure
from compare.documents import Role
from compare.errors import InputError

ROW = '{"id": "h", "article": "a.txt", "readout": "r.txt"}'


@pytest.fixture
def write(tmp_path):
    (tmp_path / "a.txt").write_text(HARBOUR[0], "utf-8")
    (tmp_path / "r.txt").write_text(HARBOUR[1], "utf-8")

    def write(text, name="cases.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


FULL = [
    (
        "cases.csv",
        "\ufeffid,article,readout,article_date,article_source,group\r\n"
        'h,a.txt,r.txt,2024-05-03,"The Post, Brig",port\r\n',
    ),
    (
        "cases.jsonl",
        '\n{"id": "h", "article": "a.txt", "readout": "r.txt", "article_date": "2024-05-03", '
        '"article_source": "The Post, Brig", "group": "port", "readout_date": null}\n',
    ),
]


@pytest.mark.parametrize(("name", "text"), FULL)
def test_a_row_is_a_case_with_what_is_known_of_it(write, name, text):
    (listed,) = read_manifest(write(text, name))
    assert isinstance(listed, Listed)
    assert (listed.id, listed.group) == ("h", "port")
    article, readout = listed.article.read(), listed.readout.read()
    assert (article.text, readout.text) == HARBOUR
    assert (article.role, readout.role) == (Role.ARTICLE, Role.READOUT)
    assert (article.name, article.source) == ("a.txt", "The Post, Brig")
    assert article.published == date(2024, 5, 3)
    assert (readout.source, readout.published) == (None, None)


def test_a_row_goes_before_the_case_file_beside_the_text(tmp_path):
    lay_corpus(tmp_path / "corpus")
    path = tmp_path / "m.jsonl"
    row = '{"id": "x", "article": "corpus/harbour/article.txt", "readout": "corpus/harbour/%s"%s}'
    path.write_text(
        row % ("readout.txt", ', "readout_source": "Port office", "article_date": "2024-05-04"'),
        "utf-8",
    )
    (listed,) = read_manifest(path)
    assert (listed.article.read().source, listed.readout.read().source) == (
        "The harbour Post",
        "Port office",
    )
    assert listed.article.read().published == date(2024, 5, 4)


UNUSABLE = [
    ("id,article,text\nx,a,b\n", "cases.csv", "unknown column 'text'"),
    ("article,readout\na,b\n", "cases.csv", "no column 'id'"),
    ("id,id,article,readout\na,b,c,d\n", "cases.csv", "'id' twice"),
    ("id,article,readout\n,a.txt,r.txt\n", "cases.csv", "line 2 of .*no id"),
    ("id,article,readout\nx,a.txt\n", "cases.csv", "line 2 .*not as many cells"),
    ("id,article,readout\nx,a.txt,r.txt,more\n", "cases.csv", "line 2 .*not as many cells"),
    ('id,article,readout\nx,"a.txt"t,r.txt\n', "cases.csv", "not CSV"),
    ("id,article,readout\nx,a,r\nx,b,s\n", "cases.csv", "the id 'x' more than once"),
    ("id,article,readout\n", "cases.csv", "lists no case"),
    ("{", "cases.jsonl", "line 1 .*not JSON"),
    ("[" * 100_000, "cases.jsonl", "line 1 .*not JSON"),
    (f"{ROW}\n[1]", "cases.jsonl", "line 2 .*not an object"),
    ('{"id": 3}', "cases.jsonl", "id is 3"),
    ('{"id": "x", "articel": "a"}', "cases.jsonl", "unknown column 'articel'"),
    ('{"article": "a", "readout": "r"}', "cases.jsonl", "line 1 .*no id"),
    (f"{ROW}\n{ROW}", "cases.jsonl", "the id 'h' more than once"),
]


@pytest.mark.parametrize(("text", "name", "message"), UNUSABLE)
def test_a_manifest_that_is_none_is_refused_in_one_sentence(write, text, name, message):
    with pytest.raises(InputError, match=message) as caught:
        read_manifest(write(text, name))
    assert "\n" not in str(caught.value)


FAILING = [
    ("x,a.txt,r.txt,3 May\n", "article_date is '3 May'"),
    ("x,a.txt,,\n", "no two texts"),
    ("x,,,\n", "no two texts"),
]


@pytest.mark.parametrize(("row", "reason"), FAILING)
def test_a_bad_row_is_a_failure_of_its_own(write, row, reason):
    text = f"id,article,readout,article_date\n{row}good,a.txt,r.txt,2024-05-03\n"
    bad, good = read_manifest(write(text))
    assert isinstance(bad, Failure)
    assert (bad.id, reason in bad.reason) == ("x", True)
    assert isinstance(good, Listed)


@pytest.mark.parametrize("path", ["-", "https://example.org/a", "HTTP://example.org/a"])
def test_what_cannot_be_read_again_is_no_file(write, path):
    (listed,) = read_manifest(write(f"id,article,readout\nx,{path},r.txt\n"))
    for use in (listed.article.read, listed.article.digest):
        with pytest.raises(InputError, match="is no file"):
            use()


@pytest.mark.parametrize("path", ["none.txt", "nul\0", "/dev/null", "."])
def test_a_file_that_is_none_has_no_digest(write, path):
    row = {"id": "x", "article": path, "readout": "r.txt"}
    import json

    (listed,) = read_manifest(write(json.dumps(row), "m.jsonl"))
    with pytest.raises(InputError):
        listed.article.digest()


def test_a_folder_of_cases_is_read_case_by_case(corpus):
    (corpus / "bridge" / "readout.txt").unlink()
    bridge, harbour, strike = read_folder(corpus)
    assert [s.id for s in (bridge, harbour, strike)] == ["bridge", "harbour", "strike"]
    with pytest.raises(InputError, match="needs one file readout"):
        bridge.read()
    article, readout = harbour.read()
    assert (article.name, readout.name) == ("harbour/article.txt", "harbour/readout.txt")
    assert (article.text, readout.text) == HARBOUR


def test_the_digest_of_a_case_changes_with_everything_read_for_it(corpus):
    (source,) = (s for s in read_folder(corpus) if s.id == "harbour")
    seen = {source.digest()}
    assert source.digest() in seen
    for file in ("article.txt", "readout.txt", "case.toml"):
        path = corpus / "harbour" / file
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")
        assert source.digest() not in seen
        seen.add(source.digest())
    (corpus / "harbour" / "gold.jsonl").write_text("", "utf-8")
    assert source.digest() in seen


def test_a_folder_without_a_case_is_refused(tmp_path):
    with pytest.raises(InputError, match="no case in"):
        plan(tmp_path)
