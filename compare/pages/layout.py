"""The layout of a page: its lines, what each is, and where sections begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.pages.cues import (
    CLOSER,
    COMMENT_AUTHOR,
    COUNTER,
    FURNITURE,
    FURNITURE_WORDS,
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
BOUNDARIES = (Part.COUNTER, Part.COMMENT, Part.AUTHOR, Part.CLOSER, Part.MAIL)
_NUMBER_WORDS = {"no": 0, "one": 1, "two": 2, "three": 3}


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a page and what each is (two sequences of one length)."""

    lines: tuple[Line, ...]
    parts: tuple[Part, ...]

    def words(self, start: int, end: int) -> int:
        """Number of words of prose in lines ``start`` (included) to ``end`` (excluded)."""
        return sum(self.lines[i].words for i in range(start, end) if self.parts[i] in PROSE)

    def head(self, start: int) -> range:
        """The lines that can open an account beginning at ``start``: to the first prose."""
        last = min(start + HEAD_LINES, len(self.lines))
        for i in range(start, last):
            if self.lines[i].is_sentence and self.parts[i] in PROSE:
                return range(start, i + 1)
        return range(start, last)

    def cues(self, start: int, known: Sequence[Cue]) -> dict[Cue, int]:
        """The cues in the head at ``start``, each with the first line that shows it."""
        found: dict[Cue, int] = {}
        for i in self.head(start):
            for cue in known:
                if cue.fits(unnumbered(self.lines[i])):
                    found.setdefault(cue, i)
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
    return Layout(lines, tuple(parts))


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
    most, number, indent = 0, 1, None
    for i, line in enumerate(lines):
        if parts[i] is Part.COUNTER:
            most, number, indent = _count(line), 1, None
        if parts[i] is not Part.TEXT or not most:
            continue
        match = NUMBERED.match(line.text)
        if match and int(match["number"]) == number <= most and indent in (None, line.indent):
            parts[i], number, indent = Part.COMMENT, number + 1, line.indent
        if _is_author(lines, i):
            parts[i] = Part.AUTHOR


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
