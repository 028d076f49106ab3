"""One account of an event: its text exactly as read, and spans that point into it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
    """

    role: Role
    text: str
    name: str
    source: str | None = None
    published: date | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the UTF-8 bytes of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span of characters ``start`` (included) to ``end`` (excluded)."""
        return Span(start, end, self.text[start:end])
