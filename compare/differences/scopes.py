"""Quantified sets of a claim: which part of which set something is said of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.differences.events import Event, event_of
from compare.documents import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


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
        event: what is said of it.
    """

    span: Span
    amount: Amount
    head: str
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
_EXCEPT = re.compile(
    r"\b(?:except(?:ing|\s+for)?|excluding|save(?:\s+for)?|bar(?:ring)?|apart\s+from|aside\s+from|"
    r"other\s+than|with\s+(?:the\s+)?(?:\w+\s+)?exception|but(?=\s+(?:the|one|two|\d+|its|for)\b))\b"
    r"|^\s+but\b|\b(?:excepted|aside)\b",
    re.IGNORECASE,
)
_NOUNS = ("NOUN", "PROPN", "PRON")
_EXCEPTED = (*_NOUNS, "NUM")
_SETS = ("everyone", "everybody", "nobody", "everything", "nothing", "none")
# "Only on Friday" and "only two hours" limit a date or a measure, not a set.
_NOT_SETS = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT", "MONEY", "ORDINAL"})


@remembered
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
    end = last.idx + len(last)
    if amount is Amount.EXCEPT:
        end = max(end, _end_of_exception(token, claim))
    span = document.span(first.idx, end)
    head = noun.lemma_.lower() if noun is not None else ""
    return Scope(span, amount, head, event)


_IDLE = frozenset("time day way doubt comment longer matter case one date sense need".split())


def _amount(token: Token, claim: Claim) -> Amount | None:
    amount = _BY_WORD.get(token.lower_)
    before = token.nbor(-1).lower_ if token.i else ""
    if amount is Amount.ONLY:
        return None if before == "not" else amount
    if amount is not None and before == "only":
        return None  # "only some" is said by the "only"
    if amount is Amount.ALL and before == "not":
        return Amount.PART
    if amount in (Amount.ALL, Amount.NONE) and _EXCEPT.search(_after(token, claim)):
        return Amount.EXCEPT if amount is Amount.ALL else None
    return amount


def _end_of_exception(token: Token, claim: Claim) -> int:
    """Where "all ministries except defence" ends, as an offset in the document."""
    start = token.idx + len(token)
    match = _EXCEPT.search(_after(token, claim))
    if match is None or claim.parse is None:
        return start
    behind = (t for t in claim.parse if t.idx >= start + match.end() and t.pos_ in _EXCEPTED)
    named = next(behind, None)
    return start + match.end() if named is None else named.idx + len(named)


def _after(token: Token, claim: Claim) -> str:
    """The rest of the claim; where an exception to "all" is named, if there is one."""
    return claim.text[max(0, token.idx + len(token) - claim.start) :]


def _noun(token: Token) -> Token | None:
    """The noun of the set: the word's own noun, the noun after "of", or what it stands by."""
    for preposition in token.children:
        if preposition.lower_ in ("of", "in"):
            for noun in preposition.children:
                if noun.dep_ == "pobj" and noun.pos_ in _NOUNS:
                    return noun
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "but":
        after = token.doc[token.i + 2 : token.i + 8]  # "all but the last session"
        return next(
            (t for t in after if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None
        )
    if token.head.pos_ in ("NOUN", "PROPN") and token.dep_ in (
        "det",
        "amod",
        "predet",
        "advmod",
        "nmod",
    ):
        return token.head
    if token.dep_ in ("appos",) and token.head.pos_ in _NOUNS:
        return token.head
    if token.dep_ == "advmod" and token.head.pos_ in ("VERB", "AUX"):
        subjects = [t for t in token.head.children if t.dep_ in ("nsubj", "nsubjpass", "dobj")]
        return subjects[-1] if subjects else None
    return None
