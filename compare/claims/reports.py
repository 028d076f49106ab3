"""Reports: which verbs report which clauses, and bare frames beside what they report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claims.reporting import REPORT_NOUNS, SUFFIX_VERBS, WISHES, force_of
from compare.claims.syntax import OBJECTS, is_finite, is_passive, is_verbal, is_word, subject_of
from compare.claims.types import Force

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

MODALS = frozenset("will would shall should may might can could must".split())
FIRST_PERSON = frozenset({"i", "we"})


def reported_by(token: Token) -> tuple[Token, ...]:
    """The clauses that a reporting verb reports; empty where it reports none."""
    if (verb := speaking_verb(token)) != token:
        first = (subject := subject_of(token)) is not None and subject.lower_ in FIRST_PERSON
        clauses = (c for c in verb.children if c.dep_ == "ccomp" and subject_of(c) is not None)
        return tuple(clauses) if first else ()
    passive = is_passive(token)
    force = force_of(token.lemma_.lower(), passive)
    if force is None or not _vouches(token) or (passive and not _passive_reports(token, force)):
        return ()
    complements = [child for child in token.children if _is_proposition(child, token, force)]
    if force is Force.DENIES:
        nouns = [c for c in token.children if c.dep_ == "dobj" and c.lemma_ in REPORT_NOUNS]
        complements += [
            c for noun in nouns for c in noun.children if c.dep_ == "acl" and is_finite(c)
        ]
    return tuple(complements)


def speaking_verb(token: Token) -> Token:
    """The verb that reports: itself, or the one in "I would like to note that"."""
    if token.lemma_.lower() not in WISHES:
        return token
    wished = (c for c in token.children if c.dep_ == "xcomp" and force_of(c.lemma_.lower()))
    return next(wished, token)


def _passive_reports(token: Token, force: Force) -> bool:
    """Whether a passive reports: "it was stressed that", not "they were admitted wherever"."""
    subject = subject_of(token)
    return force is Force.HEARD or (subject is not None and subject.lower_ == "it")


def _vouches(token: Token) -> bool:
    """Whether somebody really reports: "would not say" and "may deny" report nothing."""
    subject = subject_of(token)
    first = subject is not None and subject.lower_ in FIRST_PERSON
    auxiliaries = {child.lower_ for child in token.children if child.dep_ in {"aux", "neg"}}
    negated = any(child.dep_ == "neg" for child in token.children)
    return not negated and (first or not auxiliaries & MODALS)


def _is_proposition(child: Token, verb: Token, force: Force) -> bool:
    if force is Force.DENIES and child.dep_ == "xcomp" and child.tag_ == "VBG":
        return True
    if child.dep_ != "ccomp" or is_parenthetical(child):
        return False
    if child.i < verb.i and not is_word(child.right_edge.nbor()):
        return True
    if not is_verbal(child) or subject_of(child) is None:
        return False
    if child.i < verb.i:
        return subject_of(verb) is not None or missed_subject(verb, child.left_edge.i) is not None
    first = child.left_edge
    asked = first.tag_ in {"WP", "WRB", "WDT", "WP$"} or first.lower_ in {"whether", "if"}
    return not asked and (force is not Force.ASKS or first.lower_ == "that")


def missed_subject(verb: Token, first: int) -> range | None:
    """Indices of a noun phrase right before a finite verb that the parser hung elsewhere.

    Args:
        verb: a coordinated verb without a subject, or a reporting verb at the end of a sentence.
        first: index where the unit begins.
    """
    if subject_of(verb) is not None or not is_finite(verb) or verb.tag_ == "VB":
        return None
    end = verb.left_edge.i if verb.dep_ == "conj" else verb.i
    begin = end
    while begin > first and _continues_phrase(verb.doc[begin - 1], verb):
        begin -= 1
    phrase = range(begin, end)
    nouns = any(verb.doc[i].pos_ in {"NOUN", "PROPN", "PRON"} for i in phrase)
    parted = begin > first and (verb.dep_ == "conj" or verb.doc[begin - 1].text == ",")
    return phrase if nouns and parted else None


def _continues_phrase(token: Token, verb: Token) -> bool:
    """Whether a token before a verb still belongs to the noun phrase there."""
    if token.pos_ in {"VERB", "AUX", "SCONJ"} or not is_word(token):
        return False
    return token.dep_ != "cc" or verb.dep_ != "conj"


def is_parenthetical(token: Token) -> bool:
    """Whether it is a bare frame beside what it reports: "..., said the officer"."""
    if token.dep_ == "ROOT" or token.lemma_.lower() not in SUFFIX_VERBS or not is_verbal(token):
        return False
    subject = subject_of(token)
    if subject is None or subject.tag_ in {"WP", "WDT"} or not _vouches(token) or is_passive(token):
        return False
    if any(
        c.dep_ in OBJECTS or (c.dep_ in {"cc", "mark"} and c.i < token.i) for c in token.children
    ):
        return False
    first = min(subject.left_edge.i, *(c.i for c in token.children if c.dep_ == "aux"), token.i)
    before = token.doc[first - 1] if first else None
    closes = before is not None and before.text == '"' and bool(before.whitespace_)
    parted = before is not None and before.text in {",", "”", "»", "—", "–", "?", "!"}
    return closes or parted or token.dep_ == "parataxis"


def is_as_frame(token: Token) -> bool:
    """Whether it is a frame of the sort "As the minister explained on Monday, ..."."""
    mark = next((c for c in token.children if c.dep_ == "mark"), None)
    objects = any(c.dep_ in OBJECTS for c in token.children)
    return (
        mark is not None
        and mark.lower_ == "as"
        and not objects
        and force_of(token.lemma_.lower()) is not None
    )


def is_according(token: Token, unit: Parse) -> bool:
    """Whether "according (to)" opens a frame; a text may break off behind it."""
    if token.lower_ != "according":
        return False
    following = token.i + 1
    return following >= unit.end or token.nbor().lower_ == "to" or not is_word(token.nbor())


def introduces_quotation(unit: Parse) -> bool:
    """Whether the unit ends in a colon and only says who speaks ("The chair's words were:")."""
    root = unit.root
    if unit[-1].text != ":" or unit[-1].i == root.i:
        return False
    copula = root.lemma_ == "be" and not any(c.dep_ in {"attr", "acomp"} for c in root.children)
    objects = [c for c in root.children if c.dep_ in {"dobj", "xcomp", "ccomp"}]
    person = root.lemma_ in {"tell", "inform", "remind", "ask"} or not objects
    following = any(t.lower_ == "following" for t in unit)
    speaks = force_of(root.lemma_.lower()) is not None or root.lemma_ == "read"
    return copula or (speaks and (person or following))
