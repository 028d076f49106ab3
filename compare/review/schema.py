"""The tables that reviews are kept in, as they are now; ``migrations`` leads older ones here."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class UTCTime(TypeDecorator[datetime]):
    """A time in UTC; SQLite keeps times without a zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC, with the zone named."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Every name starts alike: a team's database may hold other tables.
metadata = MetaData()

# One row: which version the tables have.
schema = Table("review_schema", metadata, Column("version", Integer, nullable=False))

pairs = Table(
    "review_pair",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("article", Text, nullable=False),
    Column("article_sentence", Text, nullable=False),
    Column("readout", Text, nullable=False),
    Column("readout_sentence", Text, nullable=False),
)

reviewers = Table("review_reviewer", metadata, Column("name", Text, primary_key=True))

# Rows are added, never changed. ``undoes`` is unique: no entry can be taken back twice.
entries = Table(
    "review_entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("pair", ForeignKey(pairs.c.key), nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("field", String(16), nullable=False),
    Column("value", Text),
    Column("at", UTCTime, nullable=False),
    Column("undoes", ForeignKey("review_entry.id"), unique=True),
    Column("verdict", String(16)),  # what the tool said, in a decision
    Index("review_entry_by_pair", "pair"),
    Index("review_entry_by_reviewer", "reviewer"),
    sqlite_autoincrement=True,
)
