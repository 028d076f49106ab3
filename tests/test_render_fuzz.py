"""Any words in a text, a name or a source: every rendering of a comparison shows them as text.

``pytest tests/test_render_fuzz.py --hypothesis-profile long`` runs for many minutes.
"""

import csv
import io
import json
import re

import lxml.html
from fakes import ARTICLE, READOUT, make_comparison
from hostile import words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from compare.atomic import to_utf8
from compare.documents import Role
from compare.render import render_csv, render_html, render_markdown, render_text
from compare.render.labels import printable
from compare.render.table import COLUMNS, FORMULA_STARTS
from compare.serialize import to_json

BRIEF = settings(deadline=None, suppress_health_check=list(HealthCheck))
FOREIGN = set("a img script svg pre em s br style object".split())
MARKDOWN = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])


@st.composite
def comparisons(draw):
    """A comparison with hostile words between its claims, in one of them and in a source."""
    before, after = draw(words()), draw(words())
    article = ARTICLE.replace("BRIG —", f"{before} —") + after
    return make_comparison(article, f"{READOUT}{draw(words())}\n", source=draw(words()))


def page_of(html):
    return lxml.html.document_fromstring(to_utf8(html).decode())


def shape(page):
    return {(e.tag, *sorted(e.attrib)) for e in page.iter()}


CLEAN = shape(page_of(render_html(make_comparison("“A” said. " + ARTICLE, READOUT + "“A” x.")))) | {
    ("span", "class")
}


@given(comparisons())
@BRIEF
def test_html_holds_no_foreign_element_or_attribute(comparison):
    page = page_of(render_html(comparison))
    assert shape(page) <= CLEAN
    assert all(link.startswith("#") for link in page.xpath("//@href"))


@given(comparisons())
@BRIEF
def test_no_cell_of_a_table_is_a_formula(comparison):
    text = to_utf8(render_csv(comparison)).decode()
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert tuple(head) == COLUMNS
    cells = [cell.lstrip(" \t\r\n\xa0\ufeff\u200b") for row in rows for cell in row]
    numbers = re.compile(r"-?\d+(\.\d+)?$")
    found = [c for c in cells if c.startswith(FORMULA_STARTS) and not numbers.match(c)]
    assert not found


@given(comparisons())
@BRIEF
def test_json_reads_back_as_it_was(comparison):
    read = json.loads(to_utf8(to_json(comparison)))
    for role in Role:
        text = comparison.document(role).text
        for claim in read["claims"][role.value]:
            assert text[claim["start"] : claim["end"]] == claim["text"]


@given(comparisons())
@BRIEF
def test_markdown_shows_words_as_text(comparison):
    page = page_of(MARKDOWN.render(to_utf8(render_markdown(comparison)).decode()))
    assert not {e.tag for e in page.iter()} & FOREIGN
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//code/text()") == [comparison.document(role).sha256 for role in Role]


@given(comparisons())
@BRIEF
def test_a_terminal_gets_no_command(comparison):
    text = render_text(comparison)
    assert printable(text) == text


@given(words())
@BRIEF
def test_what_is_printable_keeps_offsets(text):
    assert len(printable(text)) == len(text)
    printable(text).encode()
