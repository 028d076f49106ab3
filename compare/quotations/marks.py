"""Find every quoted span of a text: curly, straight and single marks, nested, re-opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from compare.documents import Document, Span

# Closing marks for each opening one; „ closes English-style or German-style, « closes with ».
CLOSERS = {"“": "”", "„": "”“", "«": "»"}
# Words that begin with an apostrophe, so that ' before them opens nothing (Oxford English
# Dictionary, headwords with an initial apostrophe that are still in use).
ELISIONS = frozenset("tis twas em til till cause bout round n nuff tween cos".split())
_PARAGRAPH = re.compile(r"[^\r\n]+")
_DOUBLE = re.compile(r"[“”„«»\"]")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[^\s‘’'])")
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted span of a document.

    Attributes:
        span: from the opening to the closing mark, marks included.
        parts: the words between the marks: one span, or one per paragraph where a speech runs over
            several paragraphs and each opens with a mark of its own.
        depth: 0 for a quotation in running text, 1 for one inside another quotation, and so on.
    """

    span: Span
    parts: tuple[Span, ...]
    depth: int = 0


@lru_cache(maxsize=64)
def quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations of a document in reading order, the outer before the inner.

    A mark that is never closed counts where the speech goes on (the next paragraph opens with a
    mark) or the text breaks off; elsewhere it is taken for a stray.
    """
    text = document.text
    doubles = _join_reopened(text, list(_doubles(text)))
    pairs = doubles + [[pair] for pair in _singles(text) if not _crosses(pair, doubles)]
    found = [_quotation(document, pair) for pair in sorted(pairs, key=_reading_order)]
    kept = [quotation for quotation in found if quotation is not None]
    return tuple(replace(q, depth=sum(_inside(q, other) for other in kept)) for q in kept)


def quoted_within(document: Document, span: Span) -> tuple[Span, ...]:
    """The stretches of ``span`` that stand in quotation marks, marks left out."""
    parts = [part for quotation in quotations(document) for part in quotation.parts]
    return tuple(
        document.span(max(part.start, span.start), min(part.end, span.end))
        for part in parts
        if part.overlaps(span)
    )


# A pair of marks: offset of the opening mark, offset after the closing one (or after the last
# character of the paragraph), and whether a closing mark was there.
_Pair = tuple[int, int, bool]


def _doubles(text: str) -> Iterator[_Pair]:
    """Pairs of double marks, paragraph by paragraph."""
    for paragraph in _PARAGRAPH.finditer(text):
        opened: list[tuple[int, str]] = []
        for mark in _DOUBLE.finditer(text, paragraph.start(), paragraph.end()):
            at, sign = mark.start(), mark.group()
            if opened and sign in opened[-1][1]:
                yield opened.pop()[0], at + 1, True
            elif sign == '"':
                if not _is_inch(text, at):
                    opened.append((at, '"”'))
            elif sign in CLOSERS:
                opened.append((at, CLOSERS[sign] + '"'))
        yield from ((at, paragraph.end(), False) for at, _ in opened[:1])


def _is_inch(text: str, at: int) -> bool:
    """Whether a straight mark that would open a quotation stands for inches (12")."""
    return at > 0 and text[at - 1].isdigit() and not text[at + 1 : at + 2].isalpha()


def _join_reopened(text: str, pairs: list[_Pair]) -> list[list[_Pair]]:
    """Join a quotation left open at the end of a paragraph with the one that re-opens it."""
    joined: list[list[_Pair]] = []
    for pair in sorted(pairs):
        last = joined[-1][-1] if joined else None
        if last and not last[2] and last[1] <= pair[0] and not text[last[1] : pair[0]].strip():
            joined[-1].append(pair)
        else:
            joined.append([pair])
    return [run for run in joined if run[-1][2] or _breaks_off(text, run[-1][1])]


def _breaks_off(text: str, end: int) -> bool:
    """Whether nothing follows: the text was cut inside a quotation."""
    return not text[end:].strip()


def _singles(text: str) -> Iterator[_Pair]:
    """Pairs of single marks that are not apostrophes."""
    for paragraph in _PARAGRAPH.finditer(text):
        at = paragraph.start()
        while opening := _SINGLE_OPEN.search(text, at, paragraph.end()):
            at = opening.end()
            closing = None if _is_elision(text, at) else _single_close(text, at, paragraph.end())
            if closing is not None:
                yield opening.start(), closing, True
                at = closing


def _is_elision(text: str, at: int) -> bool:
    """Whether the word after the mark is one that begins with an apostrophe ('tis, '90s)."""
    word = re.compile(r"\w*").match(text, at)
    return word is not None and (word.group().casefold() in ELISIONS or word.group()[:1].isdigit())


def _single_close(text: str, start: int, end: int) -> int | None:
    """Offset after the closing mark; a plural possessive (the voters' roll) is passed over."""
    fallback = None
    for mark in _SINGLE_CLOSE.finditer(text, start, end):
        if (
            not re.match(r" [a-z]", text[mark.end() : mark.end() + 2])
            or text[mark.start() - 1] != "s"
        ):
            return mark.end()
        fallback = fallback or mark.end()
    return fallback


def _crosses(pair: _Pair, doubles: list[list[_Pair]]) -> bool:
    """Whether a pair of single marks begins inside a double quotation and ends outside, or so."""
    return any(
        (start < pair[0] < end) != (start < pair[1] < end)
        for run in doubles
        for start, end, _ in run
    )


def _reading_order(run: list[_Pair]) -> tuple[int, int]:
    return run[0][0], -run[-1][1]


def _quotation(document: Document, run: list[_Pair]) -> Quotation | None:
    """The quotation of a run of pairs; None where there is no word between the marks."""
    parts = tuple(_words(document, start + 1, end - closed) for start, end, closed in run)
    if not any(character.isalnum() for part in parts for character in part.text):
        return None
    return Quotation(document.span(run[0][0], run[-1][1]), parts)


def _words(document: Document, start: int, end: int) -> Span:
    """The span without white space at its edges."""
    text = document.text[start:end]
    start += len(text) - len(text.lstrip())
    return document.span(start, max(start, start + len(text.strip())))


def _inside(inner: Quotation, outer: Quotation) -> bool:
    return (
        inner is not outer
        and outer.span.start < inner.span.start
        and inner.span.end <= outer.span.end
    )
