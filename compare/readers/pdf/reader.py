"""Reading a PDF file: words, lines, furniture, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.formats import Format
from compare.pages.dates import find_published
from compare.pages.lines import read_lines as lines_of_text
from compare.readers.limits import DEFAULT_LIMITS, RAISE, Limits
from compare.readers.pdf.furniture import find_furniture
from compare.readers.pdf.lines import Line, read_lines
from compare.readers.pdf.paragraphs import Placed, build_text
from compare.readers.pdf.words import PageWords, read_words
from compare.readers.types import Place, Reading, Removed

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

HEAD_LINES = 8  # letterhead, genre, number, place, date, title
END_MARK = 1_024  # bytes from the end of a file in which readers look for its end mark
# Of a font that does not say which letters it shows, all are unknown; of others, some ornaments.
UNKNOWN_SHARE = 0.1
LISTED = 10  # pages without text that a note names
SIDEWAYS = "words printed sideways"
# Titles that a program filled in by itself.
_NO_TITLE = re.compile(
    r"microsoft word|powerpoint|untitled|.*\.(?:docx?|indd|pdf|rtf|odt)$|\(?anonymous\)?|layout \d",
    re.IGNORECASE,
)


def read_pdf(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read a PDF file: columns one after another, without running heads and page numbers.

    Lines are counted on each page in reading order, running heads among them.

    Raises:
        InputError: the file is damaged, protected with a password, too long, or holds pictures of
            text and no text.
    """
    document = _open(data, name)
    try:
        _check_pages(len(document), name, limits)
        pages = [_page_words(document, i) for i in range(len(document))]
        title = document.get_metadata_value("Title").strip()
    finally:
        document.close()
    _check_words(pages, name)
    lines = [read_lines(page.words) for page in pages]
    furniture = find_furniture(lines)
    builder = build_text(
        [
            Placed(line, page, number)
            for page, number, line in _numbered(lines)
            if number - 1 not in furniture[page - 1]
        ]
    )
    text = builder.text
    return Reading(
        text,
        builder.layout,
        Format.PDF,
        title if title and not _NO_TITLE.match(title) else None,
        find_published(lines_of_text(text)[:HEAD_LINES]),
        None,
        tuple(_removed(lines, furniture, pages)),
        tuple(_notes(data, pages, name)),
    )


def _open(data: bytes, name: str) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(
                f"{name} is protected with a password: save a copy without one"
            ) from error
        if "security" in str(error).lower():
            raise InputError(
                f"{name} is protected in a way that cannot be opened: print it to a new PDF file"
            ) from error
        raise InputError(f"{name} is a damaged PDF file: get the file again") from error


def _check_pages(count: int, name: str, limits: Limits) -> None:
    if count > limits.pages:
        raise InputError(
            f"{name} has {count:,} pages, more than {limits.pages:,}: cut it down to the account "
            f"of the one event, {RAISE}"
        )


def _page_words(document: PdfDocument, index: int) -> PageWords:
    from pypdfium2 import PdfiumError

    try:
        page = document[index]
    except PdfiumError:  # a page that the file names and does not have
        return PageWords((), "", 0)
    try:
        return read_words(page)
    finally:
        page.close()


def _check_words(pages: Sequence[PageWords], name: str) -> None:
    letters = sum(len(word.text) for page in pages for word in page.words)
    if not letters:
        raise InputError(
            f"{name} holds no text, only pictures of it: run text recognition (OCR) on it first"
        )
    if sum(page.unknown for page in pages) > UNKNOWN_SHARE * letters:
        raise InputError(
            f"{name} does not say which letters its fonts show: run text recognition (OCR) on it"
        )


def _notes(data: bytes, pages: Sequence[PageWords], name: str) -> Iterator[str]:
    pictured = [number for number, page in enumerate(pages, 1) if page.pictured]
    if pictured:
        shown = ", ".join(map(str, pictured[:LISTED])) + (" …" if len(pictured) > LISTED else "")
        yield (
            f"{name} holds no text on {len(pictured)} of its {len(pages)} pages, only pictures, "
            f"which were not read (page {shown})."
        )
    if b"%%EOF" not in data[-END_MARK:]:
        yield f"{name} ends before its end mark: it may have been cut off."


def _numbered(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int, Line]]:
    for page, lines in enumerate(pages, 1):
        for number, line in enumerate(lines, 1):
            yield page, number, line


def _removed(
    pages: Sequence[Sequence[Line]],
    furniture: Sequence[dict[int, str]],
    words: Sequence[PageWords],
) -> Iterator[Removed]:
    for page, lines in enumerate(pages, 1):
        for i, reason in sorted(furniture[page - 1].items()):
            yield Removed(lines[i].text, reason, Place(page=page, line=i + 1))
        if sideways := words[page - 1].sideways:
            yield Removed(sideways, SIDEWAYS, Place(page=page))
