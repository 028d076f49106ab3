"""Databases that cannot be used: one sentence each, and no password in it."""

import sqlite3
import sys

import pytest
from decided_pairs import CLASH, KEY
from sqlalchemy.engine import make_url

from compare.errors import StoreError
from compare.review.types import Decision


def refusal(open_store, url) -> str:
    with pytest.raises(StoreError) as error:
        open_store(url)
    sentence = str(error.value)
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    "content", [b"Dear diary,\n" * 200, b"xy", b"SQLite format 3\0" + b"x" * 99]
)
def test_a_file_that_is_no_database(tmp_path, open_store, content):
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    assert refusal(open_store, path) == (
        f"'{path}' is not a database: name another file, or one that does not exist"
    )
    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_database(tmp_path, open_store):
    path = tmp_path / "empty"
    path.touch()
    assert open_store(path).decide(CLASH, "Ann", Decision.UNSURE, verdict=None).pair == KEY


def test_a_damaged_database(tmp_path, open_store):
    path = tmp_path / "reviews.sqlite"
    open_store(path).close()
    content = path.read_bytes()
    path.write_bytes(content[:2048] + b"\xff" * (len(content) - 2048))
    assert refusal(open_store, path) == (
        f"'{path}' is damaged: put a copy of it back, or name another file"
    )


def test_the_database_of_another_program(tmp_path, open_store):
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    assert refusal(open_store, path) == (
        f"'{path}' belongs to another program: name another file, or one that does not exist"
    )
    tables = sqlite3.connect(path).execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("bookmark",)]


def test_a_file_that_vanishes(tmp_path, open_store):
    path = tmp_path / "reviews.sqlite"
    store = open_store(path)
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    store.close()
    path.unlink()
    with pytest.raises(StoreError) as error:
        store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    assert str(error.value).startswith(f"'{path}' ")


def test_no_driver_for_postgresql(monkeypatch, open_store):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert refusal(open_store, "postgresql://u:secret@127.0.0.1/d") == (
        "The driver for PostgreSQL is not installed: pip install 'psycopg[binary]', "
        "or keep reviews in a file"
    )


def test_no_server(open_store):
    sentence = refusal(open_store, "postgresql://u:secret@127.0.0.1:1/d")
    assert sentence.startswith("'postgresql://u@127.0.0.1:1/d' cannot be reached (connection ")
    assert sentence.endswith(
        "): see that the server runs, and that host, port, user, password and database are right"
    )
    assert "secret" not in sentence


def test_no_such_option(open_store):
    sentence = refusal(open_store, "postgresql://u:secret@127.0.0.1:1/d?colour=red")
    assert 'cannot be used (invalid connection option "colour")' in sentence


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("database", "user", "password", "said"),
    [
        ("postgres", "owner", "wrong", 'password authentication failed for user "owner"'),
        ("postgres", "stranger", "wrong", 'password authentication failed for user "stranger"'),
        ("nowhere", "owner", None, 'database "nowhere" does not exist'),
    ],
)
def test_a_server_that_says_no(postgres, open_store, database, user, password, said):
    url = postgres.address(database, user, *([password] if password else []))
    sentence = refusal(open_store, url.render_as_string(hide_password=False))
    assert sentence.startswith(
        f"'postgresql://{user}@127.0.0.1:{postgres.port}/{database}' cannot be reached ("
    )
    assert said in sentence
    assert "horse" not in sentence


@pytest.mark.postgres
def test_a_user_who_may_not_make_tables(postgres, open_store):
    name = make_url(postgres.new()).database
    postgres.do("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    url = postgres.address(name, "guest", "guest")
    sentence = refusal(open_store, url.render_as_string(hide_password=False))
    assert sentence == (
        f"'postgresql://guest@127.0.0.1:{postgres.port}/{name}' does not let this user make or use "
        "its tables: ask its owner for the right to, or name another database"
    )


@pytest.mark.postgres
def test_a_server_that_takes_no_changes(postgres, open_store):
    url = postgres.new()
    store = open_store(url)
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    name = make_url(url).database
    postgres.do(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    store.close()
    with pytest.raises(StoreError, match="may not be written to: name the server that takes chan"):
        store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    assert [entry.value for entry in store.history(KEY)] == ["unsure"]


@pytest.mark.postgres
def test_a_server_that_was_started_anew_in_between(postgres, open_store):
    store = open_store(postgres.new())
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    postgres.stop()
    postgres.start()
    assert store.undo("Ann").value == "unsure"


@pytest.mark.postgres
def test_a_database_may_hold_other_tables(postgres, open_store):
    url = postgres.new()
    postgres.do("CREATE TABLE team (name TEXT)", database=make_url(url).database)
    assert open_store(url).decide(CLASH, "Ann", Decision.UNSURE, verdict=None).pair == KEY
