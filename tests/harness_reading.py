"""The reading view alone, on hand-made comparisons: streamlit run harness_reading.py -- FOLDER.

The address chooses the comparison, the database in that folder, and the reviewer:
?made=hostile&store=one&reviewer=Ann.
"""

import sys
from dataclasses import replace
from pathlib import Path

import streamlit as st
from fakes import ARTICLE, READOUT, make_comparison

from compare.panels.desk import Desk
from compare.panels.reading import show_reading
from compare.review.store import ReviewStore

HOSTILE = "<script>window.stolen = 1</script> <img src=x onerror='window.stolen = 2'> & "
TURNED = "The \u202eevil\u202c word and 𝔘 stay."
LINES = "\n".join(f"Line {i} says no more than that." for i in range(60))


def hostile():
    return make_comparison(f"{HOSTILE}{ARTICLE}{TURNED}", f"{HOSTILE}{READOUT}", source=HOSTILE)


def long():
    """The claims stand far from the beginning, so that both texts must scroll."""
    return make_comparison(f"{LINES}\n{ARTICLE}{LINES}", f"{LINES}\n{LINES}\n{READOUT}{LINES}")


def sure():
    """The unsure pair is merely related, so that it is no finding."""
    made = make_comparison()
    *others, related = made.judgements
    return replace(made, judgements=(*others, replace(related, unsure=False)))


def empty():
    return replace(make_comparison(), judgements=(), best={})


MADE = {"usual": make_comparison, "hostile": hostile, "long": long, "sure": sure, "empty": empty}


@st.cache_resource
def open_store(name):
    return ReviewStore.open(Path(sys.argv[1]) / f"{name}.sqlite")


st.set_page_config("reading", layout="wide")
asked = st.query_params
desk = Desk(open_store(asked["store"]), st.text_input("Reviewer", asked["reviewer"]))
st.title("A case")
if "pair" in asked:
    st.session_state.setdefault("pair", asked["pair"])
show_reading(MADE[asked["made"]](), desk)
st.text(f"pair: {st.session_state.get('pair')}")
if st.button("Choose the framing"):
    st.session_state["pair"] = asked["key"]
    st.rerun()
