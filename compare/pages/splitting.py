"""Splitting: find the two accounts on a page, and say what else stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from compare.documents import Document, Role, Span
from compare.errors import InputError
from compare.pages.choosing import Cut, choose_cut
from compare.pages.cues import ARTICLE_CUES, NUMBERED, READOUT_CUES, Cue, Part
from compare.pages.dates import find_published
from compare.pages.layout import HEAD_LINES, Layout, read_layout
from compare.pages.types import Note, Page
from compare.readers.types import Reading

MAX_LINES = 2_000  # a saved page has some hundreds; the search takes time with their square
_QUOTED = re.compile(r"[“\"](?P<words>.+)[”\"]")


def split_page(text: str, name: str, reading: Reading | None = None) -> Page:
    """Find the news article and the official account on one saved page.

    Candidates are all lines that can open an official account (a heading such as "READOUT OF",
    a letterhead, "gave the following account:", the header of a ministry's e-mail). The one with
    the most signs wins; the longest other stretch of prose outside the comments is the article.

    Args:
        text: the page as plain text; all offsets point into it.
        name: how messages call the page.
        reading: how the file was read, if it was one; each account carries its part of it.

    Raises:
        InputError: no credible place to cut; the page holds one account only, or none.
    """
    layout = read_layout(text)
    cut = choose_cut(layout) if len(layout.lines) <= MAX_LINES else None
    if cut is None:
        raise InputError(
            f"{name} does not show where an article and an official account part: "
            "give them as two files"
        )
    cut = Cut(_from_headline(layout, cut.article), cut.readout, cut.score)
    article = _slice(text, layout, cut.article)
    readout = _slice(text, layout, cut.readout)
    return Page(
        name=name,
        text=text,
        article=_document(article, Role.ARTICLE, name, layout, cut.article, reading),
        readout=_document(readout, Role.READOUT, name, layout, cut.readout, reading),
        article_offset=article.start,
        readout_offset=readout.start,
        cuts=_cut_notes(layout, cut),
        left_out=tuple(_left_out(text, layout, article, readout)),
    )


def _from_headline(layout: Layout, lines: tuple[int, int]) -> tuple[int, int]:
    """The article from its headline on, where the heading of the comments repeats it."""
    counters = [
        line.core
        for line, part in zip(layout.lines, layout.parts, strict=True)
        if part is Part.COUNTER
    ]
    headlines = {match["words"] for core in counters if (match := _QUOTED.search(core))}
    first = (i for i in range(*lines) if layout.lines[i].core in headlines)
    return next(first, lines[0]), lines[1]


def _slice(text: str, layout: Layout, lines: tuple[int, int]) -> Span:
    """The words of these lines, without furniture around them or the number of a comment."""
    first, last = layout.trim(*lines)
    start, end = layout.lines[first].start, layout.lines[last - 1].end
    if layout.parts[first] is Part.COMMENT:
        start += _number_length(layout.lines[first].text)
    return Span(start, end, text[start:end])


def _number_length(words: str) -> int:
    number = NUMBERED.match(words)
    return number.end() if number else 0


def _document(
    span: Span,
    role: Role,
    name: str,
    layout: Layout,
    lines: tuple[int, int],
    reading: Reading | None,
) -> Document:
    first, last = layout.trim(*lines)
    head = layout.lines[lines[0] : min(first + HEAD_LINES, last)]
    origin = reading.part(span.start, span.end) if reading is not None else None
    return Document(
        role, span.text, f"{role} in {name}", published=find_published(head), origin=origin
    )


def _cut_notes(layout: Layout, cut: Cut) -> tuple[Note, ...]:
    article = _strongest(layout.cues(*cut.article, ARTICLE_CUES))
    readout = _strongest(layout.cues(*cut.readout, READOUT_CUES))
    notes = []
    for role, lines, cue in (
        (Role.ARTICLE, cut.article, article),
        (Role.READOUT, cut.readout, readout),
    ):
        sign = f"{cue[0].says}" if cue else "opens the longest text outside the comments"
        line = layout.lines[cue[1] if cue else lines[0]]
        span = Span(line.start, line.end, line.text)
        notes.append(Note(span, f"The {role} was told by this line, which {sign}."))
    return tuple(notes)


def _strongest(cues: dict[Cue, int]) -> tuple[Cue, int] | None:
    return max(cues.items(), key=lambda item: item[0].weight, default=None)


def _left_out(text: str, layout: Layout, article: Span, readout: Span) -> Iterator[Note]:
    """One note for each run of lines that were left out for the same reason."""
    pieces = list(_pieces(layout, article, readout))
    for (reason, _), run in groupby(pieces, key=lambda piece: piece[:2]):
        bounds = [piece[2] for piece in run]
        start, end = bounds[0][0], bounds[-1][1]
        yield Note(Span(start, end, text[start:end]), f"Left out: {reason}.")


def _pieces(
    layout: Layout, article: Span, readout: Span
) -> Iterator[tuple[str, int, tuple[int, int]]]:
    """What stands outside both accounts: reason, number of accounts before it, offsets."""
    commented = False
    for line, part in zip(layout.lines, layout.parts, strict=True):
        commented = part not in (Part.CLOSER, Part.MAIL) and (
            commented or part in (Part.COMMENT, Part.AUTHOR)
        )
        before = sum(line.start >= span.end for span in (article, readout))
        holder = next(
            (s for s in (article, readout) if s.start < line.end and line.start < s.end), None
        )
        if holder is None:
            other_comment = commented and part in (Part.TEXT, Part.COMMENT)
            reason = "another comment" if other_comment else part.value
            yield reason, before, (line.start, line.end)
        elif line.start < holder.start:
            yield "the number of the comment", before, (line.start, holder.start)
