"""The sidebar's models: which encoder pairs the claims, and which NLI model judges the pairs."""

from __future__ import annotations

import streamlit as st

from compare.encoder import DEFAULT_ENCODER
from compare.onboard import ONBOARD, is_on_board
from compare.panels.models import NO_NLI
from compare.panels.words import show_warning

BY_NAME = "by name or folder"
NLI, ENCODER = "nli", "encoder"  # keys of the two choices; the names typed are under "nli-name" ...


def default_nli() -> str:
    """The NLI model that the page starts with: the one on board, or none."""
    return ONBOARD if is_on_board() else NO_NLI


def choose_nli() -> str:
    """The name or folder of an NLI model, or "none"."""
    st.subheader("Models")
    return _choose(
        "NLI model",
        NLI,
        tuple(dict.fromkeys((default_nli(), NO_NLI))),
        "A model that says whether one claim contradicts another. Without one, typed "
        "differences and similarity decide.",
        "cross-encoder/nli-deberta-v3-base",
    )


def choose_encoder() -> str:
    """The name or folder of a sentence encoder."""
    return _choose(
        "Encoder",
        ENCODER,
        (DEFAULT_ENCODER,),
        "A model that says how near two claims are. The thresholds were measured with "
        f"{DEFAULT_ENCODER}.",
        "sentence-transformers/all-mpnet-base-v2",
    )


def preset_models(nli: str | None, encoder: str) -> None:
    """Set the sidebar to the models of an address, before it is drawn.

    One that does not come along is loaded only after the reader agreed: an address may come from
    anybody, and a name may stand for a folder here or for files of a stranger on a model hub.
    """
    for key, name, known in (
        (NLI, nli or default_nli(), (default_nli(), NO_NLI)),
        (ENCODER, encoder, (DEFAULT_ENCODER,)),
    ):
        if name in known:
            st.session_state[key] = name
        else:
            st.session_state[key] = BY_NAME
            st.session_state[f"{key}-name"] = st.session_state[f"{key}-proposed"] = name


def _choose(label: str, key: str, known: tuple[str, ...], meaning: str, example: str) -> str:
    choice = st.selectbox(label, (*known, BY_NAME), key=key, persist_state="session", help=meaning)
    if choice != BY_NAME:
        return choice
    name = st.text_input(
        f"Name or folder of the {label}",
        key=f"{key}-name",
        persist_state="session",
        placeholder=example,
    ).strip()
    if not name:
        st.caption(f"Until a name is given, {known[0]} is used.")
    agreed = name and _agreed(name, f"{key}-proposed")
    return name if agreed else known[0]


def _agreed(name: str, key: str) -> bool:
    """Whether the reader chose the name, or agreed to what an address proposes."""
    if st.session_state.get(key) != name:
        return True
    show_warning(
        f"The address names the model {name}, which does not come along. Load "
        "it only if you trust whoever gave you the address."
    )
    st.button("Load it", key=f"{key}-load", on_click=_agree, args=(key,))
    return False


def _agree(key: str) -> None:
    del st.session_state[key]
