"""A4 paper for a Word document: page, tables, and bytes without a clock."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from compare.render.labels import printable

# What XML 1.0 cannot hold beside what ``printable`` has replaced (production 2, Char).
_NO_XML = re.compile("[\ufffe\uffff]")
# The first moment that a ZIP archive can hold; the archive's own clock would change the bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)
MARGIN = Mm(18)


def new_paper(title: str, author: str) -> Paper:
    """An empty A4 document with page numbers, that carries no date."""
    paper = docx.Document()
    properties = paper.core_properties
    properties.title, properties.author = safe(title)[:255], author  # 255: the format's limit
    properties.comments, properties.last_modified_by = "", author
    for dated in ("created", "modified"):
        for element in properties._element.findall(qn(f"dcterms:{dated}")):
            properties._element.remove(element)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    paper.styles["Normal"].font.size = Pt(10)
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    section.footer.paragraphs[0]._p.append(number)
    return paper


def add_table(paper: Paper, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table with its header repeated on every page; no row breaks across pages.

    Args:
        paper: where it goes.
        columns: the header; empty for a table whose first column names its rows.
        rows: the cells as plain text.
    """
    cells = [columns, *rows] if columns else list(rows)
    table = paper.add_table(len(cells), len(cells[0]), style="Table Grid")
    for line, values in zip(table.rows, cells, strict=True):
        keep = line._tr.get_or_add_trPr()
        keep.append(OxmlElement("w:cantSplit"))
        if values is columns:
            keep.append(OxmlElement("w:tblHeader"))
        for i, (cell, value) in enumerate(zip(line.cells, values, strict=True)):
            run = cell.paragraphs[0].add_run(safe(value))
            run.bold = values is columns or (not columns and i == 0)
    return table


def safe(text: str) -> str:
    """Text that XML can hold and that steers no reader's screen, one character for one."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", printable(text))


def to_bytes(paper: Paper) -> bytes:
    """The document as a file; the same document, the same bytes."""
    drawn, packed = io.BytesIO(), io.BytesIO()
    paper.save(drawn)
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, NO_TIME)
            member.external_attr = 0o600 << 16
            target.writestr(member, source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
