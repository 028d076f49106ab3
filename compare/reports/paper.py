"""A4 paper for a Word document: page, tables, and bytes without a clock."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import docx
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from compare.render.labels import printable

# What XML 1.0 cannot hold beside what ``printable`` has replaced (production 2, Char).
_NO_XML = re.compile("[\ufffe\uffff]")
# The first moment that a ZIP archive can hold; the archive's own clock would change the bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)
MARGIN = Mm(18)
TEMPLATE_RELATIONS = ("/stylesWithEffects", "/thumbnail")


def new_paper(title: str, author: str) -> Paper:
    """An empty A4 document with page numbers, that carries no date."""
    paper = docx.Document()
    properties = paper.core_properties
    properties.title, properties.author = safe(title)[:255], author  # 255: the format's limit
    properties.comments, properties.last_modified_by = "", author
    for dated in ("created", "modified"):
        for element in properties._element.findall(qn(f"dcterms:{dated}")):
            properties._element.remove(element)
    _drop_unused(paper)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    paper.styles["Normal"].font.size = Pt(10)
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    section.footer.paragraphs[0]._p.append(number)
    return paper


def add_table(
    paper: Paper,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
) -> Table:
    """A table with its header repeated on every page; no row breaks across pages.

    Args:
        paper: where it goes.
        columns: the header; empty for a table whose first column names its rows.
        rows: the cells as plain text.
        widths: of the columns, in millimetres.
    """
    cells = [columns, *rows] if columns else list(rows)
    table = paper.add_table(len(cells), len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for line, values in zip(table.rows, cells, strict=True):
        layout = line._tr.get_or_add_trPr()
        layout.append(OxmlElement("w:cantSplit"))
        if values is columns:
            layout.append(OxmlElement("w:tblHeader"))
        for i, (cell, value) in enumerate(zip(line.cells, values, strict=True)):
            cell.width = Mm(widths[i])
            run = cell.paragraphs[0].add_run(safe(value))
            run.bold = values is columns or (not columns and i == 0)
    return table


@contextmanager
def kept_together(paper: Paper) -> Iterator[None]:
    """What is added inside stays on one page, as far as a page holds it."""
    body = paper.element.body
    before = len(body)
    yield
    # The last element is the section's; what stands before it may break only at its own end.
    added = body[before - 1 : -1]
    for element in added[:-1]:
        for paragraph in element.iter(qn("w:p")):
            Paragraph(paragraph, paper).paragraph_format.keep_with_next = True


def tint(run: Run, color: str) -> None:
    """A background behind words, in any colour; Word's highlighter has loud ones only."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
        shade.set(qn(f"w:{name}"), value)
    run._r.get_or_add_rPr().append(shade)


def safe(text: str) -> str:
    """Text that XML can hold and that steers no reader's screen, one character for one."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))


def to_bytes(paper: Paper) -> bytes:
    """The document as a file; the same document, the same bytes.

    Its parts are not compressed: what a compressor makes of them differs between its versions.
    """
    drawn, packed = io.BytesIO(), io.BytesIO()
    paper.save(drawn)
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, NO_TIME)
            member.external_attr = 0o600 << 16
            target.writestr(member, source.read(name), zipfile.ZIP_STORED)
    return packed.getvalue()


def _drop_unused(paper: Paper) -> None:
    """Take out what the template brings along: the styles of Word 2010 again, and a picture."""
    for part in (paper.part, paper.part.package):
        unused = [
            name for name, link in part.rels.items() if link.reltype.endswith(TEMPLATE_RELATIONS)
        ]
        for name in unused:
            del part.rels[name]
