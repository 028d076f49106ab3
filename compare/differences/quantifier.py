"""Quantifiers and scope: all, most, some, none, only, except; rules and their exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from compare.claims import Claim, Force
from compare.differences.context import Context
from compare.differences.events import (
    both_real,
    event_of,
    likeness,
    may_coincide,
    opposed,
    same_predicate,
)
from compare.differences.kinship import akin
from compare.differences.matching import Match, mutual_best
from compare.differences.mentions import Part
from compare.differences.numerals import Reading
from compare.differences.people import ANYONE, SOMEONE, may_be_one_group
from compare.differences.quantities import Quantity, quantities
from compare.differences.scopes import Amount, Scope, scopes
from compare.differences.types import Difference, Kind, Verdict
from compare.differences.units import Dimension
from compare.documents import Span

# Likeness from which two quantifiers are over one set in one event, as for dates.
CONFLICT = 1.0
ALIKE = 0.7
_HEAD = 0.5
COUNTED = 0.9  # of "no" beside a number
OPPOSED = 0.6  # of "all" beside a number that did the opposite

# Amounts that cannot both hold of one set; each pair stands once.
_EXCLUSIVE = frozenset(
    frozenset(pair)
    for pair in (
        (Amount.ALL, Amount.NONE),
        (Amount.ALL, Amount.ONLY),
        (Amount.ALL, Amount.EXCEPT),
        (Amount.ALL, Amount.FEW),
        (Amount.ALL, Amount.PART),
        (Amount.MOST, Amount.NONE),
        (Amount.MOST, Amount.FEW),
        (Amount.SOME, Amount.NONE),
        (Amount.EXCEPT, Amount.NONE),
    )
)


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Quantifiers over one set that clash, differ in force, or show a rule and its exception."""
    if Force.DENIES in (article.attribution.force, readout.attribution.force):
        return ()
    ours, theirs = scopes(article, context.article), scopes(readout, context.readout)
    matches = [Match(a, r, score) for a in ours for r in theirs if (score := _score(a, r)) >= ALIKE]
    found = [d for m in mutual_best(matches) if (d := _judge(m))]
    found += _counted(article, readout, context)
    return tuple(found or _exceptions(ours, theirs, article, readout))


def _score(a: Scope, r: Scope) -> float:
    head = _HEAD if _one_set(a, r) else 0.0
    return head + likeness(a.event, r.event)


def _one_set(a: Scope, r: Scope) -> bool:
    if not a.head or not r.head:
        return False
    return akin(a.head, r.head) or may_be_one_group(a.head, r.head)


def _judge(match: Match[Scope]) -> Difference | None:
    a, r = match.article, match.readout
    if opposed(a.event, r.event):
        return None
    if _others_left_out(a, r) or _others_left_out(r, a):
        return _clash(a.span, r.span, a.value, r.value)
    if not _one_set(a, r):
        return None
    if a.amount is r.amount:
        return _difference(a, r, Verdict.SAME, "Both accounts have the same scope.")
    exclusive = frozenset((a.amount, r.amount)) in _EXCLUSIVE
    if exclusive and match.score >= CONFLICT + _HEAD and may_coincide(a.event, r.event):
        reason = f"{a.span.text} in the article, {r.span.text} in the readout, for the same group."
        return _difference(a, r, Verdict.CONFLICT, reason)
    reason = f"{a.span.text} in the article, {r.span.text} in the readout: another scope."
    return _difference(a, r, Verdict.SHIFT, reason)


def _others_left_out(rule: Scope, only: Scope) -> bool:
    """As "all the crew were held" beside "only the master was held"."""
    people = only.head in ANYONE | SOMEONE and rule.head in ANYONE | SOMEONE
    return (
        rule.amount is Amount.ALL
        and only.amount is Amount.ONLY
        and people
        and same_predicate(rule.event, only.event)
        and may_coincide(rule.event, only.event)
    )


def _exceptions(
    ours: tuple[Scope, ...], theirs: tuple[Scope, ...], article: Claim, readout: Claim
) -> Iterator[Difference]:
    """An exception on one side to what the other side says without it."""
    for a in ours:
        if a.amount is Amount.EXCEPT and not theirs and _about(a, readout):
            reason = f"The article makes an exception ({a.span.text}), the readout makes none."
            yield Difference(
                Kind.QUANTIFIER, a.span, readout.span, Verdict.GATE, reason, a.value, None
            )
    for r in theirs:
        if r.amount is Amount.EXCEPT and not ours and _about(r, article):
            reason = f"The readout makes an exception ({r.span.text}), the article makes none."
            yield Difference(
                Kind.QUANTIFIER, article.span, r.span, Verdict.GATE, reason, None, r.value
            )


def _about(scope: Scope, other: Claim) -> bool:
    """Whether the other claim is about the event of the rule."""
    if other.parse is None:
        return False
    return likeness(scope.event, event_of(other.parse.root, other, other.parse)) >= ALIKE


def _counted(article: Claim, readout: Claim, context: Context) -> Iterator[Difference]:
    """Find "all" or "no" on one side, a number on the other that leaves some out or in."""
    ours, theirs = scopes(article, context.article), scopes(readout, context.readout)
    for a in ours:
        for count in quantities(readout, context.readout):
            if _excludes(a, count):
                yield _clash(a.span, count.span, a.value, count.value)
    for r in theirs:
        for count in quantities(article, context.article):
            if _excludes(r, count):
                yield _clash(count.span, r.span, count.value, r.value)


def _excludes(scope: Scope, count: Quantity) -> bool:
    """Whether a number of the same things rules the scope out."""
    if count.unit.dimension is not Dimension.COUNT or count.reading is Reading.ORDINAL:
        return False
    group = akin(scope.head, count.counted) or may_be_one_group(scope.head, count.counted)
    if not count.counted or not group or count.negated or count.low < 1:
        return False
    alike = likeness(scope.event, count.event)
    if scope.amount is Amount.ALL and opposed(scope.event, count.event):
        return alike >= OPPOSED and both_real(scope.event, count.event)
    fewer = scope.amount is Amount.NONE or (scope.amount is Amount.ALL and count.part is Part.SOME)
    return (
        fewer
        and alike >= COUNTED
        and same_predicate(scope.event, count.event)
        and may_coincide(scope.event, count.event)
    )


def _clash(article: Span, readout: Span, ours: str, theirs: str) -> Difference:
    reason = f"{article.text} in the article, {readout.text} in the readout, for the same group."
    return Difference(Kind.QUANTIFIER, article, readout, Verdict.CONFLICT, reason, ours, theirs)


def _difference(a: Scope, r: Scope, verdict: Verdict, reason: str) -> Difference:
    return Difference(Kind.QUANTIFIER, a.span, r.span, verdict, reason, a.value, r.value)
