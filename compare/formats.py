"""Which format a file is, told from its first bytes and never from its name."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A file format by the name a reader knows."""

    TEXT = "plain text file"
    PDF = "PDF file"
    WORD = "Word document (.docx)"
    ODT = "OpenDocument text (.odt)"
    ZIP = "ZIP archive"
    OFFICE = "file of an old Office program (such as .doc)"
    RTF = "rich text file (.rtf)"
    HTML = "web page (HTML)"
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
HTML_OPENINGS = (b"<!doctype html", b"<html")
# UTF-16 and UTF-32 hold NUL bytes too, but their byte order mark says that they are text.
WIDE_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
UTF8_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def recognise(data: bytes) -> Format:
    """The format of a file with the content ``data``.

    ``TEXT`` means that nothing speaks against text; the bytes may still not be UTF-8.
    """
    for signature, found in SIGNATURES:
        if data.startswith(signature):
            return _kind_of_archive(data) if found is Format.ZIP else found
    if data.removeprefix(UTF8_BYTE_ORDER_MARK).lstrip().lower().startswith(HTML_OPENINGS):
        return Format.HTML
    if b"\x00" in data and not data.startswith(WIDE_BYTE_ORDER_MARKS):
        return Format.BINARY
    return Format.TEXT


def _kind_of_archive(data: bytes) -> Format:
    """Word and OpenDocument files are ZIP archives; the names of their members tell them."""
    if b"word/document" in data:
        return Format.WORD
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:100]:
        return Format.ODT
    return Format.ZIP
