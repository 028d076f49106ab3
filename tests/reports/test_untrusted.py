"""Untrusted words in a text, a name or a note show as text in every format."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import docx
import lxml.html
import pytest
from accounts import made_of, report_of, said
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_formats import lines_of

from compare.render.table import FORMULA_STARTS
from compare.reports.formats import FORMATS
from compare.reports.table import ENCODING
from compare.review.types import Decision

MARKUP = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</script><!--",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &amp;",
    "[x](javascript:alert(1)) ![y](http://example.org/y.png)",
    "<https://example.org> | a | b |",
    '{ HYPERLINK "http://example.org" }',
]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", '=HYPERLINK("http://x","y")']
# A character of each sort that must not act, and how it shows.
STEERING = {
    "NUL": "\x00",
    "escape": "\x1b",
    "backspace": "\x08",
    "C1": "\x9b",
    "surrogate": "\ud800",
    "right-to-left override": "\u202e",
    "isolate": "\u2067",
}
SHOWN = "\N{REPLACEMENT CHARACTER}"


def attacked(words):
    """A report with these words in a claim, a speaker, a source, a title, a name and a note."""
    comparison = made_of([(f"{words}.", "It is not so.")], speaker=words, source=words)
    comparison = replace(comparison, article=replace(comparison.article, name=words))
    review = replace(said(comparison, note=words), reviewer=words)
    return report_of(comparison, review, title=words)


def attributes(page):
    return {name for element in page.iter() for name in element.attrib}


CLEAN = attacked("words")


@pytest.mark.parametrize("words", MARKUP)
def test_html_shows_markup_as_text(words):
    page, clean = (
        lxml.html.document_fromstring(FORMATS["html"].render(report).decode())
        for report in (attacked(words), CLEAN)
    )
    assert {e.tag for e in page.iter()} == {e.tag for e in clean.iter()}
    assert attributes(page) == attributes(clean)
    title, note = page.xpath("string(//h1)"), page.xpath("string(//div[@class='reviews']//td[4])")
    assert (title, note) == (words, words)
    assert words in page.xpath("string(//*[@class='said'])")


@pytest.mark.parametrize("words", MARKUP)
def test_markdown_shows_markup_as_text(words):
    source = FORMATS["md"].render(attacked(words)).decode()
    html = MarkdownIt("commonmark", {"linkify": False}).enable("table").render(source)
    page = lxml.html.document_fromstring(html)
    assert not page.xpath("//script|//img|//a")
    assert page.xpath("string(//h1)") == words
    assert words in [cell.text_content() for cell in page.xpath("//td")]


@pytest.mark.parametrize("words", MARKUP)
def test_word_shows_markup_as_text(words):
    data = FORMATS["docx"].render(attacked(words))
    assert {words, f"{words}."} <= set(lines_of(docx.Document(io.BytesIO(data))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml")
        links = archive.read("word/_rels/document.xml.rels")
    assert not [tag for tag in (b"w:fld", b"w:instrText", b"w:hyperlink") if tag in document]
    assert b"External" not in links


@pytest.mark.parametrize("words", [*MARKUP, *FORMULAS])
@pytest.mark.parametrize("name", ["annotation", "claimreview"])
def test_linked_data_may_stand_in_a_script_element(words, name):
    data = FORMATS[name].render(attacked(words))
    assert not set(b"<>&") & set(data)
    assert json.loads(data)


@pytest.mark.parametrize("words", [*MARKUP, *FORMULAS, *STEERING.values()])
def test_json_keeps_words_as_they_are(words):
    read = json.loads(FORMATS["json"].render(attacked(words)))
    assert read["title"] == words
    assert read["items"][0]["reviews"][0]["note"] == words
    assert read["items"][0]["article"]["text"] == f"{words}."


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(words):
    text = FORMATS["csv"].render(attacked(words)).decode(ENCODING)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA_STARTS)]
    assert f"'{words}." in rows[1]


@pytest.mark.parametrize("sign", STEERING.values(), ids=STEERING.keys())
def test_signs_that_steer_are_shown_and_do_not_act(sign):
    report = attacked(f"a{sign}b")
    shown = f"a{SHOWN}b"
    page = lxml.html.document_fromstring(FORMATS["html"].render(report).decode())
    assert page.xpath("string(//h1)") == shown
    assert f"{shown}." in lines_of(docx.Document(io.BytesIO(FORMATS["docx"].render(report))))
    assert f"# {shown}\n" in FORMATS["md"].render(report).decode()
    assert f'"{shown}."' in FORMATS["csv"].render(report).decode(ENCODING)


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=30).filter(str.strip))
def test_no_words_break_a_format(words):
    for form in FORMATS.values():
        assert form.render(attacked(words))


def test_a_note_keeps_its_lines_in_html_and_word():
    comparison = made_of([("A b.", "C d.")])
    report = report_of(comparison, said(comparison, decision=Decision.UNSURE, note="One.\nTwo."))
    assert "One.\nTwo." in FORMATS["html"].render(report).decode()
    assert "One.\nTwo." in lines_of(docx.Document(io.BytesIO(FORMATS["docx"].render(report))))
