"""What goes wrong with a database, each in one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from compare.errors import StoreError

PRIMARY = 0xFF  # the bits of an SQLite code that tell the kind; the others tell it more finely
# By SQLite's primary result code (https://www.sqlite.org/rescode.html).
SQLITE_TROUBLES = {
    sqlite3.SQLITE_PERM: "may not be written to: change its permissions, or name another file",
    sqlite3.SQLITE_READONLY: "may not be written to: change its permissions, or name another file",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: see that you may read and write it and its folder",
    sqlite3.SQLITE_BUSY: "is held by another program: close that one, or try again in a moment",
    sqlite3.SQLITE_LOCKED: "is held by another program: close that one, or try again in a moment",
    sqlite3.SQLITE_FULL: "has no room left on its disk: free some space and do it again; "
    "what was kept before is safe",
    sqlite3.SQLITE_IOERR: "cannot be read or written as the disk refuses (it may be full or "
    "failing): see to the disk and do it again",
    sqlite3.SQLITE_NOTADB: "is not a database: name another file, or one that does not exist",
    sqlite3.SQLITE_CORRUPT: "is damaged: put a copy of it back, or name another file",
}
# By PostgreSQL's code, or the class it starts with
# (https://www.postgresql.org/docs/current/errcodes-appendix.html).
POSTGRESQL_TROUBLES = {
    "53100": "has no room left on its disk: free some space and do it again; "
    "what was kept before is safe",
    "53": "is too busy: try again in a moment",
    "25006": "may not be written to: name the server that takes changes",
    "42501": "does not let this user make or use its tables: ask its owner for the right to, "
    "or name another database",
    "57": "broke off: do it again when the server runs",
    "08": "broke off: do it again when the server runs",
}
UNREACHABLE = "see that the server runs, and that host, port, user, password and database are right"


@contextmanager
def one_sentence(place: str) -> Iterator[None]:
    """Turn whatever the database or its driver raises into a ``StoreError``.

    Args:
        place: how the message calls the database.
    """
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{place} {_trouble(error)}") from error


def _trouble(error: SQLAlchemyError) -> str:
    driver = error.orig if isinstance(error, DBAPIError) else None
    said = " ".join(str(driver or error).split())
    known = None
    if isinstance(driver, sqlite3.Error):
        known = SQLITE_TROUBLES.get(getattr(driver, "sqlite_errorcode", 0) & PRIMARY)
    elif isinstance(error, DBAPIError) and error.connection_invalidated:
        known = POSTGRESQL_TROUBLES["08"]
    elif isinstance(error, OperationalError) and not getattr(driver, "sqlstate", None):
        known = f"cannot be reached ({said}): {UNREACHABLE}"  # no answer, or no to the name
    else:
        code = getattr(driver, "sqlstate", None) or ""
        known = POSTGRESQL_TROUBLES.get(code) or POSTGRESQL_TROUBLES.get(code[:2])
    return known or f"cannot be used ({said}): see to that, or name another database"
