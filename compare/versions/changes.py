"""What became of each claim of a text in a later version of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from snowballstemmer import stemmer

from compare.claims import Claim, split_claims
from compare.claims.memory import forget
from compare.differences.context import Context
from compare.differences.finding import find_differences
from compare.differences.types import Difference, Verdict
from compare.documents import Document, Role
from compare.quotations.alignment import words

STEMMER = stemmer("english")
# Share of words in common, in order, from which a claim is another one changed. Of the 678 claims
# in corpus/, 2 % are that like some other claim of the same text.
LIKE = 0.5
# The same where both stand between the same unchanged claims: "He left" may now be "He did not
# leave".
LIKE_IN_PLACE = 0.3


class Change(StrEnum):
    """What an edit did to a claim."""

    KEPT = "kept"
    MOVED = "moved"  # word for word, in another place
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Changed:
    """A claim of the older version, of the newer one, or of both, with what became of it.

    Attributes:
        change: what the edit did.
        old: the claim in the older version; None where it was added.
        new: the claim in the newer version; None where it was removed.
        differences: where it was changed, what that changed in kind: the older side stands as the
            article, the newer one as the readout.
        speaker: whether it is now said by somebody else, or with another force.
    """

    change: Change
    old: Claim | None
    new: Claim | None
    differences: tuple[Difference, ...] = ()
    speaker: bool = False


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a text.

    Attributes:
        old: the older one.
        new: the newer one.
        changes: in the order of the newer version; what was removed, where it stood.
        outside: how many words differ that belong to no claim and name no speaker.
    """

    old: Document
    new: Document
    changes: tuple[Changed, ...]
    outside: int

    def count(self, change: Change) -> int:
        """How many claims that became of."""
        return sum(c.change is change for c in self.changes)

    @property
    def is_edited(self) -> bool:
        """Whether a reader would find any other word or order of claims."""
        return bool(self.outside) or any(c.change is not Change.KEPT for c in self.changes)


def compare_versions(old: Document, new: Document) -> Versions:
    """Find what became of each claim of a text."""
    forget()
    old, new = replace(old, role=Role.ARTICLE), replace(new, role=Role.READOUT)
    before, after = split_claims(old), split_claims(new)
    partners = same_claims(before, after)
    in_place = longest_rising(partners)
    partners |= like_claims(before, after, partners, in_place)
    context = Context(old, new)
    changes = [
        _changed(before[i], after[j], j in in_place, context) for i, j in sorted(partners.items())
    ]
    changes += [
        Changed(Change.REMOVED, claim, None) for i, claim in enumerate(before) if i not in partners
    ]
    found = set(partners.values())
    changes += [
        Changed(Change.ADDED, None, claim) for j, claim in enumerate(after) if j not in found
    ]
    ordered = _in_order(changes, before, after)
    return Versions(old, new, tuple(ordered), _outside(old, before, new, after))


def same_claims(before: Sequence[Claim], after: Sequence[Claim]) -> dict[int, int]:
    """Index in the older version -> index in the newer, for claims that are the same words.

    Of claims that come several times the first goes with the first.
    """
    waiting: dict[tuple[str, ...], list[int]] = {}
    for j, claim in enumerate(after):
        waiting.setdefault(_keys(claim), []).append(j)
    found = {}
    for i, claim in enumerate(before):
        if places := waiting.get(_keys(claim)):
            found[i] = places.pop(0)
    return found


def like_claims(
    before: Sequence[Claim], after: Sequence[Claim], same: dict[int, int], in_place: set[int]
) -> dict[int, int]:
    """The same for claims that became one another, each once, the likest together.

    Args:
        before: claims of the older version.
        after: claims of the newer version.
        same: those that are settled.
        in_place: indices in the newer version of those that others can be placed by.
    """
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist
    from scipy.optimize import linear_sum_assignment

    settled = set(same.values())
    left = [i for i in range(len(before)) if i not in same]
    right = [j for j in range(len(after)) if j not in settled]
    if not left or not right:
        return {}
    likeness = np.asarray(
        cdist(
            [_stems(before[i]) for i in left],
            [_stems(after[j]) for j in right],
            scorer=Indel.normalized_similarity,
        )
    )
    gaps_before, gaps_after = _gaps(len(before), len(after), same, in_place)
    together = np.equal.outer([gaps_before[i] for i in left], [gaps_after[j] for j in right])
    enough = likeness >= np.where(together, LIKE_IN_PLACE, LIKE)
    rows, columns = linear_sum_assignment(np.where(enough, likeness, 0.0), maximize=True)
    return {
        left[r]: right[c]
        for r, c in zip(rows.tolist(), columns.tolist(), strict=True)
        if enough[r, c]
    }


