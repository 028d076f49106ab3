"""Choosing where to cut: the lines that open an account, and how credible each cut is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.pages.cues import ARTICLE_CUES, READOUT_CUES, Cue, Part
from compare.pages.layout import BOUNDARIES, Layout, unnumbered

MIN_WORDS = 20  # a shorter stretch is a teaser or a caption and no account
# One sign that is enough alone, or several that support each other, must open the readout.
CREDIBLE = 3
# An article that follows a readout with nothing of the site between them needs one sign more:
# readouts have titles, rules and reported speech inside them too.
CREDIBLE_INSIDE = 4
REPORT_LINES = 10  # a news report names its first source within as many paragraphs
_SAID = re.compile(r"\b(?:said|says|told|according to|reported|reportedly)\b")


@dataclass(frozen=True, slots=True)
class Cut:
    """A way to split: two ranges of lines, ends excluded, and how credible it is."""

    article: tuple[int, int]
    readout: tuple[int, int]
    score: int


def choose_cut(layout: Layout) -> Cut | None:
    """The most credible way to split a page, or None where nothing is credible.

    The best cut is moved up to the first credible opening of the same section, because a readout
    has headings inside it too.
    """
    cuts = [cut for i in range(len(layout.lines)) if (cut := _cut_at(layout, i)) is not None]
    if not cuts:
        return None
    best = max(cuts, key=lambda cut: cut.score)
    section = best.readout[0]
    while section > 0 and layout.parts[section] not in BOUNDARIES:
        section -= 1
    first = next(cut for cut in cuts if cut.readout[0] >= section)
    return _with_letterhead(layout, first)


def _with_letterhead(layout: Layout, cut: Cut) -> Cut:
    """The cut moved up over lines in capitals: the name of a body that no list of words knows."""
    start, end = cut.readout
    while start > 0 and layout.parts[start - 1] is Part.TEXT and _is_capitals(layout, start - 1):
        start -= 1
    first, last = cut.article
    article = (first, min(last, start)) if first < end else (first, last)
    if article[1] <= first or layout.words(*article) < MIN_WORDS:
        return cut  # the capitals are the article
    return Cut(article, (start, end), cut.score)


def _is_capitals(layout: Layout, i: int) -> bool:
    line = layout.lines[i]
    return line.core.isupper() and not line.is_sentence


def _cut_at(layout: Layout, start: int) -> Cut | None:
    """The credible cut whose readout opens at line ``start``, if there is one."""
    own = unnumbered(layout.lines[start])
    if not any(cue.weight > 1 and cue.fits(own) for cue in READOUT_CUES):
        return None
    end = _readout_end(layout, start)
    article = _article_outside(layout, start, end)
    if article is None:
        end = _next_article(layout, start, end)
        article = (end, _section_end(layout, end))
    if min(layout.words(start, end), layout.words(*article)) < MIN_WORDS:
        return None
    set_off = start > 0 and layout.parts[start - 1] not in (Part.TEXT, Part.CLOSER)
    score = (
        _weight(layout.cues(start, end, READOUT_CUES))
        + set_off
        + _weight(layout.cues(*article, ARTICLE_CUES))
        - _weight(layout.cues(*article, READOUT_CUES))
    )
    return Cut(article, (start, end), score) if score >= CREDIBLE else None


def _weight(cues: dict[Cue, int]) -> int:
    return sum(cue.weight for cue in cues)


def _section_end(layout: Layout, start: int) -> int:
    """The line after ``start`` at which something else begins."""
    after_head = start + 1
    while after_head < len(layout.lines) and layout.parts[after_head] is Part.MAIL:
        after_head += 1
    for i in range(after_head, len(layout.lines)):
        if layout.parts[i] in BOUNDARIES:
            return i
    return len(layout.lines)


def _readout_end(layout: Layout, start: int) -> int:
    """Where a readout ends: with its quotation, at the second of two rules, or with its section."""
    end = _section_end(layout, start)
    if layout.lines[start].core.endswith(":"):
        quoted = _quotation_end(layout, start + 1, end)
        if layout.words(start + 1, quoted) >= MIN_WORDS:
            return quoted
    if start > 0 and layout.parts[start - 1] is Part.RULE:
        rule = layout.lines[start - 1].text
        return next((i for i in range(start, end) if layout.lines[i].text == rule), end)
    return end


def _quotation_end(layout: Layout, start: int, end: int) -> int:
    """The line after a block quotation; ``start`` where there is none.

    Its lines are marked ">", or each is opened by a quotation mark and the last one closed.
    """
    for opening, closing in ((">", ""), ("“", "”"), ('"', '"')):
        stop = start
        while stop < end and layout.lines[stop].text.startswith(opening):
            stop += 1
        if stop > start and layout.lines[stop - 1].text.endswith(closing):
            return stop
    return start


def _article_outside(layout: Layout, start: int, end: int) -> tuple[int, int] | None:
    """The longest stretch of prose outside the readout and the comments, if it is long enough."""
    sections = [
        layout.trim(first, last)
        for first, last in _sections(layout, start, end)
        if layout.parts[first] not in (Part.COMMENT, Part.AUTHOR)
    ]
    longest = max(sections, key=lambda section: layout.words(*section), default=(0, 0))
    return longest if layout.words(*longest) >= MIN_WORDS else None


def _sections(layout: Layout, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of lines between boundaries, without lines ``start`` to ``end``."""
    first = 0
    while first < len(layout.lines):
        last = _section_end(layout, first)
        if first < start < last:
            last = start
        if first != start:
            yield first, last
        first = end if last == start or first == start else last


def _next_article(layout: Layout, start: int, end: int) -> int:
    """Where an article opens inside what seemed to be the readout; ``end`` if nowhere."""
    inside = [i for i in range(start + 1, end) if layout.words(start, i) >= MIN_WORDS]
    best = max(inside, key=lambda i: _opening_inside(layout, i, end), default=end)
    return best if _opening_inside(layout, best, end) >= CREDIBLE_INSIDE else end


def _opening_inside(layout: Layout, start: int, end: int) -> int:
    """How much lines ``start`` to ``end`` look like an article that follows a readout."""
    if start == end:
        return 0
    title = not layout.lines[start].is_sentence and layout.parts[start] is Part.TEXT
    ruled = layout.parts[start - 1] is Part.RULE
    report = layout.lines[start : min(start + REPORT_LINES, end)]
    said = any(_SAID.search(line.text) for line in report)
    return _weight(layout.cues(start, end, ARTICLE_CUES)) + title + ruled + said
