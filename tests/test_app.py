"""The page, driven by Streamlit's AppTest with a fake encoder."""

import sys
from pathlib import Path

import pytest
import streamlit as st
from fakes import FakeEncoder
from streamlit.testing.v1 import AppTest

import compare.encoder
import compare.nli
from compare.errors import ModelError

APP = Path(__file__).parent.parent / "app.py"
REAL_CASE = "kelly-guatemala-2017"
ARTICLE = "Harbour reopens\nThe port held 40 ships on Monday. The mayor thanked the crews."
READOUT = "The port held 12 ships on Monday. A new crane arrived in the harbour yesterday."
SECONDS = 60  # the parser is loaded in the first run


@pytest.fixture(autouse=True)
def fake_models(monkeypatch):
    """A fake encoder; what one test cached is not there for the next."""
    monkeypatch.setattr(compare.encoder, "load_encoder", lambda name: FakeEncoder())
    monkeypatch.setattr(sys, "argv", ["app.py"])
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
    return page.button[0].click().run()


def html_of(page):
    return "\n".join(element.proto.body for element in page.get("html"))


def messages(page):
    return [element.value for element in page.error]


def test_the_named_case_is_shown(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--case", REAL_CASE])
    page = start().run()
    assert not page.exception
    assert not messages(page)
    html = html_of(page)
    assert 'class="compare account article"' in html
    assert 'class="compare account readout"' in html
    assert 'class="finding ' in html
    assert "similarity" in html
    assert "“coyotes are liars”</q>" in html
    assert "not found in the readout" in html
    assert "show a leaning, not a finding" in html


def test_an_unknown_case_is_one_sentence(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["app.py", "--case", "kelly-guatemala-2071"])
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
    assert not page.exception
    assert "The port held" in html_of(page)
    assert "pasted article" in html_of(page)


def test_the_same_text_twice_is_one_sentence():
    page = pasted(READOUT, READOUT)
    assert not page.exception
    assert len(messages(page)) == 1
    assert "hold the same text" in messages(page)[0]


def test_markup_in_a_text_is_text():
    page = pasted(f"<script>alert(1)</script> {ARTICLE}", READOUT)
    assert "<script>" not in html_of(page)
    assert "&lt;script&gt;" in html_of(page)


def test_relations_filter_the_pairs():
    page = pasted(ARTICLE, READOUT)
    page.pills(key="relations").set_value(["agreement"]).run()
    html = html_of(page)
    assert "Agreements <span" in html
    assert "Contradictions <span" not in html
    page.pills(key="relations").set_value([]).run()
    assert "at least one relation" in page.info[0].value


def test_a_higher_threshold_leaves_fewer_pairs():
    page = pasted(ARTICLE, READOUT)
    before = html_of(page).count('class="finding ')
    page.slider(key="min-affinity").set_value(0.9).run()
    assert html_of(page).count('class="finding ') < before


def test_an_unknown_nli_model_is_one_sentence(monkeypatch):
    def refuse(name):
        raise ModelError(f"the NLI model {name!r} could not be loaded: give another")

    monkeypatch.setattr(compare.nli, "load_nli", refuse)
    page = pasted(ARTICLE, READOUT)
    page.selectbox(key="nli").set_value("by name or folder").run()
    page.text_input(key="nli-name").set_value("no-such-model").run()
    assert not page.exception
    assert "no-such-model" in messages(page)[0]
