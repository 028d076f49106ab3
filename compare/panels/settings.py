"""The sidebar's choices: thresholds and models."""

from __future__ import annotations

import streamlit as st

from compare.comparison import Settings
from compare.onboard import ONBOARD, is_on_board
from compare.panels.models import NO_NLI

OTHER_NLI = "by name or folder"
STEP = 0.01  # of a threshold
MOST_PARTNERS = 8  # more only repeats the weakest pairs


def choose_settings() -> Settings:
    """Thresholds of judging and pairing."""
    default = Settings()
    st.subheader("Thresholds")
    contradiction = st.slider(
        "Contradiction from",
        key="contradiction",
        min_value=0.05,
        max_value=0.95,
        value=default.contradiction,
        step=STEP,
        help="Probability from which a pair is called a contradiction: lower finds more of them "
        "and raises more false alarms.",
    )
    affinity = st.slider(
        "Minimum affinity",
        key="min-affinity",
        min_value=0.0,
        max_value=1.0,
        value=default.min_affinity,
        step=STEP,
        help="Claims of less affinity (similarity within the case, and words in common) are no "
        "pair.",
    )
    partners = st.slider(
        "Partners per claim",
        key="partners",
        min_value=1,
        max_value=MOST_PARTNERS,
        value=default.partners,
        help="A claim is paired with at most this many of its best partners.",
    )
    only_below = st.slider(
        "Only on one side below",
        key="only-below",
        min_value=0.0,
        max_value=1.0,
        value=default.only_below,
        step=STEP,
        help="A claim that is merely related to the other account, with less affinity than this, "
        "counts as said on one side only.",
    )
    return Settings(
        min_affinity=affinity,
        partners=partners,
        contradiction=contradiction,
        only_below=only_below,
    )


def choose_nli() -> str:
    """The name or folder of an NLI model, or "none"."""
    st.subheader("Judge")
    choice = st.selectbox(
        "NLI model",
        (*((ONBOARD,) if is_on_board() else ()), NO_NLI, OTHER_NLI),
        key="nli",
        help="A model that says whether one claim contradicts another. Without one, typed "
        "differences and similarity decide.",
    )
    if choice != OTHER_NLI:
        return choice
    name = st.text_input(
        "Name or folder", key="nli-name", placeholder="cross-encoder/nli-deberta-v3-base"
    )
    return name.strip() or NO_NLI
