"""Texts set as PDF files come out as they were, whatever their columns."""

import pytest

from benchmarks.extraction import texts
from benchmarks.papers import HEAD, LEFT, SETTINGS, long_texts, typeset
from compare.readers.pdf import read_pdf


@pytest.mark.parametrize(("columns", "alignment", "indent"), SETTINGS)
def test_a_set_text_is_read_word_for_word(columns, alignment, indent):
    title, paragraphs = long_texts()[0]
    reading = read_pdf(typeset(title, paragraphs, columns, alignment, indent), "paper")
    assert reading.text.split() == " ".join((title, *paragraphs)).split()
    heads = {passage.text for passage in reading.removed}
    pages = {place.page for place in reading.layout.places}
    assert heads == {HEAD, *(f"Page {page}" for page in pages)}
    assert len(pages) > 1


@pytest.mark.parametrize("columns", [1, 2])
def test_paragraphs_stay_whole(columns):
    title, paragraphs = texts()[1]
    reading = read_pdf(typeset(title, paragraphs, columns, LEFT, indent=False), "paper")
    blocks = reading.text.split("\n\n")
    assert [block for block in blocks if block in paragraphs] == paragraphs
