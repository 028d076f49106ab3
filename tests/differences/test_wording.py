"""One fact in other words: what is the same, and which word is the more loaded."""

import pytest
from hypothesis import given, settings

from compare.differences.types import Kind, Verdict
from compare.differences.wording import find
from tests.differences.whole_texts import check_mirror, check_offsets, compared, row, texts_of

CONFLICT, SHIFT, SAME, GATE = Verdict.CONFLICT, Verdict.SHIFT, Verdict.SAME, Verdict.GATE

# (article, readout, [(words there, words here, verdict, value there, value here)])
ROWS = [
    (
        "The police crackdown began at dawn.",
        "The enforcement operation commenced at dawn.",
        [
            ("crackdown", "enforcement", SHIFT, "-0.60", "+0.15"),
            ("began", "commenced", SAME, "+0.00", "+0.00"),
        ],
    ),
    (
        "The raid on the market lasted an hour.",
        "The inspection of the market lasted an hour.",
        [("raid", "inspection", SHIFT, "-0.60", "+0.15")],
    ),
    (
        "The talks were tense.",
        "The discussions were cordial.",
        [
            ("talks", "discussions", SAME, "+0.00", "+0.00"),
            ("tense", "cordial", SHIFT, "-0.60", "+0.60"),
        ],
    ),
    (
        "The meeting ended in a frosty mood.",
        "The session was held in a friendly spirit.",
        [
            ("meeting", "session", SAME, "+0.00", "+0.00"),
            ("frosty", "friendly", SHIFT, "-0.60", "+0.60"),
        ],
    ),
    (
        "The government slashed the subsidy.",
        "The Cabinet adjusted the subsidy.",
        [
            ("government", "Cabinet", SAME, "+0.00", "+0.00"),
            ("slashed", "adjusted", SHIFT, "-0.60", "+0.15"),
        ],
    ),
    (
        "The law was rushed through parliament.",
        "The statute followed careful consultation.",
        [
            ("law", "statute", SAME, "+0.00", "+0.00"),
            ("rushed through", "consultation", SHIFT, "-0.70", "+0.50"),
        ],
    ),
    (
        "The brutal operation emptied the camp.",
        "The orderly operation emptied the camp.",
        [("brutal", "orderly", SHIFT, "-1.00", "+0.50")],
    ),
    (
        "Agents stormed the plant.",
        "Agents entered the plant.",
        [("stormed", "entered", SHIFT, "-0.60", "+0.00")],
    ),
    (
        "The minister blasted the report.",
        "The minister noted the report.",
        [("blasted", "noted", SHIFT, "-0.60", "+0.10")],
    ),
    (
        "Troops grabbed the airport.",
        "Troops secured the airport.",
        [("grabbed", "secured", SHIFT, "-0.60", "+0.00")],
    ),
    (
        "The bank was hit with a hefty fine.",
        "The bank received a modest fine.",
        [("hefty", "modest", SHIFT, "-0.50", "+0.10")],
    ),
    (
        "The reckless plan was dropped.",
        "The ambitious plan was dropped.",
        [("reckless", "ambitious", SHIFT, "-0.60", "+0.30")],
    ),
    (
        "The thugs of the guard beat the men.",
        "The dedicated officers of the guard helped the men.",
        [
            ("beat", "helped", SHIFT, "-0.60", "+0.00"),
            ("thugs", "dedicated", SHIFT, "-0.80", "+0.70"),
        ],
    ),
    (
        "The deal collapsed in shambles.",
        "The deal was a historic success.",
        [("shambles", "success", SHIFT, "-0.70", "+0.70")],
    ),
    (
        "Prices skyrocketed in the spring.",
        "Prices rose in the spring.",
        [("skyrocketed", "rose", SHIFT, "-0.50", "+0.00")],
    ),
    (
        "The terrified families left the camp on Monday.",
        "The families left the camp on Monday.",
        [("terrified", None, SHIFT, "-0.60", None)],
    ),
    (
        "The families left the camp on Monday.",
        "The helpless families left the camp on Monday.",
        [(None, "helpless", SHIFT, None, "-0.60")],
    ),
    (
        "The minister vowed to act.",
        "The minister pledged to act.",
        [("vowed", "pledged", SHIFT, "+0.00", "+0.30")],
    ),
    (
        "The negotiations ended in deadlock.",
        "The negotiations were fruitful.",
        [("deadlock", "fruitful", SHIFT, "-0.60", "+0.60")],
    ),
    (
        "The guards dragged the men to the vans.",
        "The guards escorted the men to the vans.",
        [("dragged", "escorted", SHIFT, "-0.40", "+0.00")],
    ),
    (
        "The clumsy appeal was rejected.",
        "The sensible appeal was rejected.",
        [("clumsy", "sensible", SHIFT, "-0.60", "+0.50")],
    ),
    (
        "The delegation stormed out.",
        "The delegation left in good spirit.",
        [("stormed out", "good spirit", SHIFT, "-0.80", "+0.60")],
    ),
    (
        "The sweep emptied the market.",
        "A planned verification visit emptied the market.",
        [("sweep", "visit", SHIFT, "-0.60", "+0.15")],
    ),
    (
        "The company bought the ferry.",
        "The company purchased the ferry.",
        [("bought", "purchased", SAME, "+0.00", "+0.00")],
    ),
    (
        "The army halted the convoy.",
        "The army stopped the convoy.",
        [("halted", "stopped", SAME, "+0.00", "+0.00")],
    ),
    (
        "The petrol was stolen.",
        "The gasoline was stolen.",
        [("petrol", "gasoline", SAME, "+0.00", "+0.00")],
    ),
    (
        "The jail holds ninety men.",
        "The prison holds ninety men.",
        [("jail", "prison", SAME, "-0.20", "+0.00")],
    ),
    (
        "The pupils went home.",
        "The students went home.",
        [("pupils", "students", SAME, "+0.00", "+0.00")],
    ),
    (
        "The agreement was signed on Monday.",
        "The accord was signed on Monday.",
        [("agreement", "accord", SAME, "+0.00", "+0.00")],
    ),
    (
        "The doctors asked for help.",
        "The physicians asked for assistance.",
        [
            ("doctors", "physicians", SAME, "+0.00", "+0.00"),
            ("help", "assistance", SAME, "+0.00", "+0.00"),
        ],
    ),
    (
        "The probe will last a year.",
        "The investigation will last a year.",
        [("probe", "investigation", SAME, "+0.00", "+0.00")],
    ),
    (
        "The ship sank off the coast.",
        "The vessel sank off the coast.",
        [("ship", "vessel", SAME, "+0.00", "+0.00")],
    ),
    (
        "The mission began in June.",
        "The mission commenced in June.",
        [("began", "commenced", SAME, "+0.00", "+0.00")],
    ),
    (
        "The lawmakers voted at noon.",
        "The legislators voted at midday.",
        [
            ("lawmakers", "legislators", SAME, "+0.00", "+0.00"),
            ("noon", "midday", SAME, "+0.00", "+0.00"),
        ],
    ),
    ("The company bought the ferry.", "The company bought the ferry.", []),
    ("The ferry sank in June.", "The harbour was dredged in May.", []),
    ("The tense talks went on.", "The tense talks went on.", []),
    ("The sale was announced.", "The sale was announced on Monday.", []),
    ("The bridge is 400 metres long.", "The bridge has four lanes.", []),
    ("The organisers met in June.", "The organizers met in June.", []),
    ("Mercy Hospital treated nine men.", "The hospital treated nine men.", []),
    ("The Justice Party won.", "The party won.", []),
    ("Nine men were killed.", "Nine men were killed in June.", []),
    ("He left.", "She stayed.", []),
    ("The report runs to 90 pages.", "The report was printed in May.", []),
    ("The prison burned.", "The prison burned at night.", []),
    ("The bank decided on Monday.", "The decision of the bank came on Monday.", []),
    ("The brutal winter ended.", "The harvest was excellent.", []),
]

