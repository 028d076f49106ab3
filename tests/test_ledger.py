"""The ledger: one place a claim, every character counted once."""

from dataclasses import replace

import pytest
from fakes import make_claim, make_comparison, make_pair
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.claims import Attribution, Standing
from compare.documents import Document, Role
from compare.judging import Judgement, Relation
from compare.ledger import (
    Coverage,
    Entry,
    Place,
    make_ledger,
    measure_coverage,
    only_in,
    place_of,
    unread_spans,
)

ARTICLE = Document(Role.ARTICLE, "One ship. Two ships. Why?", "")
READOUT = Document(Role.READOUT, "No ship. Three ships.", "")
ONE = make_claim(ARTICLE, "a1", "One ship.")
TWO = make_claim(ARTICLE, "a2", "Two ships.")
WHY = make_claim(ARTICLE, "a3", "Why?", standing=Standing.QUESTION)
NONE = make_claim(READOUT, "r1", "No ship.")
THREE = make_claim(READOUT, "r2", "Three ships.")


def judged(ours, theirs, relation, score=0.5, affinity=1.0):
    pair = replace(make_pair(ours, theirs, 0.5), affinity=affinity)
    return Judgement(pair, Relation(relation), score, "", ())


# (relations with affinities, only_below, place)
PLACES = [
    ((), 0.5, Place.ONLY_HERE),
    ((("related", 0.4),), 0.5, Place.ONLY_HERE),
    ((("related", 0.5),), 0.5, Place.RELATED),
    ((("related", 0.4), ("related", 0.6)), 0.5, Place.RELATED),
    ((("framing", 0.1),), 0.5, Place.FRAMED),  # only "related" has to be near
    ((("framing", 0.1), ("agreement", 0.1)), 0.5, Place.AGREED),
    ((("agreement", 0.9), ("contradiction", 0.1), ("related", 0.9)), 0.5, Place.CONTRADICTED),
]


@pytest.mark.parametrize(("pairs", "only_below", "expected"), PLACES)
def test_the_strongest_relation_places_a_claim(pairs, only_below, expected):
    judgements = [judged(ONE, NONE, relation, affinity=near) for relation, near in pairs]
    assert place_of(ONE, judgements, only_below) == expected


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing.CLAIM, Place.ONLY_HERE),
        (Standing.TITLE, Place.ONLY_HERE),
        (Standing.QUESTION, Place.NOT_COMPARED),
        (Standing.BOILERPLATE, Place.NOT_COMPARED),
    ],
)
def test_what_is_never_paired_is_not_compared(standing, expected):
    assert place_of(replace(ONE, standing=standing), [], 0.5) is expected


def test_entries_hold_their_pairs_strongest_first_and_the_nearest():
    related = judged(ONE, NONE, "related", 0.9)
    clash = judged(ONE, THREE, "contradiction", 0.6)
    agreed = judged(TWO, THREE, "agreement", 0.7)
    weak = judged(TWO, NONE, "agreement", 0.65)
    nearest = make_pair(ONE, NONE, 0.5)
    given_ = (related, weak, agreed, clash)
    assert make_ledger((ONE, TWO, WHY), given_, {"a1": nearest}) == (
        Entry(ONE, Place.CONTRADICTED, (clash, related), nearest),
        Entry(TWO, Place.AGREED, (agreed, weak), None),
        Entry(WHY, Place.NOT_COMPARED, (), None),
    )
    assert make_ledger((NONE, THREE), given_, {}) == (
        Entry(NONE, Place.AGREED, (weak, related), None),
        Entry(THREE, Place.CONTRADICTED, (clash, agreed), None),
    )


@pytest.mark.parametrize("claims", [(), (ONE,), (ONE, TWO, WHY)])
def test_without_pairs_every_claim_stands_alone(claims):
    entries = make_ledger(claims, (), {})
    assert tuple(e.claim for e in entries) == claims
    assert only_in(entries, Role.ARTICLE) == tuple(c.id for c in claims if c is not WHY)
    assert only_in(entries, Role.READOUT) == ()


