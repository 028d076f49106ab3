"""Evidence is gathered once, with what is being done on show, and no model runs again."""

from contextlib import contextmanager

import pytest
from sidebar import shown, start
from streamlit.testing.v1 import AppTest

import compare.panels.models
from compare.panels.status import show_progress

pytestmark = pytest.mark.usefixtures("fake_models")


@pytest.fixture
def told(monkeypatch):
    """What the page was told, by work."""
    works = []

    @contextmanager
    def record(title):
        steps = []
        works.append(steps)
        with show_progress(title) as progress:
            yield lambda step, done: (steps.append(step), progress(step, done))

    monkeypatch.setattr(compare.panels.models, "show_progress", record)
    return works


def test_work_is_told_and_gone_when_it_is_done(told):
    page = start().run()
    (steps,) = told
    assert steps[:2] == ["Reading the article", "Reading the readout"]
    assert steps[-1].startswith("Comparing pair ")
    assert not page.status
    assert not page.get("progress")


def test_another_threshold_view_or_name_gathers_nothing(told, monkeypatch):
    page = start().run()
    pairs = shown(page)["pairs"]
    monkeypatch.setattr(compare.panels.models, "gather", None)
    page.select_slider(key="alarms").set_value(0.1).run()
    page.segmented_control(key="view").set_value("about").run()
    page.text_input(key="reviewer").set_value("Ann").run()
    page.slider(key="only-below").set_value(0.2).run()
    assert shown(page)["pairs"] == pairs
    assert len(told) == 1


def test_other_pairing_and_models_gather_anew(told):
    page = start().run()
    page.slider(key="partners").set_value(1).run()
    page.selectbox(key="encoder").set_value("by name or folder").run()
    page.text_input(key="encoder-name").set_value("another").run()
    assert shown(page)["encoder"] == "another"
    assert len(told) == 3
    page.slider(key="partners").set_value(5).run()
    page.slider(key="partners").set_value(1).run()
    assert len(told) == 4


def test_work_that_fails_leaves_no_bar_behind():
    def script():
        import streamlit as st

        from compare.errors import InputError
        from compare.panels.status import show_progress

        try:
            with show_progress("Working") as progress:
                progress("Half way", 0.5)
                raise InputError("no claim: give a full statement")
        except InputError as error:
            st.error(str(error))

    page = AppTest.from_function(script).run()
    assert [e.value for e in page.error] == ["no claim: give a full statement"]
    assert not page.status
