"""Modality: one event planned by one account and done, possible or ruled out in the other."""

from __future__ import annotations

from collections.abc import Iterator

from compare.claims import Claim, Force
from compare.differences.context import Context
from compare.differences.mood import Level, Mood, condition, mood
from compare.differences.opposition import fit, same_participants, same_predicate
from compare.differences.predications import Predication, predications
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Role, Span

# Rungs on which somebody binds himself: to deny one is to contradict the other.
_BINDING = frozenset({Level.WILL, Level.PLANNED})
# Rungs that one wording does not tell apart: "reopens on Saturday", "will reopen".
_ONE_RUNG = (frozenset({Level.PAST, Level.PRESENT}), frozenset({Level.PRESENT, Level.WILL}))
# Adverbs that pass a claim on without vouching for it (Hyland 1998).
_TENTATIVE = frozenset(
    "reportedly allegedly apparently supposedly presumably seemingly purportedly".split()
)


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Steps on the ladder of modality, conditions and hedges about one event.

    A step is a shift. It is a conflict only where one side binds itself to what the other rules
    out. A condition on one side leaves room for both.
    """
    found = [
        difference
        for one in predications(article)
        for two in predications(readout)
        if same_predicate(one, two)
        for difference in _differences(article, one, readout, two)
    ]
    return tuple(dict.fromkeys(found))


def _differences(
    article: Claim, one: Predication, readout: Claim, two: Predication
) -> Iterator[Difference]:
    """What the moods of two predications of one event make of each other."""
    if not same_participants(one, two):
        return
    left, right = mood(one.token, article), mood(two.token, readout)
    spans = _shown(article, one, left), _shown(readout, two, right)
    values = _value(one, left), _value(two, right)
    if bool(condition(article)) != bool(condition(readout)):
        side = Role.ARTICLE if condition(article) else Role.READOUT
        reason = f"The {side} makes it depend on a condition, the {side.other} does not."
        yield Difference(Kind.MODALITY, *spans, Verdict.GATE, reason, *values)
    elif found := _verdict(article, one, left, readout, two, right):
        reason = f"In the article it is {values[0]}, in the readout {values[1]}."
        yield Difference(Kind.MODALITY, *spans, found, reason, *values)
    elif hedge := _hedged_alone(article, readout):
        reason = f"The {hedge} does not vouch for it, the {hedge.other} does."
        values = ("hedged", "stated") if hedge is Role.ARTICLE else ("stated", "hedged")
        yield Difference(Kind.MODALITY, *spans, Verdict.SHIFT, reason, *values)


def _verdict(
    article: Claim, one: Predication, left: Mood, readout: Claim, two: Predication, right: Mood
) -> Verdict | None:
    """Shift for another rung, gate where one side is only possible, conflict where it binds."""
    levels = frozenset({left.level, right.level})
    if len(levels) == 1 or Level.NONE in levels or levels in _ONE_RUNG:
        return None
    if one.polarity.positive == two.polarity.positive:
        return Verdict.SHIFT
    if not levels <= _BINDING:
        return Verdict.GATE if Level.POSSIBLE in levels else None
    denied, asserted = (two, one) if one.polarity.positive else (one, two)
    found = fit(denied, asserted, article if asserted is one else readout)
    return Verdict.CONFLICT if found.same and not found.narrower else None


def _hedged_alone(article: Claim, readout: Claim) -> Role | None:
    """The side that hedges by an adverb or a reporting verb, where only one does."""
    hedged = [claim.role for claim in (article, readout) if _is_hedged(claim)]
    return hedged[0] if len(hedged) == 1 else None


def _is_hedged(claim: Claim) -> bool:
    if claim.attribution.force is Force.SUGGESTS:
        return True
    return claim.parse is not None and any(t.lower_ in _TENTATIVE for t in claim.parse)


def _shown(claim: Claim, predication: Predication, found: Mood) -> Span:
    """The predicate with its modal."""
    if found.cue is None:
        return predication.span
    start = min(found.cue.idx, predication.span.start)
    end = max(found.cue.idx + len(found.cue), predication.span.end)
    return Span(start, end, claim.text[start - claim.start : end - claim.start])


def _value(predication: Predication, found: Mood) -> str:
    """The rung of the word that is used: "planned", "not: planned"."""
    asserted = predication.polarity.positive != predication.opposite
    return found.level.value if asserted else f"not: {found.level.value}"
