"""Entities: rivals in one role, another one of a kind, one thing under two names."""

from __future__ import annotations

from collections.abc import Iterator

from compare.claims import Claim
from compare.differences.context import Context
from compare.differences.counterparts import (
    Matched,
    filled,
    matched_acts,
    one_occasion,
    same_object,
)
from compare.differences.names import (
    Name,
    alike,
    in_one_line,
    is_acronym,
    of_one_rank,
    proper_names,
)
from compare.differences.others import kinds_apart, speaks_of
from compare.differences.parties import Identity, Party, identity
from compare.differences.roles import Act
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Role

# The roles in which two names can clash, as a reader would say them, and the prepositions of
# their phrases: where an act takes place, to whom something goes, from whom it comes.
AS_DOER, AS_PLACE = "as the one who did it", "as the place"
ROLES = {AS_PLACE: ("in", "at"), "as the receiver": ("to",), "as the source": ("from",)}
PLACES = frozenset({"GPE", "LOC", "FAC"})


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Named parties of two claims: rivals in one role, others of a kind, one under two names.

    CONFLICT needs the same act that happens once, done to the same thing, stated as real by both,
    and two names of one type that share no word, no initials and no line of either document.
    """
    found: list[Difference] = []
    for matched in matched_acts(article, readout):
        found += _rivals(matched, article, readout, context)
        found += _other_doer(matched, article, readout)
    found += kinds_apart(article, readout)
    found += _renamed(article, readout)
    return tuple(dict.fromkeys(found))


def _rivals(
    matched: Matched, article: Claim, readout: Claim, context: Context
) -> Iterator[Difference]:
    if not (matched.once and matched.asserted and one_occasion(article, readout)):
        return
    if not same_object(matched, article, readout):
        return
    for label, ours, theirs in _roles(matched, article, readout):
        if ours is None or theirs is None or not _clash(ours, theirs, context):
            continue
        if label != AS_PLACE or (_is_place(ours) and _is_place(theirs)):
            yield _conflict(ours, theirs, label)


def _roles(
    matched: Matched, article: Claim, readout: Claim
) -> Iterator[tuple[str, Party | None, Party | None]]:
    """What fills each role of an act on both sides."""
    agents = (filled(article, matched.article.agent), filled(readout, matched.readout.agent))
    yield AS_DOER, *agents
    for label, prepositions in ROLES.items():
        ours = _adjunct(article, matched.article, prepositions)
        theirs = _adjunct(readout, matched.readout, prepositions)
        yield label, ours, theirs


def _adjunct(claim: Claim, act: Act, prepositions: tuple[str, ...]) -> Party | None:
    heads = [head for word, head in act.others if word in prepositions]
    return filled(claim, heads[0]) if len(heads) == 1 else None


def _clash(ours: Party, theirs: Party, context: Context) -> bool:
    """Whether two parties are named, differ, and neither document ties the names together."""
    if not (ours.names and theirs.names):
        return False
    return identity(ours, theirs) is Identity.OTHER and all(
        of_one_rank(a, b) and not in_one_line(context.document(role).text, a, b)
        for role in Role
        for a in ours.names
        for b in theirs.names
    )


def _is_place(party: Party) -> bool:
    return party.names[-1].label in PLACES


def _conflict(ours: Party, theirs: Party, role: str) -> Difference:
    return Difference(
        Kind.ENTITY,
        ours.span,
        theirs.span,
        Verdict.CONFLICT,
        f"The article names {ours.span.text} {role}, the readout {theirs.span.text}.",
        _bearer(ours),
        _bearer(theirs),
    )


def _bearer(party: Party) -> str:
    return " ".join(party.names[-1].words)


def _other_doer(matched: Matched, article: Claim, readout: Claim) -> Iterator[Difference]:
    """The same kind of act by another named party on something else: two acts, no conflict."""
    agents = (filled(article, matched.article.agent), filled(readout, matched.readout.agent))
    ours, theirs = agents
    if ours is None or theirs is None or identity(ours, theirs) is not Identity.OTHER:
        return
    if not (ours.names and theirs.names) or same_object(matched, article, readout):
        return
    if speaks_of(readout, ours.names) or speaks_of(article, theirs.names):
        return
    yield Difference(
        Kind.ENTITY,
        ours.span,
        theirs.span,
        Verdict.GATE,
        f"The article speaks of {ours.span.text}, the readout of {theirs.span.text}.",
        _bearer(ours),
        _bearer(theirs),
    )


def _renamed(article: Claim, readout: Claim) -> Iterator[Difference]:
    """One bearer under two names: "Mr Ostrow" and "Karel Ostrow", an acronym and its words."""
    for ours in proper_names(article):
        for theirs in proper_names(readout):
            if ours.words != theirs.words and _plainly_one(ours, theirs):
                yield Difference(
                    Kind.ENTITY,
                    ours.span,
                    theirs.span,
                    Verdict.SAME,
                    f"{ours.span.text} in the article and {theirs.span.text} in the readout "
                    "name the same.",
                    " ".join(ours.words),
                    " ".join(theirs.words),
                )


def _plainly_one(a: Name, b: Name) -> bool:
    """Whether two different names name one thing beyond doubt: one holds all words of the other."""
    short, full = sorted((a.words, b.words), key=len)
    held = all(any(alike(word, other) for other in full) for word in short)
    return held or is_acronym(a, b) or is_acronym(b, a)
