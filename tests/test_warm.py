"""Once two texts are compared, the page parses and encodes nothing again."""

import sys
from pathlib import Path

import pytest
import spacy.language
import streamlit as st
from fakes import FakeEncoder
from notices import errors
from streamlit.testing.v1 import AppTest

import compare.encoder
import compare.nli
from compare.cases import find_case
from compare.evidence import gather
from compare.judging import operating_points
from compare.panels.address import View
from compare.panels.settings import alarm_levels
from compare.review.keys import pair_key

APP = Path(__file__).parent.parent / "app.py"
CASE = "kelly-guatemala-2017"
SECONDS = 60  # the parser is loaded in the first run


@pytest.fixture
def key():
    """A pair of the case."""
    case = find_case(CASE)
    gathered = gather(case.article, case.readout, encoder=FakeEncoder())
    return pair_key(gathered.evidence[0].pair)


@pytest.fixture
def page(monkeypatch, tmp_path, key):
    """The page after its first comparison; from now on every model refuses to work."""

    def refuse(*_, **__):
        raise AssertionError("a model ran again")

    st.cache_resource.clear()
    monkeypatch.setattr(compare.encoder, "load_encoder", lambda name: FakeEncoder())
    reviews = str(tmp_path / "reviews.sqlite")
    monkeypatch.setattr(sys, "argv", ["app.py", "--case", CASE, "--reviews", reviews])
    page = AppTest.from_file(str(APP), default_timeout=SECONDS)
    page.query_params.update({"case": CASE, "nli": "none"})
    page.run()
    assert not page.exception
    for place, name in (
        (compare.encoder, "load_encoder"),
        (compare.nli, "load_nli"),
        (FakeEncoder, "encode"),
        (spacy.language.Language, "__call__"),
        (spacy.language.Language, "pipe"),
    ):
        monkeypatch.setattr(place, name, refuse)
    yield page
    st.cache_resource.clear()


def is_well(page):
    return not page.exception and errors(page) == []


def test_a_model_that_ran_again_would_be_seen(page):
    page.slider(key="partners").set_value(2).run()
    assert page.exception


@pytest.mark.parametrize("view", View)
def test_a_view_needs_no_model(page, view):
    page.segmented_control(key="view").set_value(view).run()
    assert is_well(page)


def test_a_threshold_needs_no_model(page):
    for point in alarm_levels(operating_points(nli=False)):
        page.select_slider(key="alarms").set_value(point.threshold).run()
        assert is_well(page)
    page.slider(key="only-below").set_value(0.3).run()
    assert is_well(page)


def test_a_choice_and_a_decision_need_no_model(page, key):
    page.text_input(key="reviewer").set_value("Ann").run()
    page.segmented_control(key="view").set_value(View.FINDINGS).run()
    page.session_state["pair"] = key
    page.run()
    page.button(key="decide-confirmed").click().run()
    assert is_well(page)
    page.segmented_control(key="view").set_value(View.READING).run()
    assert is_well(page)
