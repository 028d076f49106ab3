"""The reader's desk: who decides, and where decisions are kept."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from compare.comparison import Comparison
from compare.review.keys import pair_key
from compare.review.orphans import find_orphans
from compare.review.places import default_url
from compare.review.store import ReviewStore
from compare.review.types import Orphan, Review


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

    def orphans(self, comparison: Comparison) -> tuple[Orphan, ...]:
        """Reviews of words of these texts that are no longer a pair."""
        return find_orphans(self.store, comparison)


def open_store(url: str | None) -> ReviewStore:
    """The database of reviews, opened once for everybody who uses the page.

    Args:
        url: a database URL or the path of a file; None for the file in the user's data folder.

    Raises:
        StoreError: it cannot be opened, or is not ours.
    """
    return _opened(url or default_url())


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> ReviewStore:
    return ReviewStore.open(url)
