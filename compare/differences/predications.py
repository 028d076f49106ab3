"""The predications of a claim: who is said to have done what, whether asserted or denied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.differences.phrases import CONTENT, Phrase, is_name, lemma, phrase
from compare.differences.polarity import Polarity, joined, polarity
from compare.differences.vocabulary import PREDICATES, SUPPORT_VERBS
from compare.documents import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
_SHARING = frozenset({"conj", "xcomp"})  # verbs that borrow the subject of their head


@dataclass(frozen=True, slots=True)
class Predication:
    """One predicate with its participants.

    Attributes:
        predicate: name of its group in the vocabulary, or its lemma.
        word: the lemma itself, with its particle ("turn_down").
        token: the word itself, for its place in the sentence.
        polarity: asserted or denied, by which words, and whether it is claimed at all.
        span: the words to show: the predicate with what negates it.
        actors: who does it, where it is done to something; else empty.
        themes: what it is done to, or who undergoes it.
        others: lemmas of the other content words that belong to it.
        names: the proper names among all its words.
        opposite: whether the word denies what its group asserts ("refuse" in "accept").
    """

    predicate: str
    word: str
    token: Token = field(compare=False, repr=False)
    polarity: Polarity
    span: Span
    actors: tuple[Phrase, ...]
    themes: tuple[Phrase, ...]
    others: frozenset[str]
    names: frozenset[str]
    opposite: bool

    @property
    def universal(self) -> bool:
        """Whether it is said of all there are."""
        return any(phrase.universal for phrase in (*self.actors, *self.themes))


@remembered
def predications(claim: Claim) -> tuple[Predication, ...]:
    """All predications of a claim, in reading order; none without a parse."""
    if not claim.parse:  # none, or without a word
        return ()
    found = [_predication(token, claim) for token in claim.parse if _is_predicate(token)]
    return tuple(found or _behind_nor(claim.parse.root, claim))


def _behind_nor(noun: Token, claim: Claim) -> Iterator[Predication]:
    """What "nor" denies too: "(will neither involve arrests) nor the use of force" involves."""
    verb = next((above for above in noun.ancestors if above.pos_ == "VERB"), None)
    if noun.dep_ == "conj" and _has_nor(noun.head) and verb is not None:
        shared = _predication(verb, claim)
        yield replace(
            shared,
            span=claim.span,
            themes=(phrase(noun),),
            others=frozenset(),
            names=frozenset(node.text for node in noun.subtree if is_name(node)),
        )


def _has_nor(noun: Token) -> bool:
    return any(child.dep_ == "cc" and child.lower_ == "nor" for child in noun.children)


def _is_predicate(token: Token) -> bool:
    """Verbs, predicate adjectives and nouns, event nouns under a support verb, "without X"."""
    if token.pos_ == "VERB":
        finite = any(child.dep_ in {"aux", "nsubj"} for child in token.children)
        described = token.dep_ == "acl" and token.tag_ == "VBN" and not finite  # "papers signed"
        return (
            token.dep_ not in {"prep", "amod"} and not described and not _carries_event_noun(token)
        )
    if token.dep_ == "acomp":
        return "_" not in joined(token.head)  # "went dark" is one predicate, of "went"
    if token.pos_ == "NOUN":
        return _is_event_noun(token) or _is_missing(token)
    return False


def _carries_event_noun(verb: Token) -> bool:
    return verb.lemma_.lower() in SUPPORT_VERBS and any(
        _is_event_noun(child) for child in verb.children
    )


def _is_event_noun(noun: Token) -> bool:
    """Such as "commitment" in "made no commitment", "meeting" in "no meeting took place"."""
    return (
        noun.lemma_.lower() in PREDICATES
        and noun.dep_ in _OBJECTS | _SUBJECTS | _PASSIVE_SUBJECTS
        and noun.head.lemma_.lower() in SUPPORT_VERBS
    )


def _is_missing(noun: Token) -> bool:
    """Such as "vaccine" in "without vaccine": what somebody has not."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "without"


def _predication(token: Token, claim: Claim) -> Predication:
    name, pole = _name(token)
    found = polarity(token, claim)
    actors, themes = _participants(token)
    inside = [node for node in _own(token) if node.pos_ in CONTENT and node != token]
    participants = {word for role in (actors, themes) for item in role for word in item.words}
    return Predication(
        predicate=name,
        word=joined(token),
        token=token,
        polarity=found if pole else found.flipped,
        span=_shown(token, found, claim),
        actors=actors if themes else (),
        themes=themes or actors,
        others=frozenset(lemma(node) for node in inside) - participants,
        names=frozenset(node.text for node in inside if is_name(node)),
        opposite=not pole,
    )


