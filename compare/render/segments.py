"""A whole document cut into paragraphs of segments, each with the claim it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from compare.documents import Document
from compare.ledger import Entry

_LINE = re.compile(r"[^\r\n]+")

FRAME, UNREAD = -1, -2  # owners of characters beside the index of an entry


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive characters with one owner.

    Attributes:
        text: the characters.
        entry: the claim they belong to, with its place; None outside claims.
        frame: whether they say who makes a claim.
        opens: the claims that begin in this segment.
    """

    text: str
    entry: Entry | None
    frame: bool
    opens: tuple[Entry, ...]

    @property
    def unread(self) -> bool:
        """Whether these are words that no claim and no frame covers."""
        return self.entry is None and not self.frame and any(map(str.isalnum, self.text))


def paragraphs(document: Document, entries: tuple[Entry, ...]) -> tuple[tuple[Segment, ...], ...]:
    """The lines of a document that are not blank, each as its segments.

    Every claim opens in exactly one segment, also where another claim inside it covers its words.
    """
    owners = _owners(document, entries)
    lines = (m.span() for m in _LINE.finditer(document.text) if m[0].strip())
    return tuple(tuple(_segments(document, entries, owners, *line)) for line in lines)


def segments(document: Document, entries: tuple[Entry, ...]) -> tuple[Segment, ...]:
    """A whole document as its segments, blank lines included; together they are its text."""
    owners = _owners(document, entries)
    return tuple(_segments(document, entries, owners, 0, len(document.text)))


def _owners(document: Document, entries: tuple[Entry, ...]) -> list[int]:
    """The owner of each character; of overlapping claims the later one, as in the coverage."""
    owners = [UNREAD] * len(document.text)
    for entry in entries:
        frame = entry.claim.attribution.frame
        if frame is not None:
            owners[frame.start : frame.end] = [FRAME] * (frame.end - frame.start)
    for i, entry in enumerate(entries):
        claim = entry.claim
        owners[claim.start : claim.end] = [i] * (claim.end - claim.start)
    return owners


def _segments(
    document: Document, entries: tuple[Entry, ...], owners: list[int], start: int, end: int
) -> Iterator[Segment]:
    for owner, positions in groupby(range(start, end), key=owners.__getitem__):
        first, *rest = positions
        last = rest[-1] if rest else first
        yield Segment(
            text=document.text[first : last + 1],
            entry=entries[owner] if owner >= 0 else None,
            frame=owner == FRAME,
            opens=tuple(e for e in entries if first <= e.claim.start <= last),
        )
