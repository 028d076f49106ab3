"""The page: choose or give two accounts of one event, and read them against each other.

Run it with ``streamlit run app.py``, or ``streamlit run app.py -- --case NAME``.
"""

from __future__ import annotations

import argparse

import streamlit as st

from compare.errors import CompareError
from compare.panels.downloads import offer_downloads
from compare.panels.models import compare_with_progress
from compare.panels.panels import (
    show_accounts,
    show_findings,
    show_heading,
    show_left_out,
    show_only_in,
    show_provenance,
    show_style,
    show_summary,
)
from compare.panels.quoting import show_key_words, show_quotations
from compare.panels.settings import choose_nli, choose_settings
from compare.panels.sources import CASE, choose_case, choose_source, give_texts
from compare.render.markdown import escape_markdown


def named_case() -> str | None:
    """The case named on the command line, if any."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--case", nargs="?")
    return parser.parse_known_args()[0].case


def show_page() -> None:
    """Sidebar, texts, comparison, panels.

    Raises:
        CompareError: a text, case or model that cannot be used.
    """
    show_style()
    with st.sidebar:
        source = choose_source()
        accounts = choose_case(named_case()) if source == CASE else None
        report = st.container()
        settings = choose_settings()
        nli = choose_nli()
    accounts = accounts or give_texts(source)
    if accounts is None:
        st.stop()
    show_heading(accounts)
    comparison = compare_with_progress(accounts.article, accounts.readout, settings, nli)
    with report:
        offer_downloads(comparison)
    show_summary(comparison)
    show_accounts(comparison)
    show_findings(comparison)
    show_quotations(comparison)
    show_key_words(comparison)
    show_only_in(comparison)
    show_left_out(comparison)
    show_provenance(comparison)


def main() -> None:
    """Show the page, or one sentence on what to put right."""
    st.set_page_config("compare", layout="wide", initial_sidebar_state="expanded")
    try:
        show_page()
    except CompareError as error:
        st.error(escape_markdown(str(error)))
        st.stop()


main()
