"""Who is who: full names, speakers as a reader would name them, and what a pronoun stands for.

Pronouns are resolved by a small salience rule (the nearest fitting subject before them, as in
Lappin and Leass 1994): number must fit, and gender where a title or noun tells it. Where nothing
fits, the pronoun stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.claims.heads import Part
from compare.claims.nouns import (
    BODY_NOUNS,
    FEMALE,
    MALE,
    PERSON_NOUNS,
    TITLE_WORDS,
    gender_of,
    is_body,
    is_person,
    is_plural,
    person_name,
    phrase,
)
from compare.claims.reporting import force_of
from compare.claims.syntax import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from compare.claims.clauses import Clause

SINGULAR_PERSON = {"he": MALE, "she": FEMALE, "him": MALE, "his": MALE, "her": FEMALE}
MAX_PLURAL_WORDS = 10  # a longer antecedent would bury the claim
REACH = 2  # paragraphs a person stays in mind; things and groups only within their own


@dataclass(frozen=True, slots=True)
class Mention:
    """A subject that a later pronoun may stand for.

    Attributes:
        text: how it is named, in full.
        person: whether it is somebody; None where an unknown single name does not tell.
        plural: whether "they" fits it.
        gender: "m", "f" or "" where nothing tells.
        paragraph: where it stood.
    """

    text: str
    person: bool | None
    plural: bool
    gender: str
    paragraph: int


@dataclass(slots=True)
class Mentions:
    """What a reader has in mind while reading on; filled in reading order.

    Attributes:
        full_names: last name -> fullest name in the document.
        recent: subjects so far, oldest first.
        resolved: index of a pronoun token -> the words it stands for.
    """

    full_names: dict[str, str]
    recent: list[Mention] = field(default_factory=list)
    resolved: dict[int, str] = field(default_factory=dict)

    def resolve(self, pronoun: Token, paragraph: int) -> str | None:
        """The words a pronoun stands for; None where no subject before it fits safely."""
        word = pronoun.lower_
        if word in SINGULAR_PERSON:
            wanted = "m" if SINGULAR_PERSON[word] is MALE else "f"
            near = (m for m in reversed(self.recent) if paragraph - m.paragraph <= REACH)
            fitting = (m for m in near if m.person is not False and not m.plural)
            return next((m.text for m in fitting if m.gender in {"", wanted}), None)
        here = (m for m in reversed(self.recent) if paragraph == m.paragraph)
        near = (m for m in here if not m.person or m.plural)
        if word in {"it", "its"}:
            last = next(near, None)
            return last.text if last and not last.plural else None
        if word == "they":
            last = next(near, None)
            fits = last is not None and last.plural and (last.person or not _acts(pronoun))
            short = last is not None and len(last.text.split()) <= MAX_PLURAL_WORDS
            return last.text if last and fits and short else None
        return None

    def note(self, token: Token, paragraph: int) -> None:
        """Remember a subject."""
        if token.pos_ not in {"NOUN", "PROPN"} or any(t.tag_[0] == "W" for t in token.lefts):
            return
        text = self.named(token)
        if text:
            mention = Mention(
                text, self._somebody(token), is_plural(token), gender_of(token), paragraph
            )
            self.recent.append(mention)

    def _somebody(self, token: Token) -> bool | None:
        if token.text in self.full_names or token.lemma_.lower() in PERSON_NOUNS - BODY_NOUNS:
            return True
        if token.pos_ == "PROPN" and not is_body(token):
            titled = any(c.lower_.rstrip(".") in TITLE_WORDS for c in token.lefts)
            return True if titled else None
        return False

    def named(self, token: Token) -> str:
        """The noun phrase as a reader would name it; a known last name in full."""
        return self.proper_name(token) or phrase(token)

    def proper_name(self, token: Token) -> str:
        """The name in a noun phrase: its head, or its apposition ("one of them, Tobin Ark")."""
        apposed = (t for t in token.subtree if t.dep_ == "appos" and t.pos_ == "PROPN")
        for candidate in (token, *apposed):
            if candidate.pos_ != "PROPN" or any(c.dep_ == "conj" for c in candidate.children):
                continue
            if full := self.full_names.get(candidate.text):
                return full
            role = candidate.lower_ in PERSON_NOUNS
            person = not role and (is_person(candidate) or candidate != token)
            name = person_name(candidate)
            return name if person and " " in name else phrase(candidate)
        return ""


def _acts(pronoun: Token) -> bool:
    """Whether somebody who acts is meant: "they shook hands", not "they were sold"."""
    return pronoun.dep_ == "nsubj" and pronoun.head.lemma_ not in {"be", "remain", "become"}


def full_names(doc: Doc) -> dict[str, str]:
    """Last name -> the longest name of a person that ends in it, over a whole document."""
    names: dict[str, str] = {}
    speaking = {t.text for t in doc if t.dep_ == "nsubj" and force_of(t.head.lemma_.lower())}
    for token in doc:
        if token.pos_ != "PROPN" or token.dep_ == "compound" or is_body(token):
            continue
        name = person_name(token)
        known = is_person(token) or token.text in speaking
        if known and " " in name and len(name) > len(names.get(token.text, "")):
            names[token.text] = name
    return names


def read_on(
    mentions: Mentions,
    clauses: Iterable[Clause],
    paragraph: int,
    quoted: Callable[[Token], bool],
) -> None:
    """Resolve the pronoun subjects of a unit's clauses, then remember its subjects.

    What stands in quotation marks is left alone: its pronouns live in another conversation.
    """
    for clause in clauses:
        if clause.part is not Part.FRAME and quoted(clause.head):
            continue
        for subject in _subjects(clause):
            for pronoun in _pronouns(subject):
                if not _is_empty(pronoun) and (name := mentions.resolve(pronoun, paragraph)):
                    mentions.resolved[pronoun.i] = name
            mentions.note(subject, paragraph)


def _pronouns(subject: Token) -> Iterator[Token]:
    """A pronoun subject itself, or the possessive that begins it ("his agency")."""
    if subject.tag_ == "PRP":
        yield subject
    yield from (child for child in subject.lefts if child.lower_ in {"his", "her", "its"})


def _subjects(clause: Clause) -> Iterator[Token]:
    if clause.part is Part.FRAME and clause.head.lower_ == "according":
        yield from (t for t in clause.tokens if t.dep_ == "pobj" and t.head.head == clause.head)
    elif (subject := subject_of(clause.head)) is not None:
        yield subject


def _is_empty(pronoun: Token) -> bool:
    """Whether "it" stands for nothing or for an event ("it is clear that", "it was the first")."""
    if pronoun.lower_ != "it":
        return False
    verb = pronoun.head
    clausal = any(c.dep_ in {"ccomp", "xcomp", "acl", "advcl", "csubj"} for c in verb.children)
    copula = verb.lemma_ == "be" and any(c.dep_ in {"attr", "acomp"} for c in verb.children)
    deep = clausal and (verb.lemma_ in {"be", "seem", "appear"} or pronoun.dep_ == "nsubjpass")
    return pronoun.dep_ == "expl" or copula or deep
