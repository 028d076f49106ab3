"""Reading: a file, an address or a pasted text becomes a document, or one sentence says why not."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from compare.documents import Document, Role
from compare.errors import InputError
from compare.formats import Format, recognise
from compare.readers.characters import check_text, notes_on_characters, visible_words
from compare.readers.isolation import READERS, read_isolated
from compare.readers.language import check_english
from compare.readers.limits import DEFAULT_LIMITS, RAISE, Limits, megabytes
from compare.readers.plain import read_plain
from compare.readers.types import Reading
from compare.readers.web import fetch, is_url

STANDARD_INPUT = "-"
TEXTS = (Format.TEXT, Format.MARKDOWN, Format.JSON)
# What to do with the formats that cannot be read; of others, save the text.
REMEDIES = {
    Format.PROTECTED: "save a copy without one",
    Format.ZIP: "give the files in it, or the archive alone where it holds cases",
    Format.GZIP: "unpack it first",
    Format.PACKED: "unpack it first",
    Format.ANSWER: "save the page without that header (curl without -i)",
    Format.POINTER: "fetch the file itself with 'git lfs pull'",
    Format.IMAGE: "save the text that text recognition (OCR) finds in it as a .txt file",
}


def read_document(
    path: str | Path,
    role: Role,
    *,
    source: str | None = None,
    published: date | None = None,
    limits: Limits = DEFAULT_LIMITS,
    any_language: bool = False,
) -> Document:
    """Read one account from a file or an address.

    The text of a plain text file is exactly ``Path(path).read_bytes().decode("utf-8")``, or its
    bytes decoded as what they are. Of other formats it is the account without the menus, running
    heads and the like around it; ``document.origin`` counts what was left out.

    Args:
        path: a file, an address that begins with http:// or https://, or "-" for standard input.
        role: which account it is.
        source: outlet or department, where known; else what the file says.
        published: the date weekdays and "yesterday" count from, where known; else as above.
        limits: what the file may cost.
        any_language: take a text that is not English.

    Raises:
        InputError: the file is missing, a folder, unreadable, beyond the limits, damaged, of a
            format or in an encoding that cannot be read, not English, or without a visible
            character.
    """
    data, name = read_raw(path, limits)
    return document_from_bytes(
        data,
        role,
        name,
        source=source,
        published=published,
        limits=limits,
        any_language=any_language,
    )


def document_from_bytes(
    data: bytes,
    role: Role,
    name: str,
    *,
    source: str | None = None,
    published: date | None = None,
    limits: Limits = DEFAULT_LIMITS,
    any_language: bool = False,
) -> Document:
    """Make a document of an uploaded file; arguments and errors as ``read_document``.

    Args:
        data: the whole file.
        role: which account it is.
        name: how messages call it.
        source: outlet or department, where known.
        published: the day of publication, where known.
        limits: what the file may cost.
        any_language: take a text that is not English.
    """
    found = read_bytes(data, name, limits)
    if not any_language:
        check_english(found.text, name)
    return Document(
        role, found.text, name, source or found.source, published or found.published, found
    )


def page_from_bytes(
    data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS, any_language: bool = False
) -> Reading:
    """All that a page shows, comments and menus too; arguments and errors as ``read_document``."""
    found = read_bytes(data, name, limits, whole=True)
    if not any_language:
        check_english(found.text, name)
    return found


def read_text(path: str | Path) -> tuple[str, str]:
    """The text of a text file as it stands, and the name messages call it by.

    Raises:
        InputError: as ``read_document``, or the file holds more than text.
    """
    data, name = read_raw(path)
    kind = recognise(data)
    if kind not in TEXTS:
        raise InputError(f"{name} is {_with_article(kind)} and no text: give a plain text file")
    _check_size(data, name, DEFAULT_LIMITS, kind)
    text = read_plain(data, name).text
    check_text(text, name)
    return text, name


def text_from_bytes(data: bytes, name: str) -> str:
    """The text of an uploaded file, whatever its format.

    Args:
        data: the whole file.
        name: how messages call it.

    Raises:
        InputError: as for a file on the disk.
    """
    return read_bytes(data, name).text


def document_from_text(
    text: str,
    role: Role,
    name: str,
    *,
    source: str | None = None,
    published: date | None = None,
    any_language: bool = False,
) -> Document:
    """Make a document of a text that was pasted or typed.

    Raises:
        InputError: the text is too long, not English, or has no visible character.
    """
    check_text(text, name)
    if not any_language:
        check_english(text, name)
    return Document(role, text, name, source, published)


def read_bytes(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read a file by what it holds.

    Args:
        data: the whole file.
        name: how messages call it.
        limits: what it may cost.
        whole: of a web page, read comments and menus too.

    Raises:
        InputError: as ``read_document``, whatever the language.
    """
    kind = recognise(data)
    _check_size(data, name, limits, kind)
    if kind is Format.TEXT:
        found = read_plain(data, name)
    elif kind in READERS:
        found = read_isolated(kind, data, name, limits, whole=whole)
    else:
        remedy = REMEDIES.get(kind, "save its text as a .txt file")
        raise InputError(f"{name} is {_with_article(kind)}, which cannot be read: {remedy}")
    check_text(found.text, name)
    return replace(found, notes=(*found.notes, *notes_on_characters(found.text, name)))


