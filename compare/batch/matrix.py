"""The matrix of a group: every article against every statement, and how many accounts there are."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from compare.atomic import write_text
from compare.batch.groups import Group, Meeting
from compare.batch.reuse import is_copied
from compare.batch.tables import write_csv
from compare.batch.types import Row
from compare.documents import Role
from compare.judging import Relation
from compare.serialize import DIGITS

MATRIX = ("matrix.csv", "matrix.json")
COLUMNS = (
    "group",
    "article",
    "readout",
    "same_event",
    "likeness",
    "days_apart",
    "case",
    "copied",
    "is_copy",
    "account",
    *(f"pairs_{relation}" for relation in Relation),
)
# The row of a case in the table "cases"; None for one that failed.
CaseRow = Callable[[str], Row | None]


def write_matrix(groups: Iterable[Group], case_row: CaseRow, folder: Path) -> None:
    """Write the matrices of all groups: a row per article and statement, and JSON by group.

    Raises:
        InputError: the folder may not be written to.
    """
    found = [(group, [_cell(group, m, case_row) for m in group.meetings]) for group in groups]
    if not found:
        return
    write_csv((cell for _, cells in found for cell in cells), folder / MATRIX[0], COLUMNS)
    whole = [_group(group, cells) for group, cells in found]
    write_text(folder / MATRIX[1], json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def _cell(group: Group, meeting: Meeting, case_row: CaseRow) -> Row:
    role, origin = group.accounts[meeting.article]
    row = case_row(meeting.case) if meeting.case else None
    return {
        "group": group.name,
        "article": meeting.article,
        "readout": meeting.readout,
        "same_event": meeting.match.same_event,
        "likeness": round(meeting.match.likeness, DIGITS),
        "days_apart": meeting.match.days,
        "case": meeting.case if row else None,
        "copied": round(meeting.copied, DIGITS),
        "is_copy": is_copied(meeting.copied),
        "account": f"{role}:{origin}",
        **{f"pairs_{r}": row[f"pairs_{r}"] if row else None for r in Relation},
    }


def _group(group: Group, cells: list[Row]) -> dict[str, Any]:
    """A group with its accounts: each origin with the articles that tell what it tells."""
    accounts: dict[tuple[Role, str], list[str]] = {}
    for article, origin in group.accounts.items():
        accounts.setdefault(origin, []).append(article)
    compared = {cell["article"] for cell in cells if cell["case"] is not None}
    return {
        "group": group.name,
        "accounts": [
            {"origin": {"role": role, "id": origin}, "articles": articles}
            for (role, origin), articles in accounts.items()
        ],
        "readouts": [
            _statement(readout, [cell for cell in cells if cell["readout"] == readout])
            for readout in dict.fromkeys(cell["readout"] for cell in cells)
        ],
        "not_compared": [article for article in group.accounts if article not in compared],
        "cells": cells,
    }


def _statement(readout: object, cells: list[Row]) -> dict[str, Any]:
    """How many articles are about a statement's event, and how many accounts they come to."""
    met = [cell for cell in cells if cell["same_event"] or cell["case"] is not None]
    own = {cell["account"] for cell in met if not cell["is_copy"]}
    contradicting = {cell["account"] for cell in met if cell["pairs_contradiction"]}
    return {
        "readout": readout,
        "articles": len(met),
        "copies": sum(bool(cell["is_copy"]) for cell in met),
        "accounts": len(own),
        "accounts_that_contradict": len(contradicting),
    }
