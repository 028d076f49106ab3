"""Who reads: the name under which decisions, notes and marks are kept."""

from __future__ import annotations

import streamlit as st

from compare.errors import InputError
from compare.panels.words import show_error
from compare.review.wording import MAX_REVIEWER, clean_reviewer

REVIEWER = "reviewer"  # key of the name; it stands in no address


def name_reviewer() -> str:
    """The reader's name as it is kept; empty until one is given that can be."""
    name = st.text_input(
        "Your name",
        key=REVIEWER,
        persist_state="session",
        max_chars=MAX_REVIEWER,
        placeholder="for decisions, notes and marks",
        help="Decisions, notes and marks are kept under this name, and everybody who uses this "
        "page can read them. The address of the page never names you.",
    )
    if not name.strip():
        return ""
    try:
        return clean_reviewer(name)
    except InputError as error:
        show_error(error)
        return ""
