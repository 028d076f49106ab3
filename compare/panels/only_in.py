"""What only one account says, most newsworthy first, each with its nearest claim elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from compare.comparison import Comparison
from compare.documents import Role
from compare.ledger import Place
from compare.newsworthiness import Ranked, rank_only_in
from compare.panels.desk import Desk
from compare.render.html import macros
from compare.render.labels import PLACES, count
from compare.render.summary import coverage_rows

ORDER = "only-in-order"
NEWS, READING = "Most newsworthy first", "In reading order"
FIRST = 25  # claims a side before the rest is folded away
NONE = (
    "Neither account says anything that the other lacks: every claim has a partner. To count "
    "weaker partners as none, raise 'Only on one side below' in the sidebar."
)
METHOD = (
    "Ranked by what makes news: figures and sums, names, days, quoted words, harm, the law, "
    "decisions, disputes and detail count one point each; courtesies and lines about the text "
    "itself come last. A claim without a partner may have one that was not recognised: the nearest "
    "is beside it."
)


def show_only_in(comparison: Comparison, desk: Desk) -> None:
    """Two lists, one an account, with the reasons for each rank."""
    st.header("Only in one account", anchor=False)
    ranked = {role: rank_only_in(comparison, role) for role in Role}
    if not any(ranked.values()):
        st.info(NONE)
        return
    st.caption(METHOD)
    order = st.segmented_control(
        "Order", (NEWS, READING), default=NEWS, required=True, key=ORDER, persist_state="session"
    )
    lists = [
        (role, in_order(found, order), extent_sentence(comparison, role))
        for role, found in ranked.items()
    ]
    st.html(str(macros("panels").only_in(comparison, lists, FIRST)))


def in_order(ranked: Sequence[Ranked], order: str | None) -> list[Ranked]:
    """The claims in the order that the reader chose."""
    if order == READING:
        return sorted(ranked, key=lambda one: one.entry.claim.start)
    return list(ranked)


def extent_sentence(comparison: Comparison, role: Role) -> str:
    """How much of an account that is."""
    entries = comparison.ledger[role]
    compared = sum(entry.place is not Place.NOT_COMPARED for entry in entries)
    alone = len(comparison.only_in(role))
    percent = dict(coverage_rows(comparison.coverage[role]))[PLACES[Place.ONLY_HERE]]
    return f"{alone} of {count(compared, 'claim')}, {percent}\N{NO-BREAK SPACE}% of the text."
