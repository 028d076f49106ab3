"""What a number counts or measures, read from the parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.differences.mentions import Trend
from compare.differences.units import Dimension

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BEFORE_NOUN = frozenset("nummod quantmod compound npadvmod nmod amod advmod".split())
_NOUNS = ("NOUN", "PROPN")
# Heads that only say that something is counted; what is counted stands after "of".
_GENERIC = frozenset(
    "total number figure sum amount count tally toll majority minority group".split()
)
# Words of change; their synonyms are few enough to be listed.
_RISING = frozenset(
    "rise increase grow climb jump gain up soar surge expand raise add more higher growth "
    "hike".split()
)
_FALLING = frozenset(
    "fall decrease decline drop shrink slide plunge tumble reduce cut lower down lose slash "
    "reduction less fewer contract curtail".split()
)
_DISTRIBUTIVE = frozenset({"each", "every", "apiece"})
_OF_THEM = re.compile(r"\s+(?:of\s+)?(?:them|these|those|which|whom)\b", re.IGNORECASE)
_LOOK_BACK = 40  # tokens before a claim in which "them" is looked up


def noun_of(token: Token) -> Token | None:
    """The noun that a number or unit stands before, or the one after its "of".

    Example: "people" for the 412 of "412 people", "patients" for "a third of the patients".
    """
    node = token
    while node.dep_ in _BEFORE_NOUN and node.head != node:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            break
        if node.pos_ in _NOUNS and not node.like_num:
            return node
    return noun_after_of(token)


def noun_after_of(token: Token) -> Token | None:
    """The noun in "four tonnes of mackerel"."""
    for preposition in token.children:
        if preposition.dep_ == "prep" and preposition.lower_ == "of":
            objects = (child for child in preposition.children if child.dep_ == "pobj")
            return next((child for child in objects if child.pos_ in _NOUNS), None)
    return None


def counted_lemma(noun: Token | None) -> str:
    """The lemma of what is counted; empty without a noun."""
    if noun is None:
        return ""
    if noun.lemma_.lower() in _GENERIC:
        noun = noun_after_of(noun) or noun
    return noun.lemma_.lower()


def antecedent(number: Token, claim: Span, behind: str) -> Token | None:
    """The noun that "nine of them" points back to: the last counted plural before it.

    Args:
        number: the number.
        claim: the parse of its claim.
        behind: the text behind the number.
    """
    if not _OF_THEM.match(behind):
        return None
    words = number.doc[max(0, claim.start - _LOOK_BACK) : number.i]
    plurals = [word for word in words if word.tag_ in ("NNS", "NNPS")]
    counted = [word for word in plurals if any(c.dep_ == "nummod" for c in word.children)]
    nouns = counted or plurals
    return nouns[-1] if nouns else None


def is_distributed(token: Token, verb: Token) -> bool:
    """Whether the number is said of every single one ("each country will pay 50")."""
    subjects = (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))
    near = (word for noun in (token.head, *subjects) for word in (noun, *noun.children))
    return any(word.lower_ in _DISTRIBUTIVE for word in near)


def trend_of(token: Token, verb: Token, dimension: Dimension) -> Trend:
    """Rise or fall where the number is the size of a change ("by 4 per cent", "a third more")."""
    steps = {node.lower_ for node in _up_to(token, verb) if node.dep_ == "prep"}
    if steps & {"to", "from", "at"} or not (dimension is Dimension.SHARE or "by" in steps):
        return Trend.LEVEL
    near = {verb.lemma_.lower(), token.head.lemma_.lower()}
    near |= {word.lemma_.lower() for word in token.doc[token.i : token.i + 4]}
    if near & _RISING:
        return Trend.RISE
    return Trend.FALL if near & _FALLING else Trend.LEVEL


def _up_to(token: Token, verb: Token) -> list[Token]:
    path = []
    while token.head != token and token != verb:
        path.append(token)
        token = token.head
    return path
