"""Reviews: kept, changed, taken back, read again."""

from datetime import UTC, datetime, timedelta

import pytest
from fakes import make_comparison

from compare.judging import Relation
from compare.review.keys import pair_key
from compare.review.types import Decision, Entry, Field, Review

CLASH, FRAMED, RELATED = (j.pair for j in make_comparison().judgements)
KEY = pair_key(CLASH)
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


class Clock:
    """One second later each time it is asked."""

    def __init__(self):
        self.at = START - timedelta(seconds=1)

    def __call__(self):
        self.at += timedelta(seconds=1)
        return self.at


def second(n: int) -> datetime:
    return START + timedelta(seconds=n)


@pytest.fixture
def store(url, open_store):
    return open_store(url, now=Clock())


def test_a_review_is_kept(store):
    decided = store.decide(CLASH, "Ann", Decision.CONFIRMED)
    assert decided == Review(KEY, "Ann", Decision.CONFIRMED, "", None, second(0))
    noted = store.note(CLASH, "Ann", "12 is the older count")
    marked = store.mark(CLASH, "Ann", Relation.FRAMING)
    assert noted.decision is Decision.CONFIRMED
    assert marked == Review(
        KEY, "Ann", Decision.CONFIRMED, "12 is the older count", Relation.FRAMING, second(2)
    )
    assert store.current([KEY, pair_key(FRAMED)]) == {KEY: (marked,)}
    assert store.reviewers() == ("Ann",)


def test_two_reviewers_may_differ(store):
    ben = store.decide(CLASH, "ben", Decision.REJECTED)
    ann = store.decide(CLASH, "Ann", Decision.CONFIRMED)
    assert store.current([KEY]) == {KEY: (ann, ben)}
    assert store.reviewers() == ("Ann", "ben")


def test_undo_takes_back_one_step_after_the_other(store):
    store.decide(CLASH, "Ann", Decision.UNSURE)
    store.decide(CLASH, "Ann", Decision.REJECTED)
    store.note(FRAMED, "Ann", "a note")
    store.decide(CLASH, "Ben", Decision.CONFIRMED)

    assert store.undo("Ann") == Entry(
        3, pair_key(FRAMED), "Ann", Field.NOTE, "a note", second(2), None, True
    )
    assert store.current([pair_key(FRAMED)]) == {}
    assert store.undo("Ann").value == "rejected"
    assert [r.decision for r in store.current([KEY])[KEY]] == [Decision.UNSURE, Decision.CONFIRMED]
    assert store.undo("Ann").value == "unsure"
    assert [r.reviewer for r in store.current([KEY])[KEY]] == ["Ben"]
    assert store.undo("Ann") is None
    assert store.undo("nobody") is None


def test_history_keeps_what_was_taken_back(store):
    store.decide(CLASH, "Ann", Decision.UNSURE)
    store.decide(CLASH, "Ann", None)
    store.undo("Ann")
    assert store.history(KEY) == (
        Entry(1, KEY, "Ann", Field.DECISION, "unsure", second(0), None, False),
        Entry(2, KEY, "Ann", Field.DECISION, None, second(1), None, True),
        Entry(3, KEY, "Ann", Field.DECISION, None, second(2), 2, False),
    )
    assert store.history(pair_key(FRAMED)) == ()
