"""Untrusted texts in HTML, Markdown and CSV."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from fakes import ARTICLE, READOUT, make_comparison
from markdown_it import MarkdownIt

from compare.documents import Role
from compare.judging import Relation
from compare.render import render_csv, render_html, render_markdown
from compare.render.html import macros
from compare.render.markdown import escape_markdown
from compare.render.segments import paragraphs
from compare.render.table import COLUMNS, safe_cell

ATTACKS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &amp;",
    "[x](javascript:alert(1)) ![y](http://example.org/y.png)",
    "' onmouseover='alert(1)",
]


class Page(HTMLParser):
    """Elements, ids, links and text of a page."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.ids, self.links, self.attributes, self.words = [], [], [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attributes}
        self.ids += [value for name, value in attributes if name == "id"]
        self.links += [value for name, value in attributes if name in ("href", "src")]

    def handle_data(self, data):
        self.words.append(data)


def attacked(attack):
    """A comparison with the attack in a claim, between claims, in a speaker and in a source."""
    article = ARTICLE.replace("BRIG —", f"{attack} —") + attack
    return make_comparison(article, f"{READOUT}{attack}\n", source=attack)


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_shows_attacks_as_text(attack):
    page, clean = Page(render_html(attacked(attack))), Page(render_html(make_comparison()))
    assert set(page.elements) == set(clean.elements)
    assert page.attributes == clean.attributes
    assert all(link.startswith("#") for link in page.links)
    assert attack in "".join(page.words)


def test_the_report_fetches_nothing_and_runs_nothing():
    html = render_html(make_comparison())
    page = Page(html)
    assert not {"script", "iframe", "link", "img", "object"} & set(page.elements)
    assert "default-src 'none'" in html
    assert not re.search(r"url\(|@import|https?://", html)


def test_every_link_of_the_report_leads_somewhere():
    page = Page(render_html(make_comparison()))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_every_claim_is_marked_by_letter_and_class():
    html = str(macros().account(make_comparison(), Role.ARTICLE))
    assert '<span class="claim contradicted claim">The port held 40 ships</span>' in html
    assert re.search(r'class="tag contradicted" id="a2" href="#a2-r1"[^>]*>C a2</a>', html)
    assert '<span class="frame">the mayor insisted</span>' in html
    assert '<span class="unread">BRIG — </span>' in html


def test_segments_keep_every_character_of_a_line():
    comparison = make_comparison()
    for role in Role:
        document = comparison.document(role)
        lines = [line for line in document.text.splitlines() if line.strip()]
        cut = paragraphs(document, comparison.ledger[role])
        assert ["".join(part.text for part in line) for line in cut] == lines
        opened = [entry.claim.id for line in cut for part in line for entry in part.opens]
        assert sorted(opened) == sorted(claim.id for claim in comparison.claims[role])


def test_findings_light_the_differing_words():
    html = str(macros().findings(make_comparison(), tuple(Relation)))
    assert 'The port held <mark class="conflict">40</mark> ships' in html
    assert "for the same count." in html


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_shows_attacks_as_text(attack):
    source = render_markdown(attacked(attack))
    html = MarkdownIt("commonmark", {"linkify": False}).enable("table").render(source)
    page = Page(html)
    assert not {"script", "img", "a"} & set(page.elements)
    assert attack in "".join(page.words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, U.S. (2017)!", "plain words, U.S. (2017)!"),
        ("<b> *x*", r"\<b\> \*x\*"),
        ("a|b", r"a\|b"),
        ("see https://example.org", r"see https\://example.org"),
        ("www.example.org", r"www\.example.org"),
        ("@someone #1", r"\@someone \#1"),
        ("two\n\n# lines", r"two \# lines"),
        ("", ""),
    ],
)
def test_escape_markdown(text, expected):
    assert escape_markdown(text) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\r=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("\u200b=1", "'\u200b=1"),
        ("\u200b \ufeff=1", "'\u200b \ufeff=1"),
        ("＝1", "'＝1"),
        ("1 = 1", "1 = 1"),
        ("", ""),
        (-0.2, -0.2),
    ],
)
def test_safe_cell(cell, expected):
    assert safe_cell(cell) == expected


def test_csv_reads_back():
    rows = list(csv.DictReader(io.StringIO(render_csv(make_comparison()), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["relation"] for row in rows] == [
        "contradiction",
        "framing",
        "related",
        "article only",
        "not compared",
        "readout only",
    ]
    assert rows[0]["article_speaker"] == "the mayor insists (“insisted”)"
    assert (rows[3]["article_id"], rows[3]["readout_id"], rows[3]["similarity"]) == (
        "a4",
        "r4",
        "0.21",
    )
