"""The tables as files: what pandas reads back, and what a spreadsheet must not run."""

import csv
import io
from datetime import date

import pandas as pd
import pyarrow.parquet as pq
import pytest
from fakes import make_comparison

import compare.batch.tables
from compare.batch.columns import COLUMNS, TABLES
from compare.batch.rows import rows_of
from compare.batch.tables import write_csv, write_tables
from compare.errors import InputError


@pytest.fixture
def cases():
    """Rows of two cases."""
    return [rows_of(make_comparison(source=source), source) for source in ("one", "two")]


def test_both_formats_say_the_same_as_the_rows(cases, tmp_path):
    write_tables(cases, tmp_path)
    for table in TABLES:
        rows = [row for case in cases for row in case[table]]
        frame = pd.read_parquet(tmp_path / f"{table}.parquet")
        assert list(frame.columns) == list(COLUMNS[table])
        assert pq.read_table(tmp_path / f"{table}.parquet").to_pylist() == [
            {name: row[name] for name in COLUMNS[table]} for row in rows
        ]
        read = pd.read_csv(tmp_path / f"{table}.csv", keep_default_na=False)
        assert list(read.columns) == list(COLUMNS[table])
        assert len(read) == len(rows)
    pairs = pd.read_csv(tmp_path / "pairs.csv")
    assert pairs["unsure"].dtype == bool
    assert pairs["score"].tolist() == [row["score"] for case in cases for row in case["pairs"]]


def test_days_are_days(cases, tmp_path):
    cases[0]["cases"][0]["article_date"] = "2024-05-03"
    write_tables(cases, tmp_path)
    days = pq.read_table(tmp_path / "cases.parquet").column("article_date").to_pylist()
    assert days == [date(2024, 5, 3), None]


def test_no_case_is_tables_with_headers_alone(tmp_path):
    write_tables([], tmp_path)
    for table in TABLES:
        header, *rows = csv.reader(io.StringIO((tmp_path / f"{table}.csv").read_text("utf-8")))
        assert (header, rows) == (list(COLUMNS[table]), [])
        assert pq.read_table(tmp_path / f"{table}.parquet").num_rows == 0


def test_row_groups_do_not_depend_on_how_rows_come(cases, tmp_path, monkeypatch):
    monkeypatch.setattr(compare.batch.tables, "GROUP_ROWS", 2)
    joined = {table: [row for case in cases for row in case[table]] for table in TABLES}
    for name, given in (("apart", cases), ("joined", [joined])):
        (tmp_path / name).mkdir()
        write_tables(given, tmp_path / name)
    for table in TABLES:
        one, other = (tmp_path / name / f"{table}.parquet" for name in ("apart", "joined"))
        assert one.read_bytes() == other.read_bytes()
    assert pq.ParquetFile(tmp_path / "apart" / "pairs.parquet").num_row_groups == 3


NASTY = [
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@SUM", "'@SUM"),
    ("\t=1", "'\t=1"),
    (" ＝1", "' ＝1"),
    ('a "b", c\nd', 'a "b", c\nd'),
    ("esc \x1b[31m", "esc \ufffd[31m"),
    ("lone \udc80", "lone \\udc80"),
    ("e\u0301 😀", "e\u0301 😀"),
    ("", ""),
    (None, ""),
    (-1.5, "-1.5"),
    (True, "true"),
]


@pytest.mark.parametrize(("value", "cell"), NASTY)
def test_a_cell_is_shown_and_never_run(tmp_path, value, cell):
    write_csv([{"case": value}], tmp_path / "t.csv", ["case"])
    _, (found,) = csv.reader(io.StringIO((tmp_path / "t.csv").read_bytes().decode(), newline=""))
    assert found == cell


def test_what_goes_wrong_leaves_no_file(cases, tmp_path):
    def torn():
        yield cases[0]
        raise RuntimeError("gone")

    with pytest.raises(RuntimeError, match="gone"):
        write_tables(torn(), tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="cannot be written"):
        write_tables(cases, tmp_path / "missing")
