"""Negation: what is denied, not merely that a cue occurs."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from compare.claims import Attribution, Force, SpeakerKind, split_claims
from compare.differences import negation
from compare.differences.context import Context
from compare.differences.types import Verdict
from compare.documents import Document, Role
from tests.differences.pairs import TEXTS, check_properties, rows

CONFLICT, SAME = Verdict.CONFLICT, Verdict.SAME

FOUND = [
    (
        "Rubber bullets were fired at the marchers.",
        "No bullets were fired.",
        (CONFLICT, "fired", "No bullets were fired", "asserted", "denied"),
    ),
    (
        "The governor signed the decree.",
        "The governor did not sign the decree.",
        (CONFLICT, "signed", "not sign", "asserted", "denied"),
    ),
    (
        "Police opened the gates.",
        "Police failed to open the gates.",
        (CONFLICT, "opened", "failed to open", "asserted", "denied"),
    ),
    (
        "The bank paid the bonus.",
        "The bank denies that any bonus has been paid.",
        (CONFLICT, "paid", "denies that any bonus has been paid", "asserted", "denied"),
    ),
    (
        "The mayor had been told about the leak.",
        "The mayor was never informed of the leak.",
        (CONFLICT, "told", "never informed", "asserted", "denied"),
    ),
    (
        "Two reporters were admitted to the hall.",
        "No reporters were allowed into the hall.",
        (CONFLICT, "admitted", "No reporters were allowed", "asserted", "denied"),
    ),
    (
        "The envoy met the rebels.",
        "The envoy never met the rebels.",
        (CONFLICT, "met", "never met", "asserted", "denied"),
    ),
    (
        "The bridge was damaged.",
        "The bridge is undamaged.",
        (CONFLICT, "damaged", "undamaged", "asserted", "asserted"),
    ),
    (
        "Three miners were injured.",
        "All the miners were unhurt.",
        (CONFLICT, "injured", "unhurt", "asserted", "asserted"),
    ),
    (
        "The court accepted the appeal.",
        "The court rejected the appeal.",
        (CONFLICT, "accepted", "rejected", "asserted", "asserted"),
    ),
    (
        "The union supported the plan.",
        "The union opposed the plan.",
        (CONFLICT, "supported", "opposed", "asserted", "asserted"),
    ),
    (
        "The commission denied that it had refused the request.",
        "The commission refused the request.",
        (CONFLICT, "denied that it had refused", "refused", "denied", "asserted"),
    ),
    (
        "Guards took the passports of the crew.",
        "The guards neither took passports nor searched the crew.",
        (CONFLICT, "took", "neither took", "asserted", "denied"),
    ),
    (
        "The reservoir was closed on orders of the mayor.",
        "The reservoir was never closed.",
        (CONFLICT, "closed", "never closed", "asserted", "denied"),
    ),
    (
        "The firm lacks a licence.",
        "The firm has a licence.",
        (CONFLICT, "lacks", "has", "asserted", "asserted"),
    ),
    (
        "The shelters had no heating.",
        "No shelter was without heating.",
        (CONFLICT, "had no", "No shelter was without heating", "denied", "asserted"),
    ),
    (
        "Soldiers entered the hospital.",
        "No soldier entered the hospital at any time.",
        (CONFLICT, "entered", "No soldier entered", "asserted", "denied"),
    ),
    (
        "The road was shut.",
        "It is not true that the road was shut.",
        (CONFLICT, "shut", "not true that the road was shut", "asserted", "denied"),
    ),
    (
        "The regulator published the report.",
        "The regulator has yet to publish the report.",
        (CONFLICT, "published", "has yet to publish", "asserted", "denied"),
    ),
    (
        "The agency rejected reports that it had closed the lab.",
        "The agency closed the lab.",
        (CONFLICT, "rejected reports that it had closed", "closed", "denied", "asserted"),
    ),
    (
        "The minister was not in a position to confirm the figure.",
        "The minister confirmed the figure.",
        (CONFLICT, "not in a position to confirm", "confirmed", "denied", "asserted"),
    ),
    (
        "Officials knew of the leak.",
        "Officials were unaware of the leak.",
        (CONFLICT, "knew", "unaware", "asserted", "asserted"),
    ),
    (
        "The clinic has been without power.",
        "The clinic has power.",
        (CONFLICT, "without power", "has", "denied", "asserted"),
    ),
    (
        "Parliament has not ratified the treaty.",
        "Parliament ratified the treaty.",
        (CONFLICT, "not ratified", "ratified", "denied", "asserted"),
    ),
    (
        "The government will not close the mine.",
        "The government will close the mine.",
        (CONFLICT, "not close", "close", "denied", "asserted"),
    ),
    (
        "Nobody was detained.",
        "Nine people were detained.",
        (CONFLICT, "Nobody was detained", "detained", "denied", "asserted"),
    ),
    (
        "Not a single vote was lost.",
        "Votes were lost.",
        (CONFLICT, "Not a single vote was lost", "lost", "denied", "asserted"),
    ),
    (
        "Prices rose in May.",
        "Prices fell in May.",
        (CONFLICT, "rose", "fell", "asserted", "asserted"),
    ),
    (
        "The dam did not open.",
        "The dam did not open.",
        (SAME, "not open", "not open", "denied", "denied"),
    ),
    (
        "No crew member was hurt.",
        "None of the crew was hurt.",
        (SAME, "No crew member was hurt", "None of the crew was hurt", "denied", "denied"),
    ),
]
NOTHING = [
    ("The lawyers received no reply.", "The ministry replied to the lawyers."),
    ("No talks were held in the capital.", "There were no talks in the capital."),
    (
        "The trawler held a valid Ostrian licence.",
        "The trawler did not hold a licence to fish in Meridian waters.",
    ),
    ("The guards were not armed.", "The prisoners were armed."),
    ("The museum did not lend the vase.", "The museum lent the crown."),
    ("The minister did not sign the budget.", "The president signed the budget."),
    ("The hotel was not damaged.", "The theatre was damaged."),
    ("The court did not convict the driver.", "The court convicted the owner."),
    ("Not all members voted for the bill.", "The members voted for the bill."),
    ("The office did not say whether the train was late.", "The train was late."),
    ("No fewer than nine people were hurt.", "Nine people were hurt."),
    ("Not only the mayor signed the letter.", "The mayor signed the letter."),
    ("If the talks fail, the border will be closed.", "The border will not be closed."),
    ("The army may close the port.", "The army did not close the port."),
    ("The bus stopped at noon.", "No flights left the city."),
    ("The rains did not reach the north.", "Rains flooded the south."),
    ("The previous government refused the loan.", "The current government accepted the loan."),
    (
        "The commission did not reply to the first letter.",
        "The commission replied to the second letter.",
    ),
    ("The shortage was caused by drought, not by repairs.", "The shortage was caused by drought."),
    ("The firm denied bribing the judge.", "The firm paid the judge a visit."),
]


@pytest.mark.parametrize(("left", "right", "expected"), FOUND)
def test_found(make_claim, left, right, expected):
    assert rows(negation, make_claim, left, right) == [expected]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_nothing(make_claim, left, right):
    assert rows(negation, make_claim, left, right) == []


@pytest.mark.parametrize(("left", "right"), [row[:2] for row in FOUND])
def test_mirrored(make_claim, left, right):
    check_properties(negation, make_claim, left, right)


@settings(max_examples=60, deadline=None)
@given(left=TEXTS, right=TEXTS)
def test_any_text(make_claim, left, right):
    check_properties(negation, make_claim, left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "No talks were held in the capital.",
            "The talks took place in the capital.",
            marks=pytest.mark.xfail(
                reason="'held' and 'took place' are two predicates", strict=True
            ),
        ),
        pytest.param(
            "Paratroopers occupied the airfield.",
            "No serviceman set foot on the airfield.",
            marks=pytest.mark.xfail(reason="'set foot on' is an idiom", strict=True),
        ),
        pytest.param(
            "The wells had been dry for a week.",
            "The flow of water was not interrupted.",
            marks=pytest.mark.xfail(reason="wells that are dry: an inference", strict=True),
        ),
    ],
)
def test_known_failures(make_claim, left, right):
    assert [row[0] for row in rows(negation, make_claim, left, right)] == [CONFLICT]


def test_denied_by_the_frame(make_claim):
    denied = Attribution(SpeakerKind.NAMED, "the ministry", "denied", Force.DENIES)
    article, one = make_claim("The army shelled the village.")
    readout, two = make_claim("The army shelled the village.", role="readout", attribution=denied)
    (found,) = negation.find(one, two, Context(article, readout))
    assert found.verdict is CONFLICT
    assert (found.article_value, found.readout_value) == ("asserted", "denied")


def test_without_a_parse(make_claim):
    article, one = make_claim("The army shelled the village.")
    bare = replace(one, parse=None)
    assert negation.find(bare, bare, Context(article, article)) == ()


READOUT = Document(
    Role.READOUT, "The raid will involve neither mass arrests nor the use of army dogs.", ""
)
BEHIND_NOR = [
    ("The raid will involve mass arrests.", [("neither", CONFLICT)]),
    ("The raid will involve the use of army dogs.", [("the use of army dogs.", CONFLICT)]),
    ("The mayor fed three dogs.", []),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND_NOR)
def test_neither_nor_denies_two_things(text, expected):
    article = Document(Role.ARTICLE, text, "")
    (one,) = split_claims(article)
    context = Context(article, READOUT)
    found = [d for two in split_claims(READOUT) for d in negation.find(one, two, context)]
    conflicts = [d for d in found if d.verdict is CONFLICT]
    assert len(conflicts) == len(expected)
    for difference, (words, verdict) in zip(conflicts, expected, strict=True):
        assert words in difference.readout.text
        assert difference.verdict is verdict
