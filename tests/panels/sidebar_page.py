"""A page of nothing but the sidebar and what it chose, for the tests beside it."""

import streamlit as st

from compare.encoder import DEFAULT_ENCODER
from compare.errors import CompareError
from compare.panels.address import View
from compare.panels.choosing import choose_encoder, choose_nli
from compare.panels.models import compare_with_progress
from compare.panels.navigation import check_pair, keep_address, open_address
from compare.panels.reviewer import name_reviewer
from compare.panels.settings import choose_settings
from compare.panels.sources import CASE, NO_ADDRESS, choose_case, choose_source, give_texts
from compare.panels.words import show_error


def show():
    open_address()
    with st.sidebar:
        source = choose_source()
        accounts = choose_case(None) if source == CASE else None
        reviewer = name_reviewer()
        nli, encoder = choose_nli(), choose_encoder()
        settings = choose_settings(nli)
    accounts = accounts or give_texts(source, any_language=encoder != DEFAULT_ENCODER)
    if accounts is None:
        keep_address(None, settings, nli, encoder)
        return
    if accounts.case is None:
        st.caption(NO_ADDRESS)
    comparison = compare_with_progress(accounts.article, accounts.readout, settings, nli, encoder)
    view = st.segmented_control("View", tuple(View), key="view", required=True)
    check_pair(comparison)
    keep_address(accounts.case, settings, nli, encoder)
    st.json(
        {
            "case": accounts.case,
            "view": view,
            "pair": st.session_state["pair"],
            "pairs": len(comparison.judgements),
            "contradiction": settings.contradiction,
            "min_affinity": settings.min_affinity,
            "partners": settings.partners,
            "only_below": settings.only_below,
            "nli": comparison.models["nli"],
            "encoder": comparison.models["encoder"],
            "reviewer": reviewer,
            "notes": accounts.notes,
            "names": [accounts.article.name, accounts.readout.name],
        }
    )


try:
    show()
except CompareError as error:
    show_error(error)
