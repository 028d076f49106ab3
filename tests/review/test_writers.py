"""Several processes at one store, and processes killed in mid-write: nothing is lost."""

import random
import sqlite3
import time

import pytest
from decided_pairs import CLASH, KEY
from sqlalchemy.engine import make_url
from writers import Writer, open_only, undo_all, write_notes

from compare.errors import StoreError
from compare.review.store import ReviewStore
from compare.review.types import Decision


def notes(store: ReviewStore, reviewer: str) -> list[str]:
    return [entry.value for entry in store.history(KEY) if entry.reviewer == reviewer]


@pytest.mark.parametrize("reviewers", [("Ann", "Ben"), ("Ann", "Ann")], ids=["two", "two tabs"])
def test_two_processes_write_at_once(url, open_store, reviewers):
    writers = [
        Writer(write_notes, url, name, f"tab {tab}", 60) for tab, name in enumerate(reviewers)
    ]
    said = [writer.hear_all() for writer in writers]
    assert said == [[f"tab {tab} {number}" for number in range(60)] for tab in range(2)]
    store = open_store(url)
    written = [note for name in set(reviewers) for note in notes(store, name)]
    assert [[n for n in written if n.startswith(f"tab {tab}")] for tab in range(2)] == said
    assert len(written) == 120


def test_two_processes_take_back_each_entry_once(url, open_store):
    store = open_store(url)
    for number in range(30):
        store.note(CLASH, "Ann", f"note {number}")
    store.decide(CLASH, "Ben", Decision.UNSURE, verdict=None)
    undoers = [Writer(undo_all, url, "Ann") for _ in range(2)]
    taken = [entry for undoer in undoers for entry in undoer.hear_all() if entry != "ready"]
    assert sorted(taken) == list(range(1, 31))
    assert [review.reviewer for review in store.current([KEY])[KEY]] == ["Ben"]


def test_many_processes_open_a_new_database_at_once(url, open_store):
    openers = [Writer(open_only, url) for _ in range(6)]
    assert [opener.hear_all() for opener in openers] == [["opened"]] * 6
    assert open_store(url).current([KEY]) == {}


def test_a_process_killed_in_mid_write_loses_nothing(url, open_store):
    chance = random.Random(5)
    acknowledged: list[str] = []
    rounds = 12
    for number in range(rounds):
        writer = Writer(write_notes, url, "Ann", f"round {number}", 10_000)
        acknowledged.append(writer.hear())
        time.sleep(chance.uniform(0, 0.05))
        writer.kill()
        acknowledged += writer.hear_all()
        written = notes(open_store(url), "Ann")
        # What was acknowledged is there; of the note in the making, all or nothing.
        assert [note for note in written if note in set(acknowledged)] == acknowledged
        assert len(written) - len(acknowledged) <= number + 1
    assert len(acknowledged) > rounds
    if url.startswith("sqlite"):
        check = sqlite3.connect(make_url(url).database).execute("PRAGMA integrity_check")
        assert check.fetchall() == [("ok",)]
    store = open_store(url)
    assert store.note(CLASH, "Ann", "after all that").note == "after all that"


@pytest.mark.postgres
def test_a_server_that_crashes_in_mid_write_loses_nothing(postgres, open_store):
    url = postgres.new()
    store = open_store(url)
    writer = Writer(write_notes, url, "Ann", "note", 100_000)
    acknowledged = [writer.hear() for _ in range(20)]
    postgres.stop("immediate")
    *rest, sentence = writer.hear_all()
    acknowledged += rest
    try:
        assert "broke off" in sentence or "cannot be reached" in sentence
        with pytest.raises(StoreError, match=r"cannot be reached|broke off"):
            store.undo("Ann")
    finally:
        postgres.start()
    written = notes(store, "Ann")
    assert written[: len(acknowledged)] == acknowledged
    assert len(written) - len(acknowledged) <= 1
    assert store.undo("Ann").value == written[-1]


def test_a_writer_that_holds_the_file_is_waited_for_and_then_named(
    tmp_path, open_store, monkeypatch
):
    path = tmp_path / "reviews.sqlite"
    open_store(path).decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    monkeypatch.setattr("compare.review.engine.PATIENCE", 0.2)
    store = open_store(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError) as error:
        store.decide(CLASH, "Ben", Decision.UNSURE, verdict=None)
    assert str(error.value) == (
        f"'{path}' is held by another program: close that one, or try again in a moment"
    )
    assert len(store.current([KEY])[KEY]) == 1  # one may read all the while
    other.execute("COMMIT")
    assert store.decide(CLASH, "Ben", Decision.UNSURE, verdict=None).reviewer == "Ben"


def test_a_reader_does_not_hold_up_a_writer(tmp_path, open_store, monkeypatch):
    path = tmp_path / "reviews.sqlite"
    monkeypatch.setattr("compare.review.engine.PATIENCE", 0.2)
    store = open_store(path)
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    count = "SELECT count(*) FROM review_entry"
    assert reader.execute(count).fetchone() == (1,)
    store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    assert reader.execute(count).fetchone() == (1,)  # what it began with
    reader.execute("COMMIT")
    assert reader.execute(count).fetchone() == (2,)
