"""Saved pages: the article survives and nothing else comes in."""

import pytest

from benchmarks.extraction import measure, ours, texts
from benchmarks.shapes import SHAPES, UNSEEN
from compare.documents import Role
from compare.pages import split_page
from compare.readers.html import read_html

NAMED = {shape.__name__: shape for shape in (*SHAPES, *UNSEEN)}


@pytest.mark.parametrize("shape", NAMED.values(), ids=NAMED)
def test_sentences_are_kept_and_foreign_ones_left_out(shape):
    kept, there, let_in, foreign = measure(shape, ours, texts()[2:6])
    assert kept >= 0.95 * there
    assert let_in <= 0.05 * foreign


@pytest.mark.parametrize("shape", NAMED.values(), ids=NAMED)
def test_every_word_of_a_page_is_in_the_text_or_left_out(shape):
    title, paragraphs = texts()[0]
    page = shape(title, paragraphs).encode()
    reading, whole = read_html(page, "page"), read_html(page, "page", whole=True)
    assert whole.removed == ()
    blocks = reading.text.split("\n\n") + [passage.text for passage in reading.removed]
    assert sorted(blocks) == sorted(whole.text.split("\n\n"))


@pytest.mark.parametrize("shape", NAMED.values(), ids=NAMED)
def test_the_line_of_a_paragraph_holds_its_words(shape):
    """One tag to a line, so that each paragraph has a line of its own."""
    title, paragraphs = texts()[0]
    page = shape(title, paragraphs).replace("<", "\n<")
    reading = read_html(page.encode(), "page")
    lines = page.split("\n")
    for start, place in zip(reading.layout.starts, reading.layout.places, strict=True):
        first = reading.text[start:].split(maxsplit=1)[0]
        assert first in lines[place.line - 1].replace("&quot;", '"').replace("&#x27;", "'")


ARTICLE = (
    "The harbour minister left the ferry talks on Tuesday after twenty minutes, two people in the "
    "room said, and no new date was set.",
    "“There is nothing to discuss,” a union leader told reporters on the quay in the evening.",
)
READOUT = (
    "READOUT OF THE MINISTER’S MEETING WITH THE FERRY UNIONS",
    "The Minister met the representatives of the three ferry unions on Tuesday for a constructive "
    "exchange. The meeting concluded as planned after two hours.",
    "The Minister thanked all participants and looks forward to the next round in May.",
)
CHATTER = (
    "They never listen, do they? My cousin works on the boats and has not been paid in weeks, and "
    "nobody in that ministry has ever answered one of his letters."
)


def _paragraphs(*words):
    return "".join(f"<p>{paragraph}</p>" for paragraph in words)


def _comments(*bodies):
    items = "".join(
        f'<li class="comment"><div class="comment-author"><cite class="fn">{name}</cite> '
        f'<span class="says">says:</span></div><div class="comment-meta">May {day}, 2031 at 3:14 pm'
        f"</div>{body}<div class=reply><a>Reply</a></div></li>"
        for day, (name, body) in enumerate(bodies, 5)
    )
    return f"<div id=comments><h2>{len(bodies)} comments</h2><ol>{items}</ol></div>"


TOP = (
    "<!DOCTYPE html><title>Minister leaves</title><nav><a>Menu</a></nav><article><h1>Harbour "
    f"minister walks out of ferry talks</h1><p>By Nora Quill</p>{_paragraphs(*ARTICLE)}"
)
CARRYING = {
    "a comment": f"{TOP}</article>" + _comments(
        ("Ida Brook", _paragraphs(CHATTER)),
        ("Press Office, Ministry of Harbours", _paragraphs(*READOUT)),
        ("old salt", _paragraphs(CHATTER)),
    ),
    "a quotation": f"{TOP}<p>The ministry released the following statement:</p>"
                   f"<blockquote>{_paragraphs(*READOUT)}</blockquote></article>",
    "a box": f"{TOP}</article><aside class=box>{_paragraphs(*READOUT)}</aside>",
}  # fmt: skip


@pytest.mark.parametrize("page", CARRYING.values(), ids=CARRYING)
def test_a_page_whose_comment_or_quotation_carries_the_readout_is_cut(page):
    reading = read_html(page.encode(), "page", whole=True)
    cut = split_page(reading.text, "page", reading)
    assert "\n\n".join(ARTICLE) in cut.article.text
    assert "\n\n".join(READOUT) in cut.readout.text
    assert CHATTER not in cut.article.text + cut.readout.text
    assert READOUT[1] not in cut.article.text
    for role, words in ((Role.ARTICLE, ARTICLE[0]), (Role.READOUT, READOUT[1])):
        document = cut.article if role is Role.ARTICLE else cut.readout
        at = document.text.index(words)
        on_page = reading.layout.place(reading.text.index(words))
        assert document.place(at) == on_page
