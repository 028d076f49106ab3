"""A batch from a ZIP archive: the same bytes as from its files, and no word of where they lay."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from small import SETUP, TEXTS, bytes_of, lay_manifest

from compare.batch.planning import plan
from compare.batch.unpacking import planned
from compare.batch.writing import write_batch
from compare.errors import InputError


def pack(folder, path, top=""):
    """The files of a folder as an archive."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, top + file.relative_to(folder).as_posix())
    return path


@pytest.mark.parametrize("top", ["", "cases/"])
def test_an_archive_gives_what_its_folder_gives(corpus, tmp_path, top):
    write_batch(plan(corpus), tmp_path / "plain", SETUP)
    with planned(pack(corpus, tmp_path / "cases.zip", top)) as found:
        assert [entry.id for entry in found.entries] == sorted(TEXTS)
        write_batch(found, tmp_path / "packed", SETUP)
    assert bytes_of(tmp_path / "packed") == bytes_of(tmp_path / "plain")


def test_a_manifest_in_an_archive_is_followed(corpus, tmp_path):
    row = {"article": "harbour/article.txt", "readout": "harbour/readout.txt"}
    lay_manifest(corpus / "manifest.csv", [{"id": "h", **row}])
    with planned(pack(corpus, tmp_path / "cases.zip")) as found:
        assert [entry.id for entry in found.entries] == ["h"]
        assert [d.name for d in found.entries[0].read()] == list(row.values())


def test_the_files_of_one_case_are_a_case_with_the_name_of_the_archive(corpus, tmp_path):
    with planned(pack(corpus / "bridge", tmp_path / "monday.zip")) as found:
        (entry,) = found.entries
        assert entry.id == "monday"
        assert [d.text for d in entry.read()] == list(TEXTS["bridge"])


def test_failures_name_the_archive_and_not_where_it_was_unpacked(corpus, tmp_path):
    (corpus / "bridge" / "readout.txt").unlink()
    row = {"article": "harbour/none.txt", "readout": "harbour/readout.txt"}
    for name in ("cases", "listed"):
        if name == "listed":
            lay_manifest(corpus / "manifest.csv", [{"id": "h", **row}])
        with planned(pack(corpus, tmp_path / f"{name}.zip")) as found:
            failures = write_batch(found, tmp_path / name, SETUP).failures
        (failure,) = failures
        assert f"{name}.zip" in failure.reason
        assert "compare-" not in failure.reason


def test_nothing_is_left_behind(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    with planned(pack(corpus, tmp_path / "cases.zip")):
        assert list((tmp_path / "temporary").iterdir())
    assert list((tmp_path / "temporary").iterdir()) == []


UNUSABLE = [
    ({}, "there is no case in 'cases.zip'"),
    ({"../a/article.txt": "x"}, "has no place in a folder"),
    ({"manifest.csv": "name\nx\n"}, "unknown column 'name'"),
]


@pytest.mark.parametrize(("files", "message"), UNUSABLE)
def test_unusable_archives_are_one_sentence(tmp_path, files, message):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in {"notes/readme.txt": "x", **files}.items():
            archive.writestr(name, text)
    path = tmp_path / "cases.zip"
    path.write_bytes(data.getvalue())
    with pytest.raises(InputError) as refusal, planned(path):
        pass
    assert message in str(refusal.value)
    assert "/compare-" not in str(refusal.value)


def test_an_archive_that_is_too_large_is_not_even_read(corpus, tmp_path, monkeypatch):
    import compare.batch.unpacking

    small = replace(compare.batch.unpacking.DEFAULT_LIMITS, unpacked_bytes=100)
    monkeypatch.setattr(compare.batch.unpacking, "DEFAULT_LIMITS", small)
    monkeypatch.setattr(Path, "read_bytes", None)
    path = pack(corpus, tmp_path / "cases.zip")
    with pytest.raises(InputError, match="unpack it and name the folder"), planned(path):
        pass
