"""How far reviewers agree, beyond what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's alpha with what it rests on.

    Attributes:
        alpha: 1 where all agree, 0 where they agree as by chance, below 0 where they agree less;
            None where it is not defined.
        units: pairs that at least two people rated; others say nothing about agreement.
        reviewers: people who rated any of these.
        reason: why alpha is not defined; empty where it is.
    """

    alpha: float | None
    units: int
    reviewers: int
    reason: str


def krippendorff_alpha(ratings: Mapping[str, Mapping[str, str]]) -> Agreement:
    """Krippendorff's alpha for nominal values, any number of people, gaps allowed.

    Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C.

    Args:
        ratings: unit -> reviewer -> value; a reviewer who did not rate a unit is left out of it.
    """
    rated = [unit for unit in ratings.values() if len(unit) > 1]
    reviewers = len({reviewer for unit in rated for reviewer in unit})
    if not rated:
        return Agreement(None, 0, 0, "No pair was rated by two people.")

    counts = [Counter(unit.values()) for unit in rated]
    total: Counter[str] = sum(counts, Counter())
    n = total.total()
    if len(total) == 1:
        reason = f"All ratings are {next(iter(total))!r}: alpha needs at least two values."
        return Agreement(None, len(rated), reviewers, reason)

    # Pairs of unequal ratings: within units, each unit weighing as much as it has ratings, and
    # between any two ratings at all.
    observed = sum(_unequal(unit) / (unit.total() - 1) for unit in counts)
    expected = _unequal(total) / (n - 1)
    return Agreement(1 - observed / expected, len(rated), reviewers, "")


def _unequal(counts: Counter[str]) -> int:
    """Ordered pairs of two unequal values among these."""
    return counts.total() ** 2 - sum(count**2 for count in counts.values())
