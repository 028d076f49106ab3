"""The quotations and the key words of both accounts as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from compare.comparison import Comparison
from compare.findings import audit_quotations, find_key_words
from compare.render.labels import one_line
from compare.render.lines import blank_after, heading, wrap
from compare.render.quoting import (
    KEY_WORD_COLUMNS,
    KEY_WORDS_MEANING,
    KEY_WORDS_METHOD,
    KEY_WORDS_TITLE,
    QUOTATIONS_MEANING,
    QUOTATIONS_TITLE,
    describe_quotation,
    describe_status,
    key_word_cells,
)

WORD_WIDTH = 20  # columns; longer words are cut, so that the table stands


def quotation_lines(comparison: Comparison) -> Iterator[str]:
    """Every quoted span of both accounts with its status, in reading order."""
    audited = audit_quotations(comparison)
    number = sum(map(len, audited.values()))
    yield from heading(f"{QUOTATIONS_TITLE} ({number})", QUOTATIONS_MEANING)
    for role, findings in audited.items():
        for finding in findings:
            span = finding.span
            yield from wrap(f"{one_line(span.text)} ({span.start}–{span.end})", role)
            yield from wrap(describe_status(finding, role), "status")
            for label, text in describe_quotation(finding, comparison.document(role)):
                yield from wrap(one_line(text), label)
    yield from blank_after(bool(number))


def key_word_lines(comparison: Comparison) -> Iterator[str]:
    """A table of the strongest words of either account, under the warning about short texts."""
    found = find_key_words(comparison)
    yield from heading(KEY_WORDS_TITLE, KEY_WORDS_MEANING)
    yield from wrap(f"Note: {found.warning}", margin=0) if found.warning else ()
    yield from wrap(KEY_WORDS_METHOD, margin=0)
    if found.rows:
        yield _row(KEY_WORD_COLUMNS)
    yield from (_row(key_word_cells(row)) for row in found.rows)
    yield from blank_after(bool(found.rows))


def _row(cells: tuple[str, ...]) -> str:
    word, article, readout, odds, interval, direction = cells
    word = one_line(word)[:WORD_WIDTH]
    return f"{word:{WORD_WIDTH}}{article:>8}{readout:>8}{odds:>10}{interval:>18}  {direction}"
