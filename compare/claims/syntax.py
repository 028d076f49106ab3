"""Small questions to a parse (spaCy's ClearNLP dependencies and Penn Treebank tags)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "xcomp", "ccomp"})
COMMAS = frozenset({",", "—", "–", "--", "-", "("})


def is_word(token: Token) -> bool:
    """Whether a token is more than punctuation or blanks."""
    return not (token.is_punct or token.is_space or token.pos_ in {"PUNCT", "SPACE"})


def words(token: Token) -> int:
    """Number of words in the subtree of a token."""
    return sum(is_word(t) for t in token.subtree)


def subject_of(token: Token) -> Token | None:
    """The subject of a predicate, where it has its own."""
    return next((child for child in token.children if child.dep_ in SUBJECTS), None)


def is_passive(token: Token) -> bool:
    """Whether a predicate stands in the passive."""
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children)


def is_verbal(token: Token) -> bool:
    """Whether a token is a verb or an auxiliary."""
    return token.pos_ in {"VERB", "AUX"}


def is_finite(token: Token) -> bool:
    """Whether a predicate carries tense itself or through an auxiliary."""
    if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    if any(c.dep_ in {"aux", "auxpass"} for c in token.children):
        return any(c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO" for c in token.children)
    return token.tag_ == "VB" and subject_of(token) is not None  # a plural present, mistagged


def is_behind_comma(token: Token) -> bool:
    """Whether a comma, dash or bracket stands right before a subtree."""
    edge = token.left_edge
    return edge.i > 0 and edge.nbor(-1).text in COMMAS


def is_set_off(token: Token) -> bool:
    """Whether commas (or the start of the sentence and a comma) part a subtree from its host."""
    if is_behind_comma(token):
        return True
    edge = token.right_edge
    begins = token.left_edge.is_sent_start
    return bool(begins) and edge.i + 1 < len(token.doc) and edge.nbor().text == ","


def iter_chain(token: Token) -> Iterator[Token]:
    """A conjunct and the conjuncts it hangs on, up to the first."""
    yield token
    while token.dep_ == "conj" or (token.dep_ == "dep" and is_verbal(token)):
        token = token.head
        yield token


@lru_cache(maxsize=16)
def text_of(doc: Doc) -> str:
    """The text of a parsed document; spaCy puts it together from the tokens on every access."""
    return doc.text
