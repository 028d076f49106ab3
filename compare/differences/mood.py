"""How sure, planned or allowed an event is where it stands: the ladder of modality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.differences.polarity import governors, joined

if TYPE_CHECKING:
    from spacy.tokens import Token


class Level(StrEnum):
    """Rungs of two ladders (Palmer 2001, Mood and Modality): epistemic, then deontic."""

    PAST = "past"
    PRESENT = "present"
    WILL = "will"
    PLANNED = "planned"
    POSSIBLE = "possible"
    REQUIRED = "required"
    ADVISED = "advised"
    PERMITTED = "permitted"
    NONE = "no tense"  # participles and nouns: any rung may be meant


TENSES = frozenset({Level.PAST, Level.PRESENT})
_MODALS = {
    "will": Level.WILL,
    "shall": Level.WILL,
    "’ll": Level.WILL,
    "'ll": Level.WILL,
    "would": Level.WILL,  # the future of reported speech; conditions are seen apart
    "may": Level.POSSIBLE,
    "might": Level.POSSIBLE,
    "could": Level.POSSIBLE,
    "must": Level.REQUIRED,
    "should": Level.ADVISED,
    "ought": Level.ADVISED,
    "can": Level.PERMITTED,
}
# Verbs, nouns and adjectives that take an infinitive.
_GOVERNORS = {
    Level.WILL: "due set going scheduled go promise pledge commit commitment guarantee vow "
    "undertake undertaking",
    Level.PLANNED: "plan intend intention aim hope seek propose consider want expect prepare wish "
    "mull weigh envisage consideration proposal",
    Level.POSSIBLE: "likely possible possibility",
    Level.REQUIRED: "require oblige have need obligation duty bind compel necessary",
    Level.PERMITTED: "allow permit entitle authorise authorize right free",
}
_BY_GOVERNOR = {word: level for level, words in _GOVERNORS.items() for word in words.split()}
_ADVERBS = {
    word: Level.POSSIBLE for word in "perhaps possibly probably maybe potentially likely".split()
}
_CONDITIONS = frozenset("if unless provided providing pending".split())
_CONDITION_PHRASES = ("subject to", "on condition", "as long as", "conditional on", "in case")


@dataclass(frozen=True, slots=True)
class Mood:
    """The rung an event stands on and the word that puts it there (None for a plain tense)."""

    level: Level
    cue: Token | None = None


def mood(token: Token, claim: Claim) -> Mood:
    """The mood of a predicate: its own modal first, then what governs it, then its tense."""
    for node in (token, *governors(token, claim)):
        if node.lemma_ == "have" and any(child.lower_ == "yet" for child in node.children):
            return Mood(Level.PAST, node)  # "has yet to reply"
        if node != token and (level := _BY_GOVERNOR.get(_word(node))):
            own = _own(node)
            return own if own is not None and own.level not in TENSES else Mood(level, node)
        if node != token and node.lemma_ == "be" and token.dep_ == "xcomp":
            return Mood(Level.WILL, node)  # "is to appear"
        found = _own(node)
        if found is not None:
            return found
    return Mood(Level.NONE)


def condition(claim: Claim) -> Token | None:
    """The word that opens a condition in the claim ("if", "unless", "subject to")."""
    if claim.parse is None:
        return None
    for token in claim.parse:
        if token.lower_ in _CONDITIONS and token.dep_ in {"mark", "prep", "advmod", "amod"}:
            return token
        if claim.text[token.idx - claim.start :].lower().startswith(_CONDITION_PHRASES):
            return token
    return None


def _word(node: Token) -> str:
    return joined(node) if node.pos_ == "VERB" else node.lemma_.lower()


def _own(node: Token) -> Mood | None:
    """What its auxiliaries and adverbs say; None for a form without tense."""
    verb = node.head if node.dep_ == "acomp" else node
    helpers = list(_helpers(verb))
    for helper in helpers:
        if helper.lower_ in _MODALS:
            return Mood(_MODALS[helper.lower_], helper)
    for child in verb.children:
        if child.lower_ in _ADVERBS and child.dep_ == "advmod":
            return Mood(_ADVERBS[child.lower_], child)
    if verb.tag_ == "VBD" or any(h.tag_ == "VBD" or h.lemma_ == "have" for h in helpers):
        return Mood(Level.PAST)
    if any(node.tag_ in {"VBP", "VBZ"} for node in (verb, *helpers)):
        return Mood(Level.PRESENT)
    return None


def _helpers(verb: Token) -> Iterator[Token]:
    """Auxiliaries of a verb, borrowed from the verb it is coordinated with."""
    own = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    yield from own
    if not own and verb.dep_ == "conj" and verb.tag_ in {"VB", "VBN", "VBG"}:
        yield from _helpers(verb.head)
