"""One account of an event: its text exactly as read, and spans that point into it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from compare.readers.types import Place, Reading


class Role(StrEnum):
    """Which account a document is."""

    ARTICLE = "article"
    READOUT = "readout"

    @property
    def other(self) -> Role:
        """The opposite account."""
        return Role.READOUT if self is Role.ARTICLE else Role.ARTICLE


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document: ``document.text[start:end] == text``; offsets are code points."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One account; ``text`` is never changed after reading.

    Attributes:
        role: article or readout.
        text: the text as decoded, every oddity kept.
        name: how a person would call it: a path or a label.
        source: outlet or department, where known.
        published: the date weekdays and "yesterday" count from, where known.
        origin: how the file was read: its kind, where each word stands in it, what was left out.
    """

    role: Role
    text: str
    name: str
    source: str | None = None
    published: date | None = None
    origin: Reading | None = field(default=None, compare=False, repr=False)

    @property
    def sha256(self) -> str:
        """SHA-256 of the UTF-8 bytes of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span of characters ``start`` (included) to ``end`` (excluded)."""
        return Span(start, end, self.text[start:end])

    def place(self, offset: int) -> Place | None:
        """Where the character at ``offset`` stands in the original file, where that is known."""
        return self.origin.layout.place(offset) if self.origin is not None else None
