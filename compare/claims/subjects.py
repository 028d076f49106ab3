"""Subjects for clauses that lack one: shared, participial and relative subjects come back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.claims.heads import Part
from compare.claims.nouns import is_plural, phrase
from compare.claims.syntax import SUBJECTS, iter_chain, subject_of
from compare.claims.verbs import finite, inflect, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from compare.claims.clauses import Clause

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
LINKS = frozenset({"conj", "dep"})  # how a predicate hangs on the one it shares a subject with
QUANTIFYING = frozenset({"NUM", "PRON", "ADJ", "DET"})  # subjects before "of which"


@dataclass(slots=True)
class Draft:
    """The words of a content while it is built.

    Attributes:
        tokens: the words kept, in order.
        changed: token index -> the words put in its place.
        after: token index -> words put in behind it.
        lead: words put in front.
        tail: words put at the end.
    """

    tokens: list[Token]
    changed: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)
    lead: str = ""
    tail: str = ""

    def drop(self, *indices: int) -> None:
        """Leave tokens out."""
        self.tokens = [t for t in self.tokens if t.i not in indices]


def restore_subject(draft: Draft, clause: Clause, names: dict[int, str]) -> None:
    """Give a clause its subject back.

    Args:
        draft: the clause's words; changed in place.
        clause: the clause.
        names: index of a pronoun -> the words it stands for.
    """
    relative = _relative_word(clause)
    if relative is not None or clause.part is Part.RELATIVE:
        _replace_relative(draft, clause, relative, names)
    elif clause.part is Part.RESULT:
        _finish_result(draft, clause.head)
    elif clause.part is Part.ABSOLUTE:
        subject = subject_of(clause.head)
        plural = subject is not None and is_plural(subject)
        draft.changed[clause.head.i] = finite(clause.head, _host_tense(clause.head), plural)
    elif clause.part is Part.PARTICIPIAL:
        _finish_participle(draft, clause, names)
    elif clause.head.dep_ == "xcomp" and clause.part is Part.REPORTED:
        _finish_participle(draft, clause, names)
    elif clause.head.dep_ in LINKS and not _has_subject(draft.tokens, clause.head):
        _share_subject(draft, clause.head, names)


def _has_subject(tokens: list[Token], head: Token) -> bool:
    """Whether a predicate has its own subject, or a noun the parser missed stands before it."""
    if subject_of(head) is not None:
        return True
    return any(t.i < head.i and t.pos_ in {"NOUN", "PROPN"} and t.head != head for t in tokens[:1])


def _relative_word(clause: Clause) -> Token | None:
    *_, first = iter_chain(clause.head)
    if first.dep_ != "relcl":
        return None
    before = (t for t in clause.tokens if t.i <= clause.head.i)
    return next((t for t in before if t.tag_ in RELATIVE_TAGS), None)


def _replace_relative(
    draft: Draft, clause: Clause, word: Token | None, names: dict[int, str]
) -> None:
    noun = _antecedent(clause.head)
    name = _name(noun, names) if noun is not None else _no_antecedent(clause.head, word)
    if word is None:
        if clause.head.dep_ == "conj":
            _share_subject(draft, clause.head, names)
        else:
            draft.after[clause.head.i] = name
    elif word.dep_ in SUBJECTS:
        draft.changed[word.i] = name
    elif word.tag_ == "WP$":
        draft.changed[word.i] = possessive(name)
    elif word.dep_ == "pobj":
        _move_preposition(draft, clause, word, name)
    elif word.tag_ == "WRB":
        draft.drop(word.i)
        draft.tail = f" in {name}" if word.lower_ == "where" else ""
    else:
        draft.drop(word.i)
        draft.after[word.head.i] = name  # "which they hope to sell" -> "they hope to sell the mine"


def _no_antecedent(head: Token, word: Token | None) -> str:
    people = word is not None and word.lower_ in {"who", "whom"}
    return "they" if people or head.tag_ == "VBP" else "this"


def _move_preposition(draft: Draft, clause: Clause, word: Token, name: str) -> None:
    """Turn "for which observers were accredited" into "observers were accredited for it"."""
    preposition = word.head
    draft.drop(word.i, preposition.i)
    subject = subject_of(clause.head)
    if preposition.lower_ == "of" and subject is not None and subject.pos_ in QUANTIFYING:
        draft.after[subject.i] = f"of {name}"
    else:
        draft.tail = f" {preposition.lower_} {name}"


def _antecedent(head: Token) -> Token | None:
    """The noun a relative clause describes; None where its number does not fit the verb.

    A small parser often takes the nearest noun; the wider phrase is chosen where the verb does not
    agree with that noun, and where the clause counts ("of which 40" counts the "62 complaints").
    """
    *_, first = iter_chain(head)
    noun = first.head
    if (subject := subject_of(head)) is not None and subject.pos_ == "NUM":
        return _counted(noun)
    if noun.ent_type_ in {"DATE", "TIME"}:
        return _beside_date(noun, first)
    while not _agrees(noun, head):
        if noun.dep_ == "conj":
            noun = noun.head
            continue
        if noun.dep_ != "pobj" or noun.head.head.pos_ not in {"NOUN", "PROPN"}:
            return None
        noun = noun.head.head
    return noun


def _beside_date(date: Token, predicate: Token) -> Token:
    """The noun before a clause that the parser hung on a date ("the deal of 3 May, which ...")."""
    before = reversed(date.doc[date.sent.start : predicate.left_edge.i])
    nouns = (t for t in before if t.pos_ in {"NOUN", "PROPN"})
    return next((t for t in nouns if t.ent_type_ not in {"DATE", "TIME"}), date)


def _counted(noun: Token) -> Token:
    """The nearest noun with a number, up to the one the parser chose."""
    before = reversed(noun.doc[noun.sent.start : noun.i + 1])
    counted = (t for t in before if any(c.dep_ == "nummod" for c in t.lefts))
    return next((t for t in counted if t.pos_ in {"NOUN", "PROPN"}), noun)


def _agrees(noun: Token, head: Token) -> bool:
    """Whether a noun's number fits the verb whose subject is a relative pronoun."""
    subject = subject_of(head)
    if subject is None or subject.tag_ not in {"WDT", "WP"}:
        return True
    parts = [t for t in head.children if t.dep_ in {"aux", "auxpass"}]
    first = min([head, *parts], key=lambda token: token.i)
    plural = {"VBZ": False, "VBP": True}.get(first.tag_)
    return plural is None or plural == is_plural(noun)


