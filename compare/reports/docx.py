"""A report as a Word document: headings, tables and highlighted words, and nothing that acts."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from compare.documents import Role
from compare.render.diff import Mark
from compare.reports import wording
from compare.reports.paper import add_table, new_paper, safe, to_bytes
from compare.reports.types import Item, Passage, Report

# The colours a word processor knows for highlighting; words are bold as well, for black-and-white.
HIGHLIGHTS = {
    Mark.CONFLICT: WD_COLOR_INDEX.PINK,
    Mark.SHIFT: WD_COLOR_INDEX.YELLOW,
    Mark.SAME: WD_COLOR_INDEX.BRIGHT_GREEN,
    Mark.GATE: WD_COLOR_INDEX.TURQUOISE,
    Mark.WORD: WD_COLOR_INDEX.GRAY_25,
}
QUIET = RGBColor(0x5C, 0x60, 0x66)
LEGEND = (
    "The claim stands upright, its context in grey italics. Highlighted words: pink conflict, "
    "yellow shift, green same, blue gate, grey other words that differ."
)


def render_docx(report: Report) -> bytes:
    """The report as a Word document; the same report, the same bytes."""
    paper = new_paper(report.title, f"compare {report.version}")
    _head(paper, report)
    paper.add_heading(f"Pairs ({len(report.items)})", 1)
    paper.add_paragraph(LEGEND if report.items else "None.")
    for number, item in enumerate(report.items, 1):
        _item(paper, number, item)
    paper.add_heading("Not in this report, not compared, not read", 1)
    add_table(paper, wording.TALLY_COLUMNS, wording.tally_rows(report))
    paper.add_paragraph()
    add_table(paper, wording.PLACE_COLUMNS, wording.place_rows(report))
    paper.add_heading("Made with", 1)
    add_table(paper, ("part", "value"), wording.made_with_rows(report))
    return to_bytes(paper)


def _head(paper: Paper, report: Report) -> None:
    paper.add_heading(safe(report.title), 0)
    for account in report.accounts:
        paper.add_heading(account.role.value.capitalize(), 2)
        add_table(paper, (), wording.account_rows(account))
    paper.add_heading("Summary", 1)
    sentences = (
        report.summary,
        wording.extent_sentence(report),
        wording.agreement_sentence(report),
    )
    for sentence in filter(None, (*sentences, wording.CAUTION)):
        paper.add_paragraph(safe(sentence))


def _item(paper: Paper, number: int, item: Item) -> None:
    paper.add_heading(safe(f"{number}. {wording.heading(item)}"), 2)
    paper.add_paragraph(safe(wording.measures(item))).paragraph_format.keep_with_next = True
    sides = add_table(paper, [role.value.capitalize() for role in Role], [("", "")])
    for cell, role in zip(sides.rows[1].cells, Role, strict=True):
        _passage(cell, item.passage(role))
    for found in item.judgement.differences:
        words = f"{found.reason} ({wording.difference_words(found)})"
        _remark(paper, f"{found.kind} ({found.verdict})", words)
    for label, text in wording.remarks(item):
        _remark(paper, label, text)
    if item.reviews:
        add_table(paper, wording.REVIEW_COLUMNS, wording.review_rows(item))
        if wording.accord(item):
            paper.add_paragraph(wording.accord(item))


def _passage(cell: _Cell, passage: Passage) -> None:
    around = wording.context(passage)
    head = f"{passage.claim.id}: {wording.speaker(passage)}; {wording.place(passage)}"
    cell.paragraphs[0].add_run(safe(head)).bold = True
    if around.before:
        _quiet(cell.add_paragraph(), around.before)
    sentence = cell.add_paragraph()
    _quiet(sentence, around.opening)
    for part in passage.parts:
        run = sentence.add_run(safe(part.text))
        run.bold = bool(part.mark)
        run.font.highlight_color = HIGHLIGHTS.get(part.mark)
    _quiet(sentence, around.ending)
    if around.after:
        _quiet(cell.add_paragraph(), around.after)


def _quiet(paragraph: Paragraph, text: str) -> None:
    if text:
        run = paragraph.add_run(safe(text))
        run.italic = True
        run.font.color.rgb = QUIET


def _remark(paper: Paper, label: str, text: str) -> None:
    remark = paper.add_paragraph(style="List Bullet")
    remark.add_run(safe(f"{label}: ")).bold = True
    remark.add_run(safe(text))
