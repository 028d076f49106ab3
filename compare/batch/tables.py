"""The tables of a batch, as CSV for spreadsheets and as Parquet for pandas, R and the like.

The Parquet files hold the texts exactly; in the CSV files a cell that a spreadsheet would run as a
formula begins with an apostrophe, and characters that steer a terminal are shown as U+FFFD.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from compare.atomic import replacing, to_utf8
from compare.batch.columns import COLUMNS, TABLES
from compare.batch.types import Cell, Row, Rows
from compare.render.table import safe_cell

if TYPE_CHECKING:
    import pyarrow as pa

GROUP_ROWS = 10_000  # rows of a Parquet row group: some MB, so that memory stays flat

FILES = tuple(f"{table}{suffix}" for table in TABLES for suffix in (".csv", ".parquet"))


class Writer(Protocol):
    """What takes the rows of a table one after another."""

    def write(self, rows: list[Row]) -> None:
        """Add rows."""
        ...


def write_tables(cases: Iterable[Rows], folder: Path) -> None:
    """Write the tables of these cases into a folder: each file is whole or not there.

    Raises:
        InputError: the folder may not be written to.
    """
    with ExitStack() as stack:
        writers = {
            table: (
                stack.enter_context(csv_writer(folder / f"{table}.csv", COLUMNS[table])),
                stack.enter_context(parquet_writer(folder / f"{table}.parquet", COLUMNS[table])),
            )
            for table in TABLES
        }
        for rows in cases:
            for table in TABLES:
                for writer in writers[table]:
                    writer.write(rows[table])


def write_csv(rows: Iterable[Row], path: Path, columns: Iterable[str]) -> None:
    """Write one table as CSV.

    Raises:
        InputError: the file cannot be written.
    """
    with csv_writer(path, columns) as writer:
        writer.write(list(rows))


@contextmanager
def csv_writer(path: Path, columns: Iterable[str]) -> Iterator[Writer]:
    """Takes rows and writes them as RFC 4180 with a header; text is always quoted."""
    with replacing(path) as file, io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(columns), restval="", quoting=csv.QUOTE_NONNUMERIC)
        writer.writeheader()
        yield _CSV(writer)


@contextmanager
def parquet_writer(path: Path, columns: dict[str, type]) -> Iterator[Writer]:
    """Takes rows and writes them as row groups of ``GROUP_ROWS``."""
    import pyarrow.parquet as pq

    schema = arrow_schema(columns)
    with replacing(path) as file, pq.ParquetWriter(file, schema, compression="zstd") as parquet:
        writer = _Parquet(parquet, schema)
        yield writer
        writer.flush()


def arrow_schema(columns: dict[str, type]) -> pa.Schema:
    """The columns as Arrow has them."""
    import pyarrow as pa

    kinds = {
        str: pa.string(),
        float: pa.float64(),
        int: pa.int64(),
        bool: pa.bool_(),
        date: pa.date32(),
    }
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def arrow_table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    """Rows as an Arrow table; days as days."""
    import pyarrow as pa

    arrays = [
        pa.array([_plain(row.get(f.name), pa.types.is_date(f.type)) for row in rows], f.type)
        for f in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


class _CSV:
    def __init__(self, writer: csv.DictWriter[str]) -> None:
        self._writer = writer

    def write(self, rows: list[Row]) -> None:
        for row in rows:
            self._writer.writerow({name: _cell(value) for name, value in row.items()})


class _Parquet:
    def __init__(self, file: pa.parquet.ParquetWriter, schema: pa.Schema) -> None:
        self._file, self._schema = file, schema
        self._waiting: list[Row] = []

    def write(self, rows: list[Row]) -> None:
        self._waiting += rows
        while len(self._waiting) >= GROUP_ROWS:
            self._put(self._waiting[:GROUP_ROWS])
            del self._waiting[:GROUP_ROWS]

    def flush(self) -> None:
        if self._waiting:
            self._put(self._waiting)

    def _put(self, rows: list[Row]) -> None:
        self._file.write_table(arrow_table(rows, self._schema), row_group_size=GROUP_ROWS)


def _cell(value: Cell) -> Cell:
    """A cell of a CSV file; pandas and R read "true" and "false" as truth values."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return safe_cell(to_utf8(value).decode())
    return value


def _plain(value: Cell, is_day: bool) -> Cell | date:
    if not isinstance(value, str):
        return value
    return date.fromisoformat(value) if is_day else to_utf8(value).decode()
