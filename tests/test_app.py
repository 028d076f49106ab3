"""The page, driven by Streamlit's AppTest with a fake encoder."""

import re
import sys
from pathlib import Path

import pytest
import streamlit as st
from fakes import FakeEncoder
from notices import errors
from streamlit.testing.v1 import AppTest

import compare.encoder
import compare.nli
from compare.errors import ModelError
from compare.panels.address import View
from compare.panels.class_mode import NO_NAME
from compare.panels.sources import NO_ADDRESS
from compare.render.html import stylesheet

APP = Path(__file__).parent.parent / "app.py"
REAL_CASE = "kelly-guatemala-2017"
ARTICLE = "Harbour reopens\nThe port held 40 ships on Monday. The mayor thanked the crews."
READOUT = "The port held 12 ships on Monday. A new crane arrived in the harbour yesterday."
SECONDS = 60  # the parser is loaded in the first run


@pytest.fixture(autouse=True)
def fake_models(monkeypatch, tmp_path):
    """A fake encoder and a database of its own; what one test cached is not there for the next."""
    monkeypatch.setattr(compare.encoder, "load_encoder", lambda name: FakeEncoder())
    monkeypatch.setattr(sys, "argv", ["app.py", "--reviews", str(tmp_path / "reviews.sqlite")])
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def start():
    return AppTest.from_file(str(APP), default_timeout=SECONDS)


def pasted(article, readout):
    page = start().run()
    page.radio(key="source").set_value("Two pasted texts").run()
    page.text_area(key="text-article").set_value(article)
    page.text_area(key="text-readout").set_value(readout)
    return next(b for b in page.button if b.label == "Compare").click().run()


def view(page, name):
    page.segmented_control(key="view").set_value(View(name)).run()
    assert not page.exception
    return page


def html_of(page):
    return "\n".join(element.proto.body for element in page.get("html"))


def pairs(page):
    """The number of pairs that the summary names."""
    return int(re.search(r"(\d+) pairs? of claims", html_of(page))[1])


def messages(page):
    return errors(page)


def test_the_named_case_is_shown_in_every_view(monkeypatch):
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--case", REAL_CASE])
    page = start().run()
    for name in View:
        assert not messages(view(page, name))
        assert page.query_params["case"] == REAL_CASE
    html = html_of(view(page, "framing"))
    assert "“coyotes are liars”" in html
    assert "not found in the readout" in html
    assert any("show a leaning, not a finding" in w.value for w in page.warning)


def test_an_unknown_case_is_one_sentence(monkeypatch):
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--case", "kelly-guatemala-2071"])
    page = start().run()
    assert not page.exception
    assert len(messages(page)) == 1
    assert "kelly-guatemala-2017" in messages(page)[0]


def test_a_hint_until_both_texts_are_there():
    page = pasted("Only one text is here.", "")
    assert not page.exception
    assert "Paste the article" in page.info[0].value
    assert 'class="finding' not in html_of(page)


def test_two_pasted_texts_are_compared():
    page = pasted(ARTICLE, READOUT)
    assert pairs(page) > 0
    assert "pasted article" in html_of(view(page, "about"))
    assert [c.value for c in page.caption].count(NO_ADDRESS) == 1


def test_the_same_text_twice_is_one_sentence():
    page = pasted(READOUT, READOUT)
    assert not page.exception
    assert len(messages(page)) == 1
    assert "hold the same text" in messages(page)[0]


def test_markup_in_a_text_is_text_in_every_view():
    page = pasted(f"{ARTICLE} <script>alert(1)</script> was painted on its wall.", READOUT)
    shown = ""
    for name in View:
        html = html_of(view(page, name))
        assert "<script>" not in html
        shown += html
    assert "&lt;script&gt;" in shown


def test_a_higher_threshold_leaves_fewer_pairs():
    page = pasted(ARTICLE, READOUT)
    before = pairs(page)
    page.slider(key="min-affinity").set_value(0.9).run()
    assert pairs(page) < before


def test_a_page_opened_for_a_class_shows_nothing_else_before_the_reveal():
    page = start()
    page.query_params["case"] = REAL_CASE
    page.query_params["view"] = "class"
    page.run()
    assert [i.value for i in page.info] == [NO_NAME]
    assert not page.segmented_control
    assert "contradiction" not in html_of(page).replace(stylesheet(), "")
    page.text_input(key="reviewer").set_value("Ann").run()
    assert page.subheader[0].value == "Pair 1 of 20"
    page.button(key="class-reveal").click().run()
    assert page.segmented_control(key="view").value is View.CLASS
    assert pairs(view(page, "findings")) > 0


def test_an_unknown_nli_model_is_one_sentence(monkeypatch):
    def refuse(name):
        raise ModelError(f"the NLI model {name!r} could not be loaded: give another")

    monkeypatch.setattr(compare.nli, "load_nli", refuse)
    page = pasted(ARTICLE, READOUT)
    page.selectbox(key="nli").set_value("by name or folder").run()
    page.text_input(key="nli-name").set_value("no-such-model").run()
    assert not page.exception
    assert "no-such-model" in messages(page)[0]
