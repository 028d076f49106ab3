"""The edges of a claim: conjunctions, separators and unpaired marks do not belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claims.syntax import is_word

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

LEADING = frozenset("and but or nor so yet that".split())
CLOSING_MARKS = frozenset({"”", "»", ")", "]"})
OPENING_MARKS = frozenset({"“", "«", "(", "["})
FULL_STOPS = frozenset({".", "!", "?", "…", "...", ".."})


def trimmed(unit: Parse, start: int, end: int) -> tuple[int, int]:
    """Without conjunctions, separators and unpaired closing marks at the ends."""
    doc = unit.doc
    while start < end - 1 and _droppable_start(doc[start]):
        start += 1
    while end > start + 1 and not _keeps_end(doc[start:end], final=end == unit.end):
        end -= 1
    return start, end


def _droppable_start(token: Token) -> bool:
    joins = token.dep_ in {"cc", "mark"} or token.lower_ == "nor"
    if token.is_space or (token.lower_ in LEADING and joins):
        return True
    return not is_word(token) and not opens(token)


def _keeps_end(stretch: Parse, *, final: bool) -> bool:
    """Whether the last token of a stretch belongs to it: a word, or a mark that closes."""
    last = stretch[-1]
    if last.dep_ == "cc":
        return False
    if is_word(last) or (final and last.text in FULL_STOPS):
        return True
    straight = sum(t.text == '"' for t in stretch[:-1])
    if last.text == '"':
        return straight % 2 == 1
    opened = sum(t.text in OPENING_MARKS for t in stretch[:-1])
    return last.text in CLOSING_MARKS and opened > sum(
        t.text in CLOSING_MARKS for t in stretch[:-1]
    )


def opens(token: Token) -> bool:
    """Whether a token is an opening quotation mark or bracket."""
    if token.text in OPENING_MARKS:
        return True
    before = token.doc[token.i - 1] if token.i else None
    free = before is None or before.is_space or before.whitespace_ or not is_word(before)
    return token.text == '"' and not token.whitespace_ and bool(free)
