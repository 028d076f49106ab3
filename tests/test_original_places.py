"""Where each claim stands in its original file is carried to every output."""

import csv
import io
import json

import docx
import lxml.html
import pytest
from fakes import ARTICLE, make_comparison, on_pages

from compare.render import render_csv, render_html, render_markdown, render_text
from compare.reports.formats import FORMATS
from compare.reports.making import make_report
from compare.reports.types import Chosen
from compare.serialize import to_dict


@pytest.fixture(scope="module")
def comparison():
    """Of a PDF whose second page begins with the article's third claim, and of a pasted text."""
    return on_pages(make_comparison())


@pytest.fixture(scope="module")
def report(comparison):
    return make_report(comparison, {}, chosen=Chosen.ALL, title="Ships")


WHERE = ("page 1, line 3", "page 2, line 1", "page 1, line 1")  # in the order of the pairs


def test_json_has_the_place_of_each_claim(comparison):
    claims = to_dict(comparison)["claims"]
    assert [claim["original"] for claim in claims["article"]] == [
        {"page": 1, "line": 1},
        {"page": 1, "line": 3},
        {"page": 2, "line": 1},
        {"page": 2, "line": 1},
    ]
    assert {claim["original"] for claim in claims["readout"]} == {None}


def test_html_shows_the_place_beside_each_claim_that_has_one(comparison):
    page = lxml.html.document_fromstring(render_html(comparison))
    heads = [head.text_content() for head in page.xpath("//figcaption")]
    assert [head.split(" · ")[2:] for head in heads] == [
        part for where in WHERE for part in ([where], [])
    ]
    (only,) = page.xpath("//li[@id='line-a4']/small")
    assert " · page 2, line 1 · " in only.text_content()


def test_markdown_shows_the_place(comparison):
    source = render_markdown(comparison)
    assert "> **article** (the mayor insists (“insisted”); page 1, line 3): " in source


def test_the_terminal_shows_the_place_of_each_claim_that_has_one(comparison):
    lines = render_text(comparison).splitlines()
    assert f"{'':11}the mayor insists (“insisted”); page 1, line 3" in lines
    assert f"{'article':11}“Harbour blocked for days” (page 1, line 1)" in lines
    assert "a4         “Crews ate well.” (page 2, line 1; nearest r4, similarity 0.21)" in lines
    assert "r4         “A new crane arrived.” (nearest a4, similarity 0.21)" in lines


@pytest.fixture(scope="module")
def quoting():
    """The same with a quotation at the end of the article."""
    return on_pages(make_comparison(f"{ARTICLE}“No ship sank,” it said.\n"))


def test_every_rendering_tells_where_a_quotation_stands(quoting):
    assert f"{'place':11}page 2, line 1" in render_text(quoting).splitlines()
    assert "  - place: page 2, line 1" in render_markdown(quoting).splitlines()
    assert "<small><b>place</b> page 2, line 1</small>" in render_html(quoting)


def test_the_table_has_the_place(comparison):
    rows = list(csv.DictReader(io.StringIO(render_csv(comparison), newline="")))
    assert [row["article_original"] for row in rows[:4]] == [*WHERE, "page 2, line 1"]
    assert {row["readout_original"] for row in rows} == {""}


@pytest.mark.parametrize("name", ["html", "md", "docx"])
def test_reports_show_the_place(report, name):
    data = FORMATS[name].render(report)
    if name == "docx":
        tables = docx.Document(io.BytesIO(data)).tables
        text = " ".join(cell.text for table in tables for cell in table._cells)
    else:
        text = data.decode()
    for where, item in zip(WHERE, report.items, strict=True):
        claim = item.article.claim
        assert f"{where}, characters {claim.start}–{claim.end}" in text


def test_tables_and_json_of_reports_have_the_place(report):
    text = FORMATS["csv"].render(report).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["article_original"] for row in rows] == list(WHERE)
    items = json.loads(FORMATS["json"].render(report))["items"]
    assert [item["article"]["original"] for item in items] == [
        {"page": 1, "line": 3},
        {"page": 2, "line": 1},
        {"page": 1, "line": 1},
    ]
    assert {item["readout"]["original"] for item in items} == {None}
