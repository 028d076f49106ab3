"""A message and its parts: fields, bytes, characters; e-mails and saved pages are packed so."""

from __future__ import annotations

import base64
import codecs
import re
from datetime import date, datetime
from email import message_from_bytes, policy
from email.errors import InvalidBase64LengthDefect
from email.message import EmailMessage
from typing import Any

from compare.errors import InputError, cause
from compare.formats import MAILBOX
from compare.readers.encodings import decode, unicode_encoding

# What Python's parser finds wrong with a message that was cut off.
CUTS = frozenset(
    {"CloseBoundaryNotFoundDefect", "InvalidBase64LengthDefect", "InvalidBase64PaddingDefect"}
)
_MESSAGES = re.compile(rb"(?:\A|\n\r?\n)" + MAILBOX.pattern.encode() + rb"[\w-]+:")
WIDER = {"iso8859-1": "cp1252"}  # whose curly quotation marks stand in messages called so


def parse_message(data: bytes, name: str) -> EmailMessage:
    """A message with all its parts.

    Raises:
        InputError: parts within parts deeper than Python can follow.
    """
    encoding = unicode_encoding(data)
    if encoding != "utf-8":  # saved as text by a program that writes UTF-16
        data = data.decode(encoding, "replace").encode()
    try:
        message = message_from_bytes(
            data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), policy=policy.default
        )
    except RecursionError as error:
        raise InputError(f"{name} is nested too deeply: copy its text to a .txt file") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise InputError(f"{name} is a damaged message ({cause(error)}): get it again") from error
    messages = len(_MESSAGES.findall(data)) if data.startswith(b"From ") else 1
    if messages > 1:
        raise InputError(
            f"{name} is a mailbox with {messages} messages: save the one that matters alone"
        )
    return message


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


def sender(message: EmailMessage) -> str | None:
    """Who the From field names, else the address; None where it names nobody."""
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


def decode_part(part: EmailMessage, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a part, and a note where its encoding had to be told from its bytes.

    Raises:
        InputError: as ``decode``.
    """
    data, label = payload(part), charset(part)
    try:
        if label and label != "us-ascii" and not _is_utf8(data):
            return data.decode(WIDER.get(codecs.lookup(label).name, label)), ()
    except (LookupError, UnicodeDecodeError):  # a label that is unknown or not true
        pass
    decoded = decode(data, name)
    told = f"{name} does not name its encoding and was read as {decoded.encoding}."
    return decoded.text, (told,) if decoded.told else ()


def _is_utf8(data: bytes) -> bool:
    """Whether bytes beyond ASCII are UTF-8, which hardly any text in another encoding is by chance.

    Some programs write UTF-8 and name another encoding.
    """
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False
