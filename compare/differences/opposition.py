"""Whether two predications are about one event: the gate of negation, modality and outcome."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from compare.claims import Claim
from compare.differences.kinship import akin, kin
from compare.differences.phrases import CONTENT, lemma, match, names_differ
from compare.differences.predications import Predication
from compare.differences.vocabulary import EMPTY, IMPLIED, OTHERNESS, STRENGTHENERS

# A denial is of the event when at least this share of its own words is found on the other
# side; with less it denies something narrower. Set on the development cases.
COVERED = 0.5


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two predications fit each other.

    Attributes:
        same: one predicate over the same participants.
        narrower: words of the denial that the other side lacks, if they make it another matter.
    """

    same: bool
    narrower: tuple[str, ...] = ()


def same_predicate(one: Predication, two: Predication) -> bool:
    """Whether the predicates are of one group, or akin where no opposites are in play."""
    if one.predicate in EMPTY or two.predicate in EMPTY:
        return False
    if one.predicate == two.predicate:
        return True
    return not one.opposite and not two.opposite and akin(one.word, two.word)


def _denies(denied: Predication, asserted: Predication) -> bool:
    """Whether to deny the one denies the other: whoever is present has been let in."""
    implied = IMPLIED.get(asserted.predicate, frozenset())
    return same_predicate(denied, asserted) or (
        asserted.polarity.positive and denied.predicate in implied
    )


def same_participants(one: Predication, two: Predication) -> bool:
    """Whether what is known of both sides is alike: themes, and actors where both are named."""
    themes = match(one.themes, two.themes)
    actors = match(one.actors, two.actors)
    crossed = match(one.themes, two.actors), match(one.actors, two.themes)
    if themes is False:
        return crossed == (True, True)
    if themes is None:
        return actors is True and not names_differ(one.names, two.names)
    return actors is not False


def fit(denied: Predication, asserted: Predication, claim: Claim) -> Fit:
    """Whether ``denied`` denies what ``asserted`` says, which stands in ``claim``.

    A denial of the general ("no shots were fired") denies the particular ("warning shots were
    fired"), not the other way round: the words that narrow the denial must be found on the
    other side.
    """
    if not _denies(denied, asserted) or not same_participants(denied, asserted):
        return Fit(False)
    own = _narrowing(denied)
    missing = own - kin(own, surroundings(claim))
    names = missing & denied.names
    if names or (not asserted.universal and len(missing) > (1 - COVERED) * len(own)):
        return Fit(True, tuple(sorted(names or missing)))
    return Fit(True)


def _narrowing(predication: Predication) -> set[str]:
    """The words of a predication beside its predicate and the heads of its participants."""
    participants = (*predication.actors, *predication.themes)
    words = {word for phrase in participants for word in phrase.words - phrase.heads}
    return (words | predication.others) - STRENGTHENERS - OTHERNESS


@lru_cache(maxsize=8192)
def surroundings(claim: Claim) -> frozenset[str]:
    """Lemmas of the content words of the claim's sentence and of its stand-alone wording."""
    if claim.parse is None:
        return frozenset()
    start, end = claim.sentence.start, claim.sentence.end
    inside = [t for t in claim.parse.doc if start <= t.idx < end or t in claim.parse]
    resolved = {word for word in claim.content.split() if word[:1].isupper()}
    return frozenset({lemma(t) for t in inside if t.pos_ in CONTENT} | resolved)
