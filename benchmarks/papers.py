"""How much of a text survives being set as a PDF file in columns, with heads and page numbers.

Run with ``python -m benchmarks.papers``. Every text of the annotated cases is set in one, two and
three columns, ragged and justified, with long words hyphenated where they do not fit.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from benchmarks.extraction import sentences, texts, words
from compare.readers.pdf import read_pdf

HEAD, FOOT = "Ministry of Harbours and Inland Waters: Press Service", "Page {}"
MARGIN, GUTTER, TOP = 60, 20, 760
TOGETHER = 5  # texts that fill some pages in one and at least two pages in three columns
LONG_WORD = 9  # letters; shorter words are not hyphenated
LEFT, JUSTIFIED = 0, 4  # reportlab's numbers
SETTINGS = tuple(
    (columns, alignment, indent)
    for columns in (1, 2, 3)
    for alignment in (LEFT, JUSTIFIED)
    for indent in (False, True)
)


def long_texts() -> list[tuple[str, list[str]]]:
    """Texts of several pages, each of some texts of the cases one after another."""
    short = texts()
    return [
        (title, [p for _, more in (short * 2)[i : i + TOGETHER] for p in more])
        for i, (title, _) in enumerate(short)
    ]


def typeset(
    title: str, paragraphs: Sequence[str], columns: int, alignment: int, indent: bool
) -> bytes:
    """The text as a PDF file; paragraphs are set apart by a blank or by an indent."""
    width = (A4[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    frames = [
        Frame(MARGIN + i * (width + GUTTER), 60, width, TOP - 60, 0, 0, 0, 0)
        for i in range(columns)
    ]
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=10, leading=12.5, alignment=alignment,
        spaceAfter=0 if indent else 6, firstLineIndent=14 if indent else 0,
    )  # fmt: skip
    head = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=15, leading=18, spaceAfter=8)
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=_furniture)])
    story = [Paragraph(_markup(title), head), *(Paragraph(_markup(p), body) for p in paragraphs)]
    document.build(story)
    return out.getvalue()


def _furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, 805, HEAD)
    canvas.drawCentredString(A4[0] / 2, 30, FOOT.format(document.page))


def _markup(text: str) -> str:
    """Words for reportlab, with the places where long ones may be parted."""

    def part(found: re.Match[str]) -> str:
        half = len(found.group()) // 2
        return f"{found.group()[:half]}\u00ad{found.group()[half:]}"

    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(rf"[a-z]{{{LONG_WORD},}}", part, escaped)


def main() -> None:
    """Print the shares for each setting."""
    sys.stdout.write(
        "columns  justified  indented   sentences kept  paragraphs whole  heads let in\n"
    )
    for columns, alignment, indent in SETTINGS:
        kept = there = whole = paragraphs_there = let_in = 0
        for title, paragraphs in long_texts():
            read = read_pdf(typeset(title, paragraphs, columns, alignment, indent), "paper").text
            got = f" {words(read)} "
            true = [words(s) for s in (title, *sentences(paragraphs)) if words(s)]
            kept += sum(f" {s} " in got for s in true)
            there += len(true)
            blocks = {words(block) for block in read.split("\n\n")}
            whole += sum(words(p) in blocks for p in paragraphs)
            paragraphs_there += len(paragraphs)
            let_in += HEAD in read or "Page 1" in read
        sys.stdout.write(
            f"{columns:7}  {alignment == JUSTIFIED!s:>9}  {indent!s:>8}  "
            f"{100 * kept / there:14.1f} %  {100 * whole / paragraphs_there:14.1f} %  {let_in:12}\n"
        )


if __name__ == "__main__":
    main()
