"""Make the tables, or lead those of an older version to the present one.

An ordered list of steps and a table that holds one number: that is all that two tables of text
need, so no migration tool comes along.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import DDL, Connection, func, insert, inspect, select, update

from compare.errors import StoreError
from compare.review.schema import entries, metadata, reviewers, schema


def bring_up_to_date(connection: Connection, place: str) -> None:
    """Leave the tables of the present version, all within the caller's transaction.

    Args:
        connection: in a transaction that no other writer can enter.
        place: how a message calls the database.

    Raises:
        StoreError: another program's database, or a newer version of this one.
    """
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
    found = _version(connection, place)
    if found is None:
        metadata.create_all(connection)
        connection.execute(insert(schema).values(version=VERSION))
        return
    for step in STEPS[found - 1 :]:
        step(connection)
    if found < VERSION:
        connection.execute(update(schema).values(version=VERSION))


def _version(connection: Connection, place: str) -> int | None:
    """Which version the tables have; None where there are none yet."""
    if not inspect(connection).has_table(schema.name):
        if connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
            raise StoreError(
                f"{place} belongs to another program: name another file, or one that does not exist"
            )
        return None
    version = connection.scalar(select(schema.c.version))
    if version is None or version < 1:
        raise StoreError(
            f"{place} does not say which version its reviews have: name another database, or "
            "put a copy of it back"
        )
    if version > VERSION:
        raise StoreError(
            f"{place} was written by a newer version of this tool (reviews of version {version}, "
            f"this one reads up to {VERSION}): update the tool, or name another database"
        )
    return version


def _name_reviewers(connection: Connection) -> None:
    """Version 1 knew reviewers by their entries alone."""
    reviewers.create(connection)
    names = select(entries.c.reviewer).distinct()
    connection.execute(insert(reviewers).from_select(["name"], names))


def _keep_verdicts(connection: Connection) -> None:
    """Version 2 did not say what a decision was made on; of its entries nobody knows any more."""
    connection.execute(DDL("ALTER TABLE review_entry ADD COLUMN verdict VARCHAR(16)"))


# Each leads from one version to the next: the first from 1 to 2. A step is never changed once it
# has been used; a change of the tables is another step.
STEPS: tuple[Callable[[Connection], None], ...] = (_name_reviewers, _keep_verdicts)
VERSION = len(STEPS) + 1
LOCK = 7_267_766  # any number; on PostgreSQL, who holds it may make or change the tables
