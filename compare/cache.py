"""What was costly to work out, on the disk by the hash of what it was worked out from.

One SQLite file in a folder, shared between processes. It holds bytes only: vectors and scores as
plain numbers, parses in spaCy's own format, comparisons as JSON, none of which runs code when it
is read (as pickle would). A value that does not match its checksum counts as missing, and so does
everything when the file is damaged, deleted or locked: a cache may cost time, never a result.
"""

from __future__ import annotations

import functools
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

from compare.errors import InputError

FILE = "cache-1.sqlite"  # with the version of what it holds
# Some thousand cases with everything kept of them; beyond that what was not used for the longest
# time goes.
MAX_BYTES = 1_000_000_000
ROOM = 0.9  # of the limit, to which a full cache is brought down
BUSY_SECONDS = 5.0  # to wait for another process that writes
KEYS_AT_ONCE = 500  # in one question; SQLite's own limit is 999 in its older versions
FRESH_SECONDS = 3600.0  # an entry used within the hour is not marked as used again
CHECK_SHARE = 0.01  # of the limit: the size is looked at when so much was added
# SQLite's codes for a file that it cannot use: another schema, damage, no database at all.
DAMAGE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
  key TEXT PRIMARY KEY, value BLOB NOT NULL, checksum INTEGER NOT NULL, used REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS by_use ON entries (used);
"""

Answer = TypeVar("Answer")


class Cache:
    """Bytes by key, least recently used out first; any trouble with the file counts as a miss."""

    def __init__(
        self,
        folder: Path,
        max_bytes: int = MAX_BYTES,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Make the folder, for its owner alone, where there is none.

        Args:
            folder: where the file is; it may be deleted at any time.
            max_bytes: what the file may grow to, give or take CHECK_SHARE for each process.
            clock: what tells the time of use.

        Raises:
            InputError: the folder cannot be made.
        """
        self.folder = folder
        self.max_bytes = max_bytes
        self._clock = clock
        self._connection: sqlite3.Connection | None = None
        self._turn = Lock()  # vectors are kept by one thread while another keeps parses
        self._added = max_bytes  # so that the first writing looks at the size
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise InputError(
                f"the cache {str(folder)!r} cannot be made ({error.strerror or error}): "
                "give another folder with --cache, or --no-cache"
            ) from error

    def get(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those keys that are there."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), KEYS_AT_ONCE):
            some = wanted[start : start + KEYS_AT_ONCE]
            found |= self._try(functools.partial(self._read, keys=some)) or {}
        return found

    def put(self, values: Mapping[str, bytes]) -> None:
        """Keep values; a key's old one goes."""
        now = self._clock()
        rows = [(key, value, zlib.crc32(value), now) for key, value in values.items()]
        self._try(
            lambda database: database.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows
            )
        )
        self._added += sum(map(len, values.values()))
        if self._added >= CHECK_SHARE * self.max_bytes:
            self._added = 0
            self._try(self._make_room)

    def size(self) -> int:
        """Bytes of the file that are in use."""
        return self._try(_size) or 0

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def __getstate__(self) -> dict[str, object]:
        """For another process: everything but the open file."""
        return self.__dict__ | {"_connection": None, "_turn": None}

    def __setstate__(self, state: dict[str, object]) -> None:
        """As it was, with a turn of its own."""
        self.__dict__ = state | {"_turn": Lock()}

    def _read(self, database: sqlite3.Connection, keys: list[str]) -> dict[str, bytes]:
        marks = ",".join("?" * len(keys))
        rows = database.execute(
            f"SELECT key, value, checksum, used FROM entries WHERE key IN ({marks})",  # noqa: S608
            keys,
        ).fetchall()
        now = self._clock()
        stale = [(now, key) for key, _, _, used in rows if used < now - FRESH_SECONDS]
        if stale:
            database.executemany("UPDATE entries SET used = ? WHERE key = ?", stale)
        return {key: value for key, value, checksum, _ in rows if zlib.crc32(value) == checksum}

    def _make_room(self, database: sqlite3.Connection) -> None:
        """Where the file is too large, drop what was not used for the longest time."""
        size = _size(database)
        if size <= self.max_bytes:
            return
        excess, oldest = size - ROOM * self.max_bytes, []
        for key, length in database.execute(
            "SELECT key, length(value) FROM entries ORDER BY used, key"
        ):
            if excess <= 0:
                break
            oldest.append((key,))
            excess -= length
        database.executemany("DELETE FROM entries WHERE key = ?", oldest)

    def _try(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """The answer of a transaction; None on any trouble, and a file that is none goes."""
        path = self.folder / FILE
        with self._turn:
            if not path.exists():  # deleted meanwhile: start over
                self.close()
            try:
                if self._connection is None:
                    self._connection = _open(path)
                with self._connection:
                    return work(self._connection)
            except (sqlite3.Error, OSError) as error:
                self.close()
                if getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGE:
                    _remove(path)
                return None


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")  # readers and one writer side by side
    connection.execute("PRAGMA synchronous=NORMAL")  # after a power cut the last entries are gone
    connection.executescript(SCHEMA)
    return connection


def _size(database: sqlite3.Connection) -> int:
    pages, free, page = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    size: int = (pages - free) * page
    return size


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
