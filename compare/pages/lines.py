"""The lines of a page as a reader sees them, each with its offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Mail programs and terminals wrap at 65 to 80 columns. A line that fills at least WRAP_FROM columns
# goes on in the next one, if no line of the whole page is longer than WRAP_TO.
WRAP_FROM, WRAP_TO = 55, 100
MARKS = " \t>#*_"  # quotation marks of mail, and Markdown's headings and emphasis

_ROW = re.compile(r"[^\r\n]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; wrapped lines of one paragraph count as one line.

    Attributes:
        start: offset of its first character that is not blank.
        end: offset after its last one.
        indent: number of blanks before it.
        text: the words as they stand, ``page[start:end]``.
    """

    start: int
    end: int
    indent: int
    text: str

    @property
    def core(self) -> str:
        """The words on one line, without the marks of mail and Markdown around them."""
        unwrapped = re.sub(r"\s*[\r\n]+[ \t>]*", " ", self.text)
        return unwrapped.strip(MARKS) or unwrapped

    @property
    def words(self) -> int:
        """Number of words, counted at blanks."""
        return len(self.text.split())

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.core) is not None


def read_lines(page: str) -> tuple[Line, ...]:
    """The lines of a page in order, without the blank ones."""
    rows = [match for match in _ROW.finditer(page) if match.group().strip()]
    wrapped = all(len(row.group()) <= WRAP_TO for row in rows)
    bounds: list[tuple[int, int]] = []
    for i, row in enumerate(rows):
        if wrapped and i > 0 and _goes_on(page, rows[i - 1], row):
            bounds[-1] = (bounds[-1][0], row.end())
        else:
            bounds.append(row.span())
    return tuple(_line(page, start, end) for start, end in bounds)


def _goes_on(page: str, row: re.Match[str], below: re.Match[str]) -> bool:
    """Whether a wrapped line goes on in the row below."""
    between = page[row.end() : below.start()].replace("\r\n", "\n")
    return len(between) == 1 and len(row.group().rstrip()) >= WRAP_FROM


def _line(page: str, start: int, end: int) -> Line:
    raw = page[start:end]
    indent = len(raw) - len(raw.lstrip())
    text = raw.strip()
    return Line(start + indent, start + indent + len(text), indent, text)
