"""What is being done, shown while it is done and gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from compare.progress import Progress


@contextmanager
def show_progress(title: str) -> Iterator[Progress]:
    """A bar under a title, moved by what is told; it disappears when the work ends or fails."""
    place = st.empty()
    bar = place.status(title, expanded=True).progress(0.0)

    def tell(step: str, done: float) -> None:
        bar.progress(done, text=step)

    try:
        yield tell
    finally:
        place.empty()