def _finish_participle(draft: Draft, clause: Clause, names: dict[int, str]) -> None:
    head = clause.head
    predicative = head.dep_ == "acl" and head.head.dep_ == "attr"  # "is a choice, taken with care"
    owner = (
        head.head if head.dep_ == "acl" and not predicative else _chain_subject(_verb_above(head))
    )
    owner = _agent_before(head) or owner
    if owner is None:
        return
    plural = is_plural(owner)
    having = next((c for c in head.children if c.dep_ == "aux" and c.lower_ == "having"), None)
    being = next((c for c in head.children if c.dep_ == "auxpass" and c.lower_ == "being"), None)
    if having is not None:
        draft.changed[having.i] = "had"
    elif being is not None:
        draft.changed[being.i] = "was"
    else:
        draft.changed[head.i] = finite(head, _host_tense(head), plural)
    draft.lead = f"{_name(owner, names)} "


def _finish_result(draft: Draft, head: Token) -> None:
    """Turn "only to be turned back" into "they are turned back": who it is lies further away."""
    mark = next(c for c in head.children if c.tag_ == "TO")
    draft.drop(mark.i, mark.i - 1)
    auxiliaries = [c for c in head.children if c.dep_ in {"aux", "auxpass"} and c.i > mark.i]
    first = min([*auxiliaries, head], key=lambda token: token.i)
    draft.changed[first.i] = "are" if first.lemma_ == "be" else inflect(first.lemma_, "VBP")
    draft.lead = "they "


def _agent_before(participle: Token) -> Token | None:
    """The agent right before a participle ("led by officers, acting on orders"), who acts."""
    host = _verb_above(participle)
    agent = next((c for c in host.children if c.dep_ == "agent" and c.i < participle.i), None)
    if agent is None or agent.right_edge.i + 2 != participle.left_edge.i:
        return None
    return next((c for c in agent.children if c.dep_ == "pobj"), None)


def _host_tense(participle: Token) -> str:
    return tense_of(_verb_above(participle))


def _verb_above(token: Token) -> Token:
    host = token.head
    while host.pos_ not in {"VERB", "AUX"} and host.head != host:
        host = host.head
    return host


def _chain_subject(head: Token) -> Token | None:
    """The subject of a predicate, or of the one it shares it with."""
    for token in iter_chain(head):
        if subject := subject_of(token):
            return (_antecedent(token) or subject) if subject.tag_ in {"WP", "WDT"} else subject
    if head.dep_ in {"xcomp", "advcl", "ccomp"} and head.head != head:
        return _chain_subject(head.head)
    if head.dep_ in {"acl", "relcl"}:
        return head.head
    return None


def _share_subject(draft: Draft, head: Token, names: dict[int, str]) -> None:
    """Put the subject (and auxiliaries) of the first predicate before a coordinated one."""
    subject = _chain_subject(head.head)
    if subject is None:
        return
    shared = ""
    bare = head.tag_ in {"VB", "VBN", "VBG"}
    if bare and not any(c.dep_ in {"aux", "auxpass"} for c in head.children):
        shared = _shared_auxiliaries(head)
    draft.lead = f"{_name(subject, names)} {shared}"


def _shared_auxiliaries(head: Token) -> str:
    for token in list(iter_chain(head))[1:]:
        auxiliaries = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
        kept = [c.text for c in auxiliaries if head.tag_ != "VB" or c.dep_ == "aux"]
        if token.lemma_ == "be" and head.tag_ in {"VBN", "VBG"}:
            kept.append(token.text)
        if kept:
            return " ".join(kept) + " "
    return ""


def _name(noun: Token, names: dict[int, str]) -> str:
    return names.get(noun.i) or phrase(noun)


def possessive(name: str) -> str:
    """The genitive of a name."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
