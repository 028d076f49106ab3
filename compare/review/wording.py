"""Names and notes as they are kept: any Unicode that a database can hold."""

from __future__ import annotations

import unicodedata

from compare.errors import InputError

MAX_REVIEWER = 100  # characters: long enough for any name with titles, short enough for a column
MAX_NOTE = 10_000  # characters: some three pages; a spreadsheet's cell takes 32,767


def clean_reviewer(name: str) -> str:
    """A name with letters composed (NFC) and single blanks, so that it is one however typed.

    Raises:
        InputError: no name, one too long, or one that holds what no name does.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name:
        raise InputError("A review needs its reviewer's name: give yours first")
    if len(name) > MAX_REVIEWER:
        raise InputError(
            f"A reviewer's name has at most {MAX_REVIEWER} characters and this one has "
            f"{len(name)}: shorten it"
        )
    odd = next((c for c in name if unicodedata.category(c) in ("Cc", "Cs")), None)
    if odd is not None:
        raise InputError(
            f"A reviewer's name is kept as text and cannot hold the character U+{ord(odd):04X}: "
            "leave it out"
        )
    return name


def clean_note(note: str) -> str:
    """A note without blanks around it.

    Raises:
        InputError: one too long, or one that holds a character no database keeps.
    """
    note = note.strip()
    if len(note) > MAX_NOTE:
        raise InputError(
            f"A note has at most {MAX_NOTE:,} characters and this one has {len(note):,}: shorten it"
        )
    odd = next((c for c in note if c == "\0" or unicodedata.category(c) == "Cs"), None)
    if odd is not None:
        raise InputError(
            f"A note is kept as text and cannot hold the character U+{ord(odd):04X}: leave it out"
        )
    return note


def storable(text: str) -> str:
    r"""Words of an account, with what a database cannot hold (NUL, half characters) as a code.

    >>> storable("a\0b")
    'a\\x00b'
    """
    return text.replace("\0", "\\x00").encode("utf-8", "backslashreplace").decode("utf-8")
