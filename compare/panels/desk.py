"""The reader's desk: who decides, and where decisions are kept."""

from __future__ import annotations

from dataclasses import dataclass

from compare.comparison import Comparison
from compare.review.keys import pair_key
from compare.review.store import ReviewStore
from compare.review.types import Review


@dataclass(frozen=True, slots=True)
class Desk:
    """Who decides here, and where decisions are kept.

    Attributes:
        store: all decisions, of everybody.
        reviewer: the reader's name; empty until given, and then nothing can be decided.
    """

    store: ReviewStore
    reviewer: str

    def reviews(self, comparison: Comparison) -> dict[str, tuple[Review, ...]]:
        """Pair key -> where each reviewer stands, for the pairs of a comparison."""
        return self.store.current(pair_key(j.pair) for j in comparison.judgements)
