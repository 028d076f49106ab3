"""The panel of reports alone, on a hand-made comparison: streamlit run harness_reports.py -- STORE.

The address chooses the comparison: ?made=hostile.
"""

import sys
from pathlib import Path

import streamlit as st
from fakes import make_comparison

from compare.panels.desk import Desk
from compare.panels.reports import show_reports
from compare.review.store import ReviewStore

sys.path.insert(0, str(Path(__file__).parent / "panels"))
from panel import hostile, hundreds

MADE = {"usual": make_comparison, "hostile": hostile, "hundreds": hundreds}


@st.cache_resource
def open_store(path):
    return ReviewStore.open(Path(path))


@st.cache_resource
def made(name):
    return MADE[name]()


st.set_page_config("reports", layout="wide")
name = st.query_params.get("made", "usual")
show_reports(made(name), Desk(open_store(sys.argv[1]), "Ann"), f"The {name} case")
