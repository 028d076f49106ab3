"""Every format reads back, says where it comes from, and is the same bytes each time."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import lxml.html
import pytest
from accounts import numbered, orphan, report_of, said
from fakes import make_comparison
from markdown_it import MarkdownIt

from compare.documents import Role
from compare.errors import ReportError
from compare.judging import Relation
from compare.reports.formats import FORMATS
from compare.reports.making import make_report
from compare.reports.table import COLUMNS, ENCODING
from compare.reports.types import Chosen
from compare.review.types import Decision

SIZES = [0, 1, 300]


def two_reviewers(comparison, index=0):
    return (
        said(comparison, index, "Ada", Decision.CONFIRMED, "Seen at the port.\nTwice."),
        said(comparison, index, "Ben", Decision.REJECTED, mark=Relation.FRAMING),
    )


def reviewed(size):
    """A report of that many pairs, the first with two reviewers who differ."""
    comparison = numbered(max(size, 1))
    report = report_of(comparison, *two_reviewers(comparison))
    return report if size else report_of(comparison, chosen=Chosen.REVIEWED)


def digests():
    """The SHA-256 of a report in every format."""
    comparison = make_comparison()
    report = report_of(comparison, *two_reviewers(comparison))
    return {name: hashlib.sha256(f.render(report)).hexdigest() for name, f in FORMATS.items()}


def lines_of(paper):
    """All text of a Word document, that of its tables included."""
    cells = (cell for table in paper.tables for row in table.rows for cell in row.cells)
    return [p.text for p in paper.paragraphs] + [p.text for cell in cells for p in cell.paragraphs]


def test_formats_are_listed_by_name_and_told_apart_by_suffix():
    assert list(FORMATS) == [
        "html",
        "docx",
        "csv",
        "md",
        "json",
        "jsonl",
        "annotation",
        "claimreview",
    ]
    assert all(form.name == name for name, form in FORMATS.items())
    assert len({form.suffix for form in FORMATS.values()}) == len(FORMATS)


def test_the_same_report_is_the_same_bytes():
    assert digests() == digests()


def test_the_bytes_do_not_hang_on_the_order_of_sets():
    here = Path(__file__).parent
    code = "import json; from test_formats import digests; print(json.dumps(digests()))"
    path = os.pathsep.join(map(str, (here, here.parent, here.parent.parent)))
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(told.stdout) == digests()


@pytest.mark.parametrize(
    "name", [name for name in FORMATS if name not in ("docx", "json", "jsonl", "claimreview")]
)
def test_a_decision_on_something_else_is_told_as_such(name):
    comparison = numbered(1)
    decisions = [Relation.FRAMING, None]
    reviews = [
        replace(said(comparison, reviewer=reviewer), verdict=verdict)
        for reviewer, verdict in zip(("Ben", "Cy"), decisions, strict=True)
    ]
    told = FORMATS[name].render(report_of(comparison, *reviews)).decode("utf-8")
    assert "confirmed as framing, today contradiction" in told
    assert "confirmed (as what was not kept)" in told.replace("\\", "")


def with_orphan():
    return make_report(make_comparison(), {}, chosen=Chosen.REVIEWED, orphans=(orphan(),))


def test_reviews_of_words_that_are_no_longer_a_pair_have_a_section():
    report = with_orphan()
    rows = [
        ["Three ships sank. <b>=1+1</b>| *x*"] * 2 + [name, said, "2017-02-24 10:05 UTC"]
        for name, said in [
            ("Ada", "confirmed as contradiction"),
            ("Ben", "marked framing, “Three ships sank. <b>=1+1</b>| *x* again”"),
        ]
    ]
    page = lxml.html.fromstring(FORMATS["html"].render(report))
    (section,) = page.find_class("orphans")
    assert section.find("h2").text_content() == "Reviewed, and no longer a pair 2"
    assert [
        [cell.text_content() for cell in row] for row in section.iterfind(".//tbody/tr")
    ] == rows

    paper = docx.Document(io.BytesIO(FORMATS["docx"].render(report)))
    assert "Reviewed, and no longer a pair (2)" in lines_of(paper)
    (table,) = [t for t in paper.tables if len(t.columns) == 5 and t.cell(0, 3).text == "said"]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == rows

    markdown = FORMATS["md"].render(report).decode("utf-8")
    html = lxml.html.fromstring(MarkdownIt("commonmark").enable("table").render(markdown))
    cells = [[cell.text_content() for cell in row] for row in html.iterfind(".//tbody/tr")]
    assert cells[:2] == rows

    (told,) = json.loads(FORMATS["json"].render(report))["orphans"]
    assert (told["article"], told["key"]) == (orphan().words.article, "f" * 64)
    assert [review["verdict"] for review in told["reviews"]] == ["contradiction", None]


@pytest.mark.parametrize("name", ["html", "md"])
def test_without_such_reviews_there_is_no_such_section(name):
    report = report_of(make_comparison())
    assert b"no longer" not in FORMATS[name].render(report)


@pytest.mark.parametrize("size", SIZES)
def test_html_reads_back(size):
    page = lxml.html.document_fromstring(FORMATS["html"].render(reviewed(size)).decode())
    items = page.xpath("//article")
    assert [item.get("id") for item in items] == [f"pair-{n}" for n in range(1, size + 1)]
    claims = [s.text_content() for s in page.xpath("//figure[1]//*[@class='said']")]
    assert claims == [f"The port held {n} ships." for n in range(1, size + 1)]
    assert bool(page.xpath("//p[@class='none']")) == (size == 0)
    if size:
        cells = [td.text_content() for td in items[0].xpath(".//div[@class='reviews']//td")]
        assert cells == [
            *("Ada", "confirmed", "–", "Seen at the port.\nTwice.", "2017-02-24 10:05 UTC"),
            *("Ben", "rejected", "framing", "–", "2017-02-24 10:06 UTC"),
        ]
        assert "The reviewers differ." in items[0].text_content()


def test_html_marks_the_claim_and_its_words_in_context():
    page = lxml.html.document_fromstring(FORMATS["html"].render(report_of(make_comparison())))
    quotation = page.xpath("//article[1]//figure[@class='article']/blockquote")[0]
    assert [m.text for m in quotation.xpath(".//mark[@class='conflict']")] == ["40"]
    assert quotation.xpath("string(.//*[@class='said'])") == "The port held 40 ships"
    around = [a.text_content() for a in quotation.xpath(".//*[@class='around']")]
    assert around[0] == "Harbour blocked for days BRIG —"
    assert around[-1] == ", the mayor insisted. Two piers were closed by a storm. …"


def test_html_fetches_nothing_and_runs_nothing():
    html = FORMATS["html"].render(reviewed(1)).decode()
    page = lxml.html.document_fromstring(html)
    assert not page.xpath("//script|//iframe|//link|//img|//object|//a|//form")
    assert not page.xpath("//@href|//@src|//@*[starts-with(name(), 'on')]")
    assert "default-src 'none'" in html
    assert "url(" not in html and "@import" not in html


@pytest.mark.parametrize("size", SIZES)
def test_word_reads_back(size):
    paper = docx.Document(io.BytesIO(FORMATS["docx"].render(reviewed(size))))
    styles = [(p.style.name, p.text) for p in paper.paragraphs]
    assert styles[0] == ("Title", "Ships in Brig")
    assert ("Heading 1", f"Pairs ({size})") in styles
    pairs = [text for style, text in styles if style == "Heading 2" and text[0].isdigit()]
    assert pairs == [f"{n}. contradiction: a{n} / r{n}" for n in range(1, size + 1)]
    assert ("None." in lines_of(paper)) == (size == 0)
    if size:
        assert "The port held 1 ships." in lines_of(paper)
        assert {"Ada", "Seen at the port.\nTwice.", "framing"} <= set(lines_of(paper))


def test_word_tints_the_words_that_differ():
    paper = docx.Document(io.BytesIO(FORMATS["docx"].render(report_of(make_comparison()))))
    sides = next(t for t in paper.tables if t.rows[0].cells[0].text == "Article")
    runs = [run for p in sides.rows[1].cells[0].paragraphs for run in p.runs]
    tinted = [run.text for run in runs if "FBE4E1" in run._r.xml]
    assert (tinted, [run.text for run in runs if run.bold][1:]) == (["40"], ["40"])


def test_word_holds_no_clock_and_a_paper_size():
    data = FORMATS["docx"].render(reviewed(1))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in archive.read("docProps/core.xml").split(b">", 2)[2]
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize("size", SIZES)
def test_csv_reads_back(size):
    text = FORMATS["csv"].render(reviewed(size)).decode(ENCODING)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == max(size, 1)
    first = rows[0]
    assert (first["pairs_here"], first["version"][0]) == (str(size), "0")
    assert (first["article_source"], first["readout_source"]) == ("The Brig Gazette", "")
    assert first["article_published"] == "2017-02-23"
    assert len(first["readout_sha256"]) == 64
    if size:
        assert first["decisions"] == "Ada: confirmed | Ben: rejected"
        assert first["own_verdicts"] == "Ben: framing"
        assert first["notes"] == "Ada: Seen at the port.\nTwice."
        assert first["unanimous"] == "no"
        assert (first["article_start"], first["article_end"]) == ("0", "22")
        assert rows[-1]["readout_claim"] == f"There were {2 * size} ships."
    else:
        assert (first["relation"], first["pairs_compared"], first["article_claim"]) == (
            "none",
            "1",
            "",
        )


@pytest.mark.parametrize("size", SIZES)
def test_json_reads_back(size):
    report = reviewed(size)
    read = json.loads(FORMATS["json"].render(report))
    assert len(read["items"]) == size == read["counts"]["here"]
    assert read["documents"]["article"]["sha256"] == report.account(Role.ARTICLE).sha256
    assert read["models"]["encoder"] == "fake-encoder"
    assert read["settings"]["contradiction"] == 0.25
    if size:
        first = read["items"][0]
        assert first["article"]["text"] == "The port held 1 ships."
        assert first["reviews"][1] == {
            "reviewer": "Ben",
            "decision": "rejected",
            "verdict": "contradiction",
            "note": "",
            "mark": "framing",
            "at": "2017-02-24T10:06:00+00:00",
        }
        assert first["unanimous"] is False
        assert read["agreement"]["alpha"] == 0.0


@pytest.mark.parametrize("size", SIZES)
def test_json_lines_are_the_same_in_lines(size):
    report = reviewed(size)
    facts, *items = map(json.loads, FORMATS["jsonl"].render(report).decode().splitlines())
    whole = json.loads(FORMATS["json"].render(report))
    assert facts.pop("type") == "report"
    assert {item.pop("type") for item in items} <= {"item"}
    assert facts | {"items": items} == whole


@pytest.mark.parametrize("size", SIZES)
def test_markdown_reads_back(size):
    source = FORMATS["md"].render(reviewed(size)).decode()
    html = MarkdownIt("commonmark").enable("table").render(source)
    page = lxml.html.document_fromstring(html)
    assert page.xpath("string(//h1)") == "Ships in Brig"
    headings = [h.text_content() for h in page.xpath("//h3")]
    assert headings == [f"{n}. contradiction: a{n} / r{n}" for n in range(1, size + 1)]
    assert "⟦The port held 1 ships.⟧" in page.text_content() or not size
    assert len(page.xpath("//table")) == 2 + bool(size)


def test_markdown_lights_the_words_that_matter():
    source = FORMATS["md"].render(report_of(make_comparison())).decode()
    assert "> ⟦The port held **40** ships⟧\n" in source
    assert "> ⟦**Two** piers were closed by a storm.⟧\n" in source


@pytest.mark.parametrize("size", SIZES)
def test_annotations_and_claim_reviews_count(size):
    report = reviewed(size)
    collection = json.loads(FORMATS["annotation"].render(report))
    assert collection["total"] == size
    assert ("first" in collection) == (size > 0)
    if size:
        assert len(collection["first"]["items"]) == size
        assert len(json.loads(FORMATS["claimreview"].render(report))["@graph"]) == 1
    else:
        with pytest.raises(ReportError, match="None of the 0 pairs"):
            FORMATS["claimreview"].render(report)
