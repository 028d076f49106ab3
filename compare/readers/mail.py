"""E-mail: the body of a message, with its subject, sender and day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage

from compare.errors import InputError
from compare.formats import Format, recognise
from compare.readers.html.pages import decode_page, read_markup
from compare.readers.limits import DEFAULT_LIMITS, Limits
from compare.readers.messages import (
    charset,
    decode_part,
    header,
    notes_on_cuts,
    parse_message,
    payload,
    sender,
    sent_on,
)
from compare.readers.plain import lines_layout
from compare.readers.types import Reading, Removed

# A body in plain text with fewer words than these, and less than this share of the words of the
# same body in HTML, only says that the reader's program should show HTML.
STUB_WORDS, STUB_SHARE = 40, 0.5
# RFC 3676, section 4.3; RFC 4880, section 7.
SIGNATURE = re.compile(r"^(?:-- ?|-----BEGIN PGP SIGNATURE-----)\r?$", re.MULTILINE)
_SIGNED = re.compile(r"\s*-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[^\s:]+: .*\r?\n)*")
# What mailing programs write around a text; a line of it is no longer than this.
LIST_WORDS = 40
_LIST_LINE = re.compile(
    r"unsubscribe|(?:manage|update|change) your (?:\w+ )?(?:preferences|subscription)|opt out"
    r"|view (?:this|it|the) (?:e-?mail|message|newsletter)?\s*in (?:your|a) (?:web )?browser"
    r"|you (?:are receiving|have received|received) this (?:e-?mail|message)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t\r]*\n))*")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
ATTACHMENT = "an attachment, not read"
OTHER_PART = "another part of the message, not read"
_HTML = ("text/html", "application/xhtml+xml")
_TNEF = "application/ms-tnef"  # Outlook's own format, which holds the text, too


def read_mail(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read a message.

    Raises:
        InputError: the message is encrypted, nested too deeply, or has no body of text.
    """
    message = parse_message(data, name)
    attachments = _attachments(message)
    part = _body(message, name)
    if part is None:
        if any(inner.get_content_type() == _TNEF for inner in message.walk()):
            raise InputError(
                f"{name} holds its text in winmail.dat, which only Outlook reads: open it there "
                "and save its text"
            )
        listed = f": save {' or '.join(attachments)} and give that" if attachments else ""
        raise InputError(f"{name} is an e-mail without a body of text{listed or ': copy its text'}")
    if _is_page(part):
        source, notes = decode_page(payload(part), name, charset(part))
        reading = read_markup(source, name, Format.MAIL, notes=notes, whole=whole)
    else:
        reading = _read_plain_body(_plain_parts(message, part), name, whole)
    return Reading(
        reading.text,
        reading.layout,
        Format.MAIL,
        header(message, "subject"),
        sent_on(message),
        sender(message),
        (
            *reading.removed,
            *(Removed(file, ATTACHMENT) for file in attachments),
            *(Removed(words, OTHER_PART) for words in _other_parts(message, part, name)),
        ),
        (*reading.notes, *notes_on_cuts(message, name)),
    )


def _body(message: EmailMessage, name: str) -> EmailMessage | None:
    """The part with the words: plain text, or HTML where plain text only points to it."""
    if message.get_content_type() in _ENCRYPTED:
        raise InputError(f"{name} is an encrypted e-mail: open it and save its text")
    plain, markup = (_find(message, kinds) for kinds in (("text/plain",), _HTML))
    if plain is not None and markup is not None:
        words = len(payload(plain).split())
        shown = len(re.sub(rb"<[^>]*>", b" ", payload(markup)).split())
        plain = plain if words >= min(STUB_WORDS, STUB_SHARE * shown) else None
    body = plain if plain is not None else markup  # a part without fields is false
    if body is not None and b"-----BEGIN PGP MESSAGE-----" in payload(body)[:2_000]:
        raise InputError(f"{name} is an encrypted e-mail: open it and save its text")
    return body


