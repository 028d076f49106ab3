"""The findings as a table to sort and filter, and the chosen one in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from compare.comparison import Comparison
from compare.errors import CompareError
from compare.judging import Relation
from compare.panels.deciding import show_deciding
from compare.panels.desk import Desk
from compare.panels.filters import UNDECIDED, Filters, filter_rows
from compare.panels.rows import OUTDATED, Row, make_rows, to_frame
from compare.panels.words import show_error
from compare.render.html import finding_html
from compare.render.labels import RELATIONS
from compare.review.types import Decision, Review

CHOSEN = "pair"  # the chosen pair, for the whole page
TABLE = "findings-table"
RELATION, KIND, SPEAKER = "findings-relation", "findings-kind", "findings-speaker"
DECISION, SCORE, WORDS = "findings-decision", "findings-score", "findings-words"
UNSURE, CLEAR = "findings-unsure", "findings-clear"
ALL_SCORES = (0.0, 1.0)
ROW_HEIGHT = 84  # pixels: four lines, which three kinds of difference need
MOST_HEIGHT = 480  # pixels of the table; it scrolls beyond
HEAD_HEIGHT = 37
NOTHING_COMPARED = (
    "No two claims were near enough to compare. Lower the minimum affinity in the sidebar, or see "
    "whether both texts tell of one event."
)
MORE_FILTERS = "By kind of difference, speaker, words, score and decision"
ALL_HIDDEN = "No pair passes these filters: clear them to see all pairs again."
HIDDEN = "The chosen pair, which the filters hide:"
NOTHING_CHOSEN = "Choose a row to read the pair in full, its differing words lit."
NOT_HERE = (
    "The chosen pair is not among the pairs found with these texts and thresholds: choose another, "
    "or move the thresholds back."
)


def show_findings(comparison: Comparison, desk: Desk) -> None:
    """All pairs, one row each, filtered by what the reader asks for, and the chosen pair below."""
    st.header("Findings", anchor=False)
    if not comparison.judgements:
        st.info(NOTHING_COMPARED)
        return
    rows = make_rows(comparison, _read_reviews(comparison, desk))
    filtered = filter_rows(rows, _choose_filters(rows))
    st.caption(filtered.sentence)
    if filtered.rows:
        _show_table(filtered.rows)
    else:
        st.info(ALL_HIDDEN)
    if filtered.hidden:
        st.button("Clear the filters", key=CLEAR, on_click=_clear)
    _show_chosen(comparison, desk, rows, filtered.rows)


def _read_reviews(comparison: Comparison, desk: Desk) -> dict[str, tuple[Review, ...]]:
    """What people decided; without it the findings can still be read."""
    try:
        return desk.reviews(comparison)
    except CompareError as error:
        show_error(f"{error}. The findings are shown without decisions.")
        return {}


def _choose_filters(rows: Sequence[Row]) -> Filters:
    """The filters; what is chosen stays while the reader looks at another view."""
    relations = st.pills(
        "Relation",
        tuple(RELATIONS),
        selection_mode="multi",
        format_func=partial(_name_relation, rows),
        key=RELATION,
        persist_state="session",
    )
    with st.expander(MORE_FILTERS):
        left, right = st.columns(2)
        kinds = left.multiselect(
            "Kind of difference", _options(r.kinds for r in rows), key=KIND, persist_state="session"
        )
        words = left.text_input(
            "Words",
            key=WORDS,
            persist_state="session",
            placeholder="in claims, reasons, notes, names",
        )
        speakers = right.multiselect(
            "Speaker", _options(r.speakers for r in rows), key=SPEAKER, persist_state="session"
        )
        low, high = right.slider(
            "Score", *ALL_SCORES, ALL_SCORES, key=SCORE, persist_state="session"
        )
        decisions = st.pills(
            "Decision",
            (*map(str, Decision), OUTDATED, UNDECIDED),
            selection_mode="multi",
            key=DECISION,
            persist_state="session",
        )
        unsure = st.toggle("Only pairs too close to tell", key=UNSURE, persist_state="session")
    return Filters(relations, kinds, speakers, decisions, low, high, words or "", unsure)


def _clear() -> None:
    for key in (RELATION, KIND, SPEAKER, DECISION):
        st.session_state[key] = []
    st.session_state[SCORE] = ALL_SCORES
    st.session_state[WORDS] = ""
    st.session_state[UNSURE] = False


def _name_relation(rows: Sequence[Row], relation: str) -> str:
    number = sum(row.judgement.relation == relation for row in rows)
    return f"{RELATIONS[Relation(relation)].title} {number}"


def _options(found: Iterable[Iterable[str]]) -> list[str]:
    return sorted({name for names in found for name in names})


def _show_table(rows: Sequence[Row]) -> None:
    """The table, with the chosen pair's row selected wherever it was chosen."""
    keys = [row.key for row in rows]
    chosen = st.session_state.get(CHOSEN)
    selected = [keys.index(chosen)] if chosen in keys else []
    st.session_state[TABLE] = {"selection": {"rows": selected, "columns": [], "cells": []}}
    st.dataframe(
        to_frame(rows),
        key=TABLE,
        height=min(MOST_HEIGHT, HEAD_HEIGHT + len(rows) * ROW_HEIGHT),
        row_height=ROW_HEIGHT,
        hide_index=True,
        column_order=tuple(_columns()),
        column_config=_columns(),
        on_select=partial(choose_row, keys),
        selection_mode="single-row",
        alt="The pairs, one a row: relation, differences, both wordings, speakers and figures.",
    )


def _columns() -> dict[str, ColumnConfig]:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return {
        "relation": text("Relation", width=112, pinned=True),
        "article": text("Article", width=250),
        "readout": text("Readout", width=250),
        "kinds": text("Differences", width=130),
        "score": number("Score", format="%.2f", help="Probability of the relation, calibrated."),
        "contradiction": number(
            "Contradiction", format="%.2f", help="Probability that both cannot be true."
        ),
        "unsure": text("Unsure", help="Too near the threshold to tell."),
        "similarity": number("Similarity", format="%.2f", help="Cosine of the two contents."),
        "decision": text("Decision", width="medium"),
        "note": text("Note", width="medium"),
        "article says": text("Who says it in the article", width="medium"),
        "readout says": text("Who says it in the readout", width="medium"),
    }


def choose_row(keys: Sequence[str]) -> None:
    """Choose the pair of the selected row; ``keys`` are those of the rows the reader saw."""
    rows = st.session_state[TABLE]["selection"]["rows"]
    st.session_state[CHOSEN] = keys[rows[0]] if rows and rows[0] < len(keys) else None


def _show_chosen(
    comparison: Comparison, desk: Desk, rows: Sequence[Row], shown: Sequence[Row]
) -> None:
    """The chosen pair in full with what was decided on it, or how to choose one."""
    key = st.session_state.get(CHOSEN)
    chosen = next((row for row in rows if row.key == key), None)
    if chosen is None:
        st.caption(NOT_HERE if key else NOTHING_CHOSEN)
        return
    if chosen not in shown:
        st.caption(HIDDEN)
    show_deciding(chosen, desk)
    st.html(finding_html(comparison, chosen.judgement))
