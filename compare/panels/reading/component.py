"""The reading view as a component of the page: what it is given, and what it sends back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import streamlit as st

from compare.comparison import Comparison
from compare.errors import CompareError
from compare.judging import Judgement
from compare.panels.desk import Desk
from compare.panels.reading.events import Notice, answer
from compare.panels.reading.payload import to_payload, to_review_payload
from compare.render.html import stylesheet
from compare.render.markdown import escape_markdown
from compare.review.keys import pair_key
from compare.review.wording import MAX_NOTE

ASSETS = Path(__file__).parent / "assets"
# One module for the browser: later files use the functions of earlier ones.
SCRIPTS = ("text", "lines", "texts", "findings", "card", "acts", "keys", "reading")

_mount = st.components.v2.component(
    "compare_reading",
    html=(ASSETS / "reading.html").read_text("utf-8"),
    css=stylesheet() + (ASSETS / "reading.css").read_text("utf-8"),
    js="\n".join((ASSETS / f"{name}.js").read_text("utf-8") for name in SCRIPTS),
)

CHOSEN = "pair"  # key of the chosen pair, for every panel of the page
COMPONENT = "reading"
PAYLOAD, NOTICE, DONE = "reading-payload", "reading-notice", "reading-done"


def show_reading(comparison: Comparison, desk: Desk) -> None:
    """Both texts side by side, their claims marked, with a card for the chosen pair.

    The chosen pair is ``st.session_state["pair"]``, whoever sets it.
    """
    pairs = {pair_key(j.pair): j for j in reversed(comparison.judgements)}
    chosen = st.session_state.get(CHOSEN)
    if chosen is not None and chosen not in pairs:
        st.info("The chosen pair is not among the pairs of this comparison: choose another.")
        chosen = None
    notice: Notice = st.session_state.get(NOTICE, Notice(""))
    _mount(
        key=COMPONENT,
        data={
            "comparison": _kept_payload(comparison),
            "reviews": _reviews(comparison, desk),
            "reviewer": desk.reviewer,
            "chosen": chosen,
            "done": st.session_state.get(DONE, 0),
            "notice": {"text": notice.text, "failed": notice.failed, "pair": notice.pair},
            "noteLength": MAX_NOTE,
        },
        on_pair_change=lambda: _choose(pairs),
        on_act_change=lambda: _act(pairs, desk),
    )


def _reviews(comparison: Comparison, desk: Desk) -> dict[str, Any]:
    """What people decided; without it the texts can still be read."""
    try:
        return to_review_payload(desk.reviews(comparison))
    except CompareError as error:
        st.error(escape_markdown(f"{error}. The texts are shown without decisions."))
        return {}


def _choose(pairs: dict[str, Judgement]) -> None:
    """Remember the pair that the reader chose; nothing else is taken for one.

    The browser sends its key with the time, for a state that stays the same is not told.
    """
    match _sent("pair"):
        case [str(key), _] if key in pairs:
            st.session_state[CHOSEN] = key
        case _:
            st.session_state[CHOSEN] = None


def _act(pairs: dict[str, Judgement], desk: Desk) -> None:
    """Write what the reader did to the store, and remember what to say of it."""
    done, notice = answer(_sent("act"), pairs, desk, st.session_state.get(DONE, 0))
    st.session_state[DONE], st.session_state[NOTICE] = done, notice


def _sent(name: str) -> object:
    """The value that the browser last sent under a name."""
    return st.session_state[COMPONENT].get(name)


def _kept_payload(comparison: Comparison) -> str:
    """What the view shows of a comparison, as JSON, made once for each.

    Every run of the page makes its comparison anew from the same evidence, so that it is told by
    what it holds; that takes no time, for most of it is the very same objects. As one string it
    costs Streamlit next to nothing to look through.
    """
    made_of = (
        comparison.article,
        comparison.readout,
        comparison.judgements,
        comparison.settings,
        comparison.models,
    )
    kept = st.session_state.get(PAYLOAD)
    if kept is None or kept[0] != made_of:
        kept = st.session_state[PAYLOAD] = (made_of, json.dumps(to_payload(comparison)))
    return str(kept[1])
