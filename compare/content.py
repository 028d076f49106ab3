"""Contents: each claim made to stand alone for the models.

The reporting frame, a leading conjunction and quotation marks go; a missing subject comes back; a
relative pronoun and a safely resolved pronoun become what they stand for. A denied claim reads as
its denial: "The Commission denies that any telephone was taken" has the content "No telephone was
taken", with "It is denied that ..." where the grammar offers no simple negation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.heads import SUBJECTS, Part, is_word, iter_chain, subject_of
from compare.mentions import is_plural, phrase
from compare.reporting import HEARSAY_ADVERBS
from compare.verbs import finite, negated, tense_of, third_person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from compare.clauses import Clause

QUOTES = frozenset({"“", "”", '"', "«", "»", "``", "''"})
OPENERS = frozenset("and but or nor so yet that although though while whereas because after when since".split())
ADVERBS = frozenset("however meanwhile moreover furthermore therefore thus still".split())
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
QUANTIFYING = frozenset({"NUM", "PRON", "ADJ", "DET"})  # subjects before "of which"


@dataclass(slots=True)
class _Draft:
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


def stand_alone(
    clause: Clause,
    clauses: tuple[Clause, ...],
    names: dict[int, str],
    *,
    first_person: str = "",
    denied: bool = False,
) -> str:
    """One sentence that says what the clause says, without its surroundings.

    Args:
        clause: the clause.
        clauses: all clauses of its unit.
        names: index of a pronoun -> the words it stands for.
        first_person: who "I" is; empty where unknown.
        denied: whether the frame denies the clause.
    """
    host = _host_of(clause, clauses)
    if clause.part is Part.NEGATED and host is not None:
        draft = _nor_draft(clause, host)
    else:
        draft = _Draft(_plain_tokens(clause))
        _restore_subject(draft, clause, names)
    _resolve_pronouns(draft, names, first_person)
    _negate(draft, clause, host, clauses, denied)
    return _sentence(draft)


def _host_of(clause: Clause, clauses: tuple[Clause, ...]) -> Clause | None:
    return next((c for c in clauses if clause.host is not None and c.head == clause.host), None)


def _plain_tokens(clause: Clause) -> list[Token]:
    """Without quotation marks, hearsay adverbs and what only joins the clause to another."""
    own = {t.i for t in clause.tokens}
    kept = [t for t in clause.tokens if t.text not in QUOTES and t.lower_ not in HEARSAY_ADVERBS]
    kept = [t for t in kept if t.text != "," or {t.i - 1, t.i + 1} <= own]
    while kept and (not is_word(kept[0]) or _is_joint(kept[0], clause)):
        kept.pop(0)
    while kept and not is_word(kept[-1]):
        kept.pop()
    return kept


def _is_joint(token: Token, clause: Clause) -> bool:
    if token.lower_ in OPENERS:
        return token.dep_ in {"cc", "mark", "advmod"} and token.head in {clause.head, *iter_chain(clause.head)}
    return token.lower_ in ADVERBS and token.dep_ == "advmod" and token.head == clause.head


def _restore_subject(draft: _Draft, clause: Clause, names: dict[int, str]) -> None:
    relative = _relative_word(clause)
    if relative is not None or clause.part is Part.RELATIVE:
        _replace_relative(draft, clause, relative, names)
    elif clause.part is Part.ABSOLUTE:
        subject = subject_of(clause.head)
        plural = subject is not None and is_plural(subject)
        draft.changed[clause.head.i] = finite(clause.head, _host_tense(clause.head), plural)
    elif clause.part is Part.PARTICIPIAL:
        _finish_participle(draft, clause, names)
    elif clause.head.dep_ == "conj" and not _has_subject(draft.tokens, clause.head):
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


def _antecedent(head: Token) -> Token | None:
    """The noun a relative clause describes; None where its number does not fit the verb.

    A small parser often takes the nearest noun; the wider phrase is chosen where the verb does not
    agree with that noun, and where the clause counts ("of which 40" counts the "62 complaints").
    """
    *_, first = iter_chain(head)
    noun = first.head
    while not _suits(noun, head):
        if noun.dep_ != "pobj" or noun.head.head.pos_ not in {"NOUN", "PROPN"}:
            return None
        noun = noun.head.head
    return noun


def _suits(noun: Token, head: Token) -> bool:
    subject = subject_of(head)
    if subject is not None and subject.pos_ == "NUM":
        inner = noun.dep_ != "pobj" or noun.head.head.pos_ not in {"NOUN", "PROPN"}
        return inner or any(c.dep_ == "nummod" for c in noun.children)
    if subject is None or subject.tag_ not in {"WDT", "WP"}:
        return True
    finite_form = min(
        (t for t in [head, *head.children] if t is head or t.dep_ in {"aux", "auxpass"}),
        key=lambda token: token.i,
    )
    wanted = {"VBZ": False, "VBP": True}.get(finite_form.tag_)
    return wanted is None or noun.pos_ == "PROPN" or wanted == is_plural(noun)


def _replace_relative(
    draft: _Draft, clause: Clause, word: Token | None, names: dict[int, str]
) -> None:
    noun = _antecedent(clause.head)
    name = _name(noun, names) if noun is not None else _no_antecedent(word)
    if word is None:
        if clause.head.dep_ == "conj":
            _share_subject(draft, clause.head, names)
        else:
            draft.after[clause.head.i] = name
    elif word.dep_ in SUBJECTS:
        draft.changed[word.i] = name
    elif word.tag_ == "WP$":
        draft.changed[word.i] = _possessive(name)
    elif word.dep_ == "pobj":
        _move_preposition(draft, clause, word, name)
    elif word.tag_ == "WRB":
        draft.drop(word.i)
        draft.tail = f" in {name}" if word.lower_ == "where" else ""
    else:
        draft.drop(word.i)
        draft.after[clause.head.i] = name


def _no_antecedent(word: Token | None) -> str:
    return "they" if word is not None and word.lower_ in {"who", "whom"} else "this"


def _move_preposition(draft: _Draft, clause: Clause, word: Token, name: str) -> None:
    """ "for which observers were accredited" -> "observers were accredited for the remarks"."""
    preposition = word.head
    draft.drop(word.i, preposition.i)
    subject = subject_of(clause.head)
    if preposition.lower_ == "of" and subject is not None and subject.pos_ in QUANTIFYING:
        draft.after[subject.i] = f"of {name}"
    else:
        draft.tail = f" {preposition.lower_} {name}"


def _finish_participle(draft: _Draft, clause: Clause, names: dict[int, str]) -> None:
    head = clause.head
    predicative = head.dep_ == "acl" and head.head.dep_ == "attr"  # "is a choice, taken with care"
    owner = head.head if head.dep_ == "acl" and not predicative else _chain_subject(_verb_above(head))
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


def _agent_before(participle: Token) -> Token | None:
    """ "was led by officers, acting on orders": the officers act, where they stand right before."""
    host = _verb_above(participle)
    agent = next((c for c in host.children if c.dep_ == "agent" and c.i < participle.i), None)
    if agent is None or agent.right_edge.i + 2 != participle.left_edge.i:
        return None
    return next((c for c in agent.children if c.dep_ == "pobj"), None)


def _host_tense(participle: Token) -> str:
    return tense_of(_verb_above(participle))


def _verb_above(token: Token) -> Token:
    host = token.head
    while host.pos_ not in {"VERB", "AUX"} and host.head is not host:
        host = host.head
    return host


def _chain_subject(head: Token) -> Token | None:
    """The subject of a predicate, or of the one it shares it with."""
    for token in iter_chain(head):
        if subject := subject_of(token):
            return (_antecedent(token) or subject) if subject.tag_ in {"WP", "WDT"} else subject
    if head.dep_ in {"xcomp", "advcl", "ccomp"} and head.head is not head:
        return _chain_subject(head.head)
    if head.dep_ in {"acl", "relcl"}:
        return head.head
    return None


def _share_subject(draft: _Draft, head: Token, names: dict[int, str]) -> None:
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


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _resolve_pronouns(draft: _Draft, names: dict[int, str], first_person: str) -> None:
    for token in draft.tokens:
        if token.i in draft.changed:
            continue
        if token.i in names:
            name = names[token.i]
            draft.changed[token.i] = _possessive(name) if token.tag_ == "PRP$" else name
        elif first_person and token.text == "I" and token.dep_ in {"nsubj", "nsubjpass"}:
            draft.changed[token.i] = first_person
            draft.changed.update(third_person(token.head))


def _nor_draft(clause: Clause, host: Clause) -> _Draft:
    """The host's words with the second noun phrase in place of the first."""
    first = clause.head.head
    replaced = {t.i for t in first.subtree}
    tokens = [t for t in _plain_tokens(host) if t.i not in replaced or t == first]
    draft = _Draft(tokens)
    draft.changed[first.i] = "".join(
        t.text_with_ws for t in _plain_tokens(clause) if t.dep_ != "cc"
    ).strip()
    return draft


