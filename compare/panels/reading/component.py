"""The reading view as a component of the page: what it is given, and what it sends back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from compare.comparison import Comparison
from compare.errors import CompareError
from compare.judging import Judgement
from compare.panels.desk import Desk
from compare.panels.reading.events import Notice, answer
from compare.panels.reading.payload import to_payload, to_review_payload
from compare.panels.words import show_error
from compare.render.html import stylesheet
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
KEPT = "reading-kept"


@dataclass(slots=True)
class Kept:
    """What one session's view remembers from run to run.

    A newer message stops a run wherever it touches the session's state, callbacks included. What
    must not be forgotten stands in this object, which nothing stops from being written to.

    Attributes:
        made_of: what the payload was made of.
        payload: the comparison as JSON.
        heard: when the browser last told its choice, by its own clock.
        done: number of the last act carried out.
        notice: what to say of it; None before the first.
    """

    made_of: tuple[Any, ...] = ()
    payload: str = ""
    heard: object = None
    done: int = 0
    notice: Notice | None = None


def show_reading(comparison: Comparison, desk: Desk) -> None:
    """Both texts side by side, their claims marked, with a card for the chosen pair.

    The chosen pair is ``st.session_state["pair"]``, whoever sets it.
    """
    pairs = {pair_key(j.pair): j for j in reversed(comparison.judgements)}
    kept: Kept = st.session_state.setdefault(KEPT, Kept())
    _hear(pairs, kept)
    chosen = st.session_state.get(CHOSEN)
    if chosen is not None and chosen not in pairs:
        st.info("The chosen pair is not among the pairs of this comparison: choose another.")
        chosen = None
    _mount(
        key=COMPONENT,
        data={
            "comparison": _payload(comparison, kept),
            "reviews": _reviews(comparison, desk),
            "reviewer": desk.reviewer,
            "chosen": chosen,
            "done": kept.done,
            "notice": kept.notice and asdict(kept.notice),
            "noteLength": MAX_NOTE,
        },
        on_pair_change=lambda: _hear(pairs, kept),
        on_act_change=lambda: _act(pairs, desk, kept),
    )


def _hear(pairs: dict[str, Judgement], kept: Kept) -> None:
    """Remember the pair that the reader chose; nothing else is taken for one.

    The browser tells its key with the time: what is told again, after another panel chose another
    pair, would else count as nothing new.
    """
    match _sent("pair"):
        case [key, when] if when != kept.heard:
            st.session_state[CHOSEN] = key if isinstance(key, str) and key in pairs else None
            kept.heard = when


def _act(pairs: dict[str, Judgement], desk: Desk, kept: Kept) -> None:
    """Write what the reader did to the store, and remember what to say of it."""
    kept.done, notice = answer(_sent("act"), pairs, desk, kept.done)
    kept.notice = notice or kept.notice


def _sent(name: str) -> object:
    """The value that the browser last sent under a name."""
    return st.session_state.get(COMPONENT, {}).get(name)


def _reviews(comparison: Comparison, desk: Desk) -> dict[str, Any]:
    """What people decided; without it the texts can still be read."""
    try:
        return to_review_payload(desk.reviews(comparison))
    except CompareError as error:
        show_error(f"{error}. The texts are shown without decisions.")
        return {}


def _payload(comparison: Comparison, kept: Kept) -> str:
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
    if kept.made_of != made_of:
        kept.made_of, kept.payload = made_of, json.dumps(to_payload(comparison))
    return kept.payload
