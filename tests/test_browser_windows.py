"""The reading view in headless Chromium: words that are no markup, windows of every kind."""

import re

import pytest
from reading_view import PANE, focus, press, said

pytestmark = pytest.mark.browser
pytest_plugins = ["reading_page"]


def test_markup_is_text(visit):
    page = visit("hostile")
    focus(page)
    press(page, "j", "e")
    page.keyboard.type("<img src=x onerror='window.stolen = 3'>")
    press(page, "Control+Enter")
    said(page, "Note kept")
    assert page.evaluate("window.stolen") is None
    assert page.locator(".reading img, .reading script").count() == 0
    assert "<script>window.stolen = 1</script>" in page.locator(PANE["article"]).inner_text()
    assert "<img src=x" in page.locator(".review q").inner_text()


def test_marks_that_turn_text_around_stand_alone(visit):
    page = visit("hostile")
    box = page.locator(".control").first
    assert box.get_attribute("data-name") == "U+202E"
    assert box.evaluate("box => box.textContent") == "\u202e"
    order = page.locator(".pane.article .unread", has_text="evil").evaluate(
        """part => {
            const isEvil = node => node.nodeType === 3 && node.data.includes("evil");
            const node = [...part.childNodes].find(isEvil);
            return [0, 1, 2, 3].map(i => {
                const range = document.createRange();
                range.setStart(node, node.data.indexOf("evil") + i);
                range.setEnd(node, node.data.indexOf("evil") + i + 1);
                return range.getBoundingClientRect().left;
            });
        }"""
    )
    assert order == sorted(order)


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (900, 1100), (600, 1000), (1800, 1000)])
def test_nothing_is_wider_than_the_window(visit, width, height):
    page = visit("hostile", width=width, height=height)
    focus(page)
    press(page, "j", "e")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    wide = page.locator(".reading").evaluate(
        """view => {
            const end = view.getBoundingClientRect().right + 4;
            return [...view.querySelectorAll("*")]
                .filter(part => !part.closest(".findings, .partners, svg"))
                .filter(part => part.getBoundingClientRect().right > end)
                .map(part => part.className);
        }"""
    )
    assert wide == []


def test_on_a_narrow_page_the_texts_and_the_card_are_stacked(visit):
    page = visit(width=600, height=1000)
    article, readout, card = (
        page.locator(part).bounding_box() for part in (*PANE.values(), ".card")
    )
    assert article["y"] + article["height"] <= readout["y"]
    assert readout["y"] + readout["height"] <= card["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark(visit, scheme):
    page = visit(color_scheme=scheme)
    focus(page)
    press(page, "j")
    style = "pane => ['backgroundColor', 'color'].map(name => getComputedStyle(pane)[name])"
    ground, ink = (
        sum(map(int, re.findall(r"\d+", colour)))
        for colour in page.locator(PANE["article"]).evaluate(style)
    )
    assert (ground > ink) is (scheme == "light")
