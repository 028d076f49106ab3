"""Whether a predicate is asserted or denied where it stands, and by which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.claims import Claim, Force
from compare.differences.vocabulary import (
    DENYING,
    FACTIVE,
    IMPLYING,
    OPEN,
    PREDICATES,
    REPORT_NOUNS,
    REPORTING,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_ADVERBS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_NEGATIVE_NOUNS = frozenset({"nobody", "none", "nothing"})
_SWEEPING = frozenset("no never none nobody nothing neither without any nor".split())
# After these "not" and "no" measure or stress instead of denying: "not only", "no fewer than".
_NOT_DENYING = frozenset(
    "only least fewer less more later earlier doubt until just merely before".split()
)
# "not all" leaves room for some: nothing is claimed of the rest.
_PARTIAL = frozenset(
    "all every always fully entirely necessarily everyone everything completely wholly".split()
)
_ARGUMENTS = frozenset("nsubj nsubjpass dobj obj attr pobj dative csubj oprd prep agent".split())
_LINKS = frozenset("ccomp xcomp pcomp acl csubj prep acomp dobj pobj attr nsubj nsubjpass".split())
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "lest", "until"})
_FORMERLY = frozenset("hitherto previously formerly once originally initially earlier".split())
_INSTEAD = frozenset({"without", "instead", "rather", "than"})


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a predicate stands.

    Attributes:
        positive: asserted (True) or denied (False), all negations counted together.
        cues: the words that negate it, outside the reporting frame.
        sweeping: whether it is denied of everything ("no", "any", "never", "none").
        claimed: False under a condition, a question, a wish or a report that is not endorsed.
    """

    positive: bool
    cues: tuple[Token, ...] = ()
    sweeping: bool = False
    claimed: bool = True

    @property
    def flipped(self) -> Polarity:
        """The opposite, by the same words: for a predicate that is itself an opposite."""
        return replace(self, positive=not self.positive)


def polarity(token: Token, claim: Claim) -> Polarity:
    """The polarity of the predicate ``token`` in its claim, the reporting frame counted in.

    Double negation cancels: "denied that it had refused to pay" asserts "pay".
    """
    cues = list(_negations(token))
    claimed = not _conditional(token) and not any(_partial(cue) for cue in cues)
    node = token
    for governor in governors(token, claim):
        word = joined(governor)
        own = list(_negations(governor))
        if word in DENYING:
            cues += [governor, *own]
        elif word in IMPLYING or governor.lemma_.lower() in REPORT_NOUNS | IMPLYING:
            cues += own
        elif governor.lower_ in _INSTEAD:
            cues.append(governor)
        elif word in OPEN or (own and word in REPORTING):
            claimed = False
        elif governor.pos_ == "VERB" and word not in REPORTING | FACTIVE:
            break  # what it does with its complement is not known
        claimed = claimed and not _conditional(governor)
        node = governor
    cues = list(dict.fromkeys(cues))  # one "no" is met again from every governor above it
    positive = len(cues) % 2 == 0
    if claim.attribution.force is Force.DENIES and _heads_claim(node, claim):
        positive = not positive
    sweeping = any(cue.lower_ in _SWEEPING for cue in cues) or _says_any(token)
    asked = claim.attribution.force is Force.ASKS
    return Polarity(positive, tuple(cues), sweeping, claimed and not asked)


def joined(token: Token) -> str:
    """The lemma with its particle: "rule_out"; the bare lemma without one."""
    for child in token.children:
        both = f"{token.lemma_}_{child.lemma_}".lower()
        if child.i > token.i and (both in DENYING or both in PREDICATES):
            return both
    return token.lemma_.lower()


def _negations(token: Token) -> Iterator[Token]:
    """The words that negate ``token`` itself or one of its arguments."""
    for child in token.children:
        if _denies(child, token) or (child.dep_ in _ARGUMENTS and _is_none(child)):
            yield child
        elif child.dep_ in _ARGUMENTS:
            yield from (det for det in _determiners(child) if _denies(det, token))
    if token.lemma_ == "have" and _has_yet(token):
        yield token
    yield from _shared_negation(token)


