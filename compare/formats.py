"""Which format a file is, told from its content and never from its name."""

from __future__ import annotations

import io
import json
import re
from enum import StrEnum
from zipfile import ZipFile

from compare.readers.encodings import unicode_encoding


class Format(StrEnum):
    """A file format by the name a reader knows."""

    TEXT = "plain text file"
    MARKDOWN = "Markdown file"
    HTML = "web page (HTML)"
    MHTML = "saved web page (MHTML)"
    MAIL = "e-mail (.eml)"
    PDF = "PDF file"
    WORD = "Word document (.docx)"
    ODT = "OpenDocument text (.odt)"
    SHEET = "spreadsheet (.xlsx)"
    SLIDES = "presentation (.pptx)"
    BOOK = "electronic book (.epub)"
    ZIP = "ZIP archive"
    OFFICE = "file of an old Office program (such as .doc)"
    PROTECTED = "Office document protected with a password"
    RTF = "rich text file (.rtf)"
    IMAGE = "picture"
    GZIP = "compressed file (.gz)"
    PACKED = "compressed archive (such as .7z or .rar)"
    XML = "file of data (XML)"
    JSON = "file of data (JSON)"
    POSTSCRIPT = "PostScript file"
    ANSWER = "page with the header of the web server before it"
    POINTER = "pointer of Git LFS in place of a file"
    BINARY = "binary file"


