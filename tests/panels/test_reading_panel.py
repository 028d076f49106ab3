"""The reading view on a page of its own: what it hands to the browser, in every state."""

import json
from dataclasses import replace
from time import perf_counter

import pytest
from fakes import make_comparison
from notices import errors
from panel import alone, empty, hostile, hundreds, make_desk, one, open_panel, review

from compare.panels.reading import show_reading
from compare.panels.reading.component import ASSETS, SCRIPTS
from compare.panels.reading.payload import to_payload
from compare.review.keys import pair_key

WARM_SECONDS = 0.3


def handed(page):
    """What the browser is given."""
    (component,) = page.get("bidi_component")
    assert not page.exception
    return json.loads(component.proto.json or component.proto.mixed.json)


@pytest.mark.parametrize(
    "make", [make_comparison, empty, one, alone, hostile, hundreds], ids=lambda make: make.__name__
)
def test_every_state_is_shown(make):
    page = open_panel(show_reading, make())
    data = handed(page)
    assert json.loads(data["comparison"]) == json.loads(json.dumps(to_payload(make())))
    assert (data["chosen"], data["done"], data["reviewer"]) == (None, 0, "Ann")
    assert not page.info
    assert errors(page) == []


def test_decisions_come_along():
    comparison = make_comparison()
    clash = comparison.judgements[0]
    page = open_panel(show_reading, comparison, make_desk(review(clash, note="Sure.")))
    (told,) = handed(page)["reviews"][pair_key(clash.pair)]
    assert (told["decision"], told["note"]) == ("confirmed", "Sure.")


def test_the_pair_chosen_elsewhere_is_handed_on():
    comparison = make_comparison()
    key = pair_key(comparison.judgements[1].pair)
    assert handed(open_panel(show_reading, comparison, pair=key))["chosen"] == key


@pytest.mark.parametrize("key", ["f" * 64, 7])
def test_a_pair_that_is_not_there_is_said(key):
    page = open_panel(show_reading, make_comparison(), pair=key)
    assert handed(page)["chosen"] is None
    assert "not among the pairs of this comparison" in page.info[0].value


def test_without_the_store_the_texts_can_be_read():
    page = open_panel(show_reading, make_comparison(), make_desk(error="the *store* is gone"))
    assert handed(page)["reviews"] == {}
    assert "The texts are shown without decisions" in errors(page)[0]
    assert "The *store* is gone" in errors(page)[0]


def test_a_warm_run_makes_no_payload_again(monkeypatch):
    page = open_panel(show_reading, hundreds(200))
    made = []
    monkeypatch.setattr(
        "compare.panels.reading.component.to_payload", lambda *_: made.append(1) or {}
    )
    start = perf_counter()
    page.run()
    assert perf_counter() - start < WARM_SECONDS
    assert not made


def test_another_comparison_of_the_same_texts_is_shown():
    page = open_panel(show_reading, make_comparison())
    calm = replace(make_comparison(), judgements=make_comparison().judgements[1:])
    page.args = (show_reading, calm, make_desk())
    shown = json.loads(handed(page.run())["comparison"])
    assert [pair["id"] for pair in shown["pairs"]] == ["a3-r2", "a1-r1"]


def test_the_script_builds_no_markup_from_data():
    script = "\n".join((ASSETS / f"{name}.js").read_text() for name in SCRIPTS)
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
    ):
        assert way not in script
    assert "http" not in script.replace("http://www.w3.org/2000/svg", "")
    for asset in ("reading.html", "reading.css"):
        assert "//" not in (ASSETS / asset).read_text()


def test_every_script_is_part_of_the_component():
    assert {path.stem for path in ASSETS.glob("*.js")} == set(SCRIPTS)
