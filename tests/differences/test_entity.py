"""Another actor, place or receiver; another one of a kind; one bearer under two names."""

import pytest
from hypothesis import given, settings

from compare.differences.context import Context
from compare.differences.entity import find
from compare.differences.types import Kind, Verdict
from tests.differences.whole_texts import check_mirror, check_offsets, compared, row, texts_of

CONFLICT, SHIFT, SAME, GATE = Verdict.CONFLICT, Verdict.SHIFT, Verdict.SAME, Verdict.GATE

# (article, readout, [(words there, words here, verdict, value there, value here)])
ROWS = [
    (
        "Defence Minister Anna Kovel signed the treaty.",
        "The treaty was signed by Foreign Minister Peter Drax.",
        [
            (
                "Defence Minister Anna Kovel",
                "Foreign Minister Peter Drax",
                CONFLICT,
                "anna kovel",
                "peter drax",
            )
        ],
    ),
    (
        "President Marta Lind opened the bridge.",
        "The bridge was opened by Prime Minister Olaf Brenner.",
        [
            (
                "President Marta Lind",
                "Prime Minister Olaf Brenner",
                CONFLICT,
                "marta lind",
                "olaf brenner",
            )
        ],
    ),
    (
        "Denmark bought the frigate.",
        "The frigate was bought by Norway.",
        [("Denmark", "Norway", CONFLICT, "denmark", "norway")],
    ),
    (
        "Norway sold the ferry in May.",
        "Sweden sold the ferry in May.",
        [("Norway", "Sweden", CONFLICT, "norway", "sweden")],
    ),
    (
        "The treaty was signed in Geneva.",
        "The treaty was signed in Lisbon.",
        [("Geneva", "Lisbon", CONFLICT, "geneva", "lisbon")],
    ),
    (
        "The hostages were released in Berlin.",
        "The hostages were freed in Cairo.",
        [("Berlin", "Cairo", CONFLICT, "berlin", "cairo")],
    ),
    (
        "The aid was delivered to Sudan.",
        "The aid was delivered to Chad.",
        [("Sudan", "Chad", CONFLICT, "sudan", "chad")],
    ),
    (
        "The prisoners were handed to the Red Cross.",
        "The prisoners were handed to the Interior Ministry.",
        [("the Red Cross", "the Interior Ministry", CONFLICT, "red cross", "interior ministry")],
    ),
    (
        "The documents were stolen from the Bank of Lothmar.",
        "The documents were stolen from the Treasury.",
        [("the Bank", "the Treasury", CONFLICT, "bank lothmar", "treasury")],
    ),
    (
        "Judge Clara Moss acquitted the banker.",
        "The banker was acquitted by Judge Ivo Trent.",
        [("Judge Clara Moss", "Judge Ivo Trent", CONFLICT, "clara moss", "ivo trent")],
    ),
    (
        "It was Microsoft that bought the start-up.",
        "Google bought the start-up.",
        [("Microsoft", "Google", CONFLICT, "microsoft", "google")],
    ),
    (
        "It was Marta Lind who ordered the raid.",
        "Olaf Brenner ordered the raid.",
        [("Marta Lind", "Olaf Brenner", CONFLICT, "marta lind", "olaf brenner")],
    ),
    (
        "Peter Drax, who drafted the statement, left early.",
        "The statement was drafted by Anna Kovel.",
        [("Peter Drax", "Anna Kovel", CONFLICT, "peter drax", "anna kovel")],
    ),
    (
        "Marta Lind will chair the inquiry.",
        "Olaf Brenner will chair the inquiry.",
        [("Marta Lind", "Olaf Brenner", CONFLICT, "marta lind", "olaf brenner")],
    ),
    (
        "Mr Lind paid the ransom.",
        "Karl Lind paid the ransom.",
        [("Mr Lind", "Karl Lind", SAME, "lind", "karl lind")],
    ),
    (
        "France bought the frigate.",
        "The French bought the frigate.",
        [("France", "French", SAME, "france", "french")],
    ),
    (
        "The WHO delivered the vaccines.",
        "The World Health Organization delivered the vaccines.",
        [("WHO", "World Health Organization", SAME, "who", "world health organization")],
    ),
    (
        "The RSF arrested the mayor.",
        "The mayor was arrested by the Rapid Support Forces.",
        [("RSF", "Rapid Support Forces", SAME, "rsf", "rapid support forces")],
    ),
    (
        "President Marta Lind resigned.",
        "Ms Lind resigned.",
        [("Marta Lind", "Ms Lind", SAME, "marta lind", "lind")],
    ),
    (
        "Norwegian ships left the port.",
        "Ships from Norway left the port.",
        [("Norwegian", "Norway", SAME, "norwegian", "norway")],
    ),
    (
        "Denmark bought two helicopters.",
        "Norway bought a submarine.",
        [("Denmark", "Norway", GATE, "denmark", "norway")],
    ),
    (
        "International observers were admitted.",
        "Domestic observers were admitted.",
        [("International observers", "Domestic observers", GATE, None, None)],
    ),
    (
        "Block C was destroyed.",
        "Blocks A and B were not damaged.",
        [("Block C", "Blocks A and B", GATE, None, None)],
    ),
    (
        "The ministry counts 900 suspected cases.",
        "The laboratory found 40 confirmed cases.",
        [("900 suspected cases", "40 confirmed cases", GATE, None, None)],
    ),
    (
        "Another vessel was boarded on Friday.",
        "The vessel was boarded on Friday.",
        [("Another vessel", "The vessel", GATE, None, None)],
    ),
    (
        "A neighbouring state paid two million for the model.",
        "The state paid three million for the model.",
        [("A neighbouring state", "The state", GATE, None, None)],
    ),
    (
        "Civilian flights resumed at noon.",
        "Military flights were not interrupted.",
        [("Civilian flights", "Military flights", GATE, None, None)],
    ),
    (
        "The northern gate was locked.",
        "The southern gate stood open.",
        [("The northern gate", "The southern gate", GATE, None, None)],
    ),
    (
        "Turbine 3 will be shut.",
        "Turbines 1 and 2 will run as before.",
        [("Turbine 3", "Turbines 1 and 2", GATE, None, None)],
    ),
    (
        "The boat had an Istrian licence.",
        "The boat had no licence for Dalmatian waters.",
        [("an Istrian licence", "no licence for Dalmatian waters", GATE, None, None)],
    ),
    (
        "The final report is due in May.",
        "The preliminary report came out in March.",
        [("The final report", "The preliminary report", GATE, None, None)],
    ),
    (
        "The opposition deputies walked out.",
        "The ruling deputies stayed in the hall.",
        [("The opposition deputies", "The ruling deputies", GATE, None, None)],
    ),
    (
        "A separate inquiry found no fault.",
        "The inquiry found grave faults.",
        [("A separate inquiry", "The inquiry", GATE, None, None)],
    ),
    (
        "Wing B was evacuated.",
        "Wing D was not evacuated.",
        [("Wing B", "Wing D", GATE, None, None)],
    ),
    (
        "The lower village was flooded.",
        "The upper village stayed dry.",
        [("The lower village", "The upper village", GATE, None, None)],
    ),
    (
        "The police arrested the mayor of Elstad.",
        "The mayor of Dunmere was arrested.",
        [("the mayor of Elstad", "The mayor of Dunmere", GATE, None, None)],
    ),
    ("Marta Lind visited the camp.", "The camp was visited by Olaf Brenner.", []),
    ("Marta Lind may chair the inquiry.", "Olaf Brenner will chair the inquiry.", []),
    ("Marta Lind did not sign the letter.", "Olaf Brenner signed the letter.", []),
    ("The treaty was signed in Geneva.", "The treaty was signed in Switzerland.", []),
    ("The minister signed the decree.", "Anna Kovel signed the decree.", []),
    ("Anna Kovel and Peter Drax signed the treaty.", "Peter Drax signed the treaty.", []),
    ("Kovel chaired the inquiry.", "Drax will chair the inquiry.", []),
    ("The sky was grey over the harbour.", "Farmers sold their cattle early.", []),
    ("Anna Kovel praised the deal.", "Peter Drax praised the deal.", []),
    ("The embassy in Geneva closed.", "The Swiss embassy closed.", []),
    ("All schools will close.", "The other schools will close in May.", []),
    ("Block C was destroyed.", "Block C burned down.", []),
    ("The ferry sank.", "The ferry sank off Norway.", []),
    ("Prices rose for another six months.", "Prices rose for six months.", []),
    ("He paid the ransom.", "She paid the ransom.", []),
    (
        "The contract was signed by the Director of Procurement, Colonel Ivar Dahlin.",
        "Karel Ostrow signed the contract.",
        [("Ivar Dahlin", "Karel Ostrow", CONFLICT, "ivar dahlin", "karel ostrow")],
    ),
]

