"""Any words in a title, claim, name, source or note: every format shows them and nothing more.

``pytest tests/reports/test_reports_fuzz.py --hypothesis-profile long`` runs for many minutes.
"""

import csv
import io
import json
import zipfile
from dataclasses import replace

import docx
import lxml.etree
import lxml.html
import pytest
from accounts import made_of, report_of, said
from hostile import visible, words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_formats import lines_of

from compare.render.labels import one_line, printable
from compare.render.table import FORMULA_STARTS
from compare.reports.formats import FORMATS
from compare.reports.paper import safe
from compare.reports.table import COLUMNS, ENCODING

BRIEF = settings(deadline=None, suppress_health_check=list(HealthCheck))
FOREIGN = set("a img script svg code pre em s br style object".split())
MARKDOWN = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])


@st.composite
def reports(draw):
    """A report with hostile words in every field that a person or a file fills."""
    claim, title, note = draw(visible()), draw(visible()), draw(words())
    comparison = made_of(
        [(claim, draw(visible()))], speaker=draw(words()), source=draw(words()) or None
    )
    comparison = replace(comparison, article=replace(comparison.article, name=draw(visible())))
    review = replace(said(comparison, note=note), reviewer=draw(visible()))
    return report_of(comparison, review, title=title)


def page_of(report):
    return lxml.html.document_fromstring(FORMATS["html"].render(report).decode())


def shape(page):
    """Which elements stand where, with which attributes; not how often."""
    return {(e.tag, *sorted(e.attrib)) for e in page.iter()}


CLEAN = report_of(*(lambda c: (c, said(c, note="words")))(made_of([("A b.", "C d.")], speaker="E")))
# Words of a pair may be lit or not, and a context may be there or not.
OPTIONAL = {("mark", "class"), ("p", "class"), ("span", "class"), ("small",), ("b",)}


@given(reports())
@BRIEF
def test_html_holds_no_foreign_element_or_attribute(report):
    page = page_of(report)
    assert shape(page) <= shape(page_of(CLEAN)) | OPTIONAL
    assert one_line(page.xpath("string(//h1)")) == one_line(report.title)
    said_words = one_line(page.xpath("string(//figure[1]//*[@class='said'])"))
    assert said_words == one_line(report.items[0].article.claim.text)
    assert {e.get("class") for e in page.iter("mark")} <= {
        "conflict", "shift", "same", "gate", "word",
    }  # fmt: skip


@given(reports())
@BRIEF
def test_no_cell_of_a_table_is_a_formula(report):
    text = FORMATS["csv"].render(report).decode(ENCODING)
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert tuple(head) == COLUMNS
    assert len(rows) == len(report.items)
    assert all(len(row) == len(COLUMNS) for row in rows)
    # What a spreadsheet trims or drops before it looks for a formula.
    cells = [cell.lstrip(" \t\r\n\xa0\ufeff\u200b") for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
    claim = printable(report.items[0].article.claim.text)
    assert rows[0][COLUMNS.index("article_claim")] in (claim, f"'{claim}")


@given(reports())
@BRIEF
def test_word_opens_and_nothing_in_it_acts(report):
    data = FORMATS["docx"].render(report)
    lines = lines_of(docx.Document(io.BytesIO(data)))
    claim = safe(report.items[0].article.claim.text)
    assert claim in lines
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {n: archive.read(n) for n in archive.namelist() if n.endswith((".xml", ".rels"))}
    for part in parts.values():
        lxml.etree.fromstring(part)
    tags = {e.tag.split("}")[-1] for e in lxml.etree.fromstring(parts["word/document.xml"]).iter()}
    assert not tags & {"fldSimple", "instrText", "fldChar", "hyperlink", "object", "altChunk"}
    assert not [name for name, part in parts.items() if b'TargetMode="External"' in part]


@given(reports())
@BRIEF
def test_json_reads_back_as_it_was(report):
    read = json.loads(FORMATS["json"].render(report))
    assert read["title"] == report.title
    (item,) = read["items"]
    assert item["article"]["text"] == report.items[0].article.claim.text
    assert item["reviews"][0]["note"] == report.items[0].reviews[0].note
    lines = [json.loads(row) for row in FORMATS["jsonl"].render(report).split(b"\n") if row]
    assert [row["type"] for row in lines] == ["report", "item"]


@pytest.mark.parametrize("name", ["annotation", "claimreview"])
def test_linked_data_reads_back_and_closes_no_script(name):
    @given(reports())
    @BRIEF
    def fuzz(report):
        data = FORMATS[name].render(report)
        assert not set(b"<>&") & set(data)
        assert json.loads(data)

    fuzz()


@given(reports())
@BRIEF
def test_markdown_shows_words_as_text(report):
    source = FORMATS["md"].render(report).decode()
    page = lxml.html.document_fromstring(MARKDOWN.render(source))
    assert not {e.tag for e in page.iter()} & FOREIGN
    assert len(page.xpath("//h1")) == 1
    assert one_line(page.xpath("string(//h1)")) == one_line(report.title)
    assert len(page.xpath("//h3")) == len(report.items)
    note = one_line(report.items[0].reviews[0].note.strip()) or "–"
    assert note in [one_line(cell.text_content()) for cell in page.xpath("//td")]
