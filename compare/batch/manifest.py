"""What a batch is to do: a folder of cases, or a list of files as CSV or JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from compare.batch.sources import AccountFile, FolderSource
from compare.batch.types import Failure
from compare.cases import list_cases
from compare.documents import Role
from compare.errors import InputError
from compare.reading import read_text

# The columns of a manifest; a row needs an id and two texts, or one text and a group.
COLUMNS = (
    "id",
    "article",
    "readout",
    "article_date",
    "readout_date",
    "article_source",
    "readout_source",
    "group",
)
JSON_LINES = (".jsonl", ".ndjson", ".json")


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a manifest: a case, or one text of a group."""

    id: str
    article: AccountFile | None
    readout: AccountFile | None
    group: str


def read_folder(corpus: Path) -> tuple[FolderSource, ...]:
    """The cases of a folder, in alphabetical order, none of them read yet.

    Raises:
        InputError: there is no such folder, or no case in it.
    """
    names = list_cases(corpus)
    if not names:
        raise InputError(
            f"there is no case in {str(corpus)!r}: give a folder whose folders hold article.*, "
            "readout.* and case.toml, or a manifest"
        )
    return tuple(FolderSource(name, corpus / name) for name in names)


def read_manifest(path: Path) -> tuple[Listed | Failure, ...]:
    """The rows of a manifest, in its order; the files they name are not read yet.

    A row that cannot be used is a failure of its own. Paths are relative to the manifest.

    Args:
        path: a CSV file with a header, or JSON Lines (``.jsonl``); see ``COLUMNS``.

    Raises:
        InputError: the file cannot be read, has unknown columns, a row without an id, an id twice,
            or no row.
    """
    text, name = read_text(path)
    rows = _json_lines(text, name) if path.suffix.lower() in JSON_LINES else _csv(text, name)
    listed = tuple(_listed(row, line, name, path.parent) for line, row in rows)
    if not listed:
        raise InputError(f"{name} lists no case: add a row with id, article and readout")
    twice = [found for found, times in Counter(row.id for row in listed).items() if times > 1]
    if twice:
        raise InputError(f"{name} has the id {twice[0]!r} more than once: give each row its own")
    return listed


def _csv(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = reader.fieldnames or ()
        _check_columns(header, f"the header of {name}")
        for required in ("id",):
            if required not in header:
                raise InputError(f"{name} has no column {required!r}: its header names its columns")
        for row in reader:
            if None in row or None in row.values():
                raise InputError(
                    f"line {reader.line_num} of {name} has not as many cells as the header: "
                    "put cells that hold a comma in quotation marks"
                )
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(
            f"line {reader.line_num} of {name} is not CSV ({error}): save it as UTF-8 CSV"
        ) from error


def _json_lines(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        where = f"line {number} of {name}"
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise InputError(
                f"{where} is not JSON ({error}): write one object a line, "
                'like {"id": "...", "article": "...", "readout": "..."}'
            ) from error
        if not isinstance(row, dict):
            raise InputError(f"{where} is not an object: write it in braces")
        _check_columns(row, where)
        for key, value in row.items():
            if not isinstance(value, str | None):
                raise InputError(f"{where}: {key} is {value!r}: write it in quotation marks")
        yield number, {key: value for key, value in row.items() if value is not None}


def _check_columns(names: Iterable[str], where: str) -> None:
    seen = list(names)
    for name in seen:
        if name not in COLUMNS:
            raise InputError(f"{where} has an unknown column {name!r}: use {', '.join(COLUMNS)}")
        if seen.count(name) > 1:
            raise InputError(f"{where} has the column {name!r} twice: keep one")


def _listed(row: dict[str, str], line: int, name: str, base: Path) -> Listed | Failure:
    """One row; what is wrong with it beside its id is a failure of the case."""
    cells = {key: value.strip() for key, value in row.items()}
    id_, group = cells.get("id", ""), cells.get("group", "")
    if not id_:
        raise InputError(f"line {line} of {name} has no id: give each row its own")
    try:
        article, readout = (_account(cells, role, base) for role in Role)
        if not (article and readout) and not ((article or readout) and group):
            raise InputError(
                "the row names no two texts: give an article and a readout, "
                "or one of them and the group of texts it belongs to"
            )
    except InputError as error:
        return Failure(id_, group, str(error))
    return Listed(id_, article, readout, group)


def _account(cells: dict[str, str], role: Role, base: Path) -> AccountFile | None:
    path, day = cells.get(role), cells.get(f"{role}_date")
    try:
        published = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise InputError(f"{role}_date is {day!r}: write a day as YYYY-MM-DD") from error
    if not path:
        return None
    return AccountFile(role, path, base, published, cells.get(f"{role}_source") or None)
