"""Entries within a transaction: read them, add one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, Table, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from compare.judging import Relation
from compare.pairing import Pair
from compare.review.schema import entries, pairs, reviewers
from compare.review.types import Entry, Field, Words
from compare.review.wording import storable

_undoing = entries.alias("undoing")
# All entries, each with whether another one takes it back.
_all = select(entries, _undoing.c.id.is_not(None).label("undone")).select_from(
    entries.outerjoin(_undoing, _undoing.c.undoes == entries.c.id)
)


def history(connection: Connection, keys: Sequence[str]) -> tuple[Entry, ...]:
    """The entries on some pairs, oldest first."""
    rows = connection.execute(_all.where(entries.c.pair.in_(keys)).order_by(entries.c.id))
    return tuple(map(_to_entry, rows))


def last_standing(
    connection: Connection, reviewer: str, key: str | None = None, field: Field | None = None
) -> Entry | None:
    """The last entry of a reviewer that was not taken back, on any pair or field or on this one."""
    asked = _all.where(
        entries.c.reviewer == reviewer, entries.c.undoes.is_(None), _undoing.c.id.is_(None)
    )
    if key is not None:
        asked = asked.where(entries.c.pair == key)
    if field is not None:
        asked = asked.where(entries.c.field == str(field))
    row = connection.execute(asked.order_by(entries.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else _to_entry(row)


def take_turn(connection: Connection, reviewer: str) -> None:
    """Wait until no other transaction writes for this reviewer; SQLite has one writer anyway.

    Two tabs that undo at once then take back two entries, not one and an error.
    """
    if connection.dialect.name == "postgresql":
        number = func.hashtextextended(reviewer, 0)
        connection.execute(select(func.pg_advisory_xact_lock(number)))


def add(
    connection: Connection,
    key: str,
    reviewer: str,
    field: Field,
    *,
    at: datetime,
    value: str | None = None,
    verdict: Relation | None = None,
    undoes: int | None = None,
) -> None:
    """Add an entry; its pair must be known."""
    _add_once(connection, reviewers, {"name": reviewer})
    row = {"pair": key, "reviewer": reviewer, "field": str(field), "value": value, "at": at}
    said = {"verdict": verdict and verdict.value, "undoes": undoes}
    connection.execute(insert(entries).values(row | said))


def keep_words(connection: Connection, key: str, pair: Pair) -> None:
    """Make a pair known, with what it says."""
    said = {
        "article": pair.article.text,
        "article_sentence": pair.article.sentence.text,
        "readout": pair.readout.text,
        "readout_sentence": pair.readout.sentence.text,
    }
    row = {"key": key} | {name: storable(text) for name, text in said.items()}
    _add_once(connection, pairs, row)


def words(connection: Connection, key: str | None = None) -> dict[str, Words]:
    """Key -> what a pair says, as it stood when it was first reviewed; of one pair or of all."""
    asked = select(pairs) if key is None else select(pairs).where(pairs.c.key == key)
    return {row.key: Words(*row[1:]) for row in connection.execute(asked)}


def _add_once(connection: Connection, table: Table, row: dict[str, str]) -> None:
    insert_into = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(insert_into(table).values(row).on_conflict_do_nothing())


def _to_entry(row: Row) -> Entry:
    return Entry(
        row.id,
        row.pair,
        row.reviewer,
        Field(row.field),
        row.value,
        row.at,
        row.undoes,
        bool(row.undone),
        Relation(row.verdict) if row.verdict else None,
    )
