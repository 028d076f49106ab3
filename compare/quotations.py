"""Quoted stretches of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")
MARKS = re.compile(r"[“”\"«»]")
OPENING = "“«"
STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Quotation:
    """The inside of a pair of quotation marks: ``text[start:end]``."""

    start: int
    end: int

    def covers(self, start: int, end: int) -> int:
        """How many of the characters ``start`` to ``end`` lie inside."""
        return max(0, min(self.end, end) - max(self.start, start))


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quoted stretches, in reading order.

    A quotation that runs over paragraphs, each opened by a mark and only the last one closed, is
    one stretch; any other mark that never closes ends with its paragraph.
    """
    return tuple(_read(text))


def _read(text: str) -> Iterator[Quotation]:
    opened: int | None = None
    previous_end = 0
    for line in LINE.finditer(text):
        begin = line.start()
        if opened is not None:
            first = begin + len(line.group()) - len(line.group().lstrip())
            if text[first] in OPENING + STRAIGHT:
                begin = first + 1
            else:
                yield Quotation(opened, previous_end)
                opened = None
        for mark in MARKS.finditer(text, begin, line.end()):
            if opened is None and mark.group() in OPENING + STRAIGHT:
                opened = mark.end()
            elif opened is not None and mark.group() not in OPENING:
                yield Quotation(opened, mark.start())
                opened = None
        previous_end = line.end()
    if opened is not None:
        yield Quotation(opened, previous_end)
