"""Claims of whole documents: offsets, order, standing, and that nothing gets lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.claims import Standing, split_claims
from compare.documents import Document, Role

ARTICLE = """Orland closes harbour after fire

By Nora Quill

PORT ELM, Orland (May 3) – Orland closed its main harbour on Friday, stranding 40 ships, after a \
fire that killed two dockers, the port authority said.

Harbour master Ian Voss, who has run the port since 2010, said the crane “should never have been \
in use.”

“It was rusty,” he said. “Everyone knew.”

Was there a warning? The ministry denies that any warning was sent.

[Continue reading in the app]"""


def split(text, role=Role.ARTICLE):
    return split_claims(Document(role, text, "test"))


def test_claims_of_an_article():
    assert [(c.id, c.standing.value, c.text) for c in split(ARTICLE)] == [
        ("a1", "title", "Orland closes harbour after fire"),
        ("a2", "boilerplate", "By Nora Quill"),
        ("a3", "boilerplate", "PORT ELM, Orland (May 3) –"),
        ("a4", "claim", "Orland closed its main harbour on Friday"),
        ("a5", "claim", "stranding 40 ships, after a fire that killed two dockers"),
        ("a6", "claim", "Harbour master Ian Voss, who has run the port since 2010"),
        ("a7", "claim", "the crane “should never have been in use.”"),
        ("a8", "claim", "“It was rusty,”"),
        ("a9", "claim", "“Everyone knew.”"),
        ("a10", "question", "Was there a warning?"),
        ("a11", "claim", "any warning was sent."),
        ("a12", "boilerplate", "[Continue reading in the app]"),
    ]


def test_ids_follow_the_role():
    assert [claim.id for claim in split("It rained. It snowed.", Role.READOUT)] == ["r1", "r2"]


STANDINGS = [
    ("The dam held through the night.", "claim"),
    ("Who built the dam?", "question"),
    ("QUESTION: And the dam?", "question"),
    ("COUNCIL ADOPTS NEW DAM ACT", "title"),
    ("MINISTRY OF DAMS", "boilerplate"),
    ("By Nora Quill and Max Roe", "boilerplate"),
    ("Monday, 3 May 2021, 16:00, Port Elm", "boilerplate"),
    ("Comments are closed.", "boilerplate"),
    ("For more information call the press office.", "boilerplate"),
    ("Contact: press@dams.example", "boilerplate"),
    ("Maps are at www.dams.example.", "boilerplate"),
    (
        "The council lifted its embargo on grain from the north on Friday, two days after ships "
        "had turned away, and put the list of ports at https://dams.example for all to read.",
        "claim",
    ),
    ("Thank you.", "boilerplate"),
    ("Good afternoon.", "boilerplate"),
    ("This article is for subscribers. Log in to continue.", "boilerplate"),
    ("The council lifted its embargo on grain from the north.", "claim"),
    ("- Twelve ambulances for the northern islands", "claim"),
    ("Next steps", "boilerplate"),
]


@pytest.mark.parametrize(("text", "standing"), STANDINGS)
def test_standing(text, standing):
    document = "Some office\n\n" + text  # not the first line, which is the headline
    assert {claim.standing for claim in split(document)[1:]} == {Standing(standing)}


@pytest.mark.parametrize("text", ["", " ", "\n\n\u00a0\n", "\u2028"])
def test_blank_text_has_no_claims(text):
    assert split(text) == ()


def read(text):
    """The characters inside claims and frames."""
    inside = set()
    for claim in split(text):
        frame = claim.attribution.frame
        for span in [claim.span] + ([frame] if frame else []):
            inside.update(range(span.start, span.end))
    return inside


def test_only_joints_are_left_unread():
    inside = read(ARTICLE)
    left = "".join(c if i not in inside else " " for i, c in enumerate(ARTICLE))
    assert set(left.replace(",", "").replace(".", "").split()) <= {"that", "and", "but"}


FRAGMENTS = [
    "Ann Reed said ",
    "the dam, which leaks, ",
    "“we paid",
    ",” he said. ",
    "MS FALK: ",
    "1. ",
    "\n\n",
    "neither A nor the use of B ",
    "U.S. ",
    "according to ",
    "No. 5 ",
    "denied that any ",
    "—",
    "…",
    '"',
    "?",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(FRAGMENTS), max_size=9).map("".join))
)
def test_any_text_gives_ordered_claims_with_exact_offsets(text):
    claims = split(text)
    assert [c.id for c in claims] == [f"a{n}" for n in range(1, len(claims) + 1)]
    end = 0
    for claim in claims:
        assert end <= claim.start < claim.end
        assert text[claim.start : claim.end] == claim.text
        assert claim.sentence.start <= claim.start and claim.end <= claim.sentence.end
        assert claim.parse.start_char == claim.start and claim.parse.end_char == claim.end
        assert claim.content
        end = claim.end


def test_lone_surrogates_are_read():
    assert split("A \ud800 dam broke.")[0].text == "A \ud800 dam broke."


def test_same_text_gives_same_claims():
    assert split(ARTICLE) == split(ARTICLE)
