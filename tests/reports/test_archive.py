"""The archive of saved reports: a folder in which nothing is overwritten and nothing leads out."""

import os
import stat

import pytest
from fakes import make_comparison
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import InputError, ReportError
from compare.reports.archive import NAME, Archive, bundle_id, default_folder, slug
from compare.reports.bundle import make_bundle
from compare.reports.telling import tell_saved
from compare.reports.types import Chosen
from compare.review.places import default_url, to_url

DAY = 1_935_000_000  # 2031-04-26 in UTC


def bundled(title="Ships in Brig"):
    return make_bundle(make_comparison(), {}, chosen=Chosen.BOTH, title=title)


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "data" / "reports")


def test_a_saved_report_is_listed_and_opened(archive):
    data = bundled()
    saved = archive.save(data)
    assert saved.id == bundle_id(data)
    assert saved.path.name == f"ships-in-brig-{saved.id}.zip"
    assert saved.path.read_bytes() == data
    assert archive.saved() == (saved,)
    assert archive.open(saved.id).manifest == saved.manifest
    assert archive.open(saved.id[:4]).manifest.title == "Ships in Brig"


def test_the_folder_is_made_on_saving_for_its_owner_alone(archive):
    assert archive.saved() == ()
    assert not archive.folder.exists()
    archive.save(bundled())
    assert stat.S_IMODE(archive.folder.stat().st_mode) == 0o700


def test_the_same_report_is_kept_once(archive):
    first = archive.save(bundled())
    os.utime(first.path, (DAY, DAY))
    again = archive.save(bundled())
    assert (again.id, again.at.timestamp()) == (first.id, DAY)
    assert len(list(archive.folder.iterdir())) == 1


def test_the_last_saved_comes_first(archive):
    for day, title in enumerate(["One", "Two", "Three"]):
        os.utime(archive.save(bundled(title)).path, (DAY + day, DAY + day))
    assert [s.manifest.title for s in archive.saved()] == ["Three", "Two", "One"]
    assert tell_saved(archive.saved()[:1]) == (
        f"{bundle_id(bundled('Three'))}  2031-04-26  Three: article.txt (The Brig Gazette) / "
        "readout.txt; 1 contradiction, 1 framing, 1 related; 0 decisions\n"
    )


TITLES = [
    ("Ships in Brig", "ships-in-brig"),
    ("../../etc/passwd", "etc-passwd"),
    ("C:\\con.txt", "c-con-txt"),
    ("Élysée: “40 ships”", "elysee-40-ships"),
    ("\x00\n\u202e", "report"),
    ("", "report"),
    ("港", "report"),
    ("a" * 39 + " bc", "a" * 39),
    ("a" * 1000, "a" * 40),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_title_becomes_part_of_a_file_name(archive, title, expected):
    assert slug(title) == expected
    assert archive.save(bundled(title)).path.parent == archive.folder
    assert archive.saved()[0].manifest.title == title


@settings(deadline=None)
@given(st.text())
def test_no_title_leads_out_of_the_folder(title):
    name = f"{slug(title)}-{'0' * 12}.zip"
    assert NAME.fullmatch(name)
    assert len(name) <= 57


def test_what_is_no_saved_report_is_left_alone(archive):
    saved = archive.save(bundled())
    for name in ("notes.txt", ".compare-x.part", "other.zip", "x-0000.zip"):
        (archive.folder / name).write_bytes(b"x")
    assert archive.saved() == (saved,)


def damage_by_hand(path):
    path.write_bytes(path.read_bytes()[:-40])


def exchange(path):
    path.write_bytes(bundled("another report"))


def fill_with_noise(path):
    path.write_bytes(b"noise")


@pytest.mark.parametrize("damage", [damage_by_hand, exchange, fill_with_noise])
def test_a_damaged_report_is_listed_with_its_trouble_and_not_opened(archive, damage):
    kept, damaged = archive.save(bundled("kept")), archive.save(bundled("damaged"))
    damage(damaged.path)
    found = {s.id: s for s in archive.saved()}
    assert found[kept.id] == kept
    trouble = found[damaged.id]
    assert (trouble.manifest, trouble.trouble) == (
        None,
        f"{damaged.path.name} was changed after it was saved: save the report again",
    )
    assert trouble.trouble in tell_saved([trouble])
    with pytest.raises(ReportError, match="was changed after it was saved"):
        archive.open(damaged.id)
    assert archive.save(bundled("damaged")).trouble == ""  # saving it again mends it
    assert archive.open(damaged.id).manifest.title == "damaged"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("0" * 12, r"there is no saved report '000000000000' in '.*reports': see the list"),
        ("", "there is no saved report ''"),
        ("abc", "there is no saved report 'abc'"),
        ("../../x", "there is no saved report"),
        ("*", "there is no saved report"),
    ],
)
def test_an_unknown_id_is_one_sentence(archive, name, message):
    archive.save(bundled())
    with pytest.raises(ReportError, match=message):
        archive.open(name)


def test_an_empty_archive_says_how_to_save(archive):
    with pytest.raises(ReportError, match="save one first"):
        archive.open("0000")


def test_digits_that_two_reports_share_are_refused(archive, monkeypatch):
    first = archive.save(bundled())
    twin = f"{first.id[:4]}{'0' * 8}"
    first.path.with_name(f"twin-{twin}.zip").write_bytes(b"x")
    with pytest.raises(ReportError, match="2 saved reports have an id that begins with"):
        archive.find(first.id[:4])
    assert archive.find(first.id) == first


def test_what_is_no_bundle_is_not_saved(archive):
    with pytest.raises(ReportError, match="the report cannot be used as a report bundle"):
        archive.save(b"noise")
    assert not archive.folder.exists()


def test_a_folder_that_cannot_be_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    archive = Archive(tmp_path / "file" / "reports")
    with pytest.raises(ReportError, match=r"cannot be made \(Not a directory\)"):
        archive.save(bundled())
    with pytest.raises(ReportError, match=r"cannot be read \(Not a directory\)"):
        archive.saved()


def test_a_full_disk_leaves_what_was_there(archive, monkeypatch):
    kept = archive.save(bundled("kept"))

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", refuse)
    with pytest.raises(InputError, match=r"cannot be written \(No space left on device\)"):
        archive.save(bundled("new"))
    monkeypatch.undo()
    assert archive.saved() == (kept,)
    assert [p.name for p in archive.folder.iterdir()] == [kept.path.name]


def test_reports_lie_beside_the_reviews():
    assert to_url(default_url()).database == str(default_folder().with_name("reviews.sqlite"))
    assert default_folder().is_absolute()
