"""Any text: its claims point into it, and every word is in a claim, in a frame, or named unread.

``pytest tests/test_claims_fuzz.py --hypothesis-profile long`` runs for an hour or so.
"""

import pytest
from hostile import words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.cases import find_case, list_cases
from compare.claims import split_claims
from compare.documents import Document, Role
from compare.ledger import make_ledger, measure_coverage
from compare.parsing import load_parser

BRIEF = settings(deadline=None, suppress_health_check=list(HealthCheck))

FRAGMENTS = (
    "Ann Reed said ", "the dam, which leaks, ", "“we paid", ",” he said. ", "MS FALK: ", "1. ",
    "\n\n", "\n", "neither A nor the use of B ", "U.S. ", "according to ", "No. 5 ",
    "denied that any ", "—", "…", '"', "?", "(", ")", "[", "]", "- ", "• ", "\r\n", "\u2028",
    "\xa0", "who ", "that ", "and ", "but ", "said. ", "told ", "“", "”", "‘", "’", "'s ", "not ",
    "I ", "they ", "It rained. ", "Was it? ", "Feb. 24, ", "$3.5 million ", "10 % ",
    "BRIG (AP) – ", "By Ann Lee\n", "A" * 300, "Comments are closed.", "###\n", "\x00", "\ud800",
    "\u202e", "👩\u200d👧", "ﬁ", "ß", "İ", "ǅ",
)  # fmt: skip


def _sentences():
    texts = (
        document.text
        for name in list_cases()
        for document in (find_case(name).article, find_case(name).readout)
    )
    return [piece for text in texts for piece in text.split("\n") if piece.strip()]


@pytest.fixture(scope="module", autouse=True)
def parser():
    return load_parser()


REAL = st.sampled_from(_sentences())


@st.composite
def damaged(draw):
    """A few paragraphs of the corpus with pieces cut out, put in or put elsewhere."""
    text = draw(st.sampled_from(("\n", "\n\n", " "))).join(draw(st.lists(REAL, max_size=3)))
    for _ in range(draw(st.integers(0, 6))):
        at, length = draw(st.integers(0, len(text))), draw(st.integers(0, 30))
        piece = draw(st.one_of(st.sampled_from(FRAGMENTS), words()))
        change = draw(st.sampled_from(("cut", "insert", "replace", "move")))
        if change == "cut":
            text = text[:at] + text[at + length :]
        elif change == "insert":
            text = text[:at] + piece + text[at:]
        elif change == "replace":
            text = text[:at] + piece + text[at + len(piece) :]
        else:
            text = text[:at] + text[at + length :] + text[at : at + length]
    return text


TEXTS = st.one_of(
    st.text(max_size=200),
    words(),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join),
    damaged(),
)


@given(TEXTS, st.sampled_from(Role))
@BRIEF
def test_claims_of_any_text(text, role):
    document = Document(role, text, "some text")
    claims = split_claims(document)
    assert [c.id for c in claims] == [f"{role[0]}{n}" for n in range(1, len(claims) + 1)]
    end = 0
    for claim in claims:
        assert end <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end] == claim.text
        assert claim.text.strip() and claim.content.strip()
        sentence, frame = claim.sentence, claim.attribution.frame
        assert sentence.start <= claim.start and claim.end <= sentence.end
        for span in filter(None, (sentence, frame)):
            assert 0 <= span.start < span.end and text[span.start : span.end] == span.text
        assert (claim.parse.start_char, claim.parse.end_char) == (claim.start, claim.end)
        end = claim.end
    coverage = measure_coverage(document, make_ledger(claims, (), {}))
    total = sum(coverage.places.values()) + coverage.frames + coverage.unread
    assert total == pytest.approx(1.0 if text.strip() else 0.0)
    read = {i for c in claims for i in range(c.start, c.end)}
    read |= {i for c in claims if (f := c.attribution.frame) for i in range(f.start, f.end)}
    unread = {i for span in coverage.unread_spans for i in range(span.start, span.end)}
    assert not read & unread
    left = [text[i] for i in range(len(text)) if i not in read | unread]
    assert not [character for character in left if character.isalnum()]