KNOWN_FAILURES = [
    pytest.param(
        "Officers hauled off forty men.",
        "Forty persons were apprehended.",
        ("hauled off", "apprehended", SHIFT),
        marks=pytest.mark.xfail(
            strict=True, reason='"men" and "persons" are not aligned, so their verbs are not'
        ),
    ),
    pytest.param(
        "Troops took the airport.",
        "Troops liberated the airport.",
        ("took", "liberated", SHIFT),
        marks=pytest.mark.xfail(strict=True, reason='"take" is too light a verb to align'),
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), ROWS)
def test_finds(make_claim, left, right, expected):
    found = compared(find, make_claim, left, right)
    assert [row(difference) for difference in found] == expected
    assert all(difference.kind is Kind.WORDING for difference in found)


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


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (
            "The reckless plan was dropped.",
            "The ambitious plan was dropped.",
            "“reckless” in the article, “ambitious” in the readout: "
            "the article's word is negative, the readout's positive.",
        ),
        (
            "Agents entered the plant.",
            "Agents stormed the plant.",
            "“entered” in the article, “stormed” in the readout: "
            "the readout's is the stronger word, and the more negative.",
        ),
        (
            "The families left the camp on Monday.",
            "The helpless families left the camp on Monday.",
            "Only the readout says “helpless”, a negative word.",
        ),
        (
            "The petrol was stolen.",
            "The gasoline was stolen.",
            "“petrol” in the article and “gasoline” in the readout say the same.",
        ),
    ],
)
def test_reason_weighs_the_words(make_claim, left, right, reason):
    assert [difference.reason for difference in compared(find, make_claim, left, right)] == [reason]


@pytest.mark.parametrize(("left", "right", "expected"), ROWS)
def test_never_a_conflict(make_claim, left, right, expected):
    assert all(
        difference.verdict in (SHIFT, SAME)
        for difference in compared(find, make_claim, left, right)
    )