def _negate(
    draft: _Draft,
    clause: Clause,
    host: Clause | None,
    clauses: tuple[Clause, ...],
    denied: bool,
) -> None:
    head = host.head if clause.part is Part.NEGATED and host is not None else clause.head
    neither = [t for t in draft.tokens if t.lower_ in {"neither", "nor"}]
    if _is_split_negation(clause, clauses) and not any(c.dep_ == "neg" for c in head.children):
        if changes := negated(head):
            draft.drop(*(t.i for t in neither))
            draft.changed.update({i: w for i, w in changes.items() if i not in draft.changed})
    if denied:
        _deny(draft, head)


def _is_split_negation(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether a clause is one half of a "neither ... nor" whose halves are two claims."""
    if clause.part is Part.NEGATED or any(
        c.part is Part.NEGATED and c.host == clause.head for c in clauses
    ):
        return True
    heads = {c.head.i for c in clauses}
    head = clause.head
    if head.dep_ == "conj" and head.head.i in heads:
        return _joined_by_nor(head.head)
    return _joined_by_nor(head) and any(c.dep_ == "conj" and c.i in heads for c in head.children)


def _joined_by_nor(head: Token) -> bool:
    around = {c.lower_ for c in head.children if c.dep_ in {"cc", "preconj", "neg", "advmod"}}
    return {"neither", "nor"} <= around


def _deny(draft: _Draft, head: Token) -> None:
    first = draft.tokens[0] if draft.tokens else None
    already = any(c.dep_ == "neg" for c in head.children)
    if first is not None and first.lower_ == "any" and first.i < head.i and not already:
        draft.changed[first.i] = "no"
        return
    changes = {} if already else negated(head)
    if changes and not draft.changed.keys() & changes.keys():
        draft.changed.update(changes)
    else:
        draft.lead = f"it is denied that {draft.lead}"


def _sentence(draft: _Draft) -> str:
    pieces = [draft.lead]
    previous = None
    for token in draft.tokens:
        if previous is not None and token.i > previous + 1 and not pieces[-1].endswith(" "):
            pieces.append(" ")
        previous = token.i
        pieces.append(draft.changed.get(token.i, token.text))
        if token.i in draft.after:
            pieces.append(f" {draft.after[token.i]}")
        pieces.append(token.whitespace_)
    text = "".join(pieces).rstrip() + draft.tail
    return polish(text)


def polish(text: str) -> str:
    """Blanks and commas put right, a capital at the start, a full stop at the end."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:!?)])", r"\1", text)
    text = re.sub(r"([,;:])[,;:]+", r"\1", text)
    text = text.strip(" ,;:—–-…")
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" else f"{text}."
