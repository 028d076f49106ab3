"""The event a word belongs to: its predicate, what takes part in it, and the rest of the claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from compare.differences.kinship import share

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")
# Verbs that carry no event by themselves: the noun beside them does.
_LIGHT = frozenset(
    "be have do make take give get hold conduct carry put go come become remain stand amount "
    "total number say add state note concern place occur".split()
)
# Words of measure, manner and reporting that many unrelated claims share.
_COMMON = frozenset(
    "total number figure some all both each every other such same more less most least only also "
    "then now still already yet just about year month week day time people person thing part "
    "say tell note add accord report official spokesman spokesperson reporter statement not "
    "per cent percent so far here there very when where how why".split()
)
_PARTICIPANTS = ("nsubj", "nsubjpass", "dobj", "obj", "attr", "oprd", "dative", "agent", "pobj")


@dataclass(frozen=True, slots=True)
class Event:
    """What a claim says happened, as sets of lemmas.

    Attributes:
        predicate: the governing verb, or the noun that a light verb leans on.
        participants: the subjects, objects and the nouns between the word and its verb.
        words: all content lemmas of the claim.
        names: the proper names among them.
    """

    predicate: frozenset[str]
    participants: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]


def event_of(token: Token, claim: Span) -> Event:
    """The event that ``token`` belongs to within its claim."""
    verb = governor(token, claim)
    path = _path(token, verb)
    parts = {word for node in (*path, *_participants(verb)) for word in _noun_lemmas(node)}
    predicate = {verb.lemma_.lower()} - _LIGHT or _leaned_on(verb) or {verb.lemma_.lower()}
    words = {_lemma(t) for t in claim if t.pos_ in _CONTENT and not t.is_stop} - _COMMON
    names = {_lemma(t) for t in claim if t.pos_ == "PROPN"}
    return Event(
        frozenset(predicate),
        frozenset(parts - _COMMON),
        frozenset(word for word in words if word[:1].isalpha()),
        frozenset(names),
    )


def governor(token: Token, claim: Span) -> Token:
    """The nearest verb above ``token`` in the claim, or the highest word there is."""
    node = token
    while node.head != node and claim.start <= node.head.i < claim.end:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            break
    return node


def same_predicate(one: Event, other: Event) -> bool:
    """Whether the governing predicates may name one act."""
    return share(one.predicate, other.predicate) > 0


def likeness(one: Event, other: Event) -> float:
    """How much two events look like one: 0 (nothing shared) to 1 (all words have kin).

    The mean of the shares of predicate, participants and words that have kin on the other side.
    """
    parts = (
        share(one.predicate, other.predicate),
        share(one.participants, other.participants),
        share(one.words, other.words),
    )
    return sum(parts) / len(parts)


def _path(token: Token, verb: Token) -> Iterator[Token]:
    node = token
    while node != verb and node.head != node:
        yield node
        node = node.head


def _participants(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _PARTICIPANTS:
            yield child
        elif child.dep_ in ("prep", "agent"):
            yield from (t for t in child.children if t.dep_ == "pobj")


def _noun_lemmas(node: Token) -> Iterator[str]:
    if node.pos_ in ("NOUN", "PROPN"):
        yield _lemma(node)
        yield from (_lemma(t) for t in node.children if t.dep_ == "compound" and t.is_alpha)


def _leaned_on(verb: Token) -> set[str]:
    deps = ("dobj", "attr", "nsubjpass", "acomp", "nsubj")
    return {_lemma(t) for t in verb.children if t.dep_ in deps and t.pos_ in _CONTENT}


def _lemma(token: Token) -> str:
    return token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower()
