"""Outcome: what was done with a proposal, a meeting, a vote: agreed, noted, refused, called off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.differences.acts import CONFLICTING, SHIFTING, last_word, states
from compare.differences.context import Context
from compare.differences.kinship import kin
from compare.differences.opposition import same_time
from compare.differences.phrases import CONTENT, is_name, lemma, match, names_differ
from compare.differences.predications import Predication, predications
from compare.differences.types import Difference, Kind, Verdict
from compare.differences.vocabulary import OTHERNESS
from compare.documents import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# Two acts are on one object when this many of the words below them are akin; one shared word
# ("proposal", "meeting") is common to several objects of one event.
SHARED_WORDS = 2
_ASIDE = frozenset("agent advcl conj ccomp parataxis punct cc aux auxpass".split())
# Words below an act that say what is done rather than to what.
_EMPTY_OBJECTS = frozenset(
    "note view proposal request question matter issue side party way".split()
)


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Acts of one family on one object that exclude or outdo each other.

    "Agreed to" and "refused" exclude each other; "discussed" is less than "agreed to". An act
    that is denied is left to negation.
    """
    found = [
        difference
        for one in predications(article)
        for two in predications(readout)
        if same_time(article, one, readout, two)
        and (difference := _difference(context, one, two)) is not None
    ]
    return tuple(dict.fromkeys(found))


def _difference(context: Context, one: Predication, two: Predication) -> Difference | None:
    """What two acts make of each other; None unless they exclude or outdo each other."""
    if _is_denied(one) or _is_denied(two) or not _one_object(one, two):
        return None
    for verdict, pairs in ((Verdict.CONFLICT, CONFLICTING), (Verdict.SHIFT, SHIFTING)):
        for left in sorted(states(one.token)):
            for right in sorted(states(two.token)):
                if frozenset((left, right)) in pairs:
                    spans = _shown(context.article, one), _shown(context.readout, two)
                    return _build(spans, (left, right), verdict)
    return None


def _is_denied(predication: Predication) -> bool:
    """Whether the act as worded is denied: "did not refuse"."""
    return predication.polarity.positive == predication.opposite


def _build(spans: tuple[Span, Span], values: tuple[str, str], verdict: Verdict) -> Difference:
    relation = "cannot both be" if verdict is Verdict.CONFLICT else "is not the same step"
    reason = f"In the article it is {values[0]}, in the readout it is {values[1]}: that {relation}."
    return Difference(Kind.OUTCOME, *spans, verdict, reason, *values)


def _shown(document: Document, predication: Predication) -> Span:
    """The act with the word that makes it one: "took note"."""
    last = last_word(predication.token)
    return document.span(predication.span.start, max(predication.span.end, last.idx + len(last)))


def _one_object(one: Predication, two: Predication) -> bool:
    """Whether two acts are on one object, by the same actor where both are named."""
    if match(one.actors, two.actors) is False:
        return False
    left, right = _object_words(one), _object_words(two)
    if names_differ(_names(one), _names(two)) or bool(left & OTHERNESS) != bool(right & OTHERNESS):
        return False
    return len(kin(left - OTHERNESS, right)) >= SHARED_WORDS


def _object_words(predication: Predication) -> frozenset[str]:
    """Lemmas of the content words below an act, its actor and its subordinate clauses left out."""
    nodes = (node for node in _below(predication) if node.pos_ in CONTENT or node.pos_ == "ADV")
    return frozenset(lemma(node) for node in nodes) - _EMPTY_OBJECTS


def _names(predication: Predication) -> frozenset[str]:
    return frozenset(node.text for node in _below(predication) if is_name(node))


def _below(predication: Predication) -> Iterator[Token]:
    """The words below an act; a subject only where nobody acts on it ("the talks ended")."""
    for child in predication.token.children:
        acts = child.dep_ == "nsubj" and predication.actors
        if not acts and child.dep_ not in _ASIDE:
            yield from child.subtree