def check_distinct(article: Document, readout: Document) -> None:
    """Refuse to compare a text with itself; white space does not make two texts of one.

    Raises:
        InputError: both documents hold the same text.
    """
    if visible_words(article.text) != visible_words(readout.text):
        return
    if article.name == readout.name:
        raise InputError(
            f"{article.name} was given twice: give the article first and the readout second"
        )
    raise InputError(
        f"{article.name} and {readout.name} hold the same text: "
        "give the article first and the readout second"
    )


def notes_on_reading(*documents: Document) -> tuple[str, ...]:
    """What a person should know of how files were read, each sentence once."""
    notes: dict[str, None] = {}
    for document in documents:
        if document.origin is not None:
            notes |= dict.fromkeys(document.origin.notes)
            if left_out := document.origin.left_out():
                notes[f"Of {document.name}, {left_out} were left out."] = None
    return tuple(notes)


def read_raw(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> tuple[bytes, str]:
    """The bytes of a file, address or standard input, and the name messages call it by.

    One byte more than the limit is read, so that a file beyond it is refused and not cut.

    Raises:
        InputError: the file is missing, a folder or unreadable, or the address gives nothing.
    """
    if is_url(str(path)):
        return fetch(str(path), limits).data, str(path)
    name = "standard input" if str(path) == STANDARD_INPUT else str(path)
    try:
        if str(path) == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limits.file_bytes + 1)
        else:
            with open(path, "rb", opener=_without_waiting) as file:
                data = file.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        raise InputError(f"there is no file {name!r}: check the path") from error
    except IsADirectoryError as error:
        raise InputError(f"{name} is a folder: give a file in it") from error
    except PermissionError as error:
        raise InputError(f"{name} may not be read: give yourself the right to read it") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        raise InputError(f"{name!r} cannot be read ({error}): check the path") from error
    return data, name


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to is empty, and not waited for.

    Without ``O_NONBLOCK``, opening such a pipe does not end; reading waits for those who write.
    """
    wait_for_none = getattr(os, "O_NONBLOCK", 0)  # Windows has no such pipes
    handle = os.open(path, flags | wait_for_none)
    if wait_for_none:
        os.set_blocking(handle, True)
    return handle


def _check_size(data: bytes, name: str, limits: Limits, kind: Format) -> None:
    is_text = kind in TEXTS
    most = min(limits.text_bytes, limits.file_bytes) if is_text else limits.file_bytes
    if len(data) > most:
        raise InputError(
            f"{name} is larger than {megabytes(most)}: cut it down to the account of the one "
            f"event, {RAISE}"
        )


def _with_article(kind: Format) -> str:
    return f"{'an' if kind[0] in 'AEIOUe' else 'a'} {kind}"
