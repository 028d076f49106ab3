"""The panels: one function each, a comparison in, widgets out."""

from __future__ import annotations

import streamlit as st

from compare.comparison import Comparison
from compare.documents import Role
from compare.judging import Relation
from compare.panels.sources import Accounts
from compare.render.html import (
    account_html,
    coverage_html,
    findings_html,
    left_out_html,
    legend_html,
    only_in_html,
    provenance_html,
    stylesheet,
    summary_html,
)
from compare.render.labels import RELATIONS, describe_document
from compare.render.markdown import escape_markdown

# Streamlit leaves 6 rem above a page; its toolbar needs 3.
FRAME_STYLE = ".stMainBlockContainer { padding-top: 3.5rem; }"


def show_style() -> None:
    """The style that texts and findings share with the report."""
    st.html(f"<style>{stylesheet()}{FRAME_STYLE}</style>")


def show_heading(accounts: Accounts) -> None:
    """What is compared, and how the two accounts were found."""
    st.title(escape_markdown(accounts.title), anchor=False)
    for note in accounts.notes:
        st.caption(escape_markdown(note))


def show_summary(comparison: Comparison) -> None:
    """What was found and how both texts divide."""
    st.html(summary_html(comparison))
    st.html(coverage_html(comparison))


def show_accounts(comparison: Comparison) -> None:
    """Both accounts in full, side by side, their claims marked by place."""
    st.header("Both texts", anchor=False)
    st.html(legend_html())
    for role, column in zip(Role, st.columns(2), strict=True):
        column.markdown(f"**{role.capitalize()}** · {_name(comparison, role)}")
        column.html(account_html(comparison, role))


def show_findings(comparison: Comparison) -> None:
    """The pairs with their differing words lit, filtered by relation."""
    st.header("Pairs", anchor=False)
    chosen = st.pills(
        "Show",
        tuple(RELATIONS),
        selection_mode="multi",
        default=tuple(RELATIONS),
        format_func=lambda r: f"{RELATIONS[r].title} {len(comparison.related_by(Relation(r)))}",
        key="relations",
    )
    if chosen:
        st.html(findings_html(comparison, chosen))
    else:
        st.info("Choose at least one relation to see its pairs.")


def show_only_in(comparison: Comparison) -> None:
    """What only one account says, each with its nearest claim on the other side."""
    for role, column in zip(Role, st.columns(2), strict=True):
        column.html(only_in_html(comparison, role))


def show_left_out(comparison: Comparison) -> None:
    """What was not compared and what was not read."""
    st.html(left_out_html(comparison))


def show_provenance(comparison: Comparison) -> None:
    """Models, settings and checksums."""
    st.html(provenance_html(comparison))


def _name(comparison: Comparison, role: Role) -> str:
    return escape_markdown(describe_document(comparison.document(role)))