def _find(message: EmailMessage, kinds: Sequence[str]) -> EmailMessage | None:
    """The first part of that kind with words in it that is no attachment."""
    for part in message.walk():
        if any(_is_shown(part, kind) for kind in kinds):
            return part
    return None


def _is_page(part: EmailMessage) -> bool:
    """Whether a part is HTML, by its type or, of one that does not name its type, by its words."""
    untold = "content-type" not in part and recognise(payload(part)) is Format.HTML
    return part.get_content_type() in _HTML or untold


def _plain_parts(message: EmailMessage, body: EmailMessage) -> list[EmailMessage]:
    """The body and the parts of plain text that a mail program shows below it, around a picture."""
    for outer in message.walk():
        if outer.get_content_type() == "multipart/mixed" and body in (inner := _parts(outer)):
            after = inner[inner.index(body) + 1 :]
            return [body, *(part for part in after if _is_shown(part, "text/plain"))]
    return [body]


def _parts(outer: EmailMessage) -> list[EmailMessage]:
    return [part for part in outer.iter_parts() if isinstance(part, EmailMessage)]


def _is_shown(part: EmailMessage, kind: str) -> bool:
    return (
        part.get_content_type() == kind and not part.is_attachment() and bool(payload(part).strip())
    )


def _other_parts(message: EmailMessage, body: EmailMessage, name: str) -> Iterator[str]:
    """Text beside the body that was not read: messages forwarded with it, further pages."""
    read = [body] if _is_page(body) else _plain_parts(message, body)
    forwarded: list[EmailMessage] = []
    for part in message.walk():
        if part.get_content_type() == "message/rfc822" and not part.is_attachment():
            inside = list(part.walk())
            if body not in inside:
                forwarded += inside
                yield header(inside[1], "subject") or part.get_content_type()
    for outer in message.walk():
        if outer.get_content_type() != "multipart/mixed" or outer in forwarded:
            continue
        for part in _parts(outer):
            shown = any(_is_shown(part, kind) for kind in (*_HTML, "text/plain"))
            if shown and not any(part is other for other in read):
                yield " ".join(decode_part(part, name)[0].split())


def _attachments(message: EmailMessage) -> tuple[str, ...]:
    parts = (part for part in message.walk() if part.is_attachment())
    return tuple(part.get_filename() or part.get_content_type() for part in parts)


def _read_plain_body(parts: Sequence[EmailMessage], name: str, whole: bool) -> Reading:
    """The body with its lines, without a signature and the lines of a mailing list around it."""
    decoded = [decode_part(part, name) for part in parts]
    body = "\r\n".join(words for words, _ in decoded)
    notes = tuple(dict.fromkeys(note for _, told in decoded for note in told))
    start, end = (0, len(body)) if whole else _without_list_lines(body)
    removed = []
    layout = lines_layout(body)
    for first, last in ((0, start), (end, len(body))):
        if words := body[first:last].strip():
            at = body.index(words, first)
            removed.append(Removed(words, "a signature or mailing list", layout.place(at)))
    return Reading(body[start:end], layout.part(start, end), removed=tuple(removed), notes=notes)


def _without_list_lines(body: str) -> tuple[int, int]:
    signature = SIGNATURE.search(body)
    end = signature.start() if signature else len(body)
    signed = _SIGNED.match(body)
    paragraphs = list(_PARAGRAPH.finditer(body, signed.end() if signed else 0, end))
    while len(paragraphs) > 1 and _is_of_list(paragraphs[-1].group()):
        end = paragraphs.pop().start()
    start = paragraphs[0].start() if signed and paragraphs else 0
    while len(paragraphs) > 1 and _is_of_list(paragraphs[0].group()):
        start = paragraphs[1].start()
        paragraphs.pop(0)
    return start, end


def _is_of_list(paragraph: str) -> bool:
    return len(paragraph.split()) <= LIST_WORDS and _LIST_LINE.search(paragraph) is not None
