"""The views of a comparison: one at a time, so that a choice redraws no more than is seen."""

from __future__ import annotations

import streamlit as st

from compare.comparison import Comparison
from compare.panels.about import show_about
from compare.panels.address import View
from compare.panels.class_mode import show_class
from compare.panels.desk import Desk
from compare.panels.findings import show_findings
from compare.panels.framing import show_framing
from compare.panels.heading import show_summary
from compare.panels.heatmap import show_heatmap
from compare.panels.navigation import VIEW
from compare.panels.only_in import show_only_in
from compare.panels.reading import show_reading
from compare.panels.reports import show_reports

TITLES = {
    View.READING: "Reading",
    View.FINDINGS: "Findings",
    View.SIMILARITY: "Similarity",
    View.FRAMING: "Framing and quotations",
    View.ONLY: "Only in one",
    View.REPORTS: "Reports",
    View.CLASS: "Class",
    View.ABOUT: "About",
}


def choose_view() -> View:
    """Which view, from a row above it."""
    chosen = st.segmented_control(
        "View",
        tuple(TITLES),
        key=VIEW,
        persist_state="session",
        required=True,
        format_func=lambda view: TITLES[view],
        label_visibility="collapsed",
    )
    return View(chosen or View.READING)


def show_view(view: View, comparison: Comparison, desk: Desk, title: str) -> None:
    """The panels of one view."""
    match view:
        case View.READING:
            show_summary(comparison)
            show_reading(comparison, desk)
        case View.FINDINGS:
            show_summary(comparison)
            show_findings(comparison, desk)
        case View.SIMILARITY:
            show_heatmap(comparison, desk)
        case View.FRAMING:
            show_framing(comparison, desk)
        case View.ONLY:
            show_only_in(comparison, desk)
        case View.REPORTS:
            show_reports(comparison, desk, title)
        case View.CLASS:
            show_class(comparison, desk)
        case View.ABOUT:
            show_about(comparison, desk)