def _name(token: Token) -> tuple[str, bool]:
    """The group a word belongs to and whether it asserts it; without a group the word itself."""
    if _is_missing(token):
        return "have", True  # the preposition is counted as its negation
    for word in (joined(token), token.lower_):
        name, pole = PREDICATES.get(word, (word, True))
        if name != word and (name != "have" or any(c.dep_ == "dobj" for c in token.children)):
            return name, pole
    return joined(token), True


def _participants(token: Token) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """Actors and themes: subjects and objects, of a passive the other way round."""
    if _is_missing(token):
        return _phrases(_subject(token.head.head)), (phrase(token),)
    verb = token.head if token.dep_ == "acomp" or _is_event_noun(token) else token
    actors = [child for child in verb.children if child.dep_ in _SUBJECTS]
    themes = [child for child in verb.children if child.dep_ in _PASSIVE_SUBJECTS]
    actors += [by for a in verb.children if a.dep_ == "agent" for by in a.children]
    themes += [child for child in verb.children if _is_object(child, verb)]
    if (not actors and not themes) or (not actors and verb.dep_ in _SHARING):
        actors += [node for node in _subject(verb) if node not in themes]
    if _is_event_noun(token):
        themes = [node for node in themes if node != token] + list(_below(token))
        actors = [node for node in actors if node != token]
    return _phrases(_resolved(actors)), _phrases(_resolved(themes))


def _is_object(child: Token, verb: Token) -> bool:
    """An object that is neither the subject over again nor part of the verb ("took place")."""
    own = child.lower_.endswith(_SELF) or joined(verb).endswith("_" + child.lemma_.lower())
    return child.dep_ in _OBJECTS and not own


def _below(noun: Token) -> Iterator[Token]:
    """What an event noun is about: "meeting of A and B", "commitment to withdraw it"."""
    for child in noun.children:
        if child.dep_ == "prep":
            yield from (node for node in child.children if node.dep_ == "pobj")
        elif child.dep_ in {"poss", "compound"}:
            yield child


def _subject(verb: Token) -> list[Token]:
    """The subject a verb borrows: from the noun it modifies, or from the verb above it."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS]
    own = own or _after_agent(verb)
    if own or verb.head == verb:
        return own
    if verb.dep_ == "acl" and verb.tag_ == "VB":  # "made a promise to pay": who made it pays
        return _subject(verb.head.head)
    if verb.dep_ in {"acl", "relcl"}:
        return [verb.head]
    return _subject(verb.head) if verb.dep_ in _SHARING | {"prep", "acomp"} else []


def _after_agent(verb: Token) -> list[Token]:
    """The subject that the parser has joined to the agent of the passive clause before.

    "was signed by the director, and the minister neither read nor signed it": the minister.
    """
    before = [t for t in verb.head.subtree if t.i < verb.i and t.pos_ in {"NOUN", "PROPN"}]
    if verb.dep_ != "conj" or not before or before[-1].i < verb.i - 3:
        return []
    above = [before[-1], *before[-1].ancestors]
    agents = [node for node in above if node.dep_ == "agent" and node.head == verb.head]
    return [node for node in above if node.dep_ == "conj"][:1] if agents else []


def _resolved(nodes: list[Token]) -> list[Token]:
    """Relative pronouns replaced by the noun they stand for, and coordinated nouns added."""
    found: list[Token] = []
    for node in nodes:
        clause = next((a for a in node.ancestors if a.dep_ == "relcl"), None)
        relative = node.tag_ in {"WDT", "WP"} and clause is not None
        node = clause.head if relative and clause is not None else node
        alone = node.dep_ == "conj" or _has_nor(node)  # what "nor" adds is denied by itself
        found += [node] if alone else [node, *node.conjuncts]
    return found


def _phrases(nodes: list[Token]) -> tuple[Phrase, ...]:
    return tuple(phrase(node) for node in nodes)


def _own(token: Token) -> Iterator[Token]:
    """The words of this predication: its subtree without other finite clauses."""
    top = token.head if token.dep_ == "acomp" or _is_event_noun(token) else token
    stack = [top]
    while stack:
        node = stack.pop()
        yield node
        stack += [child for child in node.children if child.dep_ not in _CLAUSES]


_SELF = ("self", "selves")  # "committed himself" has no object but its subject
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis", "cc", "punct"})


def _shown(token: Token, found: Polarity, claim: Claim) -> Span:
    """From the first to the last of the predicate and the words that negate it."""
    particles = [c for c in token.children if c.dep_ == "prt" or "_" + c.lemma_ in joined(token)]
    nodes = [token, *particles, *found.cues]
    start = min(node.idx for node in nodes)
    end = max(node.idx + len(node) for node in nodes)
    return Span(start, end, claim.text[start - claim.start : end - claim.start])
