"""The layout of a text: segments of running text, with the marks that stand before them.

A segment is one paragraph (or one turn of a transcript), without its number, bullet, dateline or
speaker label. Segments are hard boundaries: no sentence and no claim crosses them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

MARKER = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,2})*[.)]|\(?[a-z]\)|[ivx]{1,5}[.)]|[-–—•‣▪●◦*·>]+|#{1,6})[ \t\u00a0]+"
)
# "MEXICO CITY — ", "PORT CADE, Lomara (Nov. 19) – ", "Castrel, 14 March (Reuters) - "
DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'\-]+(?:[ \u00a0][A-Z][A-Z.’'\-]+){0,3}(?:,[^—–.:;?!()\n]{1,40}?)?"
    r"(?:,? (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2})?"
    r"(?: ?\([^()\n]{2,40}\))?|[A-Z]\w+(?: [A-Z]\w+)?,? [^—–.:;?!()\n]{0,30}\([A-Z][^()\n]{2,40}\))"
    r"[ \u00a0]*(?:—|–|--?)[ \u00a0]+"
)
CAPITAL_LABEL = re.compile(
    r"(?P<name>[A-Z][A-Z.’'\-]*(?: [A-Z][A-Z.’'\-]*){0,5})(?: ?\([^()\n]{1,40}\))?[ ]?:(?=\s)"
)
NAME_LABEL = re.compile(
    r"(?:(?<=[.?!…”\"] )|^)"
    r"(?P<name>[A-Z][\w.’'\-]+(?: (?:of|the|and|for|to|[A-Z][\w.’'\-]+)){1,14}):(?=\s)",
    re.MULTILINE,
)
QUESTION_LABELS = frozenset({"QUESTION", "Q", "REPORTER", "JOURNALIST", "INTERVIEWER", "MODERATOR"})
# Capitals before a colon that introduce matter, not a speaker.
MATTER = frozenset(
    "NOTE NOTES STATEMENT RELEASE UPDATE CONTACT CONTACTS SUBJECT DATE RE EMBARGO EMBARGOED "
    "SUMMARY BACKGROUND BREAKING WATCH READ CORRECTION PHOTO SOURCE SOURCES TO FROM TEL EMAIL "
    "PHONE FACT FACILITY SITUATION TOPIC ANNEX TRANSCRIPT".split()
)
# A text is taken as hard-wrapped when this share of its line breaks falls before a small letter.
WRAPPED_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of running text: ``text[start:end]``.

    Attributes:
        start: first character of the running text.
        end: offset after its last non-blank character.
        paragraph: number of its paragraph, from 0.
        marks: what stands before it (number, dateline, label), as (start, end) pairs.
        speaker: the label of a transcript that governs it, as written; empty without one.
        label: where that label stands, on the first segment of a turn.
        listed: whether a number or bullet stands before it.
        matter: whether it is a dateline, which claims nothing.
    """

    start: int
    end: int
    paragraph: int
    marks: tuple[tuple[int, int], ...] = ()
    speaker: str = ""
    label: tuple[int, int] | None = None
    listed: bool = False
    matter: bool = False


def segments(text: str) -> tuple[Segment, ...]:
    """Cut a text into segments, in reading order.

    A line break ends a paragraph, unless the next line goes on with a small letter or the whole
    text is hard-wrapped. A label ("MS CORR:") governs what follows it, up to the next label or to
    a line in square brackets.
    """
    speaker = ""
    known = _recurring_names(text)
    found = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        if text[start] == "[":
            speaker = ""
        for segment in _turns(text, start, end, number, known):
            speaker = segment.speaker or speaker
            found.append(replace(segment, speaker=speaker))
    return tuple(found)


def is_question_label(label: str) -> bool:
    """Whether a label marks the turn of someone who asks."""
    return label.split("(")[0].strip().upper() in QUESTION_LABELS


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph, without the blanks around it."""
    lines = [
        (m.start(), m.end())
        for m in re.finditer(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+", text)
    ]
    lines = [trimmed for start, end in lines if (trimmed := trim(text, start, end))]
    wrapped = _is_wrapped(text, lines)
    current: tuple[int, int] | None = None
    for start, end in lines:
        if current and _continues(text, current, start, wrapped):
            current = (current[0], end)
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without the blanks at both ends; None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    breaks = [b for a, b in pairwise(lines) if text.count("\n", a[1], b[0]) == 1]
    small = sum(text[start].islower() for start, _ in breaks)
    return small >= 3 and small >= WRAPPED_SHARE * len(breaks)


def _continues(text: str, previous: tuple[int, int], start: int, wrapped: bool) -> bool:
    """Whether the line at ``start`` goes on with the sentence of the previous lines."""
    if text.count("\n", previous[1], start) > 1 or MARKER.match(text, start):
        return False
    if text[start].islower():
        return True
    return (
        wrapped
        and text[previous[1] - 1] not in '.!?:”"'
        and not text[previous[0] : previous[1]].isupper()
    )


def _recurring_names(text: str) -> frozenset[str]:
    """Last two words of title-case labels that stand before a colon at least twice."""
    ends = Counter(" ".join(m["name"].split()[-2:]) for m in NAME_LABEL.finditer(text))
    return frozenset(end for end, count in ends.items() if count > 1)


def _turns(
    text: str, start: int, end: int, paragraph: int, known: frozenset[str]
) -> Iterator[Segment]:
    """The segments of one paragraph: one, or one for each labelled turn in it."""
    cuts = [start]
    if known:
        cuts += [m.start() for m in NAME_LABEL.finditer(text, start, end) if m.start() > start]
    for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
        yield from _segment(text, begin, stop, paragraph, known)


def _segment(
    text: str, start: int, end: int, paragraph: int, known: frozenset[str]
) -> Iterator[Segment]:
    """A turn without the marks before it; a dateline comes first, as a segment of its own."""
    marks: list[tuple[int, int]] = []
    speaker, place = "", None
    listed = False
    if (mark := MARKER.match(text, start, end)) and mark.end() < end:
        marks.append((start, mark.end()))
        start, listed = mark.end(), True
    if label := _label(text, start, end, known):
        speaker, place = label["name"], (start, label.end())
        marks.append(place)
        start = label.end()
    elif (found := DATELINE.match(text, start, end)) and not text[found.end() : end].isupper():
        stretch = trim(text, start, found.end())
        if stretch and found.end() < end:
            yield Segment(*stretch, paragraph, matter=True)
            start = found.end()
    start, end = trim(text, start, end) or (end, end)
    yield Segment(start, end, paragraph, tuple(marks), speaker, place, listed)


def _label(text: str, start: int, end: int, known: frozenset[str]) -> re.Match[str] | None:
    match = CAPITAL_LABEL.match(text, start, end)
    if match and text[match.end() : end].isupper():
        return None  # "FUEL SUPPORT: QUESTIONS AND ANSWERS" is a heading
    if match and not MATTER.intersection(match["name"].split()):
        return match
    match = NAME_LABEL.match(text, start, end)
    return match if match and " ".join(match["name"].split()[-2:]) in known else None