def test_the_threshold_for_only_here_can_be_set():
    pairs = (judged(ONE, NONE, "related", affinity=0.3),)
    assert make_ledger((ONE,), pairs, {}, only_below=0.31)[0].place is Place.ONLY_HERE
    assert make_ledger((ONE,), pairs, {}, only_below=0.3)[0].place is Place.RELATED


def shares(**places):
    return {place: places.get(place.name.lower(), 0.0) for place in Place}


def test_coverage_by_hand():
    document = Document(Role.ARTICLE, "Ab cd, x said. — Ef\nghij", "")
    said = Attribution(frame=document.span(7, 13))  # "x said"
    claims = (
        make_claim(document, "a1", "Ab cd", attribution=said),
        make_claim(document, "a2", "Ef", standing=Standing.QUESTION),
    )
    # solid characters: Ab cd (4)  , (1)  xsaid (5)  . (1)  — (1)  Ef (2)  ghij (4)
    assert measure_coverage(document, make_ledger(claims, (), {})) == Coverage(
        shares(only_here=4 / 18, not_compared=2 / 18), 5 / 18, 7 / 18, (document.span(20, 24),)
    )


@pytest.mark.parametrize("text", ["", " \n", "x", "¶"])
def test_coverage_without_claims(text):
    document = Document(Role.READOUT, text, "")
    unread = 1.0 if text.strip() else 0.0
    spans = (document.span(0, 1),) if text == "x" else ()
    assert measure_coverage(document, ()) == Coverage(shares(), 0.0, unread, spans)


def test_a_claim_owns_its_characters_before_a_frame_does():
    document = Document(Role.ARTICLE, "abcd", "")
    claim = make_claim(document, "a1", "bcd", attribution=Attribution(frame=document.span(0, 2)))
    coverage = measure_coverage(document, make_ledger((claim,), (), {}))
    assert coverage == Coverage(shares(only_here=0.75), 0.25, 0.0, ())


# "u" is unread, "c" is read
UNREAD = [
    ("", "", []),
    ("abc", "ccc", []),
    ("abc", "uuu", [(0, 3)]),
    ("ab cd ef", "uuuccccc", [(0, 2)]),
    ("ab - cd", "ccuuucc", []),  # no letter, no digit
    ("ab 7. cd", "ccuuuucc", [(3, 5)]),
    ("a b c d", "ucccccu", [(0, 1), (6, 7)]),
    ("\xa0x\xa0", "uuu", [(1, 2)]),
]


@pytest.mark.parametrize(("text", "owner", "expected"), UNREAD)
def test_unread_stretches_are_trimmed_and_say_something(text, owner, expected):
    document = Document(Role.ARTICLE, text, "")
    owners = ["unread" if o == "u" else Place.AGREED for o in owner]
    assert unread_spans(document, owners) == tuple(document.span(*s) for s in expected)


TEXTS = st.text(alphabet="ab \n“é🚢7.", max_size=40)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 40), max_size=8))
def test_shares_add_up_to_one_and_spans_hold(text, cuts):
    document = Document(Role.ARTICLE, text, "")
    cuts = sorted({min(c, len(text)) for c in cuts})
    claims = tuple(
        replace(ONE, id=f"a{k}", start=i, end=j, text=text[i:j], attribution=Attribution())
        for k, (i, j) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))
    )
    got = measure_coverage(document, make_ledger(claims, (), {}))
    total = sum(got.places.values()) + got.frames + got.unread
    assert total == pytest.approx(1.0 if text.strip() else 0.0)
    for span in got.unread_spans:
        assert text[span.start : span.end] == span.text == span.text.strip() != ""
        assert not any(span.overlaps(claim.span) for claim in claims)


def test_the_fake_comparison_has_each_claim_once():
    comparison = make_comparison()
    for role in Role:
        assert tuple(e.claim for e in comparison.ledger[role]) == comparison.claims[role]
