"""Writing: the whole file or none, and refusals in one sentence."""

import io
import os
import stat
from pathlib import Path

import pytest

import compare.atomic
from compare.atomic import check_target, to_utf8, write_bytes, write_text
from compare.errors import InputError


@pytest.mark.parametrize("text", ["", "one\n", "a\r\nb\rc\n", "“Ünï” 🚢\u2028\ufeff", "\0"])
def test_a_text_comes_back_as_it_was(tmp_path, text):
    target = tmp_path / "out.txt"
    write_text(target, text)
    assert target.read_bytes() == text.encode("utf-8")
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", b""), ("é", b"\xc3\xa9"), ("bad \udcff name", b"bad \\udcff name")],
)
def test_any_text_becomes_utf_8(text, expected):
    assert to_utf8(text) == expected


def test_a_second_text_replaces_the_first(tmp_path):
    target = tmp_path / "out.txt"
    write_text(target, "first, and longer")
    write_text(target, "second")
    assert target.read_text("utf-8") == "second"


def test_others_may_read_what_the_umask_lets_them(tmp_path):
    old = os.umask(0o027)
    try:
        write_text(tmp_path / "out.txt", "x")
        assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(old)


def test_the_longest_name_that_the_disk_takes(tmp_path):
    target = tmp_path / ("n" * 255)
    write_text(target, "x")
    assert target.read_text("utf-8") == "x"


REFUSED = [
    ("", "is a folder: give the name of a file in it"),
    ("none/out.txt", "there is no folder '.*none': make it first"),
    ("file.txt/out.txt", r"there is no folder '.*file\.txt'"),
    ("n" * 256, r"cannot be written \(File name too long\): give a path"),
]


@pytest.mark.parametrize(("name", "message"), REFUSED)
@pytest.mark.parametrize("refuse", [check_target, lambda path: write_text(path, "x")])
def test_a_path_that_cannot_be_written_is_refused(tmp_path, refuse, name, message):
    (tmp_path / "file.txt").write_text("kept", "utf-8")
    with pytest.raises(InputError, match=message):
        refuse(tmp_path / name)
    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [("file.txt", "kept")]


@pytest.mark.parametrize("name", ["new.txt", "old.txt"])
def test_a_target_that_can_be_written_is_left_alone(tmp_path, name):
    (tmp_path / "old.txt").write_text("kept", "utf-8")
    check_target(tmp_path / name)
    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [("old.txt", "kept")]


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_text(pipe, "said")
    assert os.read(reader, 100) == b"said"
    os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_device_that_takes_nothing_is_refused_and_stays():
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("this system has no device that is always full")
    with pytest.raises(InputError, match=r"'/dev/full' cannot be written \(No space left"):
        write_text(full, "x")
    assert full.is_char_device()


def test_a_link_stays_and_the_file_it_leads_to_is_written(tmp_path):
    (tmp_path / "there").mkdir()
    file, link = tmp_path / "there" / "out.txt", tmp_path / "link.txt"
    file.write_text("old", "utf-8")
    link.symlink_to(file)
    write_text(link, "new")
    assert file.read_text("utf-8") == "new"
    assert link.is_symlink()


def test_bytes_are_written_as_they_are(tmp_path):
    write_bytes(tmp_path / "out.bin", b"\x00\xff\r\n")
    assert (tmp_path / "out.bin").read_bytes() == b"\x00\xff\r\n"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "out.txt"
    target.write_text("old", "utf-8")

    class FullDisk(io.FileIO):
        def write(self, data):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(compare.atomic.os, "fdopen", FullDisk)
    with pytest.raises(InputError, match=r"'.*out\.txt' cannot be written \(No space left"):
        write_text(target, "new")
    assert [(p.name, p.read_text("utf-8")) for p in tmp_path.iterdir()] == [("out.txt", "old")]
