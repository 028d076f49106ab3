"""Outcome: acts that exclude or outdo each other on one object."""

import pytest
from hypothesis import given, settings

from compare.differences import outcome
from compare.differences.types import Verdict
from tests.differences.pairs import TEXTS, check_properties, rows

CONFLICT, SHIFT = Verdict.CONFLICT, Verdict.SHIFT

FOUND = [
    (
        "The council agreed to the union's request for a pay panel.",
        "The council took note of the union's request for a pay panel.",
        (CONFLICT, "agreed", "took note", "agreed", "noted"),
    ),
    (
        "The council agreed to publish the safety report.",
        "The council refused to publish the safety report.",
        (CONFLICT, "agreed", "refused", "agreed", "refused"),
    ),
    (
        "The board approved the sale of the northern mine.",
        "The board rejected the sale of the northern mine.",
        (CONFLICT, "approved", "rejected", "agreed", "refused"),
    ),
    (
        "The two sides adopted the draft text on fishing.",
        "The two sides discussed the draft text on fishing.",
        (SHIFT, "adopted", "discussed", "agreed", "discussed"),
    ),
    (
        "The talks on the water treaty were cancelled.",
        "The talks on the water treaty were held.",
        (CONFLICT, "cancelled", "held", "cancelled", "held"),
    ),
    (
        "The summit of the coastal states was postponed.",
        "The summit of the coastal states took place.",
        (CONFLICT, "postponed", "took place", "postponed", "held"),
    ),
    (
        "The summit of the coastal states was called off.",
        "The summit of the coastal states was put off.",
        (CONFLICT, "called off", "put off", "cancelled", "postponed"),
    ),
    (
        "The meeting on harbour fees ended as planned.",
        "The meeting on harbour fees broke down.",
        (CONFLICT, "ended", "broke down", "concluded", "broken off"),
    ),
    (
        "The delegation walked out of the talks on harbour fees.",
        "The delegation concluded the talks on harbour fees.",
        (CONFLICT, "walked out", "concluded", "broken off", "concluded"),
    ),
    (
        "The hearing on the rail crash was opened.",
        "The hearing on the rail crash was adjourned.",
        (CONFLICT, "opened", "adjourned", "under way", "suspended"),
    ),
    (
        "The work on the coastal railway resumed.",
        "The work on the coastal railway was suspended.",
        (CONFLICT, "resumed", "suspended", "under way", "suspended"),
    ),
    (
        "The assembly passed the bill on night work.",
        "The assembly voted down the bill on night work.",
        (CONFLICT, "passed", "voted down", "agreed", "refused"),
    ),
    (
        "The ministry granted the extension of the export licence.",
        "The ministry turned down the extension of the export licence.",
        (CONFLICT, "granted", "turned down", "agreed", "refused"),
    ),
    (
        "The minister refused the visit of the rights observers.",
        "The minister approved the visit of the rights observers.",
        (CONFLICT, "refused", "approved", "refused", "agreed"),
    ),
    (
        "The chair noted and took note of the proposal on grain prices.",
        "The chair accepted the proposal on grain prices.",
        (CONFLICT, "took note", "accepted", "noted", "agreed"),
    ),
    (
        "The cabinet discussed the reform of village courts.",
        "The cabinet approved the reform of village courts.",
        (SHIFT, "discussed", "approved", "discussed", "agreed"),
    ),
    (
        "The cabinet considered the reform of village courts.",
        "The cabinet rejected the reform of village courts.",
        (SHIFT, "considered", "rejected", "discussed", "refused"),
    ),
    (
        "The board took note of the plan for the old harbour.",
        "The board rejected the plan for the old harbour.",
        (SHIFT, "took note", "rejected", "noted", "refused"),
    ),
    (
        "The inquiry into the ferry disaster was suspended.",
        "The inquiry into the ferry disaster was cancelled.",
        (SHIFT, "suspended", "cancelled", "suspended", "cancelled"),
    ),
    (
        "The senate debated the border treaty.",
        "The senate ratified the border treaty.",
        (SHIFT, "debated", "ratified", "discussed", "agreed"),
    ),
    (
        "The committee examined the claim for flood damages.",
        "The committee accepted the claim for flood damages.",
        (SHIFT, "examined", "accepted", "discussed", "agreed"),
    ),
    (
        "The union raised the question of holiday pay for nurses.",
        "The union accepted the question of holiday pay for nurses.",
        (SHIFT, "raised", "accepted", "discussed", "agreed"),
    ),
    (
        "The parade of the royal guard was scrapped.",
        "The parade of the royal guard went ahead.",
        (CONFLICT, "scrapped", "went ahead", "cancelled", "held"),
    ),
    (
        "The launch of the weather satellite was delayed.",
        "The launch of the weather satellite was cancelled.",
        (CONFLICT, "delayed", "cancelled", "postponed", "cancelled"),
    ),
    (
        "The tribunal dismissed the complaint about the prison diet.",
        "The tribunal endorsed the complaint about the prison diet.",
        (CONFLICT, "dismissed", "endorsed", "refused", "agreed"),
    ),
    (
        "The agency suspended the vaccine trial in schools.",
        "The agency continued the vaccine trial in schools.",
        (CONFLICT, "suspended", "continued", "suspended", "under way"),
    ),
    (
        "The vote on the coal tax was held.",
        "The vote on the coal tax was postponed.",
        (CONFLICT, "held", "postponed", "held", "postponed"),
    ),
    (
        "The two banks approved the merger plan.",
        "The two banks rejected the merger plan.",
        (CONFLICT, "approved", "rejected", "agreed", "refused"),
    ),
]
NOTHING = [
    (
        "The board approved the sale of the northern mine.",
        "The board approved the sale of the northern mine.",
    ),
    (
        "The board approved the sale of the northern mine.",
        "The board rejected the purchase of a ferry.",
    ),
    ("The council agreed to the request.", "The ministry refused the request."),
    ("The cabinet approved the budget.", "Parliament rejected the budget."),
    ("The talks on fishing were held.", "The talks on timber were cancelled."),
    ("The previous meeting of the panel was cancelled.", "The meeting of the panel was held."),
    (
        "The ministry did not reject the offer of medical aid.",
        "The ministry accepted the offer of medical aid.",
    ),
    ("The club will cancel the match against Rovia.", "The club held the match against Rovia."),
    ("The mayor opened the new bridge.", "The mayor closed the old market."),
    ("The court heard the witness.", "The court adjourned."),
    (
        "The board may approve the sale of the northern mine.",
        "The board rejected the sale of the northern mine.",
    ),
    ("The army halted the convoy.", "The festival went ahead."),
    ("The school reopened after the flood.", "Two roads were closed after the flood."),
    ("The premier said the weather was fine.", "The premier cancelled a trip."),
    ("The senate passed the law on taxis.", "The senate rejected the law on mines."),
]


@pytest.mark.parametrize(("left", "right", "expected"), FOUND)
def test_found(make_claim, left, right, expected):
    assert rows(outcome, make_claim, left, right) == [expected]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_nothing(make_claim, left, right):
    assert rows(outcome, make_claim, left, right) == []


@pytest.mark.parametrize(("left", "right"), [row[:2] for row in FOUND])
def test_mirrored(make_claim, left, right):
    check_properties(outcome, make_claim, left, right)


@settings(max_examples=60, deadline=None)
@given(left=TEXTS, right=TEXTS)
def test_any_text(make_claim, left, right):
    check_properties(outcome, make_claim, left, right)
