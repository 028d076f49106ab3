"""Characters that a text may hold, and what makes a text unusable."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from compare.errors import InputError
from compare.readers.limits import MAX_CHARACTERS

# Characters that turn the direction of writing (Unicode, bidirectional formatting): words can be
# shown in another order than they are read and compared.
DIRECTION_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Characters that show nothing but are no white space to Python (Unicode, general category Cf).
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def check_text(text: str, name: str) -> None:
    """Refuse a text without a visible character, or one that is too long for the parser.

    Raises:
        InputError: one of the two.
    """
    if not visible_words(text):
        raise InputError(
            f"{name} is empty or holds only blanks: give a file with the text of one account"
        )
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{name} holds {len(text):,} characters, more than {MAX_CHARACTERS:,}, which is what "
            "the parser takes: cut it down to the account of the one event"
        )


def visible_words(text: str) -> list[str]:
    """The words of a text, without characters that show nothing."""
    return text.translate(dict.fromkeys(map(ord, INVISIBLE))).split()


def notes_on_characters(text: str, name: str) -> tuple[str, ...]:
    """A sentence for characters that a reader cannot see or that reorder what is seen."""
    # A byte order mark at the very start belongs to the file and not to the words.
    counts = Counter(re.findall(f"[{DIRECTION_MARKS}{INVISIBLE}]", text.removeprefix("\ufeff")))
    notes = []
    for characters, does in (
        (DIRECTION_MARKS, "that turn the direction of writing, so that words may show reordered"),
        (INVISIBLE, "that show nothing and may stand within words"),
    ):
        found = [(c, counts[c]) for c in characters if counts[c]]
        if found:
            listed = ", ".join(f"U+{ord(c):04X} {_name(c)} ({n})" for c, n in found)
            number = sum(n for _, n in found)
            mark = "character" if number == 1 else "characters"
            notes.append(f"{name} holds {number} {mark} {does}: {listed}; all are kept.")
    return tuple(notes)


def _name(character: str) -> str:
    return unicodedata.name(character, "").lower()


_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def raised(words: str) -> str:
    """Words printed above the line, with figures as raised figures: "2030" before a raised "4".

    The mark of a note would else lengthen the figure before it, and a power become a number.
    """
    return words.translate(_RAISED) if re.fullmatch(r"\s*[+-]?\d+\s*", words) else words
