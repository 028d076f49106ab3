"""Another one of the same kind: "Block A" and "Block C", "domestic" and "international"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.claims.syntax import text_of
from compare.differences import words
from compare.differences.alignment import is_content, normal_form
from compare.differences.names import Name, of_one_rank, proper_names, same_bearer
from compare.differences.parties import Party, party
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Modifiers that set a thing apart from the one under discussion, and modifiers that take in all.
OTHER = frozenset(
    {"another", "neighbouring", "neighboring", "rival", "unrelated", "separate", "similar"}
)
ALL = frozenset({"all", "every", "each", "any", "no", "both", "same"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "conj", "dative"})
MODIFIERS = frozenset({"amod", "det", "compound", "nmod", "predet"})

# Parts of a whole that bear letters or numbers: "Block C", "Gates 3 and 4".
LABELLED = re.compile(
    r"\b((?i:block|unit|gate|room|hall|wing|ward|line|lane|route|runway|platform|terminal|building"
    r"|tower|sector|zone|section|article|annex|chapter|phase|group|team|division|reactor|turbine"
    r"|district|camp|cell|dock|pier|berth|lot))s?\s+"
    r"((?:[A-Z]|\d{1,3}|[IVX]{1,4})\b(?:(?:\s*,\s*|\s+and\s+|\s+or\s+)(?:[A-Z]|\d{1,3}|[IVX]{1,4})\b)*)"
)


def kinds_apart(article: Claim, readout: Claim) -> Iterator[Difference]:
    """A gate for each noun both claims use of two different things."""
    for ours in _nouns(article):
        for theirs in _nouns(readout):
            if normal_form(ours) == normal_form(theirs) and _contrast(ours, theirs):
                yield _gate(party(article, ours).span, party(readout, theirs).span)
            elif normal_form(ours) == normal_form(theirs):
                yield from _owned_apart(article, readout, ours, theirs)
    yield from _labels_apart(article, readout)


@remembered
def _nouns(claim: Claim) -> tuple[Token, ...]:
    return tuple(
        token
        for token in claim.parse or ()
        if token.pos_ == "NOUN" and token.dep_ in ARGUMENTS and is_content(token)
    )


def _gate(ours: Span, theirs: Span) -> Difference:
    return Difference(
        Kind.ENTITY,
        ours,
        theirs,
        Verdict.GATE,
        f"The article speaks of {ours.text}, the readout of {theirs.text}.",
    )


def _contrast(a: Token, b: Token) -> bool:
    """Whether modifiers set two things with one noun apart."""
    ours, theirs = _modifiers(a), _modifiers(b)
    if (ours | theirs) & ALL:
        return False
    if bool(ours & OTHER) != bool(theirs & OTHER):
        return not any(token.ent_type_ in ("DATE", "TIME", "QUANTITY") for token in (a, b))
    return any(contrasts().get(x, frozenset()) & theirs for x in ours)


def _modifiers(head: Token) -> set[str]:
    """Modifiers as written and as lemmas: "suspected" is a form of "suspect" to the parser."""
    children = [child for child in head.children if child.dep_ in MODIFIERS]
    return {normal_form(child) for child in children} | {child.lower_ for child in children}


def _owned_apart(article: Claim, readout: Claim, a: Token, b: Token) -> Iterator[Difference]:
    """Names in the modifiers differ: "the Istrandi licence", "the licence of Lomar"."""
    ours, theirs = party(article, a), party(readout, b)
    if not (ours.qualifiers and theirs.qualifiers) or ours.names or theirs.names:
        return
    comparable = all(of_one_rank(x, y) for x in ours.qualifiers for y in theirs.qualifiers)
    known = speaks_of(readout, ours.qualifiers) or speaks_of(article, theirs.qualifiers)
    if comparable and not known:
        yield _gate(_whole(ours), _whole(theirs))


def _whole(party: Party) -> Span:
    """The phrase with the names in its modifiers: "the mayor of Elstad"."""
    named = {name.head for name in party.qualifiers}
    carriers = [
        max(token, token.head, key=_end) for token in party.head.subtree if token.idx in named
    ]
    start = min(party.span.start, *(name.span.start for name in party.qualifiers))
    end = max(party.span.end, *map(_end, carriers))
    return Span(start, end, text_of(party.head.doc)[start:end])


def _end(token: Token) -> int:
    return token.idx + len(token)


def speaks_of(claim: Claim, names: tuple[Name, ...]) -> bool:
    """Whether a claim names the bearer of one of these names."""
    return any(same_bearer(a, b) for a in names for b in proper_names(claim))


def _labels_apart(article: Claim, readout: Claim) -> Iterator[Difference]:
    for ours, our_labels in _labelled(article):
        for theirs, their_labels in _labelled(readout):
            if our_labels[0] == their_labels[0] and our_labels[1].isdisjoint(their_labels[1]):
                yield _gate(ours, theirs)


@remembered
def _labelled(claim: Claim) -> tuple[tuple[Span, tuple[str, frozenset[str]]], ...]:
    """Labelled parts in a claim: where they stand, the noun, the labels."""
    found = []
    for match in LABELLED.finditer(claim.text):
        span = Span(claim.start + match.start(), claim.start + match.end(), match.group())
        labels = frozenset(re.findall(r"[A-Z]+|\d+", match.group(2)))
        found.append((span, (match.group(1).lower(), labels)))
    return tuple(found)


@cache
def contrasts() -> Mapping[str, frozenset[str]]:
    """Modifier -> modifiers that exclude it ("domestic" -> "international", "foreign")."""
    table: dict[str, set[str]] = {}
    for group in words.read("contrasts.tsv"):
        for word in group:
            table.setdefault(word, set()).update(set(group) - {word})
    return {word: frozenset(others) for word, others in table.items()}
