"""Panels tell where in its file a claim stands, as the terminal and the reports do."""

import lxml.html
import pytest
from fakes import ARTICLE, make_comparison, on_pages
from panel import html_of, open_panel

from compare.panels.about import show_about
from compare.panels.findings import CHOSEN, show_findings
from compare.panels.framing import show_framing
from compare.panels.heatmap import show_cell
from compare.panels.only_in import show_only_in
from compare.panels.reading.payload import to_payload
from compare.review.keys import pair_key

QUOTED = f"{ARTICLE}“No ship sank,” it said.\n"


@pytest.fixture(scope="module")
def comparison():
    """Its article is from a PDF and ends with a quotation, its readout was pasted."""
    return on_pages(make_comparison(QUOTED))


def show_no_pair(comparison, desk):
    show_cell(comparison, ("a4", "r4"))


@pytest.mark.parametrize(
    ("show", "shown"),
    [
        (show_framing, "a3 article · the article itself states · page 2, line 1"),
        (show_framing, "place page 2, line 1"),
        (show_findings, "a2 article · the mayor insists (“insisted”) · page 1, line 3"),
        (show_only_in, "a4 · the article itself states · page 2, line 1"),
        (show_about, "page 2, line 1 · nearest r4, similarity 0.21"),
        (show_no_pair, "a4 article · the article itself states · page 2, line 1"),
    ],
)
def test_the_place_stands_beside_each_claim_that_has_one(comparison, show, shown):
    chosen = {CHOSEN: pair_key(comparison.judgements[0].pair)}
    panel = open_panel(show, comparison, **chosen)
    assert not panel.exception
    page = lxml.html.fragment_fromstring(html_of(panel), "div")
    beside = page.xpath("//figcaption | //small")
    assert shown in [" ".join(element.text_content().split()) for element in beside]


def test_the_reading_view_is_told_the_place(comparison):
    payload = to_payload(comparison)
    article, readout = (
        [claim["original"] for claim in side["claims"]] for side in payload["sides"]
    )
    assert article == ["page 1, line 1", "page 1, line 3", "page 2, line 1", "page 2, line 1"]
    assert readout == [""] * 4
    assert [q["original"] for q in payload["pairs"][0]["quotes"]] == ["page 1, line 3", ""]


def test_nothing_is_said_of_a_place_that_nobody_knows():
    pasted = make_comparison(QUOTED)
    for show in (show_framing, show_only_in, show_about):
        assert "line 1" not in html_of(open_panel(show, pasted))
