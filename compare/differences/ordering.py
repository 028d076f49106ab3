"""Order: which of two events came first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.differences.context import Context
from compare.differences.kinship import share
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset({"before", "until", "till"})
_AFTER = frozenset({"after", "once", "following"})
_WHILE = frozenset({"while", "during", "as"})
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_ALIKE = 0.6  # share of an event's words that must have kin for two events to be one


@dataclass(frozen=True, slots=True)
class Order:
    """Two events and which comes first.

    Attributes:
        span: the word that orders them.
        main: content lemmas of the governing clause.
        other: content lemmas of the clause or noun the word introduces.
        place: -1 the main event comes first, 1 second, 0 both at once.
    """

    span: Span
    main: frozenset[str]
    other: frozenset[str]
    place: int


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """The same two events in the same order (same) or the other one (conflict)."""
    found = []
    for a in orders(article, context.article):
        for r in orders(readout, context.readout):
            straight = _alike(a.main, r.main) and _alike(a.other, r.other)
            crossed = _alike(a.main, r.other) and _alike(a.other, r.main)
            if straight == crossed or 0 in (a.place, r.place):
                continue
            agree = (a.place == r.place) == straight
            found.append(_difference(a, r, agree))
    return tuple(found)


@remembered
def orders(claim: Claim, document: Document) -> tuple[Order, ...]:
    """The pairs of events that a claim puts in order."""
    return tuple(_orders(claim, document)) if claim.parse is not None else ()


def _orders(claim: Claim, document: Document) -> Iterator[Order]:
    assert claim.parse is not None  # noqa: S101 - for the type checker; the caller looks first
    for token in claim.parse:
        place = _place(token)
        if place is None:
            continue
        introduced = token.head if token.dep_ == "mark" or token.dep_ == "advmod" else token
        inside = set(introduced.subtree)
        main = introduced.head
        other = _words(t for t in inside if t != token)
        whole = _words(t for t in main.subtree if t not in inside)
        if other and whole and main != introduced and main.pos_ in ("VERB", "AUX"):
            span = document.span(token.idx, token.idx + len(token))
            yield Order(span, whole, other, place)


def _place(token: Token) -> int | None:
    if token.dep_ not in ("mark", "prep", "advmod"):
        return None
    if token.dep_ == "advmod" and token.head.dep_ != "advcl":
        return None
    if token.lower_ in _BEFORE:
        return -1
    if token.lower_ in _AFTER:
        return 1
    return 0 if token.lower_ in _WHILE and token.dep_ != "prep" else None


def _words(tokens: Iterator[Token]) -> frozenset[str]:
    return frozenset(
        t.lemma_ if t.pos_ == "PROPN" else t.lemma_.lower()
        for t in tokens
        if t.pos_ in _CONTENT and not t.is_stop and t.ent_type_ not in ("DATE", "TIME")
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return share(one, other) >= _ALIKE


def _difference(a: Order, r: Order, agree: bool) -> Difference:
    if agree:
        verdict, reason = Verdict.SAME, "Both accounts put the two events in the same order."
    else:
        verdict = Verdict.CONFLICT
        reason = (
            f"{a.span.text} in the article, {r.span.text} in the readout: the order is reversed."
        )
    return Difference(
        Kind.TIMING, a.span, r.span, verdict, reason, a.span.text.lower(), r.span.text.lower()
    )
