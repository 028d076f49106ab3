"""From the bytes of a saved page to its article, or to all its words."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Sequence
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.formats import Format
from compare.readers.encodings import decode, unicode_encoding
from compare.readers.html.article import choose_blocks, is_prose
from compare.readers.html.asides import take_out
from compare.readers.html.blocks import Block, read_blocks
from compare.readers.html.furniture import HIDDEN
from compare.readers.html.linked import article_body
from compare.readers.limits import DEFAULT_LIMITS, Limits
from compare.readers.types import Place, Reading, Removed, TextBuilder

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DECLARATION = 4_096  # bytes in which a page names its encoding; browsers look at 1,024
_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Pages named so have always been read as the wider encoding, whose characters they use.
BROWSER_ENCODINGS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16-le": "utf-8",  # a page that could name it in ASCII is not in it
    "utf-16-be": "utf-8",
    "utf-16": "utf-8",
    "utf-7": "utf-8",  # no browser reads it: it hid scripts from filters
}
MAX_DEPTH = 256  # libxml2's own; it drops what stands deeper, so such a page is refused
LISTED = 80  # characters of the names of framed pages in a message
Facts = tuple[str | None, str | None, date | None]  # title, outlet, day of publication
SEARCH_LINES = 30  # within which the first word of a block stands after its tag
# The web began in 1991; htmldate takes today as the latest day, which would tie results to a clock.
EARLIEST, LATEST = "1991-01-01", "2100-01-01"


def read_html(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read a saved page.

    Args:
        data: the whole file.
        name: how messages call it.
        limits: unused here; the size was checked before.
        whole: read all that the page shows, comments and menus too, and not only the article.

    Raises:
        InputError: the page shows no words, or is nested too deeply.
    """
    source, notes = decode_page(data, name)
    if _is_cut(source):
        notes += (f"{name} ends before its closing tag: it may have been cut off.",)
    return read_markup(source, name, Format.HTML, notes=notes, whole=whole)


def read_markup(
    source: str,
    name: str,
    media: str,
    *,
    url: str | None = None,
    notes: tuple[str, ...] = (),
    whole: bool = False,
) -> Reading:
    """Read the decoded markup of a page that was saved from ``url``, if that is known."""
    root = _parse(source, name)
    _check_frames(root, name)
    facts = _facts(root, url)
    data = article_body(root)
    taken_out = take_out(root, numbered=media == Format.HTML)
    blocks = read_blocks(root)
    if data and not any(is_prose(block) for block in blocks):
        note = (
            f"{name} shows no article; its text was taken from the data that it holds for search "
            "engines."
        )
        return _read_data(data, media, facts, (*notes, note))
    if not any(not block.hidden for block in blocks):
        raise InputError(
            f"{name} shows no words: it may be filled by a script, so save it from the browser "
            "once the text is there"
        )
    reasons = _not_shown(blocks) if whole else choose_blocks(root, blocks)
    lines = _line_numbers(blocks, source) if media == Format.HTML else [None] * len(blocks)
    builder = TextBuilder()
    removed = []
    paragraph = 0
    for block, reason, line in zip(blocks, reasons, lines, strict=True):
        if reason is None:
            paragraph += 1
            builder.add(block.text, Place(paragraph=paragraph, line=line), "\n\n")
        else:
            removed.append(Removed(block.text, reason, Place(line=line) if line else None))
    title, source_name, published = facts
    removed += taken_out
    return Reading(
        builder.text, builder.layout, media, title, published, source_name, tuple(removed), notes
    )


def _read_data(
    paragraphs: Sequence[str], media: str, facts: Facts, notes: tuple[str, ...]
) -> Reading:
    """A page whose article stands in its data alone, by its paragraphs there."""
    builder = TextBuilder()
    for number, words in enumerate(paragraphs, 1):
        builder.add(words, Place(paragraph=number), "\n\n")
    title, source_name, published = facts
    return Reading(builder.text, builder.layout, media, title, published, source_name, notes=notes)


