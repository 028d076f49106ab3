"""The lines of a page as a reader sees them, each with its offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Mail programs and terminals wrap at 65 to 80 columns. A line that fills at least WRAP_FROM columns
# goes on in the next one, if no line of the whole page is longer than WRAP_TO.
WRAP_FROM, WRAP_TO = 55, 100
MARKS = " \t>#*_"  # quotation marks of mail, and Markdown's headings and emphasis

_LINE = re.compile(r"[^\r\n]+")
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
    visible = [match for match in _LINE.finditer(page) if match.group().strip()]
    wrapped = all(len(match.group()) <= WRAP_TO for match in visible)
    bounds: list[tuple[int, int]] = []
    for match in visible:
        if wrapped and bounds and _goes_on(page, bounds[-1], match.start()):
            bounds[-1] = (bounds[-1][0], match.end())
        else:
            bounds.append((match.start(), match.end()))
    return tuple(_line(page, start, end) for start, end in bounds)


def _goes_on(page: str, before: tuple[int, int], start: int) -> bool:
    """Whether the text at ``start`` continues the wrapped line ``before``."""
    one_break = page[before[1] : start].replace("\r\n", "\n").count("\n") == 1
    last_row = page[before[0] : before[1]].rsplit("\n", 1)[-1]
    return one_break and len(last_row.rstrip()) >= WRAP_FROM


def _line(page: str, start: int, end: int) -> Line:
    raw = page[start:end]
    indent = len(raw) - len(raw.lstrip())
    text = raw.strip()
    return Line(start + indent, start + indent + len(text), indent, text)
