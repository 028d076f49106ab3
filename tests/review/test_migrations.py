"""Databases of other versions: an older one is led on, a newer one is left alone."""

import sqlite3
from pathlib import Path

import pytest
from decided_pairs import CLASH, FRAMED, FRAMED_KEY, KEY, Clock, second
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from writers import Writer, open_only

from compare.errors import StoreError
from compare.judging import Relation
from compare.review import migrations
from compare.review.places import to_url
from compare.review.types import Decision, Entry, Field, Review

OLDER = Path(__file__).parent / "older"


def run(url: str, *statements: str) -> None:
    engine = create_engine(to_url(url))
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def tables(url: str) -> dict[str, object]:
    """Everything the database says of its tables."""
    engine = create_engine(to_url(url))
    look = inspect(engine)
    described = {
        name: (
            [{**column, "type": str(column["type"])} for column in look.get_columns(name)],
            look.get_pk_constraint(name),
            look.get_foreign_keys(name),
            sorted(look.get_indexes(name), key=lambda index: index["name"]),
            look.get_unique_constraints(name),
        )
        for name in look.get_table_names()
    }
    engine.dispose()
    return described


def rows(url: str) -> dict[str, list]:
    engine = create_engine(to_url(url))
    with engine.connect() as connection:
        found = {
            name: connection.execute(text(f"SELECT * FROM {name}")).all()
            for name in inspect(connection).get_table_names()
        }
    engine.dispose()
    return found


@pytest.fixture(params=range(1, migrations.VERSION))
def older(url, request):
    """A database as that version of the tool left it, dumped by the database's own tool."""
    backend = make_url(url).get_backend_name()
    script = (OLDER / f"version-{request.param}-{backend}.sql").read_text(encoding="utf-8")
    if backend == "sqlite":
        connection = sqlite3.connect(make_url(url).database)
        connection.executescript(script)
        connection.close()
    else:
        postgres = request.getfixturevalue("postgres")
        postgres.do(script, database=make_url(url).database)
    return url


def test_an_older_database_is_led_on_and_loses_nothing(older, open_store):
    store = open_store(older, now=Clock())
    assert store.history(KEY) == (
        Entry(1, KEY, "Ann", Field.DECISION, "rejected", second(0), None, False),
        Entry(2, KEY, "Ann", Field.DECISION, "confirmed", second(1), None, True),
        Entry(3, KEY, "Ann", Field.DECISION, None, second(2), 2, False),
        Entry(5, KEY, "Ben", Field.MARK, "framing", second(4), None, False),
    )
    note = "“one pier”, said twice; 'quoted'"
    assert store.current([KEY, FRAMED_KEY]) == {
        KEY: (
            Review(KEY, "Ann", Decision.REJECTED, "", None, second(2)),
            Review(KEY, "Ben", None, "", Relation.FRAMING, second(4)),
        ),
        FRAMED_KEY: (Review(FRAMED_KEY, "Zoë", None, note, None, second(3)),),
    }
    assert store.reviewers() == ("Ann", "Ben", "Zoë")
    assert store.words(FRAMED_KEY).readout == "One pier was closed by a storm"
    dora = store.decide(CLASH, "Dora", Decision.UNSURE, verdict=Relation.CONTRADICTION)
    assert dora.verdict is Relation.CONTRADICTION
    assert store.history(KEY)[-1].id == 6
    assert store.undo("Ben").id == 5


def test_an_older_database_ends_like_a_new_one(older, request, tmp_path, open_store):
    open_store(older)
    new = f"sqlite:///{tmp_path / 'new.sqlite'}"
    if older.startswith("postgresql"):
        new = request.getfixturevalue("postgres").new()
    open_store(new)
    assert tables(older) == tables(new)
    assert rows(older)["review_schema"] == rows(new)["review_schema"] == [(3,)]


def test_a_step_that_fails_changes_nothing(older, open_store, monkeypatch):
    before = rows(older)

    def fail(connection):
        migrations._keep_verdicts(connection)
        connection.execute(text("SELECT 1 FROM nowhere"))

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS[:-1], fail))
        with pytest.raises(StoreError, match="nowhere"):
            open_store(older)
    assert rows(older) == before
    assert len(open_store(older).history(KEY)) == 4


def test_many_processes_lead_an_older_database_on_at_once(older, open_store):
    openers = [Writer(open_only, older) for _ in range(5)]
    assert [opener.hear_all() for opener in openers] == [["opened"]] * 5
    assert open_store(older).reviewers() == ("Ann", "Ben", "Zoë")


def test_a_newer_database_is_left_alone(url, open_store):
    open_store(url).decide(FRAMED, "Ann", Decision.UNSURE, verdict=None)
    run(url, "UPDATE review_schema SET version = 7", "ALTER TABLE review_entry ADD COLUMN more INT")
    before = rows(url)
    with pytest.raises(StoreError) as error:
        open_store(url)
    assert str(error.value).endswith(
        " was written by a newer version of this tool (reviews of version 7, this one reads up to "
        "3): update the tool, or name another database"
    )
    assert rows(url) == before


@pytest.mark.parametrize(
    "change", ["DELETE FROM review_schema", "UPDATE review_schema SET version = 0"]
)
def test_a_database_that_does_not_say_its_version(url, open_store, change):
    open_store(url)
    run(url, change)
    with pytest.raises(StoreError, match="does not say which version its reviews have"):
        open_store(url)


def test_the_version_is_the_number_of_steps_and_one():
    assert len(migrations.STEPS) + 1 == migrations.VERSION == 3
    dumps = {f"version-{n}-{kind}.sql" for n in (1, 2) for kind in ("sqlite", "postgresql")}
    assert {path.name for path in OLDER.iterdir()} == dumps
