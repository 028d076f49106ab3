"""A database of what people decided: entries are added, never changed or lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, select

from compare.errors import StoreError
from compare.judging import Relation
from compare.pairing import Pair
from compare.review import schema
from compare.review.engine import connect, writing
from compare.review.journal import add, history, keep_words, last_standing, take_turn, words
from compare.review.keys import pair_key
from compare.review.migrations import bring_up_to_date
from compare.review.places import name_of, prepare_file, to_url
from compare.review.standing import by_name, reviews_of, stand
from compare.review.troubles import one_sentence
from compare.review.types import Decision, Entry, Field, Review, Words
from compare.review.wording import clean_note, clean_reviewer

KEYS_AT_ONCE = 500  # pairs asked about in one question; older SQLite takes 999 values in one


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class ReviewStore:
    """All reviews of everybody.

    Decision, note and mark are separate entries, so that two tabs of one reviewer lose nothing.
    Threads may share a store. Every method raises ``StoreError`` where the database cannot be
    read or written, and those that take a name or a note ``InputError`` for one that cannot be
    kept; what was kept before stays.
    """

    def __init__(self, engine: Engine, place: str, now: Callable[[], datetime]) -> None:
        """Use ``open`` instead: it sees to the tables."""
        self._engine = engine
        self._place = place
        self._now = now

    @classmethod
    def open(cls, url: str | Path, *, now: Callable[[], datetime] = utc_now) -> Self:
        """Open a database of reviews, made where there is none, led on where it is older.

        Args:
            url: an SQLAlchemy URL, or the path of an SQLite file.
            now: the clock.

        Raises:
            StoreError: it cannot be opened, is not ours, or is newer than this tool.
        """
        where = to_url(url)
        if where.get_backend_name() == "sqlite":
            prepare_file(where)
        store = cls(connect(where), name_of(where), now)
        try:
            with store._writing() as connection:
                bring_up_to_date(connection, store._place)
        except StoreError:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def decide(
        self,
        pair: Pair,
        reviewer: str,
        decision: Decision | None,
        *,
        verdict: Relation | None,
    ) -> Review:
        """Keep a decision with what it is on; None takes it away.

        Args:
            pair: what was decided about.
            reviewer: who decided.
            decision: on the tool's verdict.
            verdict: what the tool says of the pair, as the reviewer sees it; None where that is
                not known.
        """
        value = Decision(decision).value if decision else None
        said = Relation(verdict) if decision and verdict else None
        return self._set(pair, reviewer, Field.DECISION, value, said)

    def note(self, pair: Pair, reviewer: str, note: str) -> Review:
        """Keep a note; an empty one takes it away."""
        return self._set(pair, reviewer, Field.NOTE, clean_note(note) or None)

    def mark(self, pair: Pair, reviewer: str, mark: Relation | None) -> Review:
        """Keep the relation that a reader gave a pair themselves; None takes it away."""
        return self._set(pair, reviewer, Field.MARK, mark and Relation(mark).value)

    def undo(self, reviewer: str) -> Entry | None:
        """Take back the reviewer's last entry that still stands, whichever tab wrote it.

        Returns:
            The entry that was taken back; None where none stands.
        """
        name = clean_reviewer(reviewer)
        with self._writing() as connection:
            take_turn(connection, name)
            last = last_standing(connection, name)
            if last is None:
                return None
            add(connection, last.pair, name, last.field, at=self._now(), undoes=last.id)
        return replace(last, undone=True)

    def current(self, pairs: Iterable[str]) -> dict[str, tuple[Review, ...]]:
        """Pair key -> where each reviewer stands, by name; only pairs with a review."""
        keys = sorted(set(pairs))
        reviews: dict[str, tuple[Review, ...]] = {}
        with self._reading() as connection:
            for first in range(0, len(keys), KEYS_AT_ONCE):
                reviews |= reviews_of(history(connection, keys[first : first + KEYS_AT_ONCE]))
        return reviews

    def history(self, pair: str) -> tuple[Entry, ...]:
        """All entries on a pair, oldest first, with those that were taken back."""
        with self._reading() as connection:
            return history(connection, [pair])

    def reviewers(self) -> tuple[str, ...]:
        """Everybody who ever wrote an entry, by name."""
        with self._reading() as connection:
            return tuple(sorted(connection.scalars(select(schema.reviewers.c.name)), key=by_name))

    def words(self, pair: str) -> Words | None:
        """What a pair says, as it stood when it was first reviewed; None where it never was."""
        with self._reading() as connection:
            return words(connection, pair).get(pair)

    def all_words(self) -> dict[str, Words]:
        """Key of every pair that was ever reviewed -> what it says."""
        with self._reading() as connection:
            return words(connection)

    def _set(
        self,
        pair: Pair,
        reviewer: str,
        field: Field,
        value: str | None,
        verdict: Relation | None = None,
    ) -> Review:
        """Add an entry, unless it says what stands already, and tell where the reviewer stands."""
        key, name = pair_key(pair), clean_reviewer(reviewer)
        with self._writing() as connection:
            take_turn(connection, name)
            standing = last_standing(connection, name, key, field)
            said = (standing.value, standing.verdict) if standing else (None, None)
            if (value, verdict) != said:
                keep_words(connection, key, pair)
                add(connection, key, name, field, at=self._now(), value=value, verdict=verdict)
            own = tuple(e for e in history(connection, [key]) if e.reviewer == name)
        return stand(own) if own else Review(key, name, None, "", None, self._now())

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with one_sentence(self._place), writing(self._engine) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with one_sentence(self._place), self._engine.begin() as connection:
            yield connection
