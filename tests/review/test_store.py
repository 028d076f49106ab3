"""Reviews: kept, changed, taken back, read again; in SQLite and in PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import product

import pytest
from decided_pairs import CLASH, FRAMED, FRAMED_KEY, KEY, RELATED, RELATED_KEY, Clock, second
from fakes import make_claim, make_comparison
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.documents import Document, Role
from compare.errors import InputError
from compare.judging import Relation
from compare.pairing import Pair
from compare.review.keys import pair_key
from compare.review.store import ReviewStore
from compare.review.telling import describe_decision
from compare.review.types import Decision, Entry, Field, Review, Words


@pytest.fixture
def store(url, open_store):
    return open_store(url, now=Clock())


def test_a_review_is_kept(url, store, open_store):
    decided = store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    assert decided == Review(KEY, "Ann", Decision.CONFIRMED, "", None, second(0))
    noted = store.note(CLASH, "Ann", "12 is the older count")
    marked = store.mark(CLASH, "Ann", Relation.FRAMING)
    assert noted.decision is Decision.CONFIRMED
    assert marked == Review(
        KEY, "Ann", Decision.CONFIRMED, "12 is the older count", Relation.FRAMING, second(2)
    )
    store.close()
    again = open_store(url)
    assert again.current([KEY, FRAMED_KEY, "unheard of"]) == {KEY: (marked,)}
    assert again.reviewers() == ("Ann",)
    assert again.current([]) == {}


def test_two_reviewers_may_differ(store):
    store.decide(CLASH, "ben", Decision.UNSURE, verdict=None)
    ann = store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    ben = store.decide(CLASH, "ben", Decision.REJECTED, verdict=None)
    zoe = store.mark(FRAMED, "Zoë", Relation.AGREEMENT)
    assert store.current([FRAMED_KEY, KEY]) == {KEY: (ann, ben), FRAMED_KEY: (zoe,)}
    assert store.reviewers() == ("Ann", "ben", "Zoë")


def test_undo_takes_back_one_step_after_the_other(store):
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    store.decide(CLASH, "Ann", Decision.REJECTED, verdict=None)
    store.note(FRAMED, "Ann", "a note")
    store.decide(CLASH, "Ben", Decision.CONFIRMED, verdict=None)

    assert store.undo("Ann") == Entry(
        3, FRAMED_KEY, "Ann", Field.NOTE, "a note", second(2), None, True
    )
    assert store.current([FRAMED_KEY]) == {}
    assert store.undo("Ann").value == "rejected"
    ann, ben = store.current([KEY])[KEY]
    assert (ann.decision, ann.at, ben.decision) == (Decision.UNSURE, second(5), Decision.CONFIRMED)
    assert store.undo("Ann").value == "unsure"
    assert store.current([KEY]) == {KEY: (ben,)}
    assert store.undo("Ann") is None
    assert store.undo("nobody") is None
    assert store.reviewers() == ("Ann", "Ben")


def test_a_decision_keeps_what_it_was_made_on(url, store, open_store):
    first = store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=Relation.CONTRADICTION)
    assert (first.verdict, store.note(CLASH, "Ann", "hm").verdict) == (Relation.CONTRADICTION,) * 2
    same = store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=Relation.CONTRADICTION)
    assert (same, len(store.history(KEY))) == (store.current([KEY])[KEY][0], 2)
    again = store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=Relation.RELATED)
    assert (again.decision, again.verdict) == (Decision.CONFIRMED, Relation.RELATED)
    assert [entry.verdict for entry in store.history(KEY)] == [
        Relation.CONTRADICTION,
        None,
        Relation.RELATED,
    ]
    assert open_store(url).current([KEY]) == {KEY: (again,)}
    assert store.undo("Ann").verdict is Relation.RELATED
    assert store.current([KEY])[KEY][0].verdict is Relation.CONTRADICTION
    assert store.decide(CLASH, "Ann", None, verdict=Relation.CONTRADICTION).verdict is None
    assert store.history(KEY)[-1].verdict is None


@pytest.mark.parametrize(
    ("decision", "verdict", "relation", "stands", "told"),
    [
        ("confirmed", "framing", "framing", True, "confirmed"),
        ("confirmed", "contradiction", "related", False,
         "confirmed as contradiction, today related"),
        ("unsure", "related", "agreement", False, "unsure as related, today agreement"),
        ("rejected", None, "framing", False, "rejected (as what was not kept)"),
        (None, None, "framing", False, ""),
        ("confirmed", "framing", None, None, "confirmed as framing"),
        ("confirmed", None, None, None, "confirmed (as what was not kept)"),
    ],
)  # fmt: skip
def test_a_decision_stands_on_what_it_was_made_on(decision, verdict, relation, stands, told):
    verdict, relation = (value and Relation(value) for value in (verdict, relation))
    review = Review(KEY, "Ann", decision and Decision(decision), "", None, second(0), verdict)
    assert describe_decision(review, relation) == told
    assert relation is None or review.stands(relation) is stands


def test_undo_reaches_what_another_tab_wrote(url, store, open_store):
    tab = open_store(url, now=Clock())
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    tab.note(CLASH, "Ann", "from the other tab")
    assert store.undo("Ann").value == "from the other tab"
    assert tab.undo("Ann").value == "unsure"
    assert store.undo("Ann") is None


def test_after_undo_one_goes_on(store):
    store.decide(CLASH, "Ann", Decision.REJECTED, verdict=None)
    store.undo("Ann")
    store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=None)
    assert store.undo("Ann").value == "confirmed"
    assert store.undo("Ann") is None


def test_history_keeps_what_was_taken_back(store):
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    store.decide(CLASH, "Ann", None, verdict=None)
    store.undo("Ann")
    assert store.history(KEY) == (
        Entry(1, KEY, "Ann", Field.DECISION, "unsure", second(0), None, False),
        Entry(2, KEY, "Ann", Field.DECISION, None, second(1), None, True),
        Entry(3, KEY, "Ann", Field.DECISION, None, second(2), 2, False),
    )
    assert store.history(FRAMED_KEY) == ()


def test_what_stands_already_adds_nothing(store):
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    store.decide(
        CLASH, "Ann", Decision.UNSURE, verdict=None
    )  # a double click, or the same in another tab
    store.note(CLASH, "Ann", "  ")
    store.mark(CLASH, "Ben", None)
    assert [entry.id for entry in store.history(KEY)] == [1]
    assert store.reviewers() == ("Ann",)
    store.undo("Ann")
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    assert [entry.undone for entry in store.history(KEY)] == [True, False, False]


def test_taking_away_what_is_not_there_shows_an_empty_review(store):
    assert store.decide(CLASH, "Ann", None, verdict=None) == Review(
        KEY, "Ann", None, "", None, second(0)
    )
    assert store.words(KEY) is None


def test_a_decision_and_a_note_can_be_taken_away(store):
    store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    store.note(CLASH, "Ann", "hm")
    store.decide(CLASH, "Ann", None, verdict=None)
    assert store.current([KEY])[KEY][0].note == "hm"
    store.note(CLASH, "Ann", "")
    assert store.current([KEY]) == {}
    store.undo("Ann")
    store.undo("Ann")
    assert store.current([KEY])[KEY][0] == Review(
        KEY, "Ann", Decision.UNSURE, "hm", None, second(5)
    )


def test_the_words_of_a_pair_are_kept(store):
    store.decide(FRAMED, "Ann", Decision.CONFIRMED, verdict=None)
    assert store.words(FRAMED_KEY) == Words(
        "Two piers were closed by a storm.",
        "Two piers were closed by a storm.",
        "One pier was closed by a storm",
        "One pier was closed by a storm",
    )
    assert store.words(RELATED_KEY) is None


def test_words_that_no_database_keeps_are_kept_as_codes(store):
    odd = Document(Role.ARTICLE, "A \0 and half a \ud83d.", "odd")
    pair = Pair(make_claim(odd, "a1", odd.text), CLASH.readout, 0.5, 0.5)
    review = store.decide(pair, "Ann", Decision.UNSURE, verdict=None)
    assert store.words(review.pair).article == "A \\x00 and half a \\ud83d."
    assert store.current([review.pair]) == {review.pair: (review,)}


@pytest.mark.parametrize(
    "text",
    ["Zoë 🦊 Ὀδυσσεύς", "نُور", "'; DROP TABLE review_entry; --", "<script>", "=1+1", "%s {0} :x"],
)
def test_names_and_notes_are_any_unicode(store, text):
    review = store.note(CLASH, text, text)
    assert (review.reviewer, review.note) == (text, text)
    assert store.current([KEY]) == {KEY: (review,)}
    assert store.reviewers() == (text,)
    assert store.undo(text).value == text


def test_a_name_is_one_however_it_is_typed(store):
    store.decide(CLASH, "Zoe\u0308  Bell ", Decision.UNSURE, verdict=None)
    store.decide(CLASH, "Zo\u00eb Bell", Decision.CONFIRMED, verdict=None)
    assert store.reviewers() == ("Zo\u00eb Bell",)
    assert store.undo(" Zoe\u0308 Bell").value == "confirmed"


@pytest.mark.parametrize(
    "write",
    [
        lambda store: store.decide(CLASH, " ", Decision.CONFIRMED, verdict=None),
        lambda store: store.mark(CLASH, "a\0b", Relation.FRAMING),
        lambda store: store.note(CLASH, "Ann", "a\0b"),
        lambda store: store.undo(""),
    ],
)
def test_what_cannot_be_kept_leaves_nothing_behind(store, write):
    with pytest.raises(InputError):
        write(store)
    assert store.history(KEY) == ()
    assert store.reviewers() == ()


def test_a_decision_that_is_none_is_never_written(store):
    with pytest.raises(ValueError, match="perhaps"):
        store.decide(CLASH, "Ann", "perhaps", verdict=None)
    with pytest.raises(ValueError, match="opposition"):
        store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict="opposition")
    assert store.history(KEY) == ()


def test_times_are_in_utc_whatever_the_clock_says(url, open_store):
    here = datetime(2026, 3, 1, 23, 30, 0, 123456, timezone(-timedelta(hours=3, minutes=30)))
    store = open_store(url, now=lambda: here)
    review = store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    assert review.at.isoformat() == "2026-03-02T03:00:00.123456+00:00"
    assert store.history(KEY)[0].at.isoformat() == "2026-03-02T03:00:00.123456+00:00"


def test_more_pairs_than_one_question_takes(store):
    keys = [f"{number:064x}" for number in range(1200)]
    ann = store.decide(CLASH, "Ann", Decision.UNSURE, verdict=None)
    ben = store.decide(RELATED, "Ben", Decision.UNSURE, verdict=None)
    assert store.current([KEY, *keys, RELATED_KEY, KEY]) == {KEY: (ann,), RELATED_KEY: (ben,)}


def test_threads_share_a_store(store):
    def write(number: int) -> Review:
        return store.note(CLASH, f"reviewer {number % 4}", f"note {number}")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(80)))
    notes = [entry.value for entry in store.history(KEY)]
    assert sorted(notes) == sorted(f"note {number}" for number in range(80))


NAMES = ("Ann", "Ben")
PAIRS = {KEY: CLASH, FRAMED_KEY: FRAMED}
STEPS = st.one_of(
    st.tuples(st.just("undo"), st.sampled_from(NAMES)),
    st.tuples(
        st.just(Field.DECISION),
        st.sampled_from(NAMES),
        st.sampled_from(list(PAIRS)),
        st.sampled_from([None, *product(Decision, (None, Relation.FRAMING, Relation.RELATED))]),
    ),
    st.tuples(
        st.just(Field.NOTE),
        st.sampled_from(NAMES),
        st.sampled_from(list(PAIRS)),
        st.sampled_from(["", "one", "two"]),
    ),
    st.tuples(
        st.just(Field.MARK),
        st.sampled_from(NAMES),
        st.sampled_from(list(PAIRS)),
        st.sampled_from([None, *Relation]),
    ),
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(STEPS, max_size=14))
def test_undo_undoes_whatever_was_done(tmp_path_factory, steps):
    """A stack of states for each reviewer says what must stand after any steps."""
    store = ReviewStore.open(tmp_path_factory.mktemp("store") / "reviews.sqlite", now=Clock())
    states = {name: [{}] for name in NAMES}

    def decide(pair, name, value):
        decision, verdict = value or (None, None)
        store.decide(pair, name, decision, verdict=verdict)

    writes = {Field.DECISION: decide, Field.NOTE: store.note, Field.MARK: store.mark}
    for step in steps:
        stack = states[step[1]]
        if step[0] == "undo":
            assert (store.undo(step[1]) is None) == (len(stack) == 1)
            stack[1:] = stack[1:-1]
        else:
            field, name, key, value = step
            writes[field](PAIRS[key], name, value)
            if stack[-1].get((key, field)) != (value or None):
                stack.append(stack[-1] | {(key, field): value or None})
        for key in PAIRS:
            expected = {
                name: tuple(stack[-1].get((key, field)) or None for field in Field)
                for name, stack in states.items()
            }
            got = {
                review.reviewer: (
                    review.decision and (review.decision, review.verdict),
                    review.note or None,
                    review.mark,
                )
                for review in store.current([key]).get(key, ())
            }
            assert got == {name: value for name, value in expected.items() if any(value)}
    store.close()


def test_the_key_is_the_words_and_nothing_else():
    other = make_comparison(source="Another paper").judgements[0].pair
    moved = replace(other, similarity=0.1, affinity=0.2, rank=3)
    moved = replace(moved, article=replace(moved.article, id="a9", start=90, end=112))
    assert moved != CLASH
    assert pair_key(moved) == KEY
