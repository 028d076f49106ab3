"""Speaker: the same quoted words given to one person or to two."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from compare.claims import Attribution, Claim, SpeakerKind
from compare.differences import speaker
from compare.differences.speaker import Clash, clash
from compare.differences.types import Verdict
from compare.documents import Role, Span
from tests.differences.pairs import TEXTS, check_properties, context, rows

CONFLICT, SAME = Verdict.CONFLICT, Verdict.SAME
BRICKS = "The plan was “a house without bricks”."
I_SAID_SO = "I would call it a house without bricks."

# Speaker of the article, speaker of the readout, verdict.
NAMES = [
    ("Orla Benn", "Orla Benn", SAME),
    ("Benn", "Orla Benn", SAME),
    ("Minister Benn", "Ms Benn", SAME),
    ("Foreign Minister Orla Benn", "Minister Benn", SAME),
    ("O. Benn", "Orla Benn", SAME),
    ("Orla Benn, the mayor", "Mayor Benn", SAME),
    ("MS BENN", "Orla Benn", SAME),
    ("Jan van der Meer", "Mr van der Meer", SAME),
    ("Orla Benn’s", "Orla Benn", SAME),
    ("President Tomas Reil", "Tomas Reil (chair)", SAME),
    ("Orla Benn", "Tomas Reil", CONFLICT),
    ("Minister Benn", "President Reil", CONFLICT),
    ("Orla Benn", "Piet Benn", CONFLICT),
    ("Dr Adisa Muro", "Sir Colin Hart", CONFLICT),
    ("Benn", "Reil", CONFLICT),
    ("José Ibarra", "Łukasz Żak", CONFLICT),
    ("the interior ministry", "Orla Benn", None),
    ("Orla Benn", "a coast guard officer", None),
    ("two officials", "three officials", None),
    ("the president", "the minister", None),
    ("the president", "President Reil", None),
    ("The Commission", "The Commission", None),
    ("Coast Guard", "Harbour Police", None),
    ("", "Orla Benn", None),
    ("Orla Benn", "", None),
    ("", "", None),
]
# Article, readout, verdict; "Benn" and "Reil" speak.
WORDS = [
    ("a “paper tiger with teeth”", "“a paper tiger with teeth”", CONFLICT),
    ("It is “bread and stones”.", "we live on bread and stones", CONFLICT),
    ("“Bring the boats home tonight,” she said.", "Bring the boats home tonight.", CONFLICT),
    ("a 'ladder of glass' for the poor", "That is a ladder of glass.", CONFLICT),
    ('the "frozen river" of money', "Money is a frozen river.", CONFLICT),
    ("« une porte fermée »", "« une porte fermée »", CONFLICT),
    ("The talks were “constructive”.", "The talks were constructive.", None),
    ("“as soon as possible”", "We shall go as soon as possible.", None),
    ("“We will not”", "We will not go.", None),
    ("It is “in the country”.", "It is in the country.", None),
    ("a paper tiger with teeth", "a paper tiger with teeth", None),
    ("a “paper tiger”", "a glass lion", None),
    ("“We need rain and patience,” she said.", "We need boats and money.", None),
    ("He spoke of “harvests”.", "He spoke of harvests and bread.", None),
    ("“” she said", "“” he said", None),
    ("The minister's plan is a farmer's dream.", "It is a farmer's dream.", None),
]


@pytest.mark.parametrize(("one", "two", "verdict"), NAMES)
def test_names(make_claim, one, two, verdict):
    found = rows(speaker, make_claim, BRICKS, I_SAID_SO, (one, two))
    words = "a house without bricks"
    assert found == ([(verdict, words, words, one, two)] if verdict else [])


@pytest.mark.parametrize(("left", "right", "verdict"), WORDS)
def test_words(make_claim, left, right, verdict):
    found = rows(speaker, make_claim, left, right, ("Orla Benn", "Tomas Reil"))
    assert [row[0] for row in found] == ([verdict] if verdict else [])


@pytest.mark.xfail(reason="a translation of the same words shares none of them", strict=True)
def test_translated(make_claim):
    left, right = "a “paper tiger”", "a tiger made of paper"
    assert rows(speaker, make_claim, left, right, ("Orla Benn", "Tomas Reil"))


def test_who_called_it_so(make_claim):
    found = rows(
        speaker, make_claim, "Reil called it “a paper tiger”.", "a paper tiger", ("", "Benn")
    )
    assert found == [(CONFLICT, "a paper tiger", "a paper tiger", "Reil", "Benn")]


def test_a_guessed_name_is_no_proof(make_claim):
    one, two, where = context(make_claim, BRICKS, I_SAID_SO, ("Orla Benn", "Tomas Reil"))
    frame = Span(0, 7, "he said")
    guessed = replace(one, attribution=replace(one.attribution, frame=frame))
    assert speaker.find(guessed, two, where) == ()


@settings(max_examples=60, deadline=None)
@given(left=TEXTS, right=TEXTS)
def test_any_text(make_claim, left, right):
    check_properties(speaker, make_claim, left, right, ("Orla Benn", "Tomas Reil"))


def claim(name="", kind=SpeakerKind.NAMED, role=Role.ARTICLE):
    attribution = Attribution(kind, name) if name else Attribution()
    return Claim("a1", role, 0, 1, "x", "x", Span(0, 1, "x"), attribution)


def test_clashes_are_kept_apart():
    guard = claim("a guard", SpeakerKind.UNNAMED)
    benn, reil, readout = claim("Orla Benn"), claim("Tomas Reil"), claim("", role=Role.READOUT)
    assert clash(claim(), readout) is Clash.FACTS
    assert clash(benn, claim("Ms Benn", role=Role.READOUT)) is Clash.TWO_VERSIONS
    assert clash(guard, readout, others=[reil]) is Clash.REPORTED
    assert clash(benn, readout, others=[benn]) is Clash.FACTS
