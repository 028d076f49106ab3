"""Quantifiers and scope: all, most, some, none, only, except; rules and their exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from compare.claims import Claim, Force
from compare.differences.context import Context
from compare.differences.events import likeness, may_coincide, opposed
from compare.differences.kinship import akin
from compare.differences.matching import Match, mutual_best
from compare.differences.people import may_be_one_group
from compare.differences.scopes import Amount, Scope, scopes
from compare.differences.types import Difference, Kind, Verdict

# Likeness from which two quantifiers are over one set in one event, as for dates.
CONFLICT = 1.0
ALIKE = 0.7
_HEAD = 0.5

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
    matches = [
        Match(a, r, score) for a in ours for r in theirs if (score := _score(a, r)) >= ALIKE
    ]
    found = [d for m in mutual_best(matches) if (d := _judge(m))]
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
    if not _one_set(a, r) or opposed(a.event, r.event):
        return None
    if a.amount is r.amount:
        return _difference(a, r, Verdict.SAME, "Both accounts have the same scope.")
    exclusive = frozenset((a.amount, r.amount)) in _EXCLUSIVE
    if exclusive and match.score >= CONFLICT + _HEAD and may_coincide(a.event, r.event):
        reason = f"{a.span.text} in the article, {r.span.text} in the readout, for the same group."
        return _difference(a, r, Verdict.CONFLICT, reason)
    reason = f"{a.span.text} in the article, {r.span.text} in the readout: another scope."
    return _difference(a, r, Verdict.SHIFT, reason)


def _exceptions(
    ours: tuple[Scope, ...], theirs: tuple[Scope, ...], article: Claim, readout: Claim
) -> Iterator[Difference]:
    """A rule on one side and only its exception on the other."""
    for a in ours:
        if a.amount is Amount.EXCEPT and not theirs and a.named:
            yield _gate(a, readout, first=True)
    for r in theirs:
        if r.amount is Amount.EXCEPT and not ours and r.named:
            yield _gate(r, article, first=False)


def _gate(scope: Scope, other: Claim, first: bool) -> Difference:
    sides = ("article", "readout") if first else ("readout", "article")
    reason = f"The {sides[0]} names an exception ({scope.span.text}), the {sides[1]} the rule."
    spans = (scope.span, other.span) if first else (other.span, scope.span)
    values = (scope.value, None) if first else (None, scope.value)
    return Difference(Kind.QUANTIFIER, *spans, Verdict.GATE, reason, *values)


def _difference(a: Scope, r: Scope, verdict: Verdict, reason: str) -> Difference:
    return Difference(Kind.QUANTIFIER, a.span, r.span, verdict, reason, a.value, r.value)
