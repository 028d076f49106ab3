"""Denials in contents: "neither ... nor" as two negations, a denied clause as its negation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.claims.heads import Part
from compare.claims.verbs import negated

if TYPE_CHECKING:
    from spacy.tokens import Token

    from compare.claims.clauses import Clause
    from compare.claims.subjects import Draft

NEGATIVE = frozenset("no not never nobody none nothing neither nor nowhere".split())


def negate(
    draft: Draft,
    clause: Clause,
    host: Clause | None,
    clauses: tuple[Clause, ...],
    denied: bool,
) -> None:
    """Negate a half of "neither ... nor", and a clause that its frame denies.

    Args:
        draft: the clause's words; changed in place.
        clause: the clause.
        host: the clause it hangs on.
        clauses: all clauses of its unit.
        denied: whether the frame denies the clause.
    """
    head = host.head if clause.part is Part.NEGATED and host is not None else clause.head
    neither = [t for t in draft.tokens if t.lower_ in {"neither", "nor"}]
    if _is_split_negation(clause, clauses) and not any(c.dep_ == "neg" for c in head.children):
        draft.drop(*(t.i for t in neither))
        changes = negated(head)
        draft.changed.update({i: w for i, w in changes.items() if i not in draft.changed})
        if not changes:
            draft.lead = f"{draft.lead}not "  # behind a shared auxiliary
    if denied:
        _deny(draft, head)


def _is_split_negation(clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether a clause is one half of a "neither ... nor" whose halves are two claims."""
    if clause.part is Part.NEGATED or any(
        c.part is Part.NEGATED and c.host == clause.head for c in clauses
    ):
        return True
    heads = {c.head.i for c in clauses}
    head = clause.head
    if head.dep_ == "conj" and head.head.i in heads:
        return _joined_by_nor(head.head)
    return _joined_by_nor(head) and any(c.dep_ == "conj" and c.i in heads for c in head.children)


def _joined_by_nor(head: Token) -> bool:
    around = {c.lower_ for c in head.children if c.dep_ in {"cc", "preconj", "neg", "advmod"}}
    return {"neither", "nor"} <= around


def _deny(draft: Draft, head: Token) -> None:
    first = draft.tokens[0] if draft.tokens else None
    already = any(t.dep_ == "neg" or t.lower_ in NEGATIVE for t in draft.tokens)
    if first is not None and first.lower_ == "any" and first.i < head.i and not already:
        draft.changed[first.i] = "no"
        return
    if head.dep_ == "xcomp":  # "denied paying a bribe"
        draft.changed[head.i] = f"did not {head.lemma_.lower()}"
        return
    changes = {} if already else negated(head)
    if changes and not draft.changed.keys() & changes.keys():
        draft.changed.update(changes)
    else:
        draft.lead = f"it is denied that {draft.lead}"
