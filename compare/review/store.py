"""A database of what people decided: entries are added, never changed or lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from platformdirs import user_data_dir
from sqlalchemy import Connection, Engine, Row, create_engine, event, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url

from compare.judging import Relation
from compare.pairing import Pair
from compare.review.keys import pair_key
from compare.review.schema import entries, metadata, pairs
from compare.review.types import Decision, Entry, Field, Review, Words

KEYS_AT_ONCE = 500  # databases take some thousand values in one question; SQLite once took 999


def default_url() -> str:
    """Where reviews are kept unless another place is named: the user's own data folder."""
    place = Path(user_data_dir("compare", appauthor=False)) / "reviews.sqlite"
    return URL.create("sqlite", database=str(place)).render_as_string()


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class ReviewStore:
    """All reviews of everybody.

    Decision, note and mark are separate entries, so that two tabs of one reviewer lose nothing.
    """

    def __init__(self, engine: Engine, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._now = now

    @classmethod
    def open(cls, url: str | Path, *, now: Callable[[], datetime] = utc_now) -> Self:
        """Open a database of reviews; it is made where there is none.

        Args:
            url: an SQLAlchemy URL, or the path of an SQLite file.
            now: the clock.
        """
        engine = _connect(_to_url(url))
        metadata.create_all(engine)
        return cls(engine, now)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def decide(self, pair: Pair, reviewer: str, decision: Decision | None) -> Review:
        """Keep a decision; None takes it away."""
        return self._write(pair, reviewer, Field.DECISION, decision)

    def note(self, pair: Pair, reviewer: str, note: str) -> Review:
        """Keep a note; an empty one takes it away."""
        return self._write(pair, reviewer, Field.NOTE, note or None)

    def mark(self, pair: Pair, reviewer: str, mark: Relation | None) -> Review:
        """Keep the relation that a reader gave a pair themselves; None takes it away."""
        return self._write(pair, reviewer, Field.MARK, mark)

    def undo(self, reviewer: str) -> Entry | None:
        """Take back the reviewer's last entry that still stands, whichever tab wrote it.

        Returns:
            The entry that was taken back; None where there is none.
        """
        with self._engine.begin() as connection:
            rows = connection.execute(
                select(entries).where(entries.c.reviewer == reviewer).order_by(entries.c.id)
            ).all()
            last = next((e for e in reversed(_to_entries(rows)) if _stands(e)), None)
            if last is None:
                return None
            connection.execute(
                insert(entries).values(
                    pair=last.pair,
                    reviewer=reviewer,
                    field=last.field,
                    at=self._now(),
                    undoes=last.id,
                )
            )
        return Entry(last.id, last.pair, last.reviewer, last.field, last.value, last.at, None, True)

    def current(self, pairs: Iterable[str]) -> dict[str, tuple[Review, ...]]:
        """Pair key -> where each reviewer stands, by name; only pairs with a review."""
        keys = sorted(set(pairs))
        reviews: dict[str, tuple[Review, ...]] = {}
        with self._engine.begin() as connection:
            for first in range(0, len(keys), KEYS_AT_ONCE):
                reviews |= _reviews(_entries_of(connection, keys[first : first + KEYS_AT_ONCE]))
        return reviews

    def history(self, pair: str) -> tuple[Entry, ...]:
        """All entries on a pair, oldest first, with those that were taken back."""
        with self._engine.begin() as connection:
            return _entries_of(connection, [pair])

    def reviewers(self) -> tuple[str, ...]:
        """Everybody who wrote an entry, by name."""
        with self._engine.begin() as connection:
            names = connection.scalars(select(entries.c.reviewer).distinct()).all()
        return tuple(sorted(names, key=_by_name))

    def words(self, pair: str) -> Words | None:
        """What a pair says, as it stood when it was first reviewed; None for one never reviewed."""
        with self._engine.begin() as connection:
            row = connection.execute(select(pairs).where(pairs.c.key == pair)).one_or_none()
        if row is None:
            return None
        return Words(row.article, row.article_sentence, row.readout, row.readout_sentence)

    def _write(self, pair: Pair, reviewer: str, field: Field, value: str | None) -> Review:
        key = pair_key(pair)
        with self._engine.begin() as connection:
            _keep_words(connection, key, pair)
            connection.execute(
                insert(entries).values(
                    pair=key, reviewer=reviewer, field=field, value=value, at=self._now()
                )
            )
            return _stand(
                tuple(e for e in _entries_of(connection, [key]) if e.reviewer == reviewer)
            )


def _entries_of(connection: Connection, keys: list[str]) -> tuple[Entry, ...]:
    """The entries on some pairs, in the order of writing."""
    rows = connection.execute(
        select(entries).where(entries.c.pair.in_(keys)).order_by(entries.c.id)
    ).all()
    return _to_entries(rows)


def _to_entries(rows: Iterable[Row]) -> tuple[Entry, ...]:
    rows = list(rows)
    undone = {row.undoes for row in rows}
    return tuple(
        Entry(
            row.id,
            row.pair,
            row.reviewer,
            Field(row.field),
            row.value,
            row.at,
            row.undoes,
            row.id in undone,
        )
        for row in rows
    )


def _stands(entry: Entry) -> bool:
    return entry.undoes is None and not entry.undone


def _reviews(history: tuple[Entry, ...]) -> dict[str, tuple[Review, ...]]:
    """Pair key -> where each reviewer stands; those who took everything back are left out."""
    by_reviewer: dict[tuple[str, str], list[Entry]] = {}
    for entry in history:
        by_reviewer.setdefault((entry.pair, entry.reviewer), []).append(entry)
    reviews: dict[str, tuple[Review, ...]] = {}
    for pair, reviewer in sorted(by_reviewer, key=lambda known: (known[0], _by_name(known[1]))):
        review = _stand(tuple(by_reviewer[pair, reviewer]))
        if review.decision or review.note or review.mark:
            reviews[pair] = (*reviews.get(pair, ()), review)
    return reviews


def _stand(history: tuple[Entry, ...]) -> Review:
    """Where one reviewer stands on one pair after these entries."""
    value = {entry.field: entry.value for entry in history if _stands(entry)}
    decision, mark = value.get(Field.DECISION), value.get(Field.MARK)
    return Review(
        history[-1].pair,
        history[-1].reviewer,
        Decision(decision) if decision else None,
        value.get(Field.NOTE) or "",
        Relation(mark) if mark else None,
        history[-1].at,
    )


def _by_name(reviewer: str) -> tuple[str, str]:
    return reviewer.casefold(), reviewer


def _keep_words(connection: Connection, key: str, pair: Pair) -> None:
    add = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    connection.execute(
        add(pairs)
        .values(
            key=key,
            article=pair.article.text,
            article_sentence=pair.article.sentence.text,
            readout=pair.readout.text,
            readout_sentence=pair.readout.sentence.text,
        )
        .on_conflict_do_nothing()
    )


def _to_url(url: str | Path) -> URL:
    if isinstance(url, Path) or "://" not in url:
        return URL.create("sqlite", database=str(url))
    return make_url(url)


def _connect(url: URL) -> Engine:
    engine = create_engine(url)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN, not the driver
    connection.execute("PRAGMA busy_timeout = 10000")
    connection.execute("PRAGMA journal_mode = WAL")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
