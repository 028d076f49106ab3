"""Negation and denial: one event asserted by one account and denied by the other."""

from __future__ import annotations

from compare.claims import Claim
from compare.differences.context import Context
from compare.differences.opposition import (
    fit,
    points_back,
    same_participants,
    same_predicate,
    same_time,
    tells_nothing,
)
from compare.differences.predications import Predication, predications
from compare.differences.types import Difference, Kind, Verdict
from compare.differences.vocabulary import GROUPS
from compare.documents import Role

ASSERTED, DENIED = "asserted", "denied"
_Pair = tuple[Predication, Predication]


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Events that one claim asserts and the other denies, or that both deny.

    A cue is not enough: predicate and participants must be the same, and the denial must not be
    of something narrower than what the other side asserts.
    """
    pairs = [
        (one, two)
        for one in predications(article)
        for two in predications(readout)
        if same_time(article, one, readout, two)
    ]
    pairs = _unsettled(pairs)
    found = [_difference(article, one, readout, two) for one, two in pairs]
    known = [difference for difference in found if difference is not None]
    return tuple(_strongest(known or _corroborated(article, readout, pairs)))


def _unsettled(pairs: list[_Pair]) -> list[_Pair]:
    """The pairs without opposites of which one has its equal on the other side.

    "Pay rose in nominal and fell in real terms" does not clash with "real pay fell".
    """
    equal = [
        pair
        for pair in pairs
        if pair[0].polarity.positive == pair[1].polarity.positive
        and same_predicate(*pair)
        and same_participants(*pair)
    ]
    settled = {id(predication) for pair in equal for predication in pair}
    return [
        (one, two)
        for one, two in pairs
        if one.opposite == two.opposite or not {id(one), id(two)} & settled
    ]


def _difference(
    article: Claim, one: Predication, readout: Claim, two: Predication
) -> Difference | None:
    """The difference of one predication with another, if they are about one event."""
    if one.polarity.positive == two.polarity.positive:
        return _both_deny(one, two)
    if one.opposite != two.opposite and one.polarity.cues and two.polarity.cues:
        return None  # what did not rise need not have fallen
    denied, asserted = _by_side(one, two)
    found = fit(denied, asserted, article if asserted is one else readout)
    if not found.same:
        return None
    if found.elsewhere and one.opposite == two.opposite:
        side = Role.READOUT if denied is two else Role.ARTICLE
        words = ", ".join(found.narrower)
        reason = f"The {side} denies only what concerns {words}; the {side.other} is silent on it."
        return _build(one, two, Verdict.GATE, reason)
    return None if found.narrower else _conflict(one, two)


def _by_side(one: Predication, two: Predication) -> _Pair:
    """The denial first, then what it denies: of two opposites, the word that is the opposite."""
    return (one, two) if _value(one) == DENIED else (two, one)


def _corroborated(article: Claim, readout: Claim, pairs: list[_Pair]) -> list[Difference]:
    """Conflicts between predications whose participants are pronouns or left out.

    Two different predicates that clash vouch for each other ("committed himself to pulling them
    out", "no commitment to withdraw it"); so does an antecedent that both sides speak of.
    """
    clashes = [
        (one, two)
        for one, two in pairs
        if one.polarity.positive != two.polarity.positive
        and one.predicate == two.predicate
        and one.predicate in GROUPS
        and tells_nothing(one, two)
    ]
    several = len({one.predicate for one, _ in clashes}) > 1
    return [
        _conflict(one, two)
        for one, two in clashes
        if several or points_back(one, article, readout) or points_back(two, readout, article)
    ]


def _conflict(one: Predication, two: Predication) -> Difference:
    if one.opposite != two.opposite:
        reason = (
            f"The article and the readout say opposite things: “{one.span.text}” in the article, "
            f"“{two.span.text}” in the readout."
        )
        return _build(one, two, Verdict.CONFLICT, reason)
    denied, asserted = _by_side(one, two)
    side = Role.READOUT if denied is two else Role.ARTICLE
    reason = (
        f"The {side.other} asserts “{asserted.span.text}”, the {side} denies it: "
        f"“{denied.span.text}”."
    )
    return _build(one, two, Verdict.CONFLICT, reason)


def _both_deny(one: Predication, two: Predication) -> Difference | None:
    if one.polarity.positive or not (same_predicate(one, two) and same_participants(one, two)):
        return None
    return _build(one, two, Verdict.SAME, "The article and the readout both deny it.")


def _build(one: Predication, two: Predication, verdict: Verdict, reason: str) -> Difference:
    return Difference(Kind.NEGATION, one.span, two.span, verdict, reason, _value(one), _value(two))


def _value(predication: Predication) -> str:
    """Whether the word that is used is asserted or denied: "closed", "not closed"."""
    return ASSERTED if predication.polarity.positive != predication.opposite else DENIED


def _strongest(found: list[Difference]) -> list[Difference]:
    """Each difference once; nothing beside a conflict but other conflicts."""
    conflicts = [d for d in found if d.verdict is Verdict.CONFLICT]
    return list(dict.fromkeys(conflicts or found))
