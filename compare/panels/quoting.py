"""The panels on both whole texts: what became of the quotations, and which words either favours."""

from __future__ import annotations

import streamlit as st

from compare.comparison import Comparison
from compare.render.html import key_words_html, quotations_html


def show_quotations(comparison: Comparison) -> None:
    """Every quoted span of both accounts, looked up in the other."""
    st.html(quotations_html(comparison))


def show_key_words(comparison: Comparison) -> None:
    """The words that one account uses more than the other."""
    st.html(key_words_html(comparison))
