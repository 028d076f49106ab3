"""The heatmap: which cells there are, what they stand for, what a click chooses."""

from dataclasses import replace

import numpy as np
import pytest
from fakes import make_comparison
from panel import alone, empty, hostile, html_of, hundreds, one, open_panel

from compare.documents import Role
from compare.panels.cells import MOST, NO_PAIR, make_cells
from compare.panels.heatmap import CELL, CHART, choose_cell, draw, show_cell, show_heatmap
from compare.review.keys import pair_key


def cells_of(comparison, **shown):
    frame = make_cells(comparison, **shown).frame
    return {
        (row.row, row.column): (row.article, row.readout, row.similarity, row.relation)
        for row in frame.itertuples()
    }


def clicked(*ids):
    cell = dict(zip(("article", "readout"), ids, strict=True))
    return {"selection": {CELL: [cell] if ids else []}}


def test_every_claim_meets_every_claim_in_reading_order():
    comparison = replace(make_comparison(), similarity=np.arange(16).reshape(4, 4) / 16)
    cells = make_cells(comparison)
    assert cells.labels == {
        Role.ARTICLE: ("a1", "a2", "a3", "a4"),
        Role.READOUT: ("r1", "r2", "r3", "r4"),
    }
    found = cells_of(comparison)
    assert len(found) == 16
    assert found["a2", "r1"] == ("a2", "r1", 0.25, "C contradiction")
    assert found["a3", "r2"] == ("a3", "r2", 0.562, "F framing")
    assert found["a1", "r1"] == ("a1", "r1", 0.0, "R related")
    assert sum(cell[3] == NO_PAIR for cell in found.values()) == 13


def test_the_pairs_that_matter_are_drawn_last():
    relations = list(make_cells(make_comparison()).frame["relation"])
    assert relations[:13] == [NO_PAIR] * 13
    assert relations[13:] == ["R related", "F framing", "C contradiction"]


@pytest.mark.parametrize(
    ("number", "block", "rows"), [(MOST, 1, MOST), (MOST + 1, 2, 76), (400, 3, 134)]
)
def test_too_many_claims_share_cells(number, block, rows):
    cells = make_cells(hundreds(number))
    assert cells.block == {role: block for role in Role}
    assert len(cells.frame) == rows * rows
    assert ("Too many claims" in cells.sentence) is (block > 1)


def test_a_block_shows_its_strongest_pair_or_its_nearest_claims():
    cells = cells_of(hundreds(400))
    # a1 / r1 is a contradiction, a2 / r2 an agreement, a3 / r3 framing.
    assert cells["a1–a3", "r1–r3"] == ("a1", "r1", 1.0, "C contradiction")
    assert cells["a1–a3", "r4–r6"] == ("a3", "r4", 0.5, NO_PAIR)
    assert cells["a400", "r397–r399"] == ("a400", "r399", 0.5, NO_PAIR)
    assert cells["a400", "r400"] == ("a400", "r400", 1.0, "R related")


def test_a_range_shows_single_claims():
    shown = {Role.ARTICLE: (10, 12), Role.READOUT: (11, 13)}
    assert cells_of(hundreds(400), shown=shown) == {
        ("a11", "r12"): ("a11", "r12", 0.5, NO_PAIR),
        ("a11", "r13"): ("a11", "r13", 0.333, NO_PAIR),
        ("a12", "r12"): ("a12", "r12", 1.0, "R related"),
        ("a12", "r13"): ("a12", "r13", 0.5, NO_PAIR),
    }


def test_every_relation_has_an_outline_of_its_own():
    chart = draw(make_cells(hundreds(8)))
    scales = {
        channel: chart["encoding"][channel]["scale"]["range"]
        for channel in ("stroke", "strokeWidth", "strokeDash")
    }
    outlines = [str(outline) for outline in zip(*scales.values(), strict=True)]
    assert len(set(outlines)) == 5  # four relations, and none
    assert scales["stroke"][-1] == "transparent"


def test_each_wording_is_sent_once():
    chart = draw(make_cells(hundreds(60)))
    tables = chart["datasets"].values()
    assert sum(len(table) for table in tables if "words" in table) == 120


@pytest.mark.parametrize("comparison", [empty(), one(), make_comparison(), hundreds(400)])
def test_it_is_drawn(comparison):
    page = open_panel(show_heatmap, comparison)
    assert not page.exception
    assert len(page.get("vega_lite_chart")) == 1
    sentence = page.caption[0].value
    assert sentence.startswith(f"{len(comparison.claims[Role.ARTICLE])} article claims by ")


def test_ranges_are_there_only_where_they_are_needed():
    assert not open_panel(show_heatmap, make_comparison()).slider
    page = open_panel(show_heatmap, hundreds(400))
    page.slider(key="heatmap-article").set_value((1, 100)).run()
    page.slider(key="heatmap-readout").set_value((301, 400)).run()
    assert not page.exception
    assert page.caption[0].value == (
        "400 article claims by 400 readout claims. "
        "Each cell is a claim of the article and one of the readout."
    )


def test_a_click_chooses_the_pair_and_shows_it(monkeypatch):
    comparison = make_comparison()
    pairs = {judgement.key: judgement for judgement in comparison.judgements}
    state = {"pair": None, CHART: clicked("a2", "r1")}
    monkeypatch.setattr("streamlit.session_state", state)
    choose_cell(pairs)
    assert state["pair"] == pair_key(comparison.judgements[0].pair)
    state[CHART] = clicked("a4", "r1")
    choose_cell(pairs)
    assert state["pair"] == pair_key(comparison.judgements[0].pair)


@pytest.mark.parametrize("comparison", [hostile(), alone()], ids=["pair", "no pair"])
def test_the_claims_of_a_cell_are_shown_as_they_are_written(comparison):
    html = html_of(open_panel(show_first_cell, comparison))
    assert "=1+1 &lt;script&gt;alert(1)" in html
    assert "**bold**" in html
    assert "<script>" not in html
    assert ("These two claims are no pair." in html) is not bool(comparison.judgements)


def test_a_cell_of_claims_now_gone_shows_nothing():
    assert not open_panel(show_gone_cell, one()).get("html")


def show_first_cell(comparison, desk):
    show_cell(comparison, ("a1", "r1"))


def show_gone_cell(comparison, desk):
    show_cell(comparison, ("a99", "r1"))
