"""Parties: the actors, places and things in the roles of an act, and whether two are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.differences import words
from compare.differences.alignment import normal_form, word_link
from compare.differences.names import Name, proper_names, same_bearer
from compare.differences.roles import phrase
from compare.documents import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Which entity types may stand for one another: a country acts through its bodies.
FAMILIES = (frozenset({"PERSON"}), frozenset({"ORG", "GPE", "NORP"}), frozenset({"LOC", "FAC"}))

# Determiners that point at one thing the reader knows; "a", "some" or "another" do not.
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INSIDE = frozenset({"compound", "nmod", "amod", "poss", "prep", "pobj", "nummod", "acl", "xcomp"})


class Identity(Enum):
    """Whether two parties are one."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what fills a role.

    Attributes:
        head: the head word of its phrase.
        span: the phrase a reader would mark.
        names: the names it bears ("Colonel Ivar Dahlin"), of appositions too.
        qualifiers: names in its modifiers ("the *Istrandi* licence").
    """

    head: Token
    span: Span
    names: tuple[Name, ...]
    qualifiers: tuple[Name, ...]

    @property
    def several(self) -> bool:
        """Whether it is coordinated or counted: "Ann and Bea", "three deputies"."""
        return any(child.dep_ in ("conj", "cc") for child in self.head.children)

    @property
    def definite(self) -> bool:
        """Whether it is a known one: named, or with a definite determiner or a possessor."""
        return bool(self.names) or any(map(_points, self.head.children))


def _points(child: Token) -> bool:
    """Whether a modifier makes its noun a known one: "the", "its", "*Marrowgate* prison"."""
    named = child.dep_ == "compound" and child.pos_ == "PROPN"
    return named or child.dep_ == "poss" or child.lower_ in DEFINITE


def party(claim: Claim, head: Token) -> Party:
    """The party whose phrase has that head word."""
    apposed = [child for child in head.children if child.dep_ == "appos"]
    own = {head.idx, *(child.idx for child in apposed)}
    inside = {token.idx for token in _inside(head)}
    bears, qualifies = [], []
    for name in proper_names(claim):
        if name.head in own or name.span.start <= head.idx < name.span.end:
            bears.append(name)
        elif name.head in inside:
            qualifies.append(name)
    shown = phrase(head)
    if bears and not any(name.span.overlaps(shown) for name in bears):
        shown = bears[-1].span
    return Party(head, shown, tuple(bears), tuple(qualifies))


def _inside(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in INSIDE or (child.dep_ == "relcl" and child.tag_ == "VB"):
            yield child
            yield from _inside(child)


def identity(a: Party, b: Party) -> Identity:
    """Whether two parties are the same; UNKNOWN unless the words make it plain."""
    if any(same_bearer(x, y) for x in a.names for y in b.names):
        return Identity.SAME
    if not a.names and not b.names:
        return _unnamed(a, b)
    if not (a.names and b.names) or a.several or b.several or _related(a, b):
        return Identity.UNKNOWN
    return Identity.OTHER if _of_one_type(a.names[-1], b.names[-1]) else Identity.UNKNOWN


def _related(a: Party, b: Party) -> bool:
    """Whether a name of one stands anywhere in the other: "Kestria" and "Kestria's police"."""
    ours, theirs = a.names + a.qualifiers, b.names + b.qualifiers
    return any(same_bearer(x, y) for x in ours for y in theirs)


def _unnamed(a: Party, b: Party) -> Identity:
    if "PRON" in (a.head.pos_, b.head.pos_):
        return Identity.UNKNOWN
    left, right = normal_form(a.head), normal_form(b.head)
    if word_link(left, right) is not None:
        apart = bool(a.qualifiers and b.qualifiers) and not _related(a, b)
        return Identity.UNKNOWN if apart else Identity.SAME
    classes = actor_class(left), actor_class(right)
    distinct = all(classes) and classes[0] != classes[1] and not (a.several or b.several)
    return Identity.OTHER if distinct else Identity.UNKNOWN


def _of_one_type(a: Name, b: Name) -> bool:
    return any(a.label in family and b.label in family for family in FAMILIES)


def actor_class(lemma: str) -> str:
    """The class of actors a noun names ("police", "military"), or an empty string."""
    return _actors().get(lemma, "")


@cache
def _actors() -> Mapping[str, str]:
    return {word: name for name, *members in words.read("actors.tsv") for word in members}


@cache
def once_only() -> frozenset[str]:
    """Lemmas of acts that as a rule happen once to one object."""
    return frozenset(row[0] for row in words.read("once_only.tsv"))
