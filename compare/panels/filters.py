"""Which pairs a reader wants to see, and what each wish hides."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.panels.rows import Row
from compare.render.labels import count

UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Filters:
    """A reader's wishes; one that is empty lets every pair through.

    Attributes:
        relations: relations wanted.
        kinds: the pair has a difference of one of these kinds.
        speakers: one of these vouches for one of the claims.
        decisions: one of these was decided by somebody, ``OUTDATED`` or ``UNDECIDED``.
        low: least score.
        high: greatest score.
        words: each stands in a claim, a reason, a note or a speaker's name.
        unsure: only pairs that are too near the threshold to tell.
    """

    relations: Collection[str] = ()
    kinds: Collection[str] = ()
    speakers: Collection[str] = ()
    decisions: Collection[str] = ()
    low: float = 0.0
    high: float = 1.0
    words: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Filtered:
    """What the filters leave.

    Attributes:
        rows: the pairs that pass all of them.
        of: pairs in all.
        hidden: what each filter hides, taken alone; only those that hide something.
    """

    rows: tuple[Row, ...]
    of: int
    hidden: Mapping[str, int]

    @property
    def sentence(self) -> str:
        """How many are shown, and what hides the others."""
        shown = f"{len(self.rows)} of {count(self.of, 'pair')}"
        if not self.hidden:
            return f"{shown}."
        reasons = ", ".join(f"{name} {number}" for name, number in self.hidden.items())
        overlap = " (a pair may be hidden by several)" if len(self.hidden) > 1 else ""
        return f"{shown}. Hidden by {reasons}{overlap}."


def filter_rows(rows: Sequence[Row], filters: Filters) -> Filtered:
    """The pairs that pass every filter, in their order."""
    passing = {
        "relation": [_one_of(filters.relations, {r.judgement.relation}) for r in rows],
        "kind": [_one_of(filters.kinds, r.kinds) for r in rows],
        "speaker": [_one_of(filters.speakers, r.speakers) for r in rows],
        "decision": [_one_of(filters.decisions, r.decisions or {UNDECIDED}) for r in rows],
        "score": [_between(r.judgement.score, filters.low, filters.high) for r in rows],
        "words": [_holds(r.words, filters.words) for r in rows],
        "unsure": [r.judgement.unsure or not filters.unsure for r in rows],
    }
    kept = tuple(row for row, *passes in zip(rows, *passing.values(), strict=True) if all(passes))
    hidden = {name: passes.count(False) for name, passes in passing.items()}
    return Filtered(kept, len(rows), {name: number for name, number in hidden.items() if number})


def _one_of(wanted: Collection[str], had: Iterable[str]) -> bool:
    return not wanted or not set(wanted).isdisjoint(had)


def _between(score: float, low: float, high: float) -> bool:
    """Whether a score, as it is shown, lies between the two."""
    return low <= round(score, 2) <= high


def _holds(text: str, words: str) -> bool:
    return all(word in text for word in words.casefold().split())