def _has_yet(have: Token) -> bool:
    """Whether it is "have yet to", which denies what follows."""
    return have.i + 2 < len(have.doc) and [have.nbor(1).lower_, have.nbor(2).lower_] == [
        "yet",
        "to",
    ]


def _determiners(argument: Token) -> Iterator[Token]:
    """The "no" before an argument or before the noun of a prepositional phrase ("at no time")."""
    if argument.dep_ in {"prep", "agent"}:
        for noun in argument.children:
            yield from (det for det in noun.children if det.dep_ in {"det", "neg"})
    else:
        yield from (det for det in argument.children if det.dep_ in {"det", "neg", "preconj"})


def _denies(word: Token, verb: Token) -> bool:
    if (word.lower_ == "no" and word.dep_ in {"det", "neg"}) or word.lower_ in _ADVERBS:
        follows = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
        return follows not in _NOT_DENYING and not _of_a_phrase(word, verb)
    no_longer = word.lower_ == "longer" and any(child.lower_ == "no" for child in word.children)
    return no_longer and not _of_a_phrase(word, verb)


def _of_a_phrase(word: Token, verb: Token) -> bool:
    """Whether it denies a phrase after the verb, not the verb: "by drought, not by repairs"."""
    return word.head == verb and word.i > verb.i and verb.pos_ == "VERB"


def _partial(cue: Token) -> bool:
    return cue.i + 1 < len(cue.doc) and cue.nbor(1).lower_ in _PARTIAL


def _is_none(argument: Token) -> bool:
    return argument.lower_ in _NEGATIVE_NOUNS


def _shared_negation(token: Token) -> Iterator[Token]:
    """In "neither signed it nor took part", "did not sign or attend": one denial for both."""
    head = token.head
    if token.dep_ != "conj" or head == token:
        return
    joins = {child.lower_ for child in head.children if child.dep_ == "cc"}
    if "nor" in joins:
        yield next(child for child in head.children if child.lower_ == "nor")
    elif "or" in joins and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children):
        yield from _negations(head)


def governors(token: Token, claim: Claim) -> Iterator[Token]:
    """The words above ``token`` whose complement it is, from the nearest up."""
    node = token
    while node.head != node and _within(node.head, claim):
        if node.dep_ == "conj":
            node = node.head
            continue
        loose = node.dep_ == "prep" and not _closely_bound(node)
        if loose or not (node.dep_ in _LINKS or _is_infinitive(node)):
            return
        node = node.head
        yield node


def _is_infinitive(node: Token) -> bool:
    """Such as "to confirm" in "in a position to confirm", taken for a relative clause."""
    return node.dep_ in {"relcl", "advcl"} and any(c.lower_ == "to" for c in node.children)


def _closely_bound(preposition: Token) -> bool:
    """Whether a preposition ties its object to its head: "reports of", "prevented from"."""
    head = preposition.head
    return preposition.lower_ in {"of", "from", "to", "in", "on"} or head.lemma_ == "be"


def _within(token: Token, claim: Claim) -> bool:
    return claim.start <= token.idx < claim.end


def _heads_claim(node: Token, claim: Claim) -> bool:
    """Whether the highest governor is the main word of the claim, which a denial reaches."""
    while node.dep_ == "conj" and _within(node.head, claim):
        node = node.head
    return node.head == node or not _within(node.head, claim)


def _conditional(token: Token) -> bool:
    """Whether it holds only under a condition, or held only before."""
    clauses = (token, *(child for child in token.children if child.dep_ == "advcl"))
    return any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS | _FORMERLY
        for clause in clauses
        for child in clause.children
    )


def _says_any(token: Token) -> bool:
    return any(word.lower_ in {"any", "ever"} for word in token.subtree)
