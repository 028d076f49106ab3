"""A report as a Word document: headings, tables and highlighted words, and nothing that acts."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_UNDERLINE
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from compare.documents import Role
from compare.render.diff import Mark
from compare.reports import wording
from compare.reports.paper import add_table, kept_together, new_paper, safe, tint, to_bytes
from compare.reports.types import Item, Passage, Report

# As in the HTML report: a tint for each verdict, dots under other words that differ. Words of a
# typed difference are bold as well, for paper in black and white.
TINTS = {
    Mark.CONFLICT: "FBE4E1",
    Mark.SHIFT: "FBEFD2",
    Mark.SAME: "E0F2E7",
    Mark.GATE: "E5EDF9",
}
QUIET = RGBColor(0x5C, 0x60, 0x66)
# Column widths in millimetres; together the width of the text on A4.
NAMED = (34, 140)
SIDES = (87, 87)
REVIEWS = (32, 24, 26, 60, 32)
ORPHANS = (44, 44, 24, 38, 24)
TALLIES = (84, 30, 30, 30)
PLACES = (50, 31, 31, 31, 31)


def render_docx(report: Report) -> bytes:
    """The report as a Word document; the same report, the same bytes."""
    paper = new_paper(report.title, f"compare {report.version}")
    _head(paper, report)
    paper.add_heading(f"Pairs ({len(report.items)})", 1)
    _legend(paper.add_paragraph()) if report.items else paper.add_paragraph("None.")
    for number, item in enumerate(report.items, 1):
        _item(paper, number, item)
    if report.orphans:
        paper.add_heading(f"{wording.ORPHANS} ({report.orphaned})", 1)
        add_table(paper, wording.ORPHAN_COLUMNS, wording.orphan_rows(report), ORPHANS)
    paper.add_heading("Not in this report, not compared, not read", 1)
    add_table(paper, wording.TALLY_COLUMNS, wording.tally_rows(report), TALLIES)
    paper.add_paragraph()
    add_table(paper, wording.PLACE_COLUMNS, wording.place_rows(report), PLACES)
    for account in report.accounts:
        paper.add_paragraph(safe(wording.unread_sentence(account)))
    paper.add_heading("Made with", 1)
    add_table(paper, (), wording.made_with_rows(report), NAMED)
    return to_bytes(paper)


def _head(paper: Paper, report: Report) -> None:
    paper.add_heading(safe(report.title), 0)
    for account in report.accounts:
        paper.add_heading(account.role.value.capitalize(), 2)
        add_table(paper, (), wording.account_rows(account), NAMED)
    paper.add_heading("Summary", 1)
    sentences = (
        report.summary,
        wording.extent_sentence(report),
        wording.agreement_sentence(report),
    )
    for sentence in filter(None, (*sentences, wording.CAUTION)):
        paper.add_paragraph(safe(sentence))


def _legend(paragraph: Paragraph) -> None:
    _quiet(paragraph, "context")
    paragraph.add_run("   claim")
    for mark in (*TINTS, Mark.WORD):
        paragraph.add_run("   ")
        _mark(paragraph.add_run("other words that differ" if mark is Mark.WORD else mark), mark)


def _item(paper: Paper, number: int, item: Item) -> None:
    with kept_together(paper):
        paper.add_heading(safe(f"{number}. {wording.heading(item)}"), 2)
        paper.add_paragraph(safe(wording.measures(item)))
        names = [role.value.capitalize() for role in Role]
        sides = add_table(paper, names, [("", "")], SIDES)
        for cell, role in zip(sides.rows[1].cells, Role, strict=True):
            _passage(cell, item.passage(role))
        for found in item.judgement.differences:
            words = f"{found.reason} ({wording.difference_words(found)})"
            _remark(paper, f"{found.kind} ({found.verdict})", words)
        for label, text in wording.remarks(item):
            _remark(paper, label, text)
        if item.reviews:
            add_table(paper, wording.REVIEW_COLUMNS, wording.review_rows(item), REVIEWS)
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
        _mark(sentence.add_run(safe(part.text)), part.mark)
    _quiet(sentence, around.ending)
    if around.after:
        _quiet(cell.add_paragraph(), around.after)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(3)


def _mark(run: Run, mark: Mark) -> None:
    if mark is Mark.WORD:
        run.underline = WD_UNDERLINE.DOTTED
    elif mark:
        run.bold = True
        tint(run, TINTS[mark])


def _quiet(paragraph: Paragraph, text: str) -> None:
    if text:
        run = paragraph.add_run(safe(text))
        run.italic = True
        run.font.color.rgb = QUIET


def _remark(paper: Paper, label: str, text: str) -> None:
    remark = paper.add_paragraph(style="List Bullet")
    remark.add_run(safe(f"{label}: ")).bold = True
    remark.add_run(safe(text))
