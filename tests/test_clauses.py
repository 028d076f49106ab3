"""Clauses: the propositions a reader would list, and nothing less than one."""

import pytest

from compare.claims import split_claims
from compare.documents import Document, Role


def texts(text):
    return [claim.text for claim in split_claims(Document(Role.ARTICLE, text, "test"))]


WHOLE = [  # one claim each: nothing to split
    "The patrol boarded and seized a trawler off the cape.",
    "The men who signed the paper left the town.",
    "The council voted to close the pool and sell the land.",
    "He served neither king nor country.",
    "The law protects tenants if the landlord dies.",
    "The bank failed because its owners had stolen the deposits.",
    "The ferry sank while it was leaving the harbour.",
    "The plant, as the law provides, stays open.",
    "The army refused to say how many soldiers died.",
    "The union agreed to end the strike on Friday.",
    "She promised that wages would rise in May.",
    "The talks that began in March ended without a deal.",
    "The minister did not say whether the road would reopen.",
    "Rents will fall, as they did in the towns of the north.",
    "The treaty was co-signed by two governors of the north.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_single_claim_is_not_split(text):
    assert texts(text) == [text]


SPLIT = [
    (
        "The families crossed the river at night, only to be sent home the next day.",
        ["The families crossed the river at night", "only to be sent home the next day."],
    ),
    (
        "The ship left Marlow at dawn and reached the island at noon.",
        ["The ship left Marlow at dawn", "reached the island at noon."],
    ),
    (
        "The cook, who had burned his hand, was taken to a clinic.",
        ["The cook, who had burned his hand", "was taken to a clinic."],
    ),
    (
        "Troops entered the village, arresting six farmers.",
        ["Troops entered the village", "arresting six farmers."],
    ),
    (
        "Built of stone in 1911, the bridge carries two rail lines.",
        ["Built of stone in 1911", "the bridge carries two rail lines."],
    ),
    (
        "The gate stayed open, although the guards had gone home.",
        ["The gate stayed open", "although the guards had gone home."],
    ),
    (
        "The price of bread rose; the price of milk fell.",
        ["The price of bread rose", "the price of milk fell."],
    ),
    (
        "The decree will neither raise “the salt tax” nor touch the price of bread.",
        ["The decree will neither raise “the salt tax”", "touch the price of bread."],
    ),
    (
        "The plan will involve neither the sale of forests nor the closure of schools.",
        ["The plan will involve neither the sale of forests", "the closure of schools."],
    ),
    (
        "The firm held a licence and its radio never went silent.",
        ["The firm held a licence", "its radio never went silent."],
    ),
    (
        "The mine reopened in May, while the smelter remains closed for repairs.",
        ["The mine reopened in May", "while the smelter remains closed for repairs."],
    ),
    (
        "Farmers blocked the bridge, and grain prices have risen since June.",
        ["Farmers blocked the bridge", "grain prices have risen since June."],
    ),
    (
        "The report shows that prices rose, that wages fell and that many rents doubled.",
        ["prices rose", "wages fell", "many rents doubled."],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_claims_of_one_sentence(text, expected):
    assert texts(text) == expected


@pytest.mark.xfail(strict=True, reason="the small parser reads 'breaking' as a noun's modifier")
def test_absolute_construction_with_a_preposition():
    text = "The bill passed by two votes, with three deputies of the ruling party opposing it."
    assert len(texts(text)) == 2


@pytest.mark.xfail(strict=True, reason="an apposition without a verb stays with its host")
def test_apposition_is_a_claim_of_its_own():
    assert len(texts("The jail, one of the oldest in the region, holds 900 men.")) == 2
