"""E-mail: the body of a message, with its subject, sender and day."""

from __future__ import annotations

import base64
import re
from datetime import date, datetime
from email import message_from_bytes, policy
from email.errors import InvalidBase64LengthDefect
from email.message import EmailMessage
from typing import Any

from compare.errors import InputError, cause
from compare.formats import Format
from compare.readers.encodings import decode
from compare.readers.html.pages import decode_page, read_markup
from compare.readers.limits import DEFAULT_LIMITS, Limits
from compare.readers.plain import lines_layout
from compare.readers.types import Reading, Removed

# A body in plain text with fewer words than these, and less than this share of the words of the
# same body in HTML, only says that the reader's program should show HTML.
STUB_WORDS, STUB_SHARE = 40, 0.5
SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)  # RFC 3676, section 4.3
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
# What Python's parser finds wrong with a message that was cut off.
CUTS = frozenset(
    {"CloseBoundaryNotFoundDefect", "InvalidBase64LengthDefect", "InvalidBase64PaddingDefect"}
)
ATTACHMENT = "an attachment, not read"


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
        listed = f": save {' or '.join(attachments)} and give that" if attachments else ""
        raise InputError(f"{name} is an e-mail without a body of text{listed or ': copy its text'}")
    if part.get_content_subtype() == "html":
        source, notes = decode_page(payload(part), name, charset(part))
        reading = read_markup(source, name, Format.MAIL, notes=notes, whole=whole)
    else:
        reading = _read_plain_body(part, name, whole)
    return Reading(
        reading.text,
        reading.layout,
        Format.MAIL,
        header(message, "subject"),
        sent_on(message),
        _sender(message),
        (*reading.removed, *(Removed(file, ATTACHMENT) for file in attachments)),
        (*reading.notes, *notes_on_cuts(message, name)),
    )


def parse_message(data: bytes, name: str) -> EmailMessage:
    """A message with all its parts.

    Raises:
        InputError: parts within parts deeper than Python can follow.
    """
    try:
        return message_from_bytes(data.lstrip(b"\r\n"), policy=policy.default)
    except RecursionError as error:
        raise InputError(f"{name} is nested too deeply: copy its text to a .txt file") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise InputError(f"{name} is a damaged message ({cause(error)}): get it again") from error


def header(message: EmailMessage, field: str) -> str | None:
    """A field of the header in one line; None where it is missing or cannot be read."""
    value = _field(message, field)
    return _one_line(str(value)) if value is not None else None


def _one_line(words: str) -> str | None:
    """Words of a header; bytes in no encoding come out of the parser as half characters."""
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split()) or None


def _field(message: EmailMessage, field: str) -> Any:  # noqa: ANN401 - a type of each field
    try:
        return message[field]
    except Exception:  # the parser of fields raises whatever a damaged one makes it stumble over
        return None


def sent_on(message: EmailMessage) -> date | None:
    """The day of the Date field, in the sender's own time zone."""
    moment = getattr(_field(message, "date"), "datetime", None)
    return moment.date() if isinstance(moment, datetime) else None


def _sender(message: EmailMessage) -> str | None:
    addresses = getattr(_field(message, "from"), "addresses", ())
    return next((_one_line(a.display_name or a.addr_spec) for a in addresses), None)


def charset(part: EmailMessage) -> str | None:
    """The encoding that a part names."""
    try:
        return part.get_content_charset()
    except (LookupError, ValueError, TypeError, AttributeError):
        return None


def payload(part: EmailMessage) -> bytes:
    """The bytes of a part, its transfer encoding undone; of a cut one, those that are there."""
    found = part.get_payload(decode=True)
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        digits = re.sub(rb"[^A-Za-z0-9+/]", b"", found if isinstance(found, bytes) else b"")
        return base64.b64decode(digits[: len(digits) // 4 * 4])
    return found if isinstance(found, bytes) else b""


def notes_on_cuts(message: EmailMessage, name: str) -> tuple[str, ...]:
    """A sentence where a part does not end as it should."""
    defects = {type(defect).__name__ for part in message.walk() for defect in part.defects}
    if defects & CUTS:
        return (f"{name} ends before its last part does: it may have been cut off.",)
    return ()


def _body(message: EmailMessage, name: str) -> EmailMessage | None:
    """The part with the words: plain text, or HTML where plain text only points to it."""
    if message.get_content_type() in _ENCRYPTED:
        raise InputError(f"{name} is an encrypted e-mail: open it and save its text")
    plain, markup = (_find(message, subtype) for subtype in ("plain", "html"))
    if plain is not None and markup is not None:
        words = len(payload(plain).split())
        shown = len(re.sub(rb"<[^>]*>", b" ", payload(markup)).split())
        plain = plain if words >= min(STUB_WORDS, STUB_SHARE * shown) else None
    body = plain if plain is not None else markup  # a part without fields is false
    if body is not None and b"-----BEGIN PGP MESSAGE-----" in payload(body)[:2_000]:
        raise InputError(f"{name} is an encrypted e-mail: open it and save its text")
    return body


def _find(message: EmailMessage, subtype: str) -> EmailMessage | None:
    """The first part of that kind with words in it that is no attachment."""
    for part in message.walk():
        is_text = part.get_content_type() == f"text/{subtype}"
        if is_text and not part.is_attachment() and payload(part).strip():
            return part
    return None


def _attachments(message: EmailMessage) -> tuple[str, ...]:
    parts = (part for part in message.walk() if part.is_attachment())
    return tuple(part.get_filename() or part.get_content_type() for part in parts)


def _read_plain_body(part: EmailMessage, name: str, whole: bool) -> Reading:
    """The body with its lines, without a signature and the lines of a mailing list around it."""
    body, notes = _decode_body(part, name)
    start, end = (0, len(body)) if whole else _without_list_lines(body)
    removed = []
    layout = lines_layout(body)
    for first, last in ((0, start), (end, len(body))):
        if words := body[first:last].strip():
            at = body.index(words, first)
            removed.append(Removed(words, "a signature or mailing list", layout.place(at)))
    return Reading(body[start:end], layout.part(start, end), removed=tuple(removed), notes=notes)


def _decode_body(part: EmailMessage, name: str) -> tuple[str, tuple[str, ...]]:
    data, label = payload(part), charset(part)
    try:
        if label and label != "us-ascii":
            return data.decode(label), ()
    except (LookupError, UnicodeDecodeError):  # a label that is unknown or not true
        pass
    decoded = decode(data, name)
    told = f"{name} does not name its encoding and was read as {decoded.encoding}."
    return decoded.text, (told,) if decoded.told else ()


def _without_list_lines(body: str) -> tuple[int, int]:
    signature = SIGNATURE.search(body)
    end = signature.start() if signature else len(body)
    paragraphs = list(_PARAGRAPH.finditer(body, 0, end))
    while len(paragraphs) > 1 and _is_of_list(paragraphs[-1].group()):
        end = paragraphs.pop().start()
    start = 0
    while len(paragraphs) > 1 and _is_of_list(paragraphs[0].group()):
        start = paragraphs[1].start()
        paragraphs.pop(0)
    return start, end


def _is_of_list(paragraph: str) -> bool:
    return len(paragraph.split()) <= LIST_WORDS and _LIST_LINE.search(paragraph) is not None
