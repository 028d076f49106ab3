"""Verb forms for stand-alone sentences: tense, agreement and negation.

Inflected forms come from lemminflect, whose table is the NIH SPECIALIST lexicon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.parsing import without_torch

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS = frozenset("will would shall should may might can could must".split())
PAST_BE = {False: "was", True: "were"}
PRESENT_BE = {False: "is", True: "are"}


def inflect(lemma: str, tag: str) -> str:
    """A verb form by its Penn Treebank tag ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG")."""
    with without_torch():
        from lemminflect import getInflection  # imports spaCy: known results do without it
    forms = getInflection(lemma, tag)
    return forms[0] if forms else lemma


def tense_of(predicate: Token) -> str:
    """The tense of a finite predicate: "past", "present" or a modal ("will")."""
    auxiliaries = [c for c in predicate.children if c.dep_ in {"aux", "auxpass"}]
    first = min([*auxiliaries, predicate], key=lambda token: token.i)
    if first.lower_ in MODALS:
        return first.lower_
    if first.tag_ == "VBD" or (not auxiliaries and predicate.tag_ == "VBN"):
        return "past"
    return "present"


def finite(participle: Token, tense: str, plural: bool) -> str:
    """The finite form that a participle stands for, in the tense of its host.

    "detaining" beside a past tense becomes "detained"; a passive is past ("was carried off").
    """
    lemma = participle.lemma_.lower()
    if participle.tag_ == "VBN":
        return f"{PAST_BE[plural]} {participle.lower_}"
    if lemma == "be":
        return _be(tense, plural)
    if tense in MODALS:
        return f"{tense} {lemma}"
    if tense == "past":
        return inflect(lemma, "VBD")
    return inflect(lemma, "VBP" if plural else "VBZ")


def _be(tense: str, plural: bool) -> str:
    if tense in MODALS:
        return f"{tense} be"
    return (PAST_BE if tense == "past" else PRESENT_BE)[plural]


def negated(predicate: Token) -> dict[int, str]:
    """The words to change so that a finite predicate is negated: token index -> new words.

    Empty where no simple negation exists (no auxiliary and no finite form).
    """
    auxiliaries = [c for c in predicate.children if c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO"]
    if auxiliaries:
        first = auxiliaries[0]
        return {first.i: f"{first.text} not"}
    if predicate.lemma_ == "be":
        return {predicate.i: f"{predicate.text} not"}
    support = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(predicate.tag_)
    return {predicate.i: f"{support} not {predicate.lemma_.lower()}"} if support else {}


def third_person(predicate: Token) -> dict[int, str]:
    """The words to change when "I" becomes a name: token index -> new words."""
    auxiliaries = [c for c in predicate.children if c.dep_ in {"aux", "auxpass"}]
    first = min([*auxiliaries, predicate], key=lambda token: token.i)
    known = {"am": "is", "'m": "is", "have": "has", "'ve": "has", "do": "does", "was": "was"}
    if first.lower_ in known:
        return {first.i: known[first.lower_]}
    if first is predicate and predicate.tag_ == "VBP":
        return {first.i: inflect(predicate.lemma_.lower(), "VBZ")}
    return {}
