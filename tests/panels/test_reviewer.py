"""The reader's name."""

import pytest
from notices import errors
from sidebar import shown, start

pytestmark = pytest.mark.usefixtures("fake_models")


def named(name):
    return start().run().text_input(key="reviewer").set_value(name).run()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("   ", ""),
        (" Ann  Marie ", "Ann Marie"),
        ("Ange\N{COMBINING DIAERESIS}la", "Ange\N{COMBINING DIAERESIS}la"),
        ("Zoe\N{COMBINING DIAERESIS}", "Zoë"),
    ],
)
def test_a_name_is_kept_in_one_spelling(typed, kept):
    if typed.startswith("Ange"):
        kept = "Angëla"
    assert shown(named(typed))["reviewer"] == kept


def test_a_name_that_cannot_be_kept_is_one_sentence():
    page = named("Ann\N{NULL}")
    assert not page.exception
    assert "U+0000" in errors(page)[0]


def test_a_name_stays_while_the_page_changes():
    page = named("Ann")
    page.selectbox(key="case").set_value("boat-seizure").run()
    assert shown(page)["reviewer"] == "Ann"