# How files of each format begin; from the formats' own specifications, as collected in
# https://en.wikipedia.org/wiki/List_of_file_signatures.
SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", Format.PDF),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),  # an archive with nothing in it
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OFFICE),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),  # JPEG
    (b"GIF87a", Format.IMAGE),
    (b"GIF89a", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),  # TIFF, little-endian
    (b"MM\x00*", Format.IMAGE),  # TIFF, big-endian
    (b"\x1f\x8b", Format.GZIP),
    (b"BZh", Format.PACKED),
    (b"\xfd7zXZ\x00", Format.PACKED),
    (b"7z\xbc\xaf\x27\x1c", Format.PACKED),
    (b"Rar!\x1a\x07", Format.PACKED),
    (b"\x28\xb5\x2f\xfd", Format.PACKED),  # Zstandard
    (b"%!PS-Adobe", Format.POSTSCRIPT),
    (b"version https://git-lfs.github.com/spec/", Format.POINTER),
)
# What a ZIP file holds, by the names in it, and by the type that a container names first.
CONTAINERS: tuple[tuple[str, Format], ...] = (
    ("word/document", Format.WORD),
    ("xl/workbook", Format.SHEET),
    ("ppt/presentation", Format.SLIDES),
)
TYPES: tuple[tuple[bytes, Format], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Format.ODT),
    (b"mimetypeapplication/epub+zip", Format.BOOK),
)
# Readers take a PDF file whose mark stands within its first kilobyte (ISO 32000-1, note to 7.5.2).
_PDF = re.compile(rb"\A.{0,1024}?(?:^|\xef\xbb\xbf)%PDF-\d\.\d[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_PDF_INSIDE = b"endobj"
OPENING = 64_000  # bytes in which a format shows itself
# Tags that open a page or a fragment of one, after what browsers and tools write before them.
_PROLOGUE = r"(?:\s|\ufeff|<!--.*?-->|<\?xml[^>]*>)*"
_HTML = re.compile(
    _PROLOGUE
    + r"<(?:!doctype html|(?:html|head|body|title|meta|link|main|article|section|header|nav|div|p"
    r"|h[1-6]|table|ul|ol|blockquote|script|style)(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING_TAG = re.compile(r"</(?:p|div|li|ul|a|h[1-6]|span|td|tr|article|section)>", re.IGNORECASE)
MANY_TAGS = 10  # a text that quotes markup closes a tag or two; a page without its head, hundreds
_FIELD = re.compile(r"(?:From )?[A-Za-z][A-Za-z0-9-]*:[ \t]?.*(?:\r?\n[ \t].*)*\r?\n")
# Only mail programs write these; a person who copies a mail into a text writes From and Subject.
_MACHINE_FIELD = re.compile(
    r"^(?:mime-version|message-id|received|return-path|content-type|content-transfer-encoding"
    r"|dkim-signature|delivered-to):",
    re.IGNORECASE | re.MULTILINE,
)
_RELATED = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
# Who sends and carries a message writes these, and no browser that saves a page.
_SENT = re.compile(
    r"^(?:to|cc|bcc|message-id|received|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)
# The line before a message in a mailbox file (RFC 4155).
MAILBOX = re.compile(r"From \S+ .*\d{4}\r?\n")
_ANSWER = re.compile(r"HTTP/\d(?:\.\d)? \d{3}\b.*\r?\n(?:[A-Za-z][\w-]*:.*\r?\n)+\r?\n")
_XML = re.compile(r"\s*(?:<\?xml\s|<(?:rss|feed|svg|nitf|newsItem|newsMessage|plist)\b)")
# Marks of Markdown; prose has one kind of them by chance, two kinds hardly ever.
_MARKDOWN = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\A---[ \t]*\r?\n(?:[\w-]+:.*\r?\n)+---[ \t]*\r?$",  # facts on top
        r"\A\+\+\+[ \t]*\r?\n(?:.*\r?\n)+?\+\+\+[ \t]*\r?$",
        r"^#{1,6} \S",
        r"^\S.*\r?\n(?:=+|-{3,})[ \t]*\r?$",  # a heading underlined
        r"\[[^\[\]\n]+\]\((?:https?://|/|mailto:)[^)\s]*\)",
        r"(?<![*\w])\*\*[^*\s][^*\n]*\*\*",
        r"^(?:```|~~~)",
        r"^\[[^\[\]\n]+\]:[ \t]*(?:https?://|/)\S*[ \t]*\r?$",
    )
)
MARKDOWN_MARKS = 2
# Plain prose has no control characters; a picture or a program has one byte in ten.
CONTROL_SHARE = 0.02
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b")) + b"\x7f"


def recognise(data: bytes) -> Format:
    """The format of a file with the content ``data``.

    ``TEXT`` means that nothing speaks against text; the bytes may still be in no known encoding.
    """
    for signature, found in SIGNATURES:
        if data.startswith(signature):
            return _inside(data, found)
    if _PDF.match(data) and _PDF_INSIDE in data:
        return Format.PDF
    encoding = unicode_encoding(data)
    if encoding == "utf-8" and _is_binary(data):
        return Format.BINARY
    # In every encoding of one byte, the marks looked for are ASCII.
    opening = data[:OPENING].decode("latin-1" if encoding == "utf-8" else encoding, "replace")
    found = _kind_of_text(opening.removeprefix("\u00ef\u00bb\u00bf").removeprefix("\ufeff"))
    return Format.JSON if found is Format.TEXT and _is_json(data) else found


def _inside(data: bytes, found: Format) -> Format:
    """What a container holds."""
    if found is Format.OFFICE and "EncryptedPackage".encode("utf-16-le") in data:
        return Format.PROTECTED
    if found is not Format.ZIP:
        return found
    named = (kind for mark, kind in TYPES if mark in data[:100])
    held = (kind for mark, kind in CONTAINERS if _holds(data, mark))
    return next(named, next(held, Format.ZIP))


def _holds(data: bytes, name: str) -> bool:
    """Whether a member of a ZIP file, or of what is left of one, begins with that name."""
    if name.encode() not in data:
        return False
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return any(member.startswith(name) for member in archive.namelist())
    except Exception:  # damaged in one way or another; its reader will say so
        return True


def _is_json(data: bytes) -> bool:
    if not data.lstrip().startswith((b"{", b"[")):
        return False
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict | list) and bool(found)


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\x00" in data or controls > CONTROL_SHARE * len(data)


def _kind_of_text(opening: str) -> Format:
    if _HTML.match(opening):
        return Format.HTML
    if _XML.match(opening):
        return Format.XML
    if _ANSWER.match(opening):
        return Format.ANSWER
    if header := _header(opening):
        saved = _RELATED.search(header) and not _SENT.search(header)
        return Format.MHTML if saved else Format.MAIL
    if len(_CLOSING_TAG.findall(opening)) >= MANY_TAGS:
        return Format.HTML
    if sum(mark.search(opening) is not None for mark in _MARKDOWN) >= MARKDOWN_MARKS:
        return Format.MARKDOWN
    return Format.TEXT


def _header(opening: str) -> str:
    """The header of a mail message at the start of a text; empty where there is none."""
    mailbox = MAILBOX.match(opening)
    start = end = mailbox.end() if mailbox else 0
    while field := _FIELD.match(opening, end):
        end = field.end()
    header = opening[start:end]
    return header if len(_MACHINE_FIELD.findall(header)) >= 1 and header.count(":") > 1 else ""
