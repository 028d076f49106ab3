"""Quoted spans: every kind of mark, nested, re-opened, cut off, and what is no quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.documents import Document, Role, Span
from compare.quotations.marks import quotations, quoted_within

FOUND = [
    ("", []),
    ("Nothing here.", []),
    ("She said “we go”.", [(0, ["we go"])]),
    ('She said "we go".', [(0, ["we go"])]),
    ('"One" and "two"', [(0, ["One"]), (0, ["two"])]),
    ("She said ‘we go’.", [(0, ["we go"])]),
    ("She said 'we go'.", [(0, ["we go"])]),
    ("« Non », dit-elle.", [(0, ["Non"])]),
    ("„Nein“, sagte sie.", [(0, ["Nein"])]),
    ("a “sweep” of homes", [(0, ["sweep"])]),
    ("“He said ‘no’ to us,” she said.", [(0, ["He said ‘no’ to us,"]), (1, ["no"])]),
    ("‘He said “no” to us,’ she said.", [(0, ["He said “no” to us,"]), (1, ["no"])]),
    ("“One.\n\n“Two.”\n\nEnd.", [(0, ["One.", "Two."])]),
    ('"One.\n\n"Two.\n\n"Three."', [(0, ["One.", "Two.", "Three."])]),
    ("“One.”\n\n“Two.”", [(0, ["One."]), (0, ["Two."])]),
    ("“never closed\n\nNext paragraph.", []),
    ("“cut off here …", [(0, ["cut off here …"])]),
    ("It’s the clerks’ pay.", []),
    ("the voters' roll and the clerks' pay", []),
    ("'Tis the season of the '90s.", []),
    ("He said 'the clerks' pay is late' and left.", [(0, ["the clerks' pay is late"])]),
    ("They don't 'sell' it, don't they?", [(0, ["sell"])]),
    ('a 12" pipe and a "short" one', [(0, ["short"])]),
    ('“” and ""', []),
    ("“ spaced out ”", [(0, ["spaced out"])]),
    ("“We go”\u00a0he said", [(0, ["We go"])]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_quotations(text, expected):
    found = quotations(Document(Role.ARTICLE, text, "test"))
    assert [(q.depth, [part.text for part in q.parts]) for q in found] == expected


@pytest.mark.xfail(reason="a rock 'n' roll apostrophe pair looks like a quotation", strict=True)
def test_rock_and_roll():
    assert quotations(Document(Role.ARTICLE, "fish 'y' chips", "test")) == ()


def test_quoted_within_a_span():
    document = Document(Role.ARTICLE, "“We go. We stay.” End.", "test")
    assert [s.text for s in quoted_within(document, Span(0, 7, "“We go."))] == ["We go."]


@given(st.text(alphabet=st.sampled_from("ab s.,\n “”„«»\"'‘’…12"), max_size=40))
def test_any_text(text):
    document = Document(Role.ARTICLE, text, "test")
    for quotation in quotations(document):
        for span in (quotation.span, *quotation.parts):
            assert text[span.start : span.end] == span.text
            assert quotation.span.start <= span.start <= span.end <= quotation.span.end
