"""Quantified sets of a claim: which part of which set something is said of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from spacy.tokens import Token

from compare.claims import Claim
from compare.differences.events import Event, event_of
from compare.documents import Document, Span


class Amount(StrEnum):
    """Which part of a set."""

    ALL = "all"
    MOST = "most"
    MANY = "many"
    SOME = "some"
    PART = "part"
    FEW = "few"
    NONE = "none"
    ONLY = "only"
    EXCEPT = "all but"


@dataclass(frozen=True, slots=True)
class Scope:
    """A quantifier with its set.

    Attributes:
        span: the words of the quantifier and its noun.
        amount: which part of the set.
        head: lemma of the noun that names the set, empty where none does.
        named: whether the exception is named.
        event: what is said of it.
    """

    span: Span
    amount: Amount
    head: str
    named: bool
    event: Event

    @property
    def value(self) -> str:
        """Normalised wording: "all school"."""
        return f"{self.amount} {self.head}".strip()


# Determiners, pronouns and adverbs by the part they take: Quirk et al., A Comprehensive Grammar
# of the English Language (1985), 6.45-6.53 and 10.
_WORDS = {
    Amount.ALL: "all every each both everyone everybody everything entire whole everywhere fully "
    "entirely completely totally nationwide",
    Amount.MOST: "most majority mostly largely",
    Amount.MANY: "many numerous much",
    Amount.SOME: "some several certain various",
    Amount.PART: "partly partially part partial",
    Amount.FEW: "few hardly scarcely",
    Amount.NONE: "no none neither nobody nothing nowhere",
    Amount.ONLY: "only solely exclusively alone",
}
_BY_WORD = {word: amount for amount, words in _WORDS.items() for word in words.split()}
_EXCEPT = frozenset("except excepting excluding save bar apart but barring".split())
_NOUNS = ("NOUN", "PROPN", "PRON")
_SETS = ("everyone", "everybody", "nobody", "everything", "nothing", "none")
# "Only on Friday" and "only two hours" limit a date or a measure, not a set.
_NOT_SETS = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT", "MONEY", "ORDINAL"})


@lru_cache(maxsize=8192)
def scopes(claim: Claim, document: Document) -> tuple[Scope, ...]:
    """The quantified sets of a claim, in reading order."""
    if claim.parse is None:
        return ()
    found = (_scope(token, claim, document) for token in claim.parse)
    return tuple(scope for scope in found if scope is not None)


def _scope(token: Token, claim: Claim, document: Document) -> Scope | None:
    amount = _amount(token, claim)
    if amount is None or claim.parse is None:
        return None
    noun = _noun(token)
    if noun is None and token.lower_ not in _SETS:
        return None
    if noun is not None and (noun.ent_type_ in _NOT_SETS or noun.lemma_ in _IDLE):
        return None
    event = event_of(noun if noun is not None else token, claim, claim.parse)
    last = noun if noun is not None and noun.i >= token.i and noun.i < claim.parse.end else token
    first = noun if noun is not None and claim.parse.start <= noun.i < token.i else token
    span = document.span(first.idx, last.idx + len(last))
    head = noun.lemma_.lower() if noun is not None else ""
    return Scope(span, amount, head, amount is Amount.EXCEPT, event)


_IDLE = frozenset("time day way doubt comment longer matter case one date sense need".split())


def _amount(token: Token, claim: Claim) -> Amount | None:
    word = token.lower_
    if word in _EXCEPT and _excepts(token):
        return Amount.EXCEPT
    amount = _BY_WORD.get(word)
    if amount is Amount.ALL and (_negated(token) or _has_exception(token)):
        return Amount.PART if _negated(token) else None
    if amount is Amount.ONLY and token.nbor(-1 if token.i else 0).lower_ == "not":
        return None
    return amount


def _excepts(token: Token) -> bool:
    if token.lower_ == "but":
        before = token.nbor(-1) if token.i else token
        return before.lower_ in ("all", "every", "none", "nothing") or token.dep_ == "prep"
    if token.lower_ == "apart":
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "from"
    if token.lower_ in ("save", "bar"):
        return token.pos_ in ("ADP", "SCONJ")
    return True


def _negated(token: Token) -> bool:
    return bool(token.i) and token.nbor(-1).lower_ == "not"


def _has_exception(token: Token) -> bool:
    """Whether "all" is followed by "but" or "except"."""
    return any(t.lower_ in _EXCEPT and _excepts(t) for t in token.doc[token.i + 1 : token.i + 8])


def _noun(token: Token) -> Token | None:
    """The noun of the set: the word's own noun, the noun after "of", or what it stands by."""
    for preposition in token.children:
        if preposition.lower_ in ("of", "in"):
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.pos_ in _NOUNS:
                    return noun
    if token.lower_ in _EXCEPT:
        return next((t for t in token.children if t.pos_ in _NOUNS or t.pos_ == "NUM"), None)
    if token.head.pos_ in ("NOUN", "PROPN") and token.dep_ in ("det", "amod", "predet", "advmod", "nmod"):
        return token.head
    if token.dep_ in ("appos",) and token.head.pos_ in _NOUNS:
        return token.head
    if token.dep_ == "advmod" and token.head.pos_ in ("VERB", "AUX"):
        subjects = [t for t in token.head.children if t.dep_ in ("nsubj", "nsubjpass", "dobj")]
        return subjects[-1] if subjects else None
    return None