KNOWN_FAILURES = [
    pytest.param(
        "Marwan Hadid resigned.",
        "Marwen Hadid stepped down.",
        ("Marwan Hadid", "Marwen Hadid", SAME),
        marks=pytest.mark.xfail(
            strict=True, reason="one letter in six is too far for the spelling threshold"
        ),
    ),
    pytest.param(
        "A judge ordered the inquiry.",
        "The Senate ordered the inquiry.",
        ("A judge", "The Senate", CONFLICT),
        marks=pytest.mark.xfail(
            strict=True, reason="a name and a common noun are never taken for rivals"
        ),
    ),
    pytest.param(
        "The fine was imposed by Norvane.",
        "It was Tullen, not Norvane, that fined the firm.",
        ("Norvane", "Tullen", CONFLICT),
        marks=pytest.mark.xfail(
            strict=True, reason='"impose a fine" is not read as the verb "fine"'
        ),
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), ROWS)
def test_finds(make_claim, left, right, expected):
    found = compared(find, make_claim, left, right)
    assert [row(difference) for difference in found] == expected
    assert all(difference.kind is Kind.ENTITY for difference in found)


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


def test_a_town_named_with_its_country_is_no_rival_place(make_claim):
    """A line of a document that names both places ties them together."""
    article, ours = make_claim("The treaty was signed in Sennet.", "article")
    _, theirs = make_claim("The treaty was signed in Lothmar.", "readout")
    readout, _ = make_claim("They met in Sennet, Lothmar.", "readout")
    assert find(ours, theirs, Context(article, readout)) == ()


def test_says_who_is_named_where(make_claim):
    (found,) = compared(
        find, make_claim, "Anna Kovel signed the pact.", "Peter Drax signed the pact."
    )
    assert found.reason == (
        "The article names Anna Kovel as the one who did it, the readout Peter Drax."
    )
