"""What people decided on a pair, and buttons to decide, beside a finding."""

from __future__ import annotations

import streamlit as st

from compare.errors import CompareError
from compare.panels.desk import Desk
from compare.panels.rows import Row
from compare.panels.words import show_aside, show_error
from compare.review.telling import describe_decision
from compare.review.types import Decision, Review

VERBS = {Decision.CONFIRMED: "Confirm", Decision.REJECTED: "Reject", Decision.UNSURE: "Unsure"}
TROUBLE = "deciding-trouble"  # key of why the last decision was not kept
NO_NAME = "Give your name in the sidebar to decide."


def show_deciding(row: Row, desk: Desk) -> None:
    """Who decided and noted what on a pair, and three buttons; the reader's own is filled."""
    for review in row.reviews:
        if said := _describe(row, review):
            show_aside(f"{review.reviewer}: {said}")
    if not desk.reviewer:
        show_aside(NO_NAME)
        return
    own = next((r for r in row.reviews if r.reviewer == desk.reviewer), None)
    place = st.container(horizontal=True, gap="small")
    for decision, verb in VERBS.items():
        stands = own is not None and own.decision is decision and own.stands(row.judgement.relation)
        place.button(
            verb,
            key=f"decide-{decision}",
            type="primary" if stands else "secondary",
            on_click=_decide,
            args=(row, desk, decision),
        )
    if trouble := st.session_state.pop(TROUBLE, None):
        show_error(trouble)


def _describe(row: Row, review: Review) -> str:
    """Decision and note in a line; empty where there is neither."""
    decision = describe_decision(review, row.judgement.relation)
    note = review.note and f"“{review.note}”"
    return ", ".join(part for part in (decision, note) if part)


def _decide(row: Row, desk: Desk, decision: Decision) -> None:
    judgement = row.judgement
    try:
        desk.store.decide(judgement.pair, desk.reviewer, decision, verdict=judgement.relation)
    except CompareError as error:
        st.session_state[TROUBLE] = str(error)
