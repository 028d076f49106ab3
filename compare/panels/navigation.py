"""The page follows its address, and its address follows the page."""

from __future__ import annotations

import streamlit as st

from compare.cases import list_cases
from compare.comparison import Comparison, Settings
from compare.panels.address import Address, View, from_params, to_params
from compare.panels.choosing import ENCODER, NLI, default_nli, preset_models
from compare.panels.settings import (
    ALARMS,
    CONTRADICTION,
    CUSTOM,
    MIN_AFFINITY,
    ONLY_BELOW,
    PARTNERS,
    preset_settings,
)
from compare.panels.sources import CASE_NAME, SOURCE, preset_case
from compare.panels.words import show_warning
from compare.review.keys import pair_key

VIEW, PAIR = "view", "pair"  # keys of the chosen view and of the chosen pair
OPENED_AT = "opened-at"  # key of the view that the page was opened at
_FOLLOWED = (
    SOURCE,
    CASE_NAME,
    VIEW,
    PAIR,
    ALARMS,
    CUSTOM,
    CONTRADICTION,
    MIN_AFFINITY,
    PARTNERS,
    ONLY_BELOW,
    NLI,
    f"{NLI}-name",
    ENCODER,
    f"{ENCODER}-name",
)
# Keys of the parameters that the address has now, of what the page was set to when it got them,
# and of what is to be said about them.
_PARAMS, _STATE, _COMPLAINTS = "address-params", "address-state", "address-complaints"
_FRESH = "address-fresh"  # whether the page is only now being set to it


LOST = (
    "The pair that the address names is not in this comparison: its words have changed, or other "
    "thresholds or models are needed to find it."
)


def open_address() -> None:
    """Set the page to its address, before anything else is drawn, and say what cannot be used.

    The page follows when it is opened, and after Back and Forward. What is said stands until the
    reader chooses something else.
    """
    params = st.query_params.to_dict()
    if _is_new(params):
        address, complaints = from_params(params, list_cases())
        _preset(address)
        st.session_state.setdefault(OPENED_AT, address.view)
        st.session_state[_COMPLAINTS] = complaints
        st.session_state[_FRESH] = True
        _remember(params)
    elif _state() != st.session_state[_STATE]:
        st.session_state[_COMPLAINTS] = ()
    if st.session_state.get(VIEW) is None:  # forgotten while there was nothing to view
        st.session_state[VIEW] = View.READING
    for complaint in st.session_state[_COMPLAINTS]:
        show_warning(complaint)


def keep_address(case: str | None, settings: Settings, nli: str, encoder: str) -> None:
    """Write the address of what the page shows, if it is not there already.

    Args:
        case: name of the case; None for texts that somebody brought, which have no address.
        settings: thresholds.
        nli: name of the NLI model, "none" for none.
        encoder: name of the encoder.
    """
    view, pair = st.session_state[VIEW], st.session_state.get(PAIR)
    named = None if nli == default_nli() else nli
    params = to_params(Address(case, view, pair, settings, named, encoder))
    if params != st.query_params.to_dict():
        st.query_params.from_dict(params)
    st.session_state[_FRESH] = False
    _remember(params)


def check_pair(comparison: Comparison) -> None:
    """Let go of a chosen pair that the comparison does not hold; say so if an address named it."""
    key = st.session_state.get(PAIR)
    if key is None or key in {pair_key(j.pair) for j in comparison.judgements}:
        return
    st.session_state[PAIR] = None
    if st.session_state[_FRESH]:
        st.session_state[_COMPLAINTS] += (LOST,)
        show_warning(LOST)


def _is_new(params: dict[str, str]) -> bool:
    """Whether the page has to follow its address.

    A message of the browser may carry the address from before the last change. It is taken for
    Back or Forward only where the reader changed nothing else.
    """
    if _PARAMS not in st.session_state:
        return True
    return params != st.session_state[_PARAMS] and _state() == st.session_state[_STATE]


def _remember(params: dict[str, str]) -> None:
    st.session_state[_PARAMS] = params
    st.session_state[_STATE] = _state()


def _state() -> dict[str, object]:
    return {key: st.session_state.get(key) for key in _FOLLOWED}


def _preset(address: Address) -> None:
    if address.case is not None:
        preset_case(address.case)
    st.session_state[VIEW] = address.view
    st.session_state[PAIR] = address.pair
    preset_settings(address.settings)
    preset_models(address.nli, address.encoder)