def longest_rising(partners: dict[int, int]) -> set[int]:
    """The indices in the newer version that stand in order; the others were moved."""
    ends: list[int] = []  # the smallest end of a rising run of each length
    trail: list[tuple[int, int | None]] = []  # (value, place in the trail of the one before)
    at_end: list[int] = []
    for _, j in sorted(partners.items()):
        k = bisect_left(ends, j)
        trail.append((j, at_end[k - 1] if k else None))
        ends[k : k + 1] = [j]
        at_end[k : k + 1] = [len(trail) - 1]
    kept: set[int] = set()
    place = at_end[-1] if at_end else None
    while place is not None:
        value, place = trail[place]
        kept.add(value)
    return kept


def _changed(old: Claim, new: Claim, in_place: bool, context: Context) -> Changed:
    said, says = old.attribution, new.attribution
    speaker = (said.speaker, said.force, said.quoted) != (says.speaker, says.force, says.quoted)
    if _keys(old) == _keys(new) and not speaker:
        return Changed(Change.KEPT if in_place else Change.MOVED, old, new)
    found = find_differences(old, new, context)
    telling = tuple(d for d in found if d.verdict is not Verdict.SAME)
    return Changed(Change.CHANGED, old, new, telling, speaker)


def _gaps(
    before: int, after: int, same: dict[int, int], in_place: set[int]
) -> tuple[list[int], list[int]]:
    """For each claim of either version, which unchanged claim it stands behind."""
    anchors = {i: j for i, j in same.items() if j in in_place}
    of_before, of_after, last = [], [], -1
    for i in range(before):
        last = anchors.get(i, last)
        of_before.append(last)
    last = -1
    for j in range(after):
        last = j if j in in_place else last
        of_after.append(last)
    return of_before, of_after


def _in_order(
    changes: list[Changed], before: Sequence[Claim], after: Sequence[Claim]
) -> list[Changed]:
    """In the order of the newer version; a removed claim behind the one that it stood behind."""
    new_place = {claim.id: k for k, claim in enumerate(after)}
    old_place = {claim.id: k for k, claim in enumerate(before)}
    lives_at = {
        old_place[c.old.id]: new_place[c.new.id]
        for c in changes
        if c.old is not None and c.new is not None
    }

    def key(changed: Changed) -> tuple[int, int, int]:
        if changed.new is not None:
            return new_place[changed.new.id], 0, 0
        here = old_place[changed.old.id] if changed.old else 0
        behind = next((lives_at[k] for k in range(here, -1, -1) if k in lives_at), -1)
        return behind, 1, here

    return sorted(changes, key=key)


def _outside(old: Document, before: Sequence[Claim], new: Document, after: Sequence[Claim]) -> int:
    """How many words outside all claims one version has and the other has not."""
    ours, theirs = _loose(old, before), _loose(new, after)
    return (ours - theirs).total() + (theirs - ours).total()


def _loose(document: Document, claims: Sequence[Claim]) -> Counter[str]:
    inside = np.zeros(len(document.text) + 1, bool)
    for claim in claims:
        for span in filter(None, (claim.span, claim.attribution.frame)):
            inside[span.start : span.end] = True
    return Counter(word.key for word in words(document.text) if not inside[word.start])


def _keys(claim: Claim) -> tuple[str, ...]:
    return tuple(word.key for word in words(claim.text))


def _stems(claim: Claim) -> list[str]:
    """The words without their endings: "resigned" has become "resign"."""
    stems: list[str] = STEMMER.stemWords(_keys(claim))
    return stems
