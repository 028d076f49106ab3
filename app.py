"""The page: choose or give two accounts of one event, and read them against each other.

Run it with ``streamlit run app.py``, or ``streamlit run app.py -- --case NAME --reviews URL``.
"""

from __future__ import annotations

import argparse

import streamlit as st

from compare.encoder import DEFAULT_ENCODER
from compare.errors import CompareError
from compare.panels.address import View
from compare.panels.choosing import choose_encoder, choose_nli
from compare.panels.class_mode import is_hidden
from compare.panels.desk import Desk, open_store
from compare.panels.heading import show_heading, show_style
from compare.panels.models import compare_with_progress
from compare.panels.navigation import check_pair, keep_address, open_address
from compare.panels.reviewer import name_reviewer
from compare.panels.settings import choose_settings
from compare.panels.sources import CASE, NO_ADDRESS, choose_case, choose_source, give_texts
from compare.panels.views import choose_view, show_view
from compare.panels.words import show_error


def read_arguments() -> argparse.Namespace:
    """What the command line names: a case to start with, the database of reviews."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--case", nargs="?")
    parser.add_argument("--reviews", nargs="?")
    return parser.parse_known_args()[0]


def show_page() -> None:
    """Sidebar, texts, comparison, the chosen view.

    Raises:
        CompareError: a text, case, model or database that cannot be used.
    """
    arguments = read_arguments()
    show_style()
    open_address()
    with st.sidebar:
        source = choose_source()
        accounts = choose_case(arguments.case) if source == CASE else None
        reviewer = name_reviewer()
        nli, encoder = choose_nli(), choose_encoder()
        settings = choose_settings(nli)
    any_language = encoder != DEFAULT_ENCODER  # who names an encoder knows what it reads
    accounts = accounts or give_texts(source, any_language=any_language)
    if accounts is None:
        keep_address(None, settings, nli, encoder)
        st.stop()
    show_heading(accounts)
    comparison = compare_with_progress(accounts.article, accounts.readout, settings, nli, encoder)
    desk = Desk(open_store(arguments.reviews), reviewer)
    check_pair(comparison)
    view = View.CLASS if is_hidden(comparison, desk) else choose_view()
    keep_address(accounts.case, settings, nli, encoder)
    if accounts.case is None:
        st.caption(NO_ADDRESS)
    show_view(view, comparison, desk, accounts.title)


def main() -> None:
    """Show the page, or one sentence on what to put right."""
    st.set_page_config("compare", layout="wide", initial_sidebar_state="expanded")
    try:
        show_page()
    except CompareError as error:
        show_error(error)
        st.stop()


main()
