"""Agents left out, agents of another class, agent and object swapped."""

import pytest
from hypothesis import given, settings

from compare.differences.agency import find
from compare.differences.types import Kind, Verdict
from tests.differences.whole_texts import check_mirror, check_offsets, compared, row, texts_of

CONFLICT, SHIFT, SAME, GATE = Verdict.CONFLICT, Verdict.SHIFT, Verdict.SAME, Verdict.GATE

# (article, readout, [(words there, words here, verdict, value there, value here)])
ROWS = [
    (
        "Soldiers broke up the rally.",
        "The rally was broken up by police.",
        [("Soldiers", "police", CONFLICT, "soldier", "police")],
    ),
    (
        "The army seized the airport.",
        "The airport was seized by rebels.",
        [("The army", "rebels", CONFLICT, "army", "rebel")],
    ),
    (
        "The president dismissed the general.",
        "The minister dismissed the general.",
        [("The president", "The minister", CONFLICT, "president", "minister")],
    ),
    (
        "Firefighters rescued the child.",
        "The child was rescued by soldiers.",
        [("Firefighters", "soldiers", CONFLICT, "firefighter", "soldier")],
    ),
    (
        "Doctors killed the patient.",
        "The patient was killed by guards.",
        [("Doctors", "guards", CONFLICT, "doctor", "guard")],
    ),
    (
        "The court banned the march.",
        "The mayor banned the march.",
        [("The court", "The mayor", CONFLICT, "court", "mayor")],
    ),
    (
        "Protesters started the fire.",
        "The fire was started by the guards.",
        [("Protesters", "the guards", CONFLICT, "protester", "guard")],
    ),
    (
        "The police shot the driver.",
        "The driver was shot by soldiers.",
        [("The police", "soldiers", CONFLICT, "police", "soldier")],
    ),
    (
        "Norvane sued Brightwell.",
        "Brightwell sued Norvane.",
        [("Norvane", "Brightwell", CONFLICT, None, None)],
    ),
    (
        "Brightwell bought Oskair for 40 million.",
        "Oskair bought Brightwell for 40 million.",
        [("Brightwell", "Oskair", CONFLICT, None, None)],
    ),
    (
        "Arden attacked Tullen in June.",
        "Tullen attacked Arden in June.",
        [("Arden", "Tullen", CONFLICT, None, None)],
    ),
    (
        "The guards attacked the prisoners.",
        "The prisoners attacked the guards.",
        [("The guards", "The prisoners", CONFLICT, None, None)],
    ),
    (
        "Tullen was invaded by Arden.",
        "Arden was invaded by Tullen.",
        [("Arden", "Tullen", CONFLICT, None, None)],
    ),
    (
        "Police broke up the rally.",
        "The rally was broken up shortly before noon.",
        [("Police", "was broken up", SHIFT, None, None)],
    ),
    (
        "Guards killed the prisoner.",
        "The prisoner was killed.",
        [("Guards", "was killed", SHIFT, None, None)],
    ),
    (
        "Two guards killed the prisoner.",
        "The prisoner died at 5 a.m.",
        [("Two guards", "died", SHIFT, None, None)],
    ),
    (
        "The ministry withheld the report.",
        "The report was withheld.",
        [("The ministry", "was withheld", SHIFT, None, None)],
    ),
    (
        "Officers arrested the editor.",
        "The arrest of the editor took place on Monday.",
        [("Officers", "The arrest", SHIFT, None, None)],
    ),
    (
        "The dam was opened.",
        "Engineers opened the dam.",
        [("was opened", "Engineers", SHIFT, None, None)],
    ),
    (
        "The city closed the shelter.",
        "The shelter closed in March.",
        [("The city", "closed", SHIFT, None, None)],
    ),
    (
        "The company cut the wages.",
        "The wages were reduced.",
        [("The company", "were reduced", SHIFT, None, None)],
    ),
    (
        "Inspectors shut the bakery.",
        "The bakery has been closed.",
        [("Inspectors", "has been closed", SHIFT, None, None)],
    ),
    (
        "The fleet destroyed the harbour.",
        "The destruction of the harbour was complete.",
        [("The fleet", "The destruction", SHIFT, None, None)],
    ),
    (
        "The vote was delayed.",
        "The president delayed the vote.",
        [("was delayed", "The president", SHIFT, None, None)],
    ),
    (
        "The court will hear the case.",
        "The case was heard.",
        [("The court", "was heard", SHIFT, None, None)],
    ),
    (
        "The letters were opened.",
        "The guards had opened the letters.",
        [("were opened", "The guards", SHIFT, None, None)],
    ),
    (
        "The garrison burned the village.",
        "The village burned.",
        [("The garrison", "burned", SHIFT, None, None)],
    ),
    (
        "Customs seized the cargo.",
        "The cargo was seized in the port.",
        [("Customs", "was seized", SHIFT, None, None)],
    ),
    (
        "The council sold the theatre.",
        "The sale of the theatre was completed in June.",
        [("The council", "The sale", SHIFT, None, None)],
    ),
    (
        "The strike was called off.",
        "The union called off the strike.",
        [("was called off", "The union", SHIFT, None, None)],
    ),
    ("The police shot the driver.", "The driver was not shot by soldiers.", []),
    ("The police may ban the march.", "The court banned the march.", []),
    ("Police arrested a student.", "Soldiers arrested a student.", []),
    ("The police praised the mayor.", "The mayor praised the police.", []),
    ("Arden accused Tullen.", "Tullen accused Arden.", []),
    ("The government fined the firm.", "The authorities fined the firm.", []),
    ("Police broke up the rally.", "Police broke up the rally.", []),
    ("The rally was broken up.", "The rally was dispersed.", []),
    ("Police broke up the rally.", "The market was closed.", []),
    ("Officers arrested two men.", "Nine men were arrested.", []),
    ("It was raining.", "It had snowed.", []),
    ("He opened the door.", "The door was opened.", []),
    ("Police and soldiers cleared the square.", "The square was cleared by soldiers.", []),
    ("Prices were cut by 40 percent.", "Prices were cut.", []),
    ("The families were told by Monday.", "The families were told.", []),
    ("The police met the mayor.", "The mayor met the police.", []),
]

