"""Reading: a file or a pasted text becomes a document, or one sentence says why it cannot."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from compare.documents import Document, Role
from compare.errors import InputError
from compare.formats import Format, recognise
from compare.text_files import decode_utf8

STANDARD_INPUT = "-"
# An account of one event has a few pages; 5 MB of file leave room for any layout around them.
MAX_BYTES = 5_000_000
# What spaCy parses at most in one piece (its ``nlp.max_length``): some 170,000 words.
MAX_CHARACTERS = 1_000_000
# Characters that show nothing but are no white space to Python: zero-width characters and the
# byte order mark (Unicode, general category Cf).
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"

# The formats that can be read, each with its reader: bytes and name in, text out.
READERS: dict[Format, Callable[[bytes, str], str]] = {Format.TEXT: decode_utf8}


def read_document(
    path: str | Path, role: Role, *, source: str | None = None, published: date | None = None
) -> Document:
    """Read one account from a file.

    The text of a plain text file is exactly ``Path(path).read_bytes().decode("utf-8")``.

    Args:
        path: a file, or "-" for standard input.
        role: which account it is.
        source: outlet or department, where known.
        published: the date weekdays and "yesterday" count from, where known.

    Raises:
        InputError: the file is missing, a folder, unreadable, larger than ``MAX_BYTES``, of a
            format that cannot be read, not UTF-8, longer than ``MAX_CHARACTERS``, or without a
            visible character.
    """
    text, name = read_text(path)
    return Document(role, text, name, source, published)


def read_text(path: str | Path) -> tuple[str, str]:
    """The text of a file and the name messages call it by; arguments and errors as above."""
    name = "standard input" if str(path) == STANDARD_INPUT else str(path)
    text = _decode(_read_bytes(path, name), name)
    _check_text(text, name)
    return text, name


def text_from_bytes(data: bytes, name: str) -> str:
    """The text of an uploaded file.

    Args:
        data: the whole file.
        name: how messages call it.

    Raises:
        InputError: as for a file on the disk.
    """
    _check_size(data, name)
    text = _decode(data, name)
    _check_text(text, name)
    return text


def document_from_text(
    text: str,
    role: Role,
    name: str,
    *,
    source: str | None = None,
    published: date | None = None,
) -> Document:
    """Make a document of a text that was pasted or typed.

    Raises:
        InputError: the text is too long or has no visible character.
    """
    _check_text(text, name)
    return Document(role, text, name, source, published)


def check_distinct(article: Document, readout: Document) -> None:
    """Refuse to compare a text with itself; white space does not make two texts of one.

    Raises:
        InputError: both documents hold the same text.
    """
    if _words(article.text) != _words(readout.text):
        return
    if article.name == readout.name:
        raise InputError(
            f"{article.name} was given twice: give the article first and the readout second"
        )
    raise InputError(
        f"{article.name} and {readout.name} hold the same text: "
        "give the article first and the readout second"
    )


def _read_bytes(path: str | Path, name: str) -> bytes:
    try:
        if str(path) == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"there is no file {name!r}: check the path") from error
    except IsADirectoryError as error:
        raise InputError(f"{name} is a folder: give a file in it") from error
    except PermissionError as error:
        raise InputError(f"{name} may not be read: give yourself the right to read it") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        raise InputError(f"{name!r} cannot be read ({error}): check the path") from error
    _check_size(data, name)
    return data


def _check_size(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB: "
            "cut it down to the account of the one event"
        )


def _decode(data: bytes, name: str) -> str:
    found = recognise(data)
    reader = READERS.get(found)
    if reader is None:
        article = "an" if found[0] in "AEIOU" else "a"
        raise InputError(
            f"{name} is {article} {found}, which cannot be read: save its text as a UTF-8 .txt file"
        )
    return reader(data, name)


def _check_text(text: str, name: str) -> None:
    if not _words(text):
        raise InputError(
            f"{name} is empty or holds only blanks: give a file with the text of one account"
        )
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{name} holds {len(text):,} characters, more than {MAX_CHARACTERS:,}: "
            "cut it down to the account of the one event"
        )


def _words(text: str) -> list[str]:
    return text.translate(dict.fromkeys(map(ord, INVISIBLE))).split()
