"""Who does what to whom in a claim: predicates with agent, patient and the rest.

Read off spaCy's dependency labels (the ClearNLP scheme): an active subject and a by-phrase are
agents, a passive subject and an object are patients, whatever the voice. Relative clauses,
participles, coordinated and embedded verbs take the argument they share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.claims.syntax import text_of
from compare.documents import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs whose only argument undergoes the event, so that "two men died" leaves the agent open.
UNDERGOING = frozenset(
    {"die", "perish", "close", "open", "reopen", "collapse", "burn", "break", "sink", "end"}
    | {"begin", "start", "stop", "rise", "drop", "fall", "increase", "decrease", "disappear"}
    | {"resume", "explode", "crash", "change", "shrink", "grow"}
)

# Words around a verb under which the event is not stated as real.
UNREAL_AUX = frozenset({"may", "might", "could", "would", "should", "can", "must", "ought"})
UNREAL_MARKS = frozenset({"if", "unless", "whether"})
FUTURE_AUX = frozenset({"will", "shall", "'ll", "’ll"})

# spaCy's entity types of amounts and times, which follow "by" without being agents.
MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})

PHRASE = frozenset({"det", "amod", "compound", "nmod", "poss", "case", "nummod", "quantmod"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a claim: a predicate and its arguments.

    Attributes:
        verb: the predicate: a verb, or a noun of action with an of-phrase.
        agent: head word of who does it; None where it is left out.
        patient: head word of what it is done to.
        others: preposition -> head word of its phrase; "to" also holds an indirect object.
        negated: whether the event is denied.
        real: whether it is stated as a fact, past or planned (no "may", "if", "would").
        future: whether it lies ahead ("will").
    """

    verb: Token
    agent: Token | None
    patient: Token | None
    others: tuple[tuple[str, Token], ...]
    negated: bool
    real: bool
    future: bool

    def other(self, preposition: str) -> Token | None:
        """The head word of the phrase with that preposition, or None."""
        return next((head for word, head in self.others if word == preposition), None)


@remembered
def acts(claim: Claim) -> tuple[Act, ...]:
    """The predicates of a claim in reading order; empty without a parse."""
    if claim.parse is None:
        return ()
    inside = range(claim.parse.start, claim.parse.end)
    found = (_act(token) for token in claim.parse)
    return tuple(one for one in found if one is not None and _within(one, inside))


def _within(act: Act, inside: range) -> bool:
    """Whether all arguments stand in the claim, not elsewhere in its sentence."""
    heads = [act.agent, act.patient, *(head for _, head in act.others)]
    return all(head is None or head.i in inside for head in heads)


def _act(token: Token) -> Act | None:
    if token.pos_ == "VERB":
        return _verbal(token)
    return _nominal(token) if token.pos_ == "NOUN" else None


def _verbal(verb: Token) -> Act:
    agent, patient = _agent(verb), _patient(verb)
    if agent is not None and patient is None and verb.lemma_.lower() in UNDERGOING:
        agent, patient = None, agent
    chain = [verb, *(aux for aux in verb.children if aux.dep_ in ("aux", "auxpass"))]
    return Act(
        verb,
        agent,
        patient,
        tuple(_others(verb)),
        _negated(verb, agent, patient),
        not any(aux.lower_ in UNREAL_AUX for aux in chain)
        and not any(mark.dep_ == "mark" and mark.lower_ in UNREAL_MARKS for mark in verb.children),
        any(aux.lower_ in FUTURE_AUX for aux in chain),
    )


def _nominal(noun: Token) -> Act | None:
    """A noun of action with its object: "the arrest of two men [by the police]"."""
    phrases = dict(_prepositional(noun))
    if "of" not in phrases:
        return None
    others = tuple((word, head) for word, head in phrases.items() if word not in ("of", "by"))
    negated = any(child.lower_ == "no" for child in noun.children)
    return Act(noun, phrases.get("by"), phrases["of"], others, negated, True, False)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "nsubj":
            return _antecedent(child, verb)
        if child.dep_ == "agent":
            return next((word for word in child.children if _may_act(word)), None)
    if _is_passive(verb):
        return None
    if verb.dep_ == "acl":
        return verb.head if verb.tag_ == "VBG" else None
    shares = verb.dep_ in ("conj", "xcomp") and verb.head.pos_ == "VERB"
    return _agent(verb.head) if shares else None


def _may_act(word: Token) -> bool:
    """Whether the object of "by" can be an agent: no amount, date or way of doing it."""
    return word.dep_ == "pobj" and word.ent_type_ not in MEASURES and word.lemma_ != "percent"


def _patient(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            return _antecedent(child, verb)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ == "VBN":
        return _patient(verb.head) if _is_passive(verb.head) else None
    return None


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB":
        return _is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _antecedent(argument: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; in a cleft, what the cleft points out."""
    if argument.tag_ not in ("WDT", "WP"):
        return argument
    if verb.dep_ == "relcl":
        return _pointed_out(verb.head) if verb.head.dep_ == "attr" else verb.head
    attributes = [word for word in verb.head.children if word.dep_ == "attr"]
    is_cleft = verb.dep_ == "ccomp" and verb.head.lemma_ == "be" and len(attributes) == 1
    return attributes[0] if is_cleft else argument


def _pointed_out(attribute: Token) -> Token:
    """The bearer of an attribute: "Hestria is the country that ...", "it was Lind who ..."."""
    subjects = (word for word in attribute.head.children if word.dep_ == "nsubj")
    return next((word for word in subjects if word.pos_ != "PRON"), attribute)


def _others(verb: Token) -> Iterator[tuple[str, Token]]:
    yield from _prepositional(verb)
    for child in verb.children:
        if child.dep_ == "dative":
            inner = [word for word in child.children if word.dep_ == "pobj"]
            yield "to", inner[0] if inner else child


def _prepositional(word: Token) -> Iterator[tuple[str, Token]]:
    for child in word.children:
        if child.dep_ in ("prep", "agent"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield child.lower_, inner


def _negated(verb: Token, *arguments: Token | None) -> bool:
    words = [*verb.children, *(child for head in arguments if head for child in head.children)]
    heads = [head.lower_ for head in arguments if head is not None]
    return (
        any(word.dep_ == "neg" or word.lower_ in ("no", "neither", "nor") for word in words)
        or any(head in ("nobody", "none", "nothing", "no-one") for head in heads)
        or (verb.dep_ in ("conj", "xcomp") and _negated(verb.head))
    )


def phrase(head: Token) -> Span:
    """The words a reader would mark for an argument: its determiner, modifiers and names."""
    parts = [head, *_modifiers(head)]
    start = min(part.idx for part in parts)
    end = max(part.idx + len(part) for part in parts)
    return Span(start, end, text_of(head.doc)[start:end])


def _modifiers(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in PHRASE:
            yield child
            yield from _modifiers(child)
