"""The folder of results: names of files, what counts as there, who may write."""

import pytest
from fakes import make_comparison
from hypothesis import given
from hypothesis import strategies as st
from small import bytes_of

from compare.atomic import PART_PREFIX, PART_SUFFIX
from compare.batch.folder import Folder, file_name
from compare.batch.rows import rows_of
from compare.batch.types import CaseResult, Failure
from compare.errors import InputError
from compare.serialize import to_json

COMPARISON = make_comparison()
RESULT = CaseResult("harbour", "", to_json(COMPARISON), rows_of(COMPARISON, "harbour"))

NAMES = [
    ("kelly-guatemala-2017", "kelly-guatemala-2017"),
    ("a_1", "a_1"),
    ("Kelly", "kelly-a226a2084c6d"),
    ("../../etc/passwd", "etc-passwd-"),
    ("con", "con-"),
    ("com1", "com1-"),
    ("", "e3b0c44298fc"),
    (".hidden", "hidden-"),
    ("é/ü", None),
    ("a" * 500, "a" * 60),
]


@pytest.mark.parametrize(("case", "start"), NAMES)
def test_plain_ids_are_names_and_others_get_a_hash(case, start):
    assert file_name(case).startswith(start or "")


@given(st.text(max_size=300), st.text(max_size=300))
def test_every_id_is_one_safe_name_of_its_own(one, other):
    name = file_name(one)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-")
    assert 0 < len(name) <= 80
    assert (name == file_name(other)) == (one == other)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "out")


def test_a_result_is_there_with_its_fingerprint_alone(folder):
    assert not folder.has("harbour", "f")
    folder.keep(RESULT, "f")
    assert folder.has("harbour", "f")
    assert not folder.has("harbour", "g")
    assert not folder.has("bridge", "f")
    assert folder.rows("harbour") == RESULT.rows
    assert (folder.path / "cases" / "harbour.json").read_text("utf-8") == RESULT.text


HARMS = {
    "case gone": lambda path: (path / "cases" / "harbour.json").unlink(),
    "case cut": lambda path: (path / "cases" / "harbour.json").write_text("{"),
    "record gone": lambda path: (path / "records" / "harbour.json").unlink(),
    "record cut": lambda path: (path / "records" / "harbour.json").write_text('{"id": "har'),
    "record foreign": lambda path: (path / "records" / "harbour.json").write_text("[]"),
    "record poor": lambda path: (path / "records" / "harbour.json").write_text('{"id": "harbour"}'),
}


@pytest.mark.parametrize("harm", HARMS)
def test_half_a_result_counts_as_missing(folder, harm):
    folder.keep(RESULT, "f")
    HARMS[harm](folder.path)
    assert not folder.has("harbour", "f")


def test_tables_and_parts_of_an_earlier_run_go_first(folder):
    folder.keep(RESULT, "f")
    folder.finish(["harbour"], [Failure("bridge", "", "no")])
    assert "bridge" in (folder.path / "failures.csv").read_text("utf-8")
    (folder.path / "cases" / f"{PART_PREFIX}x{PART_SUFFIX}").write_text("half")
    (folder.path / "mine.txt").write_text("kept")
    with folder.held():
        assert set(bytes_of(folder.path)) == {
            "cases/harbour.json",
            "records/harbour.json",
            "mine.txt",
        }


def test_one_batch_at_a_time(folder):
    with folder.held():
        with pytest.raises(InputError, match="another batch is writing"), folder.held():
            pass
    with folder.held():
        pass


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be made"):
        Folder(tmp_path / "file")


def test_a_record_taken_away_is_said(folder):
    with pytest.raises(InputError, match="run again with --resume"):
        folder.finish(["harbour"], [])
    assert bytes_of(folder.path) == {}
