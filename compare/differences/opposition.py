"""Whether two predications are about one event: the gate of negation, modality and outcome."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.differences.kinship import akin, kin
from compare.differences.mood import TENSES, Level, mood
from compare.differences.phrases import CONTENT, lemma, match, names_differ
from compare.differences.predications import Predication
from compare.differences.vocabulary import (
    EMPTY,
    IMPLIED,
    NOBODY,
    ORDINALS,
    OTHERNESS,
    POINTING,
    STRENGTHENERS,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A denial is of the event when at least this share of its own words is found on the other
# side; with less it denies something narrower. Set on the development cases.
COVERED = 0.5


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two predications fit each other.

    Attributes:
        same: one predicate over the same participants.
        narrower: words of the denial that the other side lacks, if they may make it another matter.
        elsewhere: whether names are among them, so that it is another matter.
    """

    same: bool
    narrower: tuple[str, ...] = ()
    elsewhere: bool = False


def same_time(article: Claim, one: Predication, readout: Claim, two: Predication) -> bool:
    """Whether both are claimed, and of one time: what was is not what will be."""
    levels = {mood(one.token, article).level, mood(two.token, readout).level}
    meet = len(levels) == 1 or Level.NONE in levels or levels == TENSES
    return one.polarity.claimed and two.polarity.claimed and meet


def same_predicate(one: Predication, two: Predication) -> bool:
    """Whether the predicates are of one group, or akin where no opposites are in play."""
    if one.predicate == two.predicate:
        return True
    if one.predicate in EMPTY or two.predicate in EMPTY:
        return False
    return not one.opposite and not two.opposite and akin(one.word, two.word)


def _takes_in(one: Predication, two: Predication) -> bool:
    """Whether a side speaks of nobody or nothing, which takes in whatever the other names."""
    themes = (*one.themes, *two.themes)
    return bool(one.themes and two.themes) and any(theme.heads & NOBODY for theme in themes)


def _denies(denied: Predication, asserted: Predication) -> bool:
    """Whether to deny the one denies the other: whoever is present has been let in."""
    implied = IMPLIED.get(asserted.predicate, frozenset())
    return same_predicate(denied, asserted) or (
        asserted.polarity.positive and denied.predicate in implied
    )


def same_participants(one: Predication, two: Predication) -> bool:
    """Whether what is known of both sides is alike: themes, and actors where both are named."""
    themes = _takes_in(one, two) or match(one.themes, two.themes)
    actors = match(one.actors, two.actors)
    crossed = match(one.themes, two.actors), match(one.actors, two.themes)
    if themes is False:
        return crossed == (True, True)
    if themes is None:
        return actors is True and not names_differ(one.names, two.names)
    return actors is not False


def tells_nothing(one: Predication, two: Predication) -> bool:
    """Whether pronouns or gaps leave open who and what the two predications are about."""
    roles = [(a, b) for a in (one.themes, one.actors) for b in (two.themes, two.actors)]
    silent = match(one.themes, two.themes) is None and match(one.actors, two.actors) is None
    return silent and not any(match(a, b) is False for a, b in roles[1:3])


def _both_roles(one: Predication, two: Predication) -> bool:
    """Whether actor and theme are both named and both alike."""
    return bool(match(one.themes, two.themes) and match(one.actors, two.actors))


def fit(denied: Predication, asserted: Predication, claim: Claim) -> Fit:
    """Whether ``denied`` denies what ``asserted`` says, which stands in ``claim``.

    A denial of the general ("no shots were fired") denies the particular ("warning shots were
    fired"), not the other way round: the words that narrow the denial must be found on the
    other side.
    """
    if not _denies(denied, asserted) or not same_participants(denied, asserted):
        return Fit(False)
    if denied.predicate in EMPTY and not _both_roles(denied, asserted):
        return Fit(False)
    if denied.others & ORDINALS != asserted.others & ORDINALS:
        return Fit(False)
    own = _narrowing(denied)
    missing = own - kin(own, surroundings(claim))
    names = missing & denied.names
    allowed = 0 if denied.predicate in EMPTY else (1 - COVERED) * len(own)
    if names or (not asserted.universal and len(missing) > allowed):
        return Fit(True, tuple(sorted(names or missing)), elsewhere=bool(names))
    return Fit(True)


def points_back(predication: Predication, claim: Claim, other: Claim) -> bool:
    """Whether the theme is a pronoun that may stand for something ``other`` speaks of too.

    The subject of the sentence before is the likeliest antecedent (Hobbs 1978, Resolving
    Pronoun References).
    """
    if not any(phrase.heads <= POINTING for phrase in predication.themes):
        return False
    return bool(kin(_subject_before(claim), surroundings(other) | _sentence_before(other)))


def _subject_before(claim: Claim) -> frozenset[str]:
    return frozenset(
        lemma(token)
        for token in _tokens_before(claim)
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ == "NOUN"
    )


def _sentence_before(claim: Claim) -> frozenset[str]:
    return frozenset(lemma(t) for t in _tokens_before(claim) if t.pos_ in {"NOUN", "PROPN"})


def _tokens_before(claim: Claim) -> tuple[Token, ...]:
    """The tokens of the sentence before that of the claim."""
    if claim.parse is None:
        return ()
    doc = claim.parse.doc
    at = _first_from(doc, claim.sentence.start)
    while at > 0:
        sentence = doc[at - 1].sent
        if sentence.end_char <= claim.sentence.start and sentence.text.strip():
            return tuple(sentence)
        at = sentence.start
    return ()


def _first_from(doc: Doc, offset: int) -> int:
    """The number of the first token that begins at an offset or after it."""
    return bisect_left(doc, offset, key=lambda token: token.idx)


def _narrowing(predication: Predication) -> set[str]:
    """The words of a predication beside its predicate and the heads of its participants."""
    participants = (*predication.actors, *predication.themes)
    words = {word for phrase in participants for word in phrase.words - phrase.heads}
    return (words | predication.others) - STRENGTHENERS - OTHERNESS


@remembered
def surroundings(claim: Claim) -> frozenset[str]:
    """Lemmas of the content words of the claim's sentence and of its stand-alone wording."""
    if claim.parse is None:
        return frozenset()
    start, end = claim.sentence.start, claim.sentence.end
    doc = claim.parse.doc
    inside = [*doc[_first_from(doc, start) : _first_from(doc, end)], *claim.parse]
    resolved = {word for word in claim.content.split() if word[:1].isupper()}
    return frozenset({lemma(t) for t in inside if t.pos_ in CONTENT} | resolved)
