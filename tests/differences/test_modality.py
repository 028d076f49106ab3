"""Modality: steps on the ladder, conditions, and what one side rules out."""

import pytest
from hypothesis import given, settings

from compare.differences import modality
from compare.differences.types import Verdict
from tests.differences.pairs import TEXTS, check_properties, rows

CONFLICT, GATE, SHIFT = Verdict.CONFLICT, Verdict.GATE, Verdict.SHIFT

FOUND = [
    (
        "The ministry will close the plant.",
        "The ministry may close the plant.",
        (SHIFT, "will close", "may close", "will", "possible"),
    ),
    (
        "The ministry plans to close the plant.",
        "The ministry will close the plant.",
        (SHIFT, "plans to close", "will close", "planned", "will"),
    ),
    (
        "The army could withdraw its tanks.",
        "The army will withdraw its tanks.",
        (SHIFT, "could withdraw", "will withdraw", "possible", "will"),
    ),
    (
        "The council must repair the bridge.",
        "The council may repair the bridge.",
        (SHIFT, "must repair", "may repair", "required", "possible"),
    ),
    (
        "The council should repair the bridge.",
        "The council must repair the bridge.",
        (SHIFT, "should repair", "must repair", "advised", "required"),
    ),
    (
        "The firm intends to sell the mine.",
        "The firm sold the mine.",
        (SHIFT, "intends to sell", "sold", "planned", "past"),
    ),
    (
        "The bank might cut the rate.",
        "The bank plans to cut the rate.",
        (SHIFT, "might cut", "plans to cut", "possible", "planned"),
    ),
    (
        "The airline is to buy nine jets.",
        "The airline may buy nine jets.",
        (SHIFT, "is to buy", "may buy", "will", "possible"),
    ),
    (
        "Students are allowed to enter the library.",
        "Students must enter the library.",
        (SHIFT, "allowed to enter", "must enter", "permitted", "required"),
    ),
    (
        "The tax is likely to rise.",
        "The tax will rise.",
        (SHIFT, "likely to rise", "will rise", "possible", "will"),
    ),
    (
        "The town is due to open the pool.",
        "The town could open the pool.",
        (SHIFT, "due to open", "could open", "will", "possible"),
    ),
    (
        "The group aims to build a school.",
        "The group will build a school.",
        (SHIFT, "aims to build", "will build", "planned", "will"),
    ),
    (
        "The party perhaps won the seat.",
        "The party won the seat.",
        (SHIFT, "perhaps won", "won", "possible", "past"),
    ),
    (
        "The guards reportedly opened the gate.",
        "The guards opened the gate.",
        (SHIFT, "opened", "opened", "hedged", "stated"),
    ),
    (
        "The general allegedly ordered the attack.",
        "The general ordered the attack.",
        (SHIFT, "ordered", "ordered", "hedged", "stated"),
    ),
    (
        "The agency is required to publish the list.",
        "The agency may publish the list.",
        (SHIFT, "required to publish", "may publish", "required", "possible"),
    ),
    (
        "The company promised to restore the river.",
        "The company may restore the river.",
        (SHIFT, "promised to restore", "may restore", "will", "possible"),
    ),
    (
        "The committee wants to question the minister.",
        "The committee will question the minister.",
        (SHIFT, "wants to question", "will question", "planned", "will"),
    ),
    (
        "The port could reopen.",
        "The port will reopen.",
        (SHIFT, "could reopen", "will reopen", "possible", "will"),
    ),
    (
        "The president will resign.",
        "The president has no plans to resign.",
        (CONFLICT, "will resign", "no plans to resign", "will", "not: planned"),
    ),
    (
        "The state plans to raise the fee.",
        "The state will not raise the fee.",
        (CONFLICT, "plans to raise", "will not raise", "planned", "not: will"),
    ),
    (
        "The club intends to sell the stadium.",
        "The club will not sell the stadium.",
        (CONFLICT, "intends to sell", "will not sell", "planned", "not: will"),
    ),
    (
        "The ministry will send troops.",
        "The ministry has no intention to send troops.",
        (CONFLICT, "will send", "no intention to send", "will", "not: planned"),
    ),
    (
        "The minister plans to leave the cabinet.",
        "The minister will not leave the cabinet.",
        (CONFLICT, "plans to leave", "will not leave", "planned", "not: will"),
    ),
    (
        "The council will cut the grant.",
        "The council does not intend to cut the grant.",
        (CONFLICT, "will cut", "not intend to cut", "will", "not: planned"),
    ),
    (
        "The city will buy the land if the price falls.",
        "The city will buy the land.",
        (GATE, "will buy", "will buy", "will", "will"),
    ),
    (
        "The court may hear the case.",
        "The court will not hear the case.",
        (GATE, "may hear", "will not hear", "possible", "not: will"),
    ),
    (
        "The union will end the strike unless pay is cut.",
        "The union will end the strike.",
        (GATE, "will end", "will end", "will", "will"),
    ),
    (
        "The fund could release the money.",
        "The fund will not release the money.",
        (GATE, "could release", "will not release", "possible", "not: will"),
    ),
    (
        "The bridge will open to traffic on condition that tests succeed.",
        "The bridge will open to traffic.",
        (GATE, "will open", "will open", "will", "will"),
    ),
    (
        "Provided that funds are found, the school will open.",
        "The school will open.",
        (GATE, "will open", "will open", "will", "will"),
    ),
]
NOTHING = [
    ("The senate is considering a ban on smoking.", "The senate will impose a ban on smoking."),
    ("The court reopens on Monday.", "The court will reopen on Monday."),
    ("The ministry will close the plant.", "The ministry will close the plant."),
    ("The ministry will close the plant.", "The ministry may open the museum."),
    ("The mayor will visit the school.", "The governor may visit the school."),
    ("The bank cut the rate.", "The bank has cut the rate."),
    ("The treaty was signed.", "The treaty has been signed."),
    ("The team will travel on Sunday.", "The team may hold a press conference."),
    ("The road is closed.", "The road was closed."),
    ("The judge will free the driver.", "The judge may fine the owner."),
    ("Rain may fall in the north.", "Snow will fall in the south."),
    ("Prices could climb.", "Wages will be frozen."),
    ("The dam will be repaired.", "The road must be repaired."),
    ("The envoy is to meet the king.", "The envoy will meet the king."),
    ("The council shall publish the minutes.", "The council will publish the minutes."),
]


@pytest.mark.parametrize(("left", "right", "expected"), FOUND)
def test_found(make_claim, left, right, expected):
    assert rows(modality, make_claim, left, right) == [expected]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_nothing(make_claim, left, right):
    assert rows(modality, make_claim, left, right) == []


@pytest.mark.parametrize(("left", "right"), [row[:2] for row in FOUND])
def test_mirrored(make_claim, left, right):
    check_properties(modality, make_claim, left, right)


@settings(max_examples=60, deadline=None)
@given(left=TEXTS, right=TEXTS)
def test_any_text(make_claim, left, right):
    check_properties(modality, make_claim, left, right)
