"""The folder a batch writes: a file per case, a record of what made it, and the tables.

    cases/ID.json     the comparison, as ``run --format json`` prints it
    records/ID.json   its fingerprint, the checksum of that file, and its rows of the tables
    pairs.csv, pairs.parquet, claims.*, cases.*, failures.csv
    matrix.csv, matrix.json   of the groups, where there are some

A record is written after its case, so a process killed between the two leaves a case without one,
which counts as missing. Tables are written last, in the order of the batch.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from compare.atomic import clear_parts, to_utf8, write_bytes, write_text
from compare.batch.columns import COLUMNS
from compare.batch.groups import Group
from compare.batch.matrix import MATRIX, write_matrix
from compare.batch.tables import FILES, write_csv, write_tables
from compare.batch.types import CaseResult, Failure, Row, Rows
from compare.errors import InputError

CASES, RECORDS = "cases", "records"
FAILURES = "failures.csv"
LOCK = ".lock"
# Ids that are names of files on every system as they stand; others get part of their hash.
PLAIN_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # names of devices on Windows
HASH_DIGITS = 12


class Folder:
    """Where the results of a batch lie."""

    def __init__(self, path: Path) -> None:
        """Make the folders where they are missing.

        Raises:
            InputError: they cannot be made.
        """
        self.path = path
        try:
            for name in (CASES, RECORDS):
                (path / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"the folder {str(path)!r} cannot be made ({error.strerror or error}): "
                "give another one with --out"
            ) from error

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other batches out; remove what is not whole, and tables that are not of this run.

        Raises:
            InputError: another batch writes here.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise InputError(
                f"another batch is writing to {str(self.path)!r}: "
                "wait for it, or give another folder with --out"
            ) from error
        try:
            for folder in (self.path, self.path / CASES, self.path / RECORDS):
                clear_parts(folder)
            for name in (*FILES, FAILURES, *MATRIX):
                (self.path / name).unlink(missing_ok=True)
            yield
        finally:
            lock.release()

    def has(self, case: str, fingerprint: str) -> bool:
        """Whether the result of that fingerprint is there, whole."""
        record = self._record(case)
        if record is None or record["fingerprint"] != fingerprint:
            return False
        try:
            data = self._file(CASES, case).read_bytes()
        except OSError:
            return False
        return hashlib.sha256(data).hexdigest() == record["sha256"]

    def keep(self, result: CaseResult, fingerprint: str) -> None:
        """Write a result: the case, then its record."""
        data = to_utf8(result.text)
        write_bytes(self._file(CASES, result.id), data)
        record = {
            "id": result.id,
            "group": result.group,
            "fingerprint": fingerprint,
            "sha256": hashlib.sha256(data).hexdigest(),
            "rows": result.rows,
        }
        write_text(self._file(RECORDS, result.id), json.dumps(record) + "\n")

    def drop(self, case: str) -> None:
        """Remove an earlier result of a case that cannot be compared any more."""
        for folder in (RECORDS, CASES):
            self._file(folder, case).unlink(missing_ok=True)

    def finish(
        self, cases: Sequence[str], failures: Iterable[Failure], groups: Iterable[Group] = ()
    ) -> None:
        """Write the tables of these cases, in this order, the failures and the matrices.

        Raises:
            InputError: the folder may not be written to.
        """
        write_tables((self.rows(case) for case in cases), self.path)
        rows: list[Row] = [{"case": f.id, "group": f.group, "reason": f.reason} for f in failures]
        write_csv(rows, self.path / FAILURES, COLUMNS["failures"])
        there = set(cases)
        write_matrix(
            groups, lambda case: self.rows(case)["cases"][0] if case in there else None, self.path
        )

    def rows(self, case: str) -> Rows:
        """The rows of a case that is there.

        Raises:
            InputError: its record was taken away meanwhile.
        """
        record = self._record(case)
        if record is None:
            raise InputError(f"the record of {case!r} is gone: run again with --resume")
        rows: Rows = record["rows"]
        return rows

    def _record(self, case: str) -> dict[str, Any] | None:
        try:
            record = json.loads(self._file(RECORDS, case).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        wanted = {"id", "fingerprint", "sha256", "rows"}
        is_whole = isinstance(record, dict) and wanted <= set(record) and record["id"] == case
        return record if is_whole else None

    def _file(self, folder: str, case: str) -> Path:
        return self.path / folder / f"{file_name(case)}.json"


def file_name(case: str) -> str:
    """A name for the file of a case: its id where that is plain, else part of it and a hash.

    It holds no path, dot or blank, and two ids that differ in case alone get two names.
    """
    if PLAIN_ID.fullmatch(case) and not RESERVED.fullmatch(case):
        return case
    plain = re.sub(r"[^a-z0-9]+", "-", case.lower()).strip("-")[:60]
    digest = hashlib.sha256(case.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]
    return f"{plain}-{digest}".lstrip("-")
