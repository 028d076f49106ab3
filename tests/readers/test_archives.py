"""Archives of cases: read where they are whole, and nothing ever leaves the folder."""

import io
import zipfile
from pathlib import Path

import pytest
from awkward.texts import FRENCH
from awkward.types import BOTH, LEFT
from awkward.words import archive, link
from click.testing import CliRunner

from compare.cases import read_archived_pair, read_pair
from compare.cli import main
from compare.errors import InputError
from compare.readers.archives import unpacked
from compare.readers.limits import Limits

PAIR = (("article.txt", LEFT.encode()), ("readout.txt", BOTH.encode()))
FACTS = b'title = "Talks"\nreadout_source = "Ministry"\nreadout_published = 2031-05-06\n'


def test_a_pair_in_an_archive_is_named_by_the_archive():
    data = archive(*((f"talks/{name}", content) for name, content in PAIR),
                   ("talks/case.toml", FACTS), ("__MACOSX/._article.txt", b"x"))  # fmt: skip
    article, readout = read_archived_pair(data, "talks.zip")
    assert (article.text, article.name) == (LEFT, "talks.zip/article.txt")
    assert (readout.text, readout.source) == (BOTH, "Ministry")
    assert readout.published.isoformat() == "2031-05-06"
    assert str(readout.place(readout.text.index("“No"))) == "line 3"


def test_a_folder_needs_no_facts(tmp_path):
    for name, content in PAIR:
        (tmp_path / name).write_bytes(content)
    article, readout = read_pair(tmp_path)
    assert (article.text, readout.text) == (LEFT, BOTH)


def test_the_folder_is_gone_afterwards():
    with unpacked(archive(*PAIR), "talks.zip") as folder:
        assert sorted(path.name for path in folder.iterdir()) == ["article.txt", "readout.txt"]
    assert not folder.exists()


BAD = {
    "path that climbs": (archive(("../article.txt", b"x")), "holds a file named '../article.txt'"),
    "path from the root": (archive(("/etc/cron.d/x", b"x")), "holds a file named '/etc/cron.d/x'"),
    "climbing inside": (archive(("a/../../b", b"x")), "has no place in a folder of cases"),
    "path of Windows": (archive(("a\\..\\b.txt", b"x")), "holds a file named "),
    "drive of Windows": (archive(("C:x.txt", b"x")), "holds a file named 'C:x.txt'"),
    "line end in a name": (archive(("a\nb.txt", b"x")), "holds a file named 'a\\nb.txt'"),
    "name too long": (archive(("x" * 300, b"x")), "holds a file named 'xxx"),
    "link": (archive(link("article.txt", "/etc/passwd")), "holds a link, 'article.txt'"),
    "name twice": (archive(*PAIR, PAIR[0]), "holds 'article.txt' twice"),
    "name twice but for capitals": (archive(("A.txt", b"x"), ("a.txt", b"y")), "'a.txt' twice"),
    "file as folder": (archive(("a", b"x"), ("a/b.txt", b"y")), "inside a file, not a folder"),
    "cut": (archive(*PAIR)[:-30], "is damaged or cut off (File is not a zip file)"),
    "changed": (archive(*PAIR).replace(b"harbour", b"harbous", 1), "is damaged or cut off (Bad"),
    "no pair": (archive(("one.txt", b"x")), "needs one file article.* (found: none)"),
    "two articles": (archive(*PAIR, ("article.md", b"x")), "(found: article.md, article.txt)"),
    "bad account": (archive(PAIR[0], ("readout.txt", b"\0")), "talks.zip/readout.txt is a binary"),
    "French": (archive(PAIR[0], ("readout.txt", FRENCH.encode())), "talks.zip/readout.txt is in"),
    "archive in it": (archive(PAIR[0], ("readout.zip", archive())), "readout.zip is a ZIP archive"),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("data", "says"), BAD.values(), ids=BAD)
def test_what_is_no_archive_of_a_pair_is_refused(data, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.zip").write_bytes(data)
    result = CliRunner().invoke(main, ["run", "talks.zip"])
    assert result.exit_code == 2, result.output
    assert says in result.stderr
    assert result.stderr.startswith("compare: ") and result.stderr.count("\n") == 1
    assert "/tmp/compare-" not in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["talks.zip"]


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(members=1), "holds 2 files, more than 1: split it, or raise the limits"),
        (Limits(unpacked_bytes=60), "unpacks to 153 bytes, more than 60 bytes: split it, or raise"),
    ],
)
def test_limits_are_stated_and_can_be_raised(limits, says):
    data = archive(*PAIR)
    with pytest.raises(InputError, match=says), unpacked(data, "talks.zip", limits):
        pass
    with unpacked(data, "talks.zip", limits.times(3)) as folder:
        assert Path(folder, "article.txt").read_text() == LEFT


def test_a_directory_that_lies_about_sizes_is_refused():
    """A bomb may promise a few bytes and unpack to millions."""
    data = bytearray(archive(("article.txt", b"x" * 5_000)))
    size = (5_000).to_bytes(4, "little")
    directory = data.index(b"PK\x01\x02")
    at = data.index(size, directory + 24)
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(InputError, match="is damaged"), unpacked(bytes(data), "talks.zip"):
        pass


def test_a_directory_that_points_before_the_file_is_one_sentence():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("article.txt", "The port held 40 ships.")
        archive.writestr("readout.txt", "The port held 12 ships.")
    with pytest.raises(InputError, match=r"x\.zip is damaged or cut off"):
        read_archived_pair(packed.getvalue()[1:], "x.zip")
