"""Quotations, key words and clashes in each format: shown whole, and never as markup."""

import json
from dataclasses import replace

import pytest
from fakes import ARTICLE, READOUT, make_comparison
from markdown_it import MarkdownIt
from test_render_markup import ATTACKS, Page

from compare.documents import Document, Role, Span
from compare.findings import find_key_words
from compare.keyness import KeyWord
from compare.quotations.audit import audit
from compare.render import render_html, render_markdown, render_text
from compare.render.html import macros
from compare.render.quoting import describe_quotation, describe_status, key_word_cells
from compare.serialize import to_json

CLASH = "The facts clash: the mayor in the article against the readout itself."


def quoting(words, there=""):
    """A comparison whose article quotes these words and whose readout quotes others."""
    return make_comparison(f"{ARTICLE}«{words}»\n", f"{READOUT}«{there or words}»\n")


def shown(render, comparison):
    """The words a reader sees, blanks levelled."""
    source = render(comparison)
    if render is render_markdown:
        source = MarkdownIt("commonmark").enable("table").render(source)
    text = source if render is render_text else "".join(Page(source).words)
    return " ".join(text.split())


@pytest.mark.parametrize("render", [render_text, render_html, render_markdown])
def test_each_format_shows_quotations_key_words_and_clash(render):
    comparison = quoting("We will open the port today", "We may open the port today")
    text = shown(render, comparison)
    assert text.count("«We will open the port today»") >= 1
    assert text.count("words changed") == 2  # once per direction
    assert "“will” for “may”" in text and "“may” for “will”" in text
    assert find_key_words(comparison).warning in text
    assert "used more by the article (leaning)" in text
    assert CLASH in text


@pytest.mark.parametrize("render", [render_text, render_html, render_markdown])
def test_nothing_quoted_is_said(render):
    text = shown(render, make_comparison()).casefold()
    assert "quotations (0)" in text or "quotations 0" in text


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_in_quotations_stay_text(attack):
    attack = attack.replace('"', "")  # a quotation mark would end the quotation
    comparison = quoting(f"we stay {attack}")
    parts = macros("quoting")
    for html in (parts.quotations(comparison), parts.key_words(comparison)):
        page, clean = Page(str(html)), Page(str(parts.quotations(quoting("we stay"))))
        page_only = set(page.elements) - set(clean.elements)
        assert page_only <= {"table", "thead", "tbody", "tr", "th", "td", "p"}
        assert page.attributes <= {"class", "scope"}
    assert attack in "".join(Page(str(parts.quotations(comparison))).words)
    markdown = MarkdownIt("commonmark").enable("table").render(render_markdown(comparison))
    assert not {"script", "img", "a"} & set(Page(markdown).elements)
    assert f"we stay {attack}" in "".join(Page(markdown).words)


@pytest.mark.parametrize("attack", ["\x1b[31m", "\x01\x02", "\ud800", "\u202e"])
def test_a_terminal_is_never_steered_by_a_quotation(attack):
    text = render_text(quoting(f"we {attack}stay"))
    assert not set(attack) & set(text) - set("[31m")
    assert max(map(len, text.splitlines())) <= 100


def test_json_keeps_a_quotation_as_it_stands():
    attack = ATTACKS[0]
    quotations = json.loads(to_json(quoting(attack)))["quotations"]
    assert quotations["article"][0]["text"] == f"«{attack}»"


@pytest.mark.parametrize(
    ("quoted", "there", "status", "told"),
    [
        ("“We stay”", "They left.", "not found in the readout", ["speaker"]),
        ("“We stay”", "We stay.", "verbatim", ["readout", "speaker"]),
        ("“we will go”", "“Tomorrow we will go home.”", "cut short",
         ["readout", "left out", "speaker"]),
        ("“The peak lies behind us”", "“The peak almost lies behind us.”", "words changed",
         ["readout", "changed", "speaker"]),
        ("“We stay here … we were afraid”", "We were afraid. Now we stay here.",
         "spliced from several places", ["readout", "speaker"]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_quotation(quoted, there, status, told):
    article, readout = (
        Document(role, text, "x") for role, text in zip(Role, (quoted, there), strict=True)
    )
    (finding,) = audit(article, readout)
    assert describe_status(finding, Role.ARTICLE) == status
    assert [label for label, _ in describe_quotation(finding, article)] == told


@pytest.mark.parametrize(
    ("same", "expected"),
    [
        (True, "the same: Orla Benn in the article, Ms Benn in the readout"),
        (False, "not the same: Orla Benn in the article, Ms Benn in the readout"),
        (None, "not known to be the same: Orla Benn in the article, Ms Benn in the readout"),
    ],
)
def test_speakers_of_a_quotation(same, expected):
    article, readout = Document(Role.ARTICLE, "“Up”", "x"), Document(Role.READOUT, "Up", "x")
    (finding,) = audit(article, readout)
    assert finding.span == Span(0, 4, "“Up”")
    known = replace(finding, speaker="Orla Benn", other_speaker="Ms Benn", same_speaker=same)
    assert dict(describe_quotation(known, article))["speaker"] == expected


def test_only_an_interval_without_zero_is_no_leaning():
    row = KeyWord("raid", 9, 0, 2.0, 2.5, 0.4, 3.6)
    assert key_word_cells(row) == (
        "raid", "9", "0", "+2.00", "+0.40 to +3.60", "used more by the article",
    )  # fmt: skip
    leaning = KeyWord("visit", 0, 1, -1.0, -0.5, -3.0, 1.0)
    assert key_word_cells(leaning)[-1] == "used more by the readout (leaning)"
