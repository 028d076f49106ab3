"""The sidebar's choices: thresholds and models."""

from __future__ import annotations

import streamlit as st

from compare.comparison import Settings
from compare.page.models import NO_NLI

OTHER_NLI = "by name or folder"
MOST_PARTNERS = 8  # more only repeats the weakest pairs


def choose_settings() -> Settings:
    """Thresholds of pairing."""
    default = Settings()
    st.subheader("Pairs")
    similarity = st.slider(
        "Minimum similarity",
        min_value=0.0,
        max_value=0.9,
        value=default.min_affinity,
        step=0.05,
        help="Two claims less similar than this (cosine) are no pair.",
    )
    partners = st.slider(
        "Partners per claim",
        min_value=1,
        max_value=MOST_PARTNERS,
        value=default.partners,
        help="A claim is paired with at most this many of its best partners.",
    )
    return Settings(min_affinity=similarity, partners=partners)


def choose_nli() -> str:
    """The name or folder of an NLI model, or "none"."""
    st.subheader("Judge")
    choice = st.selectbox(
        "NLI model",
        (NO_NLI, OTHER_NLI),
        help="A model that says whether one claim contradicts another. Without one, typed "
        "differences and similarity decide.",
    )
    if choice == NO_NLI:
        return NO_NLI
    name = st.text_input("Name or folder", placeholder="cross-encoder/nli-deberta-v3-base")
    return name.strip() or NO_NLI
