"""The layout of a page: its lines, what each is, and where sections begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from compare.pages.cues import (
    CLOSER,
    COMMENT_AUTHOR,
    COUNTER,
    FURNITURE,
    FURNITURE_WORDS,
    LABEL,
    MAIL_BREAK,
    MAIL_FIELD,
    NUMBERED,
    RULE,
    TIMESTAMP,
    Cue,
    Part,
)
from compare.pages.lines import Line, read_lines

HEAD_LINES = 5  # letterhead, genre, date, title, dateline: an account opens within as many lines
AUTHOR_WORDS = 9  # "Press Office, Ministry of Transport and Public Works" names a commenter too
PROSE = (Part.TEXT, Part.COMMENT)  # the parts that hold words of an account
BOUNDARIES = (Part.COUNTER, Part.COMMENT, Part.AUTHOR, Part.CLOSER, Part.MAIL, Part.LABEL)
_NUMBER_WORDS = {"no": 0, "one": 1, "two": 2, "three": 3}


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a page and what each is.

    Attributes:
        lines: the lines that are not blank.
        parts: what each of them is.
        prose: number of words of prose before each line and, last, on the whole page.
    """

    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    prose: tuple[int, ...]

    def words(self, start: int, end: int) -> int:
        """Number of words of prose in lines ``start`` (included) to ``end`` (excluded)."""
        return self.prose[end] - self.prose[start]

    def head(self, start: int, end: int) -> range:
        """The lines that can open an account in lines ``start`` to ``end``: to its first prose."""
        last = min(start + HEAD_LINES, end)
        for i in range(start, last):
            if self.lines[i].is_sentence and self.parts[i] in PROSE:
                return range(start, i + 1)
        return range(start, last)

    def cues(self, start: int, end: int, known: Sequence[Cue]) -> dict[Cue, int]:
        """The cues in the head of these lines, the strongest of each line, and where it stands."""
        found: dict[Cue, int] = {}
        for i in self.head(start, end):
            core = unnumbered(self.lines[i])
            fitting = [cue for cue in known if cue.fits(core)]
            if fitting:
                found.setdefault(max(fitting, key=lambda cue: cue.weight), i)
        return found

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The same lines without furniture at either end."""
        while start < end and self.parts[start] not in PROSE:
            start += 1
        while end > start and self.parts[end - 1] not in PROSE:
            end -= 1
        return start, end


def read_layout(page: str) -> Layout:
    """Read the lines of a page and say what each is."""
    lines = read_lines(page)
    parts = [_part(line) for line in lines]
    _mark_single_mail_fields(parts, lines)
    _mark_comments(parts, lines)
    words = (line.words if part in PROSE else 0 for line, part in zip(lines, parts, strict=True))
    return Layout(lines, tuple(parts), tuple(accumulate(words, initial=0)))


def unnumbered(line: Line) -> str:
    """The words of a line without the number of a comment or paragraph."""
    return NUMBERED.sub("", line.core, count=1) if NUMBERED.match(line.core) else line.core


def _part(line: Line) -> Part:
    if RULE.fullmatch(line.text):
        return Part.RULE
    if MAIL_BREAK.fullmatch(line.core) or MAIL_FIELD.fullmatch(line.core):
        return Part.MAIL
    if line.words > FURNITURE_WORDS and not COUNTER.fullmatch(line.core):
        return Part.TEXT
    for part, pattern in (
        (Part.COUNTER, COUNTER),
        (Part.CLOSER, CLOSER),
        (Part.LABEL, LABEL),
        (Part.FURNITURE, FURNITURE),
        (Part.FURNITURE, TIMESTAMP),
    ):
        if pattern.fullmatch(line.core):
            return part
    return Part.TEXT


def _mark_single_mail_fields(parts: list[Part], lines: Sequence[Line]) -> None:
    """One line "From: ..." or "Date: ..." alone is prose; a mail header has several."""
    mail = [part is Part.MAIL for part in parts]
    for i, line in enumerate(lines):
        beside = (i > 0 and mail[i - 1]) or (i + 1 < len(lines) and mail[i + 1])
        if mail[i] and not beside and MAIL_FIELD.fullmatch(line.core):
            parts[i] = Part.TEXT


def _mark_comments(parts: list[Part], lines: Sequence[Line]) -> None:
    """Mark where comments begin; they only do after a line that counts or announces them."""
    for i, part in enumerate(parts):
        if part is Part.COUNTER:
            for j in _comment_starts(lines, parts, i):
                parts[j] = Part.AUTHOR if _is_author(lines, j) else Part.COMMENT


def _comment_starts(lines: Sequence[Line], parts: Sequence[Part], counter: int) -> Iterator[int]:
    """The lines below the heading of the comments at which a comment begins.

    A site numbers its comments or names their authors first; the first comment tells which.
    """
    most, number, inner, indent = _count(lines[counter]), 1, 1, None
    named = False
    for i in range(counter + 1, len(lines)):
        if parts[i] is Part.COUNTER:
            return
        match = NUMBERED.match(lines[i].text)
        if match and not named and indent in (None, lines[i].indent):
            found = int(match["number"])
            if found == inner and number > 1:  # a list inside the comment, which starts at 1 again
                inner += 1
            elif found == number <= most:
                number, inner, indent = number + 1, 1, lines[i].indent
                yield i
        elif most and number == 1 and _is_author(lines, i):
            named = True
            yield i


def _count(line: Line) -> int:
    """How many comments a line announces; very many where it does not say."""
    match = COUNTER.fullmatch(line.core)
    count = match["count"] if match else None
    if count is None:
        return 10_000
    return int(count) if count.isdecimal() else _NUMBER_WORDS[count.lower()]


def _is_author(lines: Sequence[Line], i: int) -> bool:
    """Whether the line names who wrote the comment that follows."""
    if COMMENT_AUTHOR.fullmatch(unnumbered(lines[i])):
        return True
    dated = i + 1 < len(lines) and TIMESTAMP.fullmatch(lines[i + 1].core) is not None
    return dated and lines[i].words <= AUTHOR_WORDS
