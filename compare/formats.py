"""Which format a file is, told from its content and never from its name."""

from __future__ import annotations

import re
from enum import StrEnum

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
    ZIP = "ZIP archive"
    OFFICE = "file of an old Office program (such as .doc)"
    PROTECTED = "Office document protected with a password"
    RTF = "rich text file (.rtf)"
    IMAGE = "picture"
    GZIP = "compressed file (.gz)"
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
)
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
# Marks of Markdown; prose has one kind of them by chance, two kinds hardly ever.
_MARKDOWN = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\A---[ \t]*\r?\n(?:[\w-]+:.*\r?\n)+---[ \t]*\r?$",  # facts on top
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
    encoding = unicode_encoding(data)
    if encoding == "utf-8" and _is_binary(data):
        return Format.BINARY
    # In every encoding of one byte, the marks looked for are ASCII.
    return _kind_of_text(
        data[:OPENING].decode("latin-1" if encoding == "utf-8" else encoding, "replace")
    )


def _inside(data: bytes, found: Format) -> Format:
    """What a container holds; the names of its members stand in it as they are."""
    if found is Format.OFFICE and "EncryptedPackage".encode("utf-16-le") in data:
        return Format.PROTECTED
    if found is not Format.ZIP:
        return found
    if b"word/document" in data:
        return Format.WORD
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:100]:
        return Format.ODT
    return Format.ZIP


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\x00" in data or controls > CONTROL_SHARE * len(data)


def _kind_of_text(opening: str) -> Format:
    if _HTML.match(opening.removeprefix("\u00ef\u00bb\u00bf")):
        return Format.HTML
    if header := _header(opening):
        return Format.MHTML if _RELATED.search(header) else Format.MAIL
    if len(_CLOSING_TAG.findall(opening)) >= MANY_TAGS:
        return Format.HTML
    if sum(mark.search(opening) is not None for mark in _MARKDOWN) >= MARKDOWN_MARKS:
        return Format.MARKDOWN
    return Format.TEXT


def _header(opening: str) -> str:
    """The header of a mail message at the start of a text; empty where there is none."""
    end = 0
    while field := _FIELD.match(opening, end):
        end = field.end()
    header = opening[:end]
    return header if len(_MACHINE_FIELD.findall(header)) >= 1 and header.count(":") > 1 else ""
