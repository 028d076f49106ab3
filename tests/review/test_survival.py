"""What people decided outlasts a re-run, other thresholds and edits elsewhere in the text."""

import pytest
from decided_pairs import Clock
from fakes import FakeEncoder

from compare.comparison import Comparison, Settings, compare_documents
from compare.documents import Document, Role
from compare.judging import Relation
from compare.review.keys import pair_key
from compare.review.orphans import find_orphans
from compare.review.types import Decision

ARTICLE = """Harbour blocked

BRIG — The port held 40 ships, the mayor insisted.

Two piers were closed by a storm on Monday. Crews ate well.
"""
READOUT = """The port held 12 ships, the office said.

One pier was closed by a storm. A crane arrived.
"""


def compare(article: str, readout: str, **settings) -> Comparison:
    documents = (
        Document(Role.ARTICLE, article, "article.txt"),
        Document(Role.READOUT, readout, "readout.txt"),
    )
    return compare_documents(*documents, encoder=FakeEncoder(), settings=Settings(**settings))


def find(comparison: Comparison, article: str, readout: str):
    """The pair of two claims with these words in them."""
    return next(
        j.pair
        for j in comparison.judgements
        if article in j.pair.article.text and readout in j.pair.readout.text
    )


def ids(pair) -> tuple[str, str]:
    return pair.article.id, pair.readout.id


@pytest.fixture
def store(url, open_store):
    """The ships are confirmed by Ann and rejected by Ben, the piers have a note and a mark."""
    store = open_store(url, now=Clock())
    comparison = compare(ARTICLE, READOUT)
    ships, piers = find(comparison, "40 ships", "12 ships"), find(comparison, "piers", "pier")
    store.decide(ships, "Ann", Decision.CONFIRMED, verdict=Relation.CONTRADICTION)
    store.decide(ships, "Ben", Decision.REJECTED, verdict=None)
    store.note(piers, "Ann", "two or one?")
    store.mark(piers, "Ann", Relation.FRAMING)
    return store


def standing(store, comparison: Comparison) -> dict[tuple[str, str], list[tuple]]:
    """Ids of a pair's claims -> what each reviewer said."""
    reviews = store.current(pair_key(j.pair) for j in comparison.judgements)
    return {
        ids(j.pair): [(r.reviewer, r.decision, r.note, r.mark) for r in reviews[pair_key(j.pair)]]
        for j in comparison.judgements
        if pair_key(j.pair) in reviews
    }


ON_SHIPS = [("Ann", Decision.CONFIRMED, "", None), ("Ben", Decision.REJECTED, "", None)]
ON_PIERS = [("Ann", None, "two or one?", Relation.FRAMING)]


def both(comparison: Comparison) -> dict[tuple[str, str], list[tuple]]:
    return {
        ids(find(comparison, "40 ships", "12 ships")): ON_SHIPS,
        ids(find(comparison, "piers", "pier")): ON_PIERS,
    }


def test_a_second_run(store):
    again = compare(ARTICLE, READOUT)
    assert standing(store, again) == both(again)


@pytest.mark.parametrize(
    "thresholds",
    [{"contradiction": 0.01}, {"contradiction": 0.99}, {"min_affinity": 0.05, "partners": 9}],
    ids=str,
)
def test_other_thresholds(store, thresholds):
    moved = compare(ARTICLE, READOUT, **thresholds)
    assert standing(store, moved) == both(moved)


@pytest.mark.parametrize(
    ("article", "readout", "shifts"),
    [
        (ARTICLE.replace("BRIG — ", "BRIG — Fog rose at dawn. Nets were torn.\n\n"), READOUT, True),
        (ARTICLE, "Water was plentiful. Many helped.\n\n" + READOUT, True),
        (ARTICLE.replace("Crews ate well.", "Crews went hungry."), READOUT, False),
        (ARTICLE.replace("Harbour blocked\n\n", ""), READOUT, True),
        (ARTICLE.replace(" on Monday", "\non  Monday"), READOUT.replace("\n", "\r\n"), False),
    ],
    ids=["before in the article", "before in the readout", "after", "title off", "line breaks"],
)
def test_edits_elsewhere(store, article, readout, shifts):
    first, edited = compare(ARTICLE, READOUT), compare(article, readout)
    ships = find(first, "40 ships", "12 ships"), find(edited, "40 ships", "12 ships")
    assert (ids(ships[0]) != ids(ships[1])) is shifts
    assert standing(store, edited) == both(edited)


def test_an_edit_of_the_words_themselves_leaves_the_review_readable(store):
    first, edited = compare(ARTICLE, READOUT), compare(ARTICLE.replace("40", "41"), READOUT)
    piers = find(edited, "piers", "pier")
    assert standing(store, edited) == {ids(piers): ON_PIERS}
    key = pair_key(find(first, "40 ships", "12 ships"))
    assert [r.reviewer for r in store.current([key])[key]] == ["Ann", "Ben"]
    words = store.words(key)
    assert words.article_sentence == "The port held 40 ships, the mayor insisted."
    assert "12 ships" in words.readout
    (orphan,) = find_orphans(store, edited)
    assert (orphan.pair, orphan.words, orphan.reviews[0].verdict) == (
        key,
        words,
        Relation.CONTRADICTION,
    )
