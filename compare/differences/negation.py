"""Negation and denial: one event asserted by one account and denied by the other."""

from __future__ import annotations

from compare.claims import Claim, Force
from compare.differences.context import Context
from compare.differences.mood import Level, mood
from compare.differences.opposition import fit, same_participants, same_predicate
from compare.differences.predications import Predication, predications
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Role, Span

ASSERTED, DENIED = "asserted", "denied"


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Events that one claim asserts and the other denies, or that both deny.

    A cue is not enough: predicate and participants must be the same, and the denial must not be
    of something narrower than what the other side asserts.
    """
    found = [
        difference
        for one in predications(article)
        for two in predications(readout)
        if (difference := _difference(article, one, readout, two))
    ]
    return tuple(_strongest(found))


def _difference(
    article: Claim, one: Predication, readout: Claim, two: Predication
) -> Difference | None:
    """The difference of one predication with another, if they are about one event."""
    if not (one.polarity.claimed and two.polarity.claimed):
        return None
    if not _moods_meet(mood(one.token, article).level, mood(two.token, readout).level):
        return None
    if one.polarity.positive == two.polarity.positive:
        return _both_deny(one, two)
    denied, asserted = (two, one) if one.polarity.positive else (one, two)
    claim = article if asserted is one else readout
    found = fit(denied, asserted, claim)
    if not found.same:
        return None
    side = Role.READOUT if denied is two else Role.ARTICLE
    if found.narrower:
        words = ", ".join(found.narrower)
        reason = (
            f"The {side} denies only what concerns {words}, of which the {side.other} is silent."
        )
        return _build(one, two, Verdict.GATE, reason)
    reason = (
        f"The {side.other} asserts “{asserted.span.text}”, the {side} denies it: "
        f"“{denied.span.text}”."
    )
    return _build(one, two, Verdict.CONFLICT, reason)


def _moods_meet(one: Level, two: Level) -> bool:
    """Whether two moods can be about one event: what was is not what will be."""
    return one is two or Level.NONE in (one, two)


def _both_deny(one: Predication, two: Predication) -> Difference | None:
    if one.polarity.positive or not (same_predicate(one, two) and same_participants(one, two)):
        return None
    return _build(one, two, Verdict.SAME, "The article and the readout both deny it.")


def _build(one: Predication, two: Predication, verdict: Verdict, reason: str) -> Difference:
    return Difference(Kind.NEGATION, one.span, two.span, verdict, reason, _value(one), _value(two))


def _value(predication: Predication) -> str:
    return ASSERTED if predication.polarity.positive else DENIED


def _strongest(found: list[Difference]) -> list[Difference]:
    """Each difference once; nothing beside a conflict but other conflicts."""
    conflicts = [d for d in found if d.verdict is Verdict.CONFLICT]
    return list(dict.fromkeys(conflicts or found))
