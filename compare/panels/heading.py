"""The head of the page: its style, what is compared, and what was found in a sentence."""

from __future__ import annotations

import streamlit as st

from compare.comparison import Comparison
from compare.panels.sources import Accounts
from compare.panels.words import STYLE, show_aside, show_title
from compare.render.html import stylesheet, summary_html

# Streamlit leaves 6 rem above a page, where its toolbar needs 3, and 5 rem beside it, which on a
# tablet is a quarter of what the sidebar leaves.
FRAME_STYLE = """
.stMainBlockContainer { padding-top: 3.5rem; }
@media (max-width: 1100px) { .stMainBlockContainer { padding-inline: 1.5rem; } }
"""


def show_style() -> None:
    """The style that texts and findings share with the report."""
    st.html(f"<style>{stylesheet()}{STYLE}{FRAME_STYLE}</style>")


def show_heading(accounts: Accounts) -> None:
    """What is compared, and how the two accounts were found."""
    show_title(accounts.title)
    for note in accounts.notes:
        show_aside(note)


def show_summary(comparison: Comparison) -> None:
    """What was found, in a sentence."""
    st.html(summary_html(comparison))
