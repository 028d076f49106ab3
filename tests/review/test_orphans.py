"""Reviews of words that are no longer a pair are found again, and those of other texts are not."""

from dataclasses import replace
from time import perf_counter

import pytest
from decided_pairs import CLASH, FRAMED, FRAMED_KEY, KEY, Clock
from fakes import ARTICLE, READOUT, make_comparison
from sqlalchemy import insert

from compare.documents import Span
from compare.review import schema
from compare.review.orphans import find_orphans
from compare.review.types import Decision


@pytest.fixture
def store(url, open_store):
    """Ann confirmed the ships and Ben noted something on the piers, of the made-up accounts."""
    store = open_store(url, now=Clock())
    verdict = make_comparison().judgements[0].relation
    store.decide(CLASH, "Ann", Decision.CONFIRMED, verdict=verdict)
    store.note(FRAMED, "Ben", "two or one?")
    return store


def found(store, article=ARTICLE, readout=READOUT, judged=()):
    """Keys of the orphans of a comparison that pairs nothing but the judgements of these places."""
    comparison = make_comparison()
    kept = tuple(comparison.judgements[place] for place in judged)
    return [o.pair for o in find_orphans(store, with_texts(comparison, article, readout, kept))]


def with_texts(comparison, article, readout, judgements):
    return replace(
        comparison,
        article=replace(comparison.article, text=article),
        readout=replace(comparison.readout, text=readout),
        judgements=judgements,
    )


def test_what_is_still_a_pair_is_no_orphan(store):
    assert found(store, judged=(0, 1)) == []
    assert found(store, judged=(1,)) == [KEY]


def test_an_orphan_has_its_words_and_reviews(store):
    comparison = make_comparison()
    orphans = find_orphans(store, with_texts(comparison, ARTICLE, READOUT, ()))
    assert [orphan.pair for orphan in orphans] == [KEY, FRAMED_KEY]  # in the order of the article
    ships, piers = orphans
    assert ships.words == store.words(KEY)
    assert (ships.reviews, piers.reviews) == tuple(
        store.current([key])[key] for key in (KEY, FRAMED_KEY)
    )


@pytest.mark.parametrize(
    ("article", "readout", "keys"),
    [
        (ARTICLE.replace("40 ships", "41 ships"), READOUT, [FRAMED_KEY, KEY]),
        (ARTICLE, READOUT.replace("12 ships", "13 ships"), [KEY, FRAMED_KEY]),
        ("Nothing of it.", "Nor of this.", []),
        ("Nothing of it.", READOUT, [KEY, FRAMED_KEY]),
        (READOUT, ARTICLE, []),  # each side is looked for in its own text
        (ARTICLE.replace("40 ships", "40\r\n  ships"), "Nor of this.", [KEY, FRAMED_KEY]),
        ("The port held 40 shipsides.", "Nor.", []),
    ],
    ids=["article edited", "readout edited", "other texts", "one text", "sides swapped", "blanks",
         "within a word"],
)  # fmt: skip
def test_which_reviews_are_of_these_texts(store, article, readout, keys):
    assert found(store, article, readout) == keys


@pytest.mark.parametrize(
    ("article", "readout", "number"),
    [
        ("The port held 40 ships at last.", "The port held 12 ships.", 1),
        ("The port held 40 ships at last.", "The port was full.", 0),
        ("The port was full.", "The port held 12 ships.", 0),
    ],
)
def test_where_no_sentence_is_left_both_claims_must_be(url, open_store, article, readout, number):
    def told(claim, sentence):
        return replace(claim, sentence=Span(0, len(sentence), sentence))

    store = open_store(url)
    claims = told(CLASH.article, f"{CLASH.article.text}, he said."), CLASH.readout
    pair = replace(CLASH, article=claims[0], readout=told(claims[1], f"He said: {claims[1].text}"))
    store.note(pair, "Ann", "hm")
    assert len(found(store, article, readout)) == number


def test_those_who_took_all_back_leave_no_orphan(store):
    store.undo("Ann")
    assert found(store) == [FRAMED_KEY]


def test_many_reviews_of_other_texts_are_passed_over_quickly(store):
    names = ("article", "article_sentence", "readout", "readout_sentence")
    others = [
        {"key": f"{i:064d}"} | {name: f"Elsewhere {i} other ships came in." for name in names}
        for i in range(5000)
    ]
    with store._writing() as connection:
        connection.execute(insert(schema.pairs), others)
    start = perf_counter()
    assert found(store) == [KEY, FRAMED_KEY]
    assert perf_counter() - start < 2  # some 0.1 s on an idle machine
