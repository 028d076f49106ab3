"""A connection to the database, set up so that nothing acknowledged is lost."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from compare.errors import StoreError

# Seconds that a writer waits for another one, and a client for a server, before it gives up: an
# entry takes milliseconds, so that dozens of writers get their turn.
PATIENCE = 10


def connect(url: URL) -> Engine:
    """The engine for a URL of ``places.to_url``; nothing is opened yet.

    Raises:
        StoreError: the driver for PostgreSQL is not installed.
    """
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(
            url.update_query_dict({"connect_timeout": str(PATIENCE)} | dict(url.query)),
            pool_pre_ping=True,  # the server may have been started anew since the last question
        )
    except ImportError as error:
        raise StoreError(
            "The driver for PostgreSQL is not installed: pip install 'psycopg[binary]', "
            "or keep reviews in a file"
        ) from error


def writing(engine: Engine) -> AbstractContextManager[Connection]:
    """A transaction that may write; on SQLite it waits here until no other writes."""
    return engine.execution_options(writing=True).begin()


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Readers beside one writer (WAL), and no word of success before the disk has it (FULL).

    WAL wants a disk of this machine (https://www.sqlite.org/wal.html): people at several machines
    share a PostgreSQL server, not a file on a network drive.
    """
    connection.isolation_level = None  # BEGIN is said below, not guessed by the driver
    for pragma in (
        f"busy_timeout = {int(PATIENCE * 1000)}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its turn at once: a reader that turned writer could be refused."""
    writes = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
