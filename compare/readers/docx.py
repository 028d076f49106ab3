"""Word documents: paragraphs in the order of the text, tables, lists and text boxes among them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from compare.errors import InputError, cause
from compare.formats import Format
from compare.pages.dates import find_published
from compare.pages.lines import read_lines
from compare.readers.archives import open_archive
from compare.readers.characters import raised
from compare.readers.limits import DEFAULT_LIMITS, Limits
from compare.readers.types import Place, Reading, Removed, TextBuilder

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PARAGRAPH, ROW, CELL, VALUE = f"{W}p", f"{W}tr", f"{W}tc", f"{W}val"
TEXT = (f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
# What an element of a run shows, beside its text.
SHOWN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": " "}
# Properties of a run whose words are not part of the account.
OFF = ("0", "false", "off")
UNSAID = {f"{W}strike": "struck-out words", f"{W}dstrike": "struck-out words",
          f"{W}vanish": "hidden words"}  # fmt: skip
# Words struck out by a tracked change, codes of fields, and the second form that Word writes of a
# text box for its older versions.
SILENT = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{MC}Fallback"})
HEAD_LINES = 8  # letterhead, genre, number, place, date, title
FOOTNOTES = (
    ("footnotes", "a footnote"),
    ("endnotes", "a note at the end"),
    ("comments", "a comment"),
)


def read_docx(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read a Word document with tracked changes taken as accepted.

    Headers, footers and notes are kept apart, each as a passage that was left out.

    Raises:
        InputError: the document is damaged, protected, or unpacks beyond the limits.
    """
    with open_archive(data, name, limits):
        document = _open(data, name)
    builder = TextBuilder()
    for number, (words, joint) in enumerate(_paragraphs(document.element.body), 1):
        builder.add(words, Place(paragraph=number), joint)
    text = builder.text
    properties = document.core_properties
    return Reading(
        text,
        builder.layout,
        Format.WORD,
        properties.title.strip() or None,
        _published(text),
        None,
        tuple(_removed(document)),
    )


def _open(data: bytes, name: str) -> WordDocument:
    """Python-docx refuses entities and opens nothing that the document points to."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(data))
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError) as error:
        if "content type" in str(error):
            raise InputError(
                f"{name} is a Word template or a document with macros, which cannot be read: save "
                "it as an ordinary Word document (.docx)"
            ) from error
        raise InputError(
            f"{name} is a damaged Word document ({cause(error)}): save it again from Word"
        ) from error
    if document.element.getroottree().docinfo.doctype:
        raise InputError(
            f"{name} declares entities, which no Word document does: save it again from Word"
        )
    return document


def _paragraphs(body: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - an element of lxml
    """The paragraphs with words, each after what joins it to the one before.

    The cells of a row stand on one line, so that a figure stays beside what it counts.
    """
    for paragraph in body.iter(PARAGRAPH):
        if any(outer.tag in SILENT for outer in paragraph.iterancestors()):
            continue
        words = _words(paragraph).strip()
        if words:
            yield words, "\t" if _follows_in_row(paragraph) else "\n\n"


def _words(paragraph: Any) -> str:  # noqa: ANN401
    """What a paragraph shows, without the text boxes anchored in it: they have their own."""
    parts = []
    for element in paragraph.iter(*TEXT, *SHOWN):
        outer = next(a for a in element.iterancestors() if a.tag == PARAGRAPH or a.tag in SILENT)
        if outer is paragraph and _unsaid(element.getparent()) is None:
            parts.append(_shown(element) if element.tag in TEXT else SHOWN[element.tag])
    return "".join(parts)


def _shown(element: Any) -> str:  # noqa: ANN401
    """The text of an element, figures above the line as such."""
    words: str = element.text or ""
    position = element.find(f"../{W}rPr/{W}vertAlign")
    return raised(words) if position is not None and position.get(VALUE) == "superscript" else words


def _unsaid(run: Any) -> str | None:  # noqa: ANN401
    """Why the words of a run are not part of the account; None where they are."""
    properties = run.find(f"{W}rPr")
    for mark in () if properties is None else properties:
        if mark.tag in UNSAID and mark.get(VALUE) not in OFF:
            return UNSAID[mark.tag]
    return None


def _follows_in_row(paragraph: Any) -> bool:  # noqa: ANN401
    cell = next((a for a in paragraph.iterancestors() if a.tag == CELL), None)
    if cell is None or cell.find(PARAGRAPH) is not paragraph:
        return False
    before = (other for other in cell.itersiblings(CELL, preceding=True))
    return any(_words(p).strip() for other in before for p in other.iter(PARAGRAPH))


def _published(text: str) -> date | None:
    return find_published(read_lines(text)[:HEAD_LINES])


def _removed(document: WordDocument) -> Iterator[Removed]:
    """Headers and footers, each text once, words that are struck out, notes and comments."""
    seen = set()
    for section in document.sections:
        for part, reason in (
            (section.first_page_header, "a running head"),
            (section.header, "a running head"),
            (section.first_page_footer, "a running foot"),
            (section.footer, "a running foot"),
        ):
            if part.is_linked_to_previous:  # there is none; asking for it would add one
                continue
            words = "\n".join(p for p, _ in _paragraphs(part._element))
            if words and (words, reason) not in seen:
                seen.add((words, reason))
                yield Removed(words, reason)
    for run in document.element.body.iter(f"{W}r"):
        words = "".join(element.text or "" for element in run.iter(*TEXT))
        if words.strip() and (why := _unsaid(run)):
            yield Removed(words, why)
    for kind, reason in FOOTNOTES:
        yield from _notes(document, kind, reason)


def _notes(document: WordDocument, kind: str, reason: str) -> Iterator[Removed]:
    """Notes lie in a part of their own, which python-docx does not open."""
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob):
                if words := "\n".join(p for p, _ in _paragraphs(note)):
                    yield Removed(words, reason)