def _check_frames(root: HtmlElement, name: str) -> None:
    """Refuse a page that only says which other pages stand in its frames."""
    if root.find(".//frameset") is None:
        return
    sources = [frame.get("src", "") for frame in root.iterfind(".//frame[@src]")]
    listed = f" ({shorten(', '.join(sources), LISTED, placeholder=' …')})" if sources else ""
    raise InputError(
        f"{name} only shows other pages in frames{listed}: save the page that holds the text"
    )


def decode_page(data: bytes, name: str, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The markup of a page, by its byte order mark, by ``charset``, by its own word, or as text.

    Bytes that are wrong in the encoding that a page names are replaced, as in a browser, and
    counted in a note.
    """
    declared = _CHARSET.search(data[:DECLARATION])
    label = charset or (declared.group(1).decode("ascii") if declared else None)
    encoding = unicode_encoding(data)
    if encoding == "utf-8" and label is not None:
        encoding = _python_encoding(label) or encoding
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        if label is None and encoding == "utf-8":
            decoded = decode(data, name)
            note = f"{name} does not name its encoding and was read as {decoded.encoding}."
            return decoded.text, (note,)
    source = data.decode(encoding, "replace")
    wrong = source.count("\ufffd")
    note = f"{name} has {wrong} places that are no {encoding}; they show as \ufffd in the text."
    return source, (note,)


def _is_cut(source: str) -> bool:
    """Whether a page that tags its whole does not end it; browsers always write both tags."""
    return re.search(r"<html\b", source, re.IGNORECASE) is not None and not re.search(
        r"</(?:html|body)\s*>", source, re.IGNORECASE
    )


def _python_encoding(label: str) -> str | None:
    """The encoding that browsers use for a label (WHATWG Encoding Standard, section 4.2)."""
    try:
        encoding = codecs.lookup(label).name
        "".encode(encoding)  # codecs such as "base64" are no encodings of text
    except (LookupError, ValueError):
        return None
    return BROWSER_ENCODINGS.get(encoding, encoding)


def _parse(source: str, name: str) -> HtmlElement:
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    # NUL and other control characters show nothing in a browser and end the text in libxml2.
    clean = re.sub(r"[\x00-\x08\x0e-\x1f]", "\ufffd", _XML_DECLARATION.sub("", source))
    try:
        root = lxml_html.document_fromstring(clean, parser=parser)
    except (ValueError, AssertionError) as error:  # lxml's ParserError is a ValueError
        raise InputError(f"{name} holds no page that can be read: save it again") from error
    except Exception as error:
        from lxml.etree import LxmlError

        if not isinstance(error, LxmlError):
            raise
        raise InputError(f"{name} holds no page that can be read: save it again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(
            f"{name} is nested deeper than {MAX_DEPTH} levels: save the text of the page as a "
            ".txt file"
        )
    return root


def _not_shown(blocks: Sequence[Block]) -> list[str | None]:
    return [HIDDEN if block.hidden else None for block in blocks]


def _line_numbers(blocks: Sequence[Block], source: str) -> list[int | None]:
    """The line of the file on which the first word of each block stands."""
    lines = source.splitlines()
    return [_line_number(block, lines) for block in blocks]


def _line_number(block: Block, lines: Sequence[str]) -> int | None:
    if block.line is None:
        return None
    first = block.text.split(maxsplit=1)[0]
    for number in range(block.line, min(block.line + SEARCH_LINES, len(lines)) + 1):
        if first in html.unescape(lines[number - 1]):
            return number
    return block.line


def _facts(root: HtmlElement, url: str | None) -> Facts:
    """Title, outlet and day of publication, as far as the page itself says them."""
    from trafilatura.metadata import extract_metadata

    # Left to search the words of the page, htmldate takes the year of a copyright notice.
    dating = {"extensive_search": False, "original_date": True}
    found = extract_metadata(
        root, default_url=url, date_config={**dating, "min_date": EARLIEST, "max_date": LATEST}
    )
    day = date.fromisoformat(found.date) if found.date else None
    return found.title or None, found.sitename or None, day
