"""MHTML: a saved web page with its pictures in one file, packed like an e-mail (RFC 2557)."""

from __future__ import annotations

from email.message import EmailMessage

from compare.errors import InputError
from compare.formats import Format
from compare.readers.html.pages import decode_page, read_markup
from compare.readers.limits import DEFAULT_LIMITS, Limits
from compare.readers.messages import charset, header, notes_on_cuts, parse_message, payload
from compare.readers.types import Reading

PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read the page that the file was saved for; pages in its frames are only counted.

    Raises:
        InputError: there is no page in the file, or it shows no words.
    """
    message = parse_message(data, name)
    pages = [part for part in message.walk() if part.get_content_type() in PAGES]
    if not pages:
        raise InputError(f"{name} is a saved page without a page in it: save it again as HTML")
    root = _root(message, pages)
    source, notes = decode_page(payload(root), name, charset(root))
    notes += notes_on_cuts(message, name)
    if len(pages) > 1:
        notes += (f"{name} shows {len(pages) - 1} more pages in frames, which were not read.",)
    url = header(message, "snapshot-content-location") or header(root, "content-location")
    return read_markup(source, name, Format.MHTML, url=url, notes=notes, whole=whole)


def _root(message: EmailMessage, pages: list[EmailMessage]) -> EmailMessage:
    """The part that the message names as its start, else the first page."""
    start = message.get_param("start")
    return next((page for page in pages if start and header(page, "content-id") == start), pages[0])
