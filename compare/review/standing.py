"""Where reviewers stand, read off the history."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from compare.judging import Relation
from compare.review.types import Decision, Entry, Field, Review


def reviews_of(history: Iterable[Entry]) -> dict[str, tuple[Review, ...]]:
    """Pair key -> where each reviewer stands, by name; those who took all back are left out."""

    def whose(entry: Entry) -> tuple[str, tuple[str, str]]:
        return entry.pair, by_name(entry.reviewer)

    reviews: dict[str, tuple[Review, ...]] = {}
    for (pair, _), own in groupby(sorted(history, key=whose), key=whose):
        review = stand(tuple(own))
        if review.decision or review.note or review.mark:
            reviews[pair] = (*reviews.get(pair, ()), review)
    return reviews


def stand(history: tuple[Entry, ...]) -> Review:
    """Where one reviewer stands on one pair after these entries, oldest first, at least one."""
    standing = {e.field: e for e in history if e.undoes is None and not e.undone}
    value = {field: entry.value for field, entry in standing.items()}
    decision, mark = value.get(Field.DECISION), value.get(Field.MARK)
    last = history[-1]
    return Review(
        last.pair,
        last.reviewer,
        Decision(decision) if decision else None,
        value.get(Field.NOTE) or "",
        Relation(mark) if mark else None,
        last.at,
        standing[Field.DECISION].verdict if decision else None,
    )


def by_name(reviewer: str) -> tuple[str, str]:
    """What names are sorted by: the alphabet first, capitals second."""
    return reviewer.casefold(), reviewer