KNOWN_FAILURES = [
    pytest.param(
        "Officers detained the editor.",
        "The editor was taken into custody.",
        ("Officers", "was taken", SHIFT),
        marks=pytest.mark.xfail(
            strict=True, reason='a verb with its noun ("take into custody") is not read as one act'
        ),
    ),
    pytest.param(
        "The council rejected the plan.",
        "The plan was rejected by a wide margin.",
        ("The council", "was rejected", SHIFT),
        marks=pytest.mark.xfail(strict=True, reason='"by a wide margin" looks like an agent'),
    ),
    pytest.param(
        "The company dismissed the workers.",
        "The workers were made redundant.",
        ("The company", "were made", SHIFT),
        marks=pytest.mark.xfail(strict=True, reason='"make redundant" is not read as one act'),
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), ROWS)
def test_finds(make_claim, left, right, expected):
    found = compared(find, make_claim, left, right)
    assert [row(difference) for difference in found] == expected
    assert all(difference.kind is Kind.AGENCY for difference in found)


@pytest.mark.parametrize(("left", "right", "expected"), KNOWN_FAILURES)
def test_known_failures(make_claim, left, right, expected):
    assert expected in [
        row(difference)[:3] for difference in compared(find, make_claim, left, right)
    ]


@pytest.mark.parametrize(("left", "right", "expected"), ROWS)
def test_mirrors_when_the_documents_change_places(make_claim, left, right, expected):
    check_mirror(find, make_claim, left, right, expected)


TEXTS = texts_of(ROWS)


@settings(max_examples=60, deadline=None)
@given(left=TEXTS, right=TEXTS)
def test_holds_its_offsets_on_any_text(make_claim, left, right):
    check_offsets(find, make_claim, left, right)


def test_says_which_account_leaves_the_actor_out(make_claim):
    (found,) = compared(find, make_claim, "The dam was opened.", "Engineers opened the dam.")
    assert found.reason == "The readout says who acted (Engineers), the article leaves it out."
