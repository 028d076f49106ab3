"""The event a word belongs to: its predicate, what takes part in it, and the rest of the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.differences.kinship import kin, share
from compare.differences.mood import Level, mood
from compare.differences.vocabulary import DENYING, OTHERNESS, PREDICATES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")
# Verbs that carry no event by themselves: the noun beside them does.
_LIGHT = frozenset(
    "be have do make take give get hold conduct carry put go come become remain stand amount "
    "total number say add state note concern place occur".split()
)
# Verb and complement that mean one verb.
_IDIOMS = {
    ("lose", "life"): "die",
    ("claim", "life"): "kill",
    ("leave", "dead"): "kill",
    ("leave", "injured"): "injure",
    ("leave", "wounded"): "injure",
    ("take", "part"): "participate",
}
# Words of measure, manner and reporting that many unrelated claims share.
_COMMON = frozenset(
    "total number figure some all both each every other such same more less most least only also "
    "then now still already yet just about year month week day time people person thing part "
    "say tell note add accord report official spokesman spokesperson reporter statement not "
    "per cent percent so far here there very when where how why".split()
)
_TIMES = frozenset({"DATE", "TIME"})  # when is compared apart from what
_OTHER = OTHERNESS - frozenset("first next last second third further additional new future".split())
_OTHER |= frozenset("rival predecessor smaller larger bigger own unrelated".split())
_WORD = re.compile(r"[^\W\d_]+")
_PROGRESS = re.compile(
    r"\b(?:so\s+far|to\s+date|as\s+of\s+(?:today|now|yesterday)|already|until\s+now|up\s+to\s+now)\b",
    re.IGNORECASE,
)
_PARTICIPANTS = ("nsubj", "nsubjpass", "dobj", "obj", "attr", "oprd", "dative", "agent", "pobj")


@dataclass(frozen=True, slots=True)
class Event:
    """What a claim says happened, as sets of lemmas.

    Attributes:
        predicate: the governing verb, or the noun that a light verb leans on.
        participants: the subjects, objects and the nouns between the word and its verb.
        words: all content lemmas of the claim.
        names: the proper names among them.
        level: how real the event is: past, planned, possible.
        other: whether it is marked as another one ("an earlier", "a separate").
        progress: whether it is told as a stage on the way ("so far", "to date").
    """

    predicate: frozenset[str]
    participants: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    level: Level
    other: bool
    progress: bool

    @property
    def matters(self) -> frozenset[str]:
        """The words that are not names: names are shared by all claims about one affair."""
        return self.words - self.names


def event_of(token: Token, claim: Claim, parse: Span, before: Span | None = None) -> Event:
    """The event that ``token`` belongs to within its claim.

    Args:
        token: the word asked about.
        claim: its claim.
        parse: the claim's parse.
        before: an earlier sentence that the word points back to; its words count as the claim's.
    """
    verb = governor(token, parse)
    path = tuple(_path(token, verb))
    nodes = [t for t in (*path, *_participants(verb)) if t.ent_type_ not in _TIMES]
    parts = {word for node in nodes for word in _noun_lemmas(node)}
    predicate = _predicate(verb)
    readable = (*parse, *(before or ()))
    words = {_lemma(t) for t in readable if _carries_content(t)} - _COMMON
    words |= predicate & set(_IDIOMS.values())
    borrowed = _borrowed(claim, parse)
    words |= borrowed
    parts |= borrowed
    names = {_lemma(t) for t in readable if t.pos_ == "PROPN" and t.ent_type_ not in _TIMES}
    return Event(
        frozenset(predicate),
        frozenset(parts - _COMMON),
        frozenset(word for word in words | (parts - _COMMON) if word[:1].isalpha()),
        frozenset(names),
        mood(_infinitive(verb), claim).level,
        bool(_OTHER & {t.lower_ for node in nodes for t in (node, *node.children)}),
        bool(_PROGRESS.search(parse.text)),
    )


def _borrowed(claim: Claim, parse: Span) -> set[str]:
    """Words that only the stand-alone wording of a claim has: its subject, named before it."""
    own = set(_WORD.findall(claim.text))
    words = {word for word in _WORD.findall(claim.content) if word not in own}
    capital = claim.content[:1].isupper() and claim.content.split(maxsplit=1)[0]
    return {
        word.lower() if word == capital else word
        for word in words
        if not parse.vocab[word.lower()].is_stop
    }


def governor(token: Token, claim: Span) -> Token:
    """The nearest verb above ``token`` in the claim, or the highest word there is."""
    node = token
    while node.head != node and claim.start <= node.head.i < claim.end:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            break
    return node


def same_predicate(one: Event, other: Event) -> bool:
    """Whether the governing predicates may name one act."""
    if share(one.predicate, other.predicate) > 0:
        return True
    ours, theirs = _poles(one), _poles(other)
    return bool(ours & theirs)


def opposed(one: Event, other: Event) -> bool:
    """Whether the predicates are opposites ("admit" and "refuse", "sell" and "retain")."""
    return any(a[0] == b[0] and a[1] != b[1] for a in _poles(one) for b in _poles(other))


def denying(event: Event) -> bool:
    """Whether the predicate says that something was not done ("refuse", "fail")."""
    return bool(event.predicate & DENYING)


def _poles(event: Event) -> set[tuple[str, bool]]:
    return {PREDICATES[word] for word in event.predicate if word in PREDICATES}


def likeness(one: Event, other: Event) -> float:
    """How much two events look like one: 0 (nothing in common) to 2.7.

    The sum of three parts: the predicates (0.7 if akin, half of it if a predicate is akin to
    another word of the other claim), how many words besides names have kin on the other side (0.25
    each, up to 1), and which share of the shorter claim's words has kin (up to 1). The weights are
    those of a logistic regression on pairs of made-up news and official sentences, rounded.
    """
    if same_predicate(one, other):
        predicate = 0.7
    else:
        nearly = kin(one.predicate, other.words) or kin(other.predicate, one.words)
        predicate = 0.35 if nearly else 0.0
    ours, theirs = one.matters, other.matters
    common = min(len(kin(ours, theirs)), len(kin(theirs, ours)), 4)
    return predicate + common / 4 + share(one.words, other.words)


def may_coincide(one: Event, other: Event) -> bool:
    """Whether nothing sets the two apart: neither is "another" one, nor only planned."""
    if one.other != other.other:
        return False
    return (one.progress == other.progress or one.level == other.level) and both_real(one, other)


def both_real(one: Event, other: Event) -> bool:
    """Whether both are told of one stage: as done, or as to come."""
    if Level.NONE in (one.level, other.level) or one.level == other.level:
        return True
    real = {Level.PAST, Level.PRESENT}
    intended = {Level.WILL, Level.PRESENT}
    return {one.level, other.level} <= real or {one.level, other.level} <= intended


def _carries_content(token: Token) -> bool:
    return token.pos_ in _CONTENT and not token.is_stop and token.ent_type_ not in _TIMES


def _path(token: Token, verb: Token) -> Iterator[Token]:
    node = token
    while node != verb and node.head != node:
        yield node
        node = node.head


def _participants(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _PARTICIPANTS:
            yield child
        elif child.dep_ in ("prep", "agent"):
            yield from (t for t in child.children if t.dep_ == "pobj")


def _noun_lemmas(node: Token) -> Iterator[str]:
    if node.pos_ in ("NOUN", "PROPN"):
        yield _lemma(node)
        yield from (_lemma(t) for t in node.children if t.dep_ == "compound" and t.is_alpha)


def _infinitive(verb: Token) -> Token:
    """The verb whose mood counts: in "households are to get" the getting."""
    below = (t for t in verb.children if t.dep_ == "xcomp" and t.tag_ == "VB")
    return next(below, verb) if verb.lemma_ == "be" else verb


def _predicate(verb: Token) -> set[str]:
    lemma = verb.lemma_.lower()
    below = {
        t.lemma_.lower()
        for t in verb.subtree
        if t.dep_ in ("dobj", "oprd", "acomp", "advcl", "ccomp")
    }
    idioms = {
        meaning
        for (head, object_), meaning in _IDIOMS.items()
        if head == lemma and object_ in below
    }
    purpose = {
        t.lemma_.lower() for t in verb.children if t.dep_ in ("xcomp", "advcl") and t.tag_ == "VB"
    }
    return idioms or ({lemma} | purpose) - _LIGHT or _leaned_on(verb) or {lemma}


def _leaned_on(verb: Token) -> set[str]:
    deps = ("dobj", "attr", "nsubjpass", "acomp", "nsubj")
    return {_lemma(t) for t in verb.children if t.dep_ in deps and t.pos_ in _CONTENT}


def _lemma(token: Token) -> str:
    return token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower()
