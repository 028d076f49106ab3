"""Running heads and feet, page numbers: what a page carries because it is a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compare.readers.pdf.lines import Line

EDGE = 3  # running heads and feet are among as many lines from the edge of the page
BAND = 1.8  # a white band this high, in sizes of the type, parts them from the text
# Left and right pages may carry two heads, and the first page none. Words that stand close to the
# text must come more often, because two columns may begin alike by chance.
APART_SHARE, REPEATED_SHARE = 0.3, 0.6
RUNNING = "a running head or foot"
NUMBER = "a page number"
TURN = "a word that only says that the text goes on"
_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite)\W*)?(?:\d{1,4}|[ivxl]{1,6})\W*(?:(?:of|/|von)\W*\d{1,4})?\W*",
    re.IGNORECASE,
)
_TURN = re.compile(r"\W*(?:more|continued|cont.?d|over)\W*", re.IGNORECASE)


def find_furniture(pages: Sequence[Sequence[Line]]) -> list[dict[int, str]]:
    """For each page the lines that are furniture, and why; lines stand in reading order."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(
        key
        for lines, edge in zip(pages, edges, strict=True)
        for key in {_likeness(lines[i], place) for i, place in edge.items()}
    )
    found = []
    for lines, edge in zip(pages, edges, strict=True):
        apart = _apart(lines)
        repeated = {
            i: seen[_likeness(lines[i], place)] >= _needed(len(pages), i in apart)
            for i, place in edge.items()
        }
        reasons = {i: _reason(lines[i], repeated[i], place) for i, place in edge.items()}
        found.append({i: reason for i, reason in reasons.items() if reason})
    return found


def _needed(pages: int, apart: bool) -> float:
    """On how many pages words must stand to be no words of the text."""
    return max(2, APART_SHARE * pages) if apart else max(3, REPEATED_SHARE * pages)


def _edges(lines: Sequence[Line]) -> dict[int, int]:
    """The lines next to the edges of a page: 0, 1, 2 from the top; -1, -2, -3 from the foot."""
    order = _from_top(lines)
    edges = {i: place for place, i in enumerate(order[:EDGE])}
    edges.update({i: -1 - place for place, i in enumerate(reversed(order[-EDGE:]))})
    return edges


def _from_top(lines: Sequence[Line]) -> list[int]:
    return sorted(range(len(lines)), key=lambda i: -lines[i].y)


def _apart(lines: Sequence[Line]) -> set[int]:
    """The lines at an edge that a white band parts from the rest of the page."""
    order = _from_top(lines)
    apart: set[int] = set()
    for side in (order, order[::-1]):
        for count in range(1, min(EDGE, len(side) - 1) + 1):
            edge, inner = lines[side[count - 1]], lines[side[count]]
            if abs(edge.y - inner.y) > BAND * max(edge.size, inner.size):
                apart.update(side[:count])
    return apart


def _likeness(line: Line, place: int) -> tuple[str, bool]:
    """What is alike on every page: the words without their numbers, at the same edge."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())).casefold(), place >= 0


def _reason(line: Line, repeated: bool, place: int) -> str | None:
    if place in (0, -1, -2) and _NUMBER.fullmatch(line.text):
        return NUMBER
    if place < 0 and _TURN.fullmatch(line.text):
        return TURN
    return RUNNING if repeated else None
