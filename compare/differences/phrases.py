"""Noun phrases as participants of a predication, and whether two of them may be one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.differences.kinship import kin
from compare.differences.vocabulary import (
    CONTAINERS,
    OTHERNESS,
    RELATIONAL,
    TITLES,
    UNIVERSAL,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_MODIFIERS = frozenset(
    "compound amod nmod poss nummod acl appos advmod prep pobj pcomp dobj xcomp agent".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A participant.

    Attributes:
        heads: lemma of its head noun ("commando"), names as written; of "the source of the
            outbreak" both nouns.
        words: lemmas of the head and of all content words that modify it.
        names: the proper names among them.
        pronoun: whether it only points back ("it", "they").
        universal: whether it takes in all there are ("every member").
    """

    heads: frozenset[str]
    words: frozenset[str]
    names: frozenset[str] = frozenset()
    pronoun: bool = False
    universal: bool = False


def lemma(token: Token) -> str:
    """The lemma as it is compared: names as written, all else in lower case."""
    return token.text if token.pos_ == "PROPN" else token.lemma_.lower()


def phrase(token: Token) -> Phrase:
    """The participant whose head is ``token``; "member of the forces" is headed by the forces."""
    head = _contained(token)
    inside = [head, *_modifiers(head)]
    return Phrase(
        heads=frozenset(lemma(noun) for noun in _heads(head)),
        words=frozenset(lemma(word) for word in inside if word.pos_ in CONTENT),
        names=frozenset(word.text for word in inside if is_name(word)),
        pronoun=head.pos_ in {"PRON", "DET"},
        universal=any(c.lower_ in UNIVERSAL for noun in (token, head) for c in noun.children),
    )


def is_name(token: Token) -> bool:
    """A proper noun other than a title or a date, or the adjective of a country ("Lomaran")."""
    capital = token.text[:1].isupper() and not token.is_sent_start
    proper = token.pos_ == "PROPN" or (token.pos_ == "ADJ" and capital)
    apart = token.lower_.rstrip(".") in TITLES or token.ent_type_ in {"DATE", "TIME"}
    return proper and not apart


def _heads(noun: Token) -> Iterator[Token]:
    """The head and, where it only names a side or a member of something, that too."""
    yield noun
    if noun.lemma_.lower() in CONTAINERS:
        yield from (child for child in noun.children if child.dep_ == "compound")
    if noun.lemma_.lower() in RELATIONAL:
        for preposition in noun.children:
            if preposition.lower_ == "of":
                yield from (c for c in preposition.children if c.dep_ == "pobj")


def _contained(token: Token) -> Token:
    """What a measuring head measures out."""
    if token.lemma_.lower() not in CONTAINERS:
        return token
    for preposition in token.children:
        if preposition.lower_ in {"of", "among"}:
            return next((c for c in preposition.children if c.dep_ == "pobj"), token)
    return token


def _modifiers(token: Token) -> Iterator[Token]:
    """Words below the head, without asides and coordinated heads."""
    for child in token.children:
        if child.dep_ in _MODIFIERS or (child.dep_ == "relcl" and _restricts(child)):
            yield child
            yield from _modifiers(child)


def _restricts(clause: Token) -> bool:
    """Whether a relative clause narrows its noun: no comma before it."""
    return clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text not in {",", "–", "—", "("}


def match(one: tuple[Phrase, ...], two: tuple[Phrase, ...]) -> bool | None:
    """Whether two fillings of one role may be the same thing; None where a side does not tell.

    Heads must be akin, names must not differ, and not just one of them may be "another" one.
    """
    left = [phrase for phrase in one if not phrase.pronoun]
    right = [phrase for phrase in two if not phrase.pronoun]
    if not left or not right:
        return None
    return any(_same(a, b) for a in left for b in right)


def _same(one: Phrase, two: Phrase) -> bool:
    heads = bool(kin(one.heads, two.heads)) or bool(kin(one.names, two.names))
    return (
        heads
        and bool(one.words & OTHERNESS) == bool(two.words & OTHERNESS)
        and not names_differ(one.names, two.names)
    )


def names_differ(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether both have names and no name of one is akin to one of the other."""
    return bool(one) and bool(two) and not kin(one, two)
