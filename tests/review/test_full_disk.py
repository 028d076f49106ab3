"""A disk without room, without the right to write, or with a limit: nothing kept is lost."""

import os
import random
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from decided_pairs import CLASH, FRAMED, KEY
from sqlalchemy.engine import make_url
from writers import Writer

from compare.errors import StoreError
from compare.review.store import ReviewStore
from compare.review.types import Decision

CHANCE = random.Random(7)


def long_note() -> str:
    """Some 9,000 characters that no database packs into fewer."""
    return CHANCE.randbytes(4_500).hex()


class SmallDisk:
    """A tmpfs of some MiB."""

    def __init__(self, folder: Path, mebibytes: int) -> None:
        self.folder = folder
        self._filler = folder / "filler"
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m,mode=1777", "tmpfs", str(folder)],
            check=True,
            capture_output=True,
        )

    def fill(self, leave: int) -> None:
        """Fill it but for some bytes."""
        free = os.statvfs(self.folder)
        self._filler.write_bytes(b"x" * (free.f_bavail * free.f_frsize - leave))

    def free(self) -> None:
        self._filler.unlink()

    def read_only(self) -> None:
        subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)

    def remove(self) -> None:
        subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


@pytest.fixture
def small_disk(tmp_path_factory):
    """Makes small disks. In CI one may mount."""
    disks = []

    def small_disk(mebibytes: int, folder: Path | None = None) -> SmallDisk:
        try:
            disks.append(SmallDisk(folder or tmp_path_factory.mktemp("disk"), mebibytes))
        except subprocess.CalledProcessError as error:
            reason = f"a small disk cannot be mounted here: {error.stderr.decode().strip()}"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
        return disks[-1]

    yield small_disk
    for disk in disks:
        disk.remove()


@pytest.fixture
def open_folder():
    """A folder outside of pytest's, which other users cannot enter."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def write_until_refused(store: ReviewStore) -> tuple[list[str], str]:
    """The notes that were taken, and the sentence after them."""
    taken: list[str] = []
    with pytest.raises(StoreError) as error:
        for _ in range(3_000):
            taken.append(store.note(CLASH, "Ann", long_note()).note)
    return taken, str(error.value)


def values(store: ReviewStore) -> list[str | None]:
    return [entry.value for entry in store.history(KEY)]


def test_a_full_disk_under_a_file(small_disk, open_store):
    disk = small_disk(2)
    path = disk.folder / "reviews.sqlite"
    store = open_store(path)
    store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    disk.fill(leave=200_000)
    taken, sentence = write_until_refused(store)
    assert sentence == (
        f"'{path}' has no room left on its disk: free some space and do it again; "
        "what was kept before is safe"
    )
    assert taken
    assert values(store) == ["confirmed", *taken]  # still read, in this process
    with pytest.raises(StoreError, match=r"room|full"):
        open_store(disk.folder / "other.sqlite")

    disk.free()
    assert store.undo("Ann").value == taken[-1]
    store.note(CLASH, "Ann", "room again")
    store.close()
    assert values(open_store(path)) == ["confirmed", *taken, None, "room again"]


def test_a_process_that_opens_a_file_on_a_full_disk(small_disk, open_store):
    disk = small_disk(2)
    path = disk.folder / "reviews.sqlite"
    store = open_store(path)
    store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    store.close()
    disk.fill(leave=0)
    with pytest.raises(StoreError, match=r"room|full"):
        open_store(path)
    disk.free()
    assert values(open_store(path)) == ["confirmed"]


@pytest.fixture
def small_server_disk(small_disk, postgres):
    """A small disk on which the server keeps the tables of one database, and its URL."""
    folder = postgres.folder / "small"
    folder.mkdir()
    disk = small_disk(24, folder)
    tables = disk.folder / "tables"
    tables.mkdir()
    postgres.give(tables)
    postgres.do(f"CREATE TABLESPACE small LOCATION '{tables}'")
    url = postgres.new("TABLESPACE small")
    yield disk, url
    name = make_url(url).database
    postgres.do(f"DROP DATABASE {name} WITH (FORCE)", "CHECKPOINT", "DROP TABLESPACE small")


@pytest.mark.postgres
def test_a_full_disk_under_a_server(small_server_disk, open_store):
    disk, url = small_server_disk
    store = open_store(url)
    store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    disk.fill(leave=400_000)
    taken, sentence = write_until_refused(store)
    assert "has no room left on its disk: free some space and do it again" in sentence
    assert taken
    assert values(store) == ["confirmed", *taken]

    disk.free()
    assert store.undo("Ann").value == taken[-1]
    assert store.decide(FRAMED, "Ann", Decision.UNSURE, verdict=None).decision is Decision.UNSURE
    assert values(store) == ["confirmed", *taken, None]


def write_under_a_limit(say, path: Path, limit: int) -> None:
    """Write notes until a file may not grow, then with the limit lifted."""
    store = ReviewStore.open(path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    taken, sentence = write_until_refused(store)
    say((taken, sentence))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    say(store.note(CLASH, "Ann", "room again").note)


def test_a_file_that_may_not_grow(tmp_path, open_store):
    path = tmp_path / "reviews.sqlite"
    (taken, sentence), last = Writer(write_under_a_limit, path, 300_000).hear_all()
    assert sentence == (
        f"'{path}' cannot be read or written as the disk refuses (it may be full or failing): "
        "see to the disk and do it again"
    )
    assert last == "room again"
    assert taken
    assert values(open_store(path)) == [*taken, last]


def test_a_disk_that_is_read_only(small_disk, open_store):
    disk = small_disk(2)
    path = disk.folder / "reviews.sqlite"
    store = open_store(path)
    store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    store.close()
    disk.read_only()
    with pytest.raises(StoreError) as error:
        open_store(path)
    assert str(error.value) == (
        f"'{path}' cannot be opened: see that you may read and write it and its folder"
    )


def open_as_nobody(say, path: Path) -> None:
    """Open the store without the rights of the administrator."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    ReviewStore.open(path)
    say("opened")


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "sentence"),
    [
        (0o444, 0o755, "may not be written to: change its permissions, or name another file"),
        (0o000, 0o777, "cannot be opened: see that you may read and write it and its folder"),
        (None, 0o555, "cannot be opened: see that you may read and write it and its folder"),
        (None, 0o000, "cannot be a file of reviews (Permission denied): give another path"),
    ],
)
def test_a_file_that_one_has_no_right_to(open_folder, open_store, file_mode, folder_mode, sentence):
    path = open_folder / "reviews.sqlite"
    if file_mode is not None:
        open_store(path).close()
        path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    assert Writer(open_as_nobody, path).hear_all() == [f"'{path}' {sentence}"]
