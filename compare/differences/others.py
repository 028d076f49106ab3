"""Another one of the same kind: "Block A" and "Block C", "domestic" and "international"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.differences import words
from compare.differences.alignment import american, is_content, normal_form
from compare.differences.parties import Party, party
from compare.differences.types import Difference, Kind, Verdict

if TYPE_CHECKING:
    from spacy.tokens import Token

# Modifiers that set a thing apart from the one under discussion.
OTHER = frozenset({"another", "other", "neighboring", "rival", "previous", "earlier", "former"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj", "dative"})


def kinds_apart(article: Claim, readout: Claim) -> Iterator[Difference]:
    """A gate for each noun both claims use of two different things."""
    for ours in _nouns(article):
        for theirs in _nouns(readout):
            if normal_form(ours) == normal_form(theirs):
                yield from _compare(party(article, ours), party(readout, theirs))


@lru_cache(maxsize=8192)
def _nouns(claim: Claim) -> tuple[Token, ...]:
    return tuple(
        token
        for token in claim.parse or ()
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ in ARGUMENTS and is_content(token)
    )


def _compare(ours: Party, theirs: Party) -> Iterator[Difference]:
    if _contrast(ours.head, theirs.head):
        yield Difference(
            Kind.ENTITY,
            ours.span,
            theirs.span,
            Verdict.GATE,
            f"The article speaks of {ours.span.text}, the readout of {theirs.span.text}.",
        )


def _contrast(a: Token, b: Token) -> bool:
    """Whether modifiers set two things with one noun apart."""
    ours, theirs = _modifiers(a), _modifiers(b)
    if bool(ours & OTHER) != bool(theirs & OTHER):
        return True
    return any(contrasts().get(x, frozenset()) & theirs for x in ours)


def _modifiers(head: Token) -> set[str]:
    return {
        normal_form(child)
        for child in head.children
        if child.dep_ in ("amod", "det", "compound", "nmod")
    }


@cache
def contrasts() -> Mapping[str, frozenset[str]]:
    """Modifier -> modifiers that exclude it ("domestic" -> "international", "foreign")."""
    table: dict[str, set[str]] = {}
    for group in words.read("contrasts.tsv"):
        for word in group:
            table.setdefault(word, set()).update(set(group) - {word})
    return {word: frozenset(others) for word, others in table.items()}
