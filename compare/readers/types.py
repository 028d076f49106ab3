"""What a reader hands on: the text, where its words stand in the original, what was left out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand in the original; a count that the format does not have is None.

    Attributes:
        page: page of a PDF, from 1.
        paragraph: paragraph of a Word document or of a web page's article, from 1.
        line: line of a file, of the body of an e-mail, or of a page of a PDF, from 1.
    """

    page: int | None = None
    paragraph: int | None = None
    line: int | None = None

    def __str__(self) -> str:
        """For the reader: "page 2, line 14"."""
        counts = (("page", self.page), ("paragraph", self.paragraph), ("line", self.line))
        return ", ".join(f"{unit} {number}" for unit, number in counts if number is not None)


@dataclass(frozen=True, slots=True)
class Layout:
    """The pieces of a text in order, and the place of each in the original.

    Attributes:
        starts: the offset at which each piece begins, ascending.
        places: where each piece stands in the original.
    """

    starts: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()

    def place(self, offset: int) -> Place | None:
        """Where the character at ``offset`` stands in the original; None before the first piece."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] if index >= 0 else None

    def part(self, start: int, end: int) -> Layout:
        """The layout of ``text[start:end]``, with offsets into that slice."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = bisect_right(self.starts, end - 1)
        starts = tuple(max(offset - start, 0) for offset in self.starts[first:last])
        return Layout(starts, self.places[first:last])


@dataclass(frozen=True, slots=True)
class Removed:
    """Words of the original that are not in the text, and why: "a menu", "a running head"."""

    text: str
    reason: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read.

    Attributes:
        text: the account; all offsets point into it.
        layout: where its words stand in the original.
        media: the kind of file, for the reader, such as "PDF file".
        title: its title, where the file names one.
        published: the day it was published, where the file says it.
        source: the outlet or sender, where the file names one.
        removed: what was taken as boilerplate, in the order of the original.
        notes: sentences on what a person should know of how the file was read.
    """

    text: str
    layout: Layout = Layout()
    media: str = ""
    title: str | None = None
    published: date | None = None
    source: str | None = None
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()

    def part(self, start: int, end: int) -> Reading:
        """The same reading for ``text[start:end]``; title and date belong to the whole file."""
        return replace(
            self,
            text=self.text[start:end],
            layout=self.layout.part(start, end),
            title=None,
            published=None,
        )

    def left_out(self) -> str:
        """What was left out, counted for the reader: "3 × a menu, 2 × a comment"; else empty."""
        counts = Counter(passage.reason for passage in self.removed)
        return ", ".join(f"{count} × {reason}" for reason, count in counts.items())


class TextBuilder:
    """Joins pieces to one text and keeps where each came from."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._places: list[Place] = []

    def add(self, words: str, place: Place, joint: str = "") -> None:
        """Append words from a place of the original; ``joint`` stands before them."""
        joint = joint if self._length else ""
        self._starts.append(self._length + len(joint))
        self._places.append(place)
        self._parts += (joint, words)
        self._length += len(joint) + len(words)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def layout(self) -> Layout:
        """Where its pieces come from."""
        return Layout(tuple(self._starts), tuple(self._places))
