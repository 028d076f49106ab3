"""Plain text: every character kept, each line with its number."""

from __future__ import annotations

import re

from compare.formats import Format
from compare.readers.encodings import decode
from compare.readers.limits import DEFAULT_LIMITS, Limits
from compare.readers.types import Layout, Place, Reading

_LINE = re.compile(r"\r\n|\r|\n")


def read_plain(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read a text file; ``limits`` and ``whole`` make no difference to it.

    Raises:
        InputError: as ``decode``.
    """
    decoded = decode(data, name)
    note = f"{name} does not name its encoding and was read as {decoded.encoding}."
    text = decoded.text
    return Reading(text, lines_layout(text), Format.TEXT, notes=(note,) if decoded.told else ())


def lines_layout(text: str) -> Layout:
    """Each line of a text as one place, counted as an editor counts them."""
    starts = (0, *(match.end() for match in _LINE.finditer(text)))
    return Layout(starts, tuple(Place(line=number) for number in range(1, len(starts) + 1)))
