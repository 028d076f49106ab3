"""How near every claim of the article is to every claim of the readout, as a heatmap."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from compare.comparison import Comparison
from compare.documents import Role
from compare.judging import Judgement, Relation
from compare.panels.cells import MOST, NO_PAIR, Cells, Range, make_cells, name_relation
from compare.panels.desk import Desk
from compare.panels.findings import CHOSEN
from compare.render.html import finding_html, macros
from compare.render.labels import count
from compare.review.keys import pair_key

Spec = dict[str, Any]  # Vega-Lite 6

CHART, CELL = "heatmap", "cell"
PIXELS = 18  # of a row with a claim of its own
AROUND = 170  # pixels of legend and axes, which the height of a chart takes in
LEAST, MOST_HEIGHT = 60, 560  # pixels of all rows
FILL = "#6f7d95"  # stands out from a white page and from a dark one
# Colour, width and dashes of the outline: any two differ in more than colour.
OUTLINES: dict[Relation, tuple[str, float, list[int]]] = {
    Relation.CONTRADICTION: ("#d43a32", 3.5, [1, 0]),
    Relation.FRAMING: ("#c08213", 2.5, [5, 2]),
    Relation.AGREEMENT: ("#2b9a61", 1.5, [1, 0]),
    Relation.RELATED: ("#4c84d4", 1.2, [1, 2]),
}
NO_OUTLINE = ("transparent", 0.0, [1, 0])
NO_PAIR_HERE = "These two claims are no pair."
MEANING = (
    "The fuller a cell, the nearer the contents of its two claims (cosine). Pairs are outlined by "
    "relation; they are chosen by affinity, which counts words in common as well. Point at a cell "
    "to read both claims, click it to keep them below."
)


def show_heatmap(comparison: Comparison, desk: Desk) -> None:
    """All article claims by all readout claims in reading order, paired cells outlined."""
    st.header("Similarity of all claims", anchor=False)
    cells = make_cells(comparison, _choose_ranges(comparison))
    sizes = " by ".join(count(len(comparison.claims[role]), f"{role} claim") for role in Role)
    st.caption(f"{sizes}. {cells.sentence}")
    pairs = {judgement.key: judgement for judgement in comparison.judgements}
    st.vega_lite_chart(
        draw(cells),
        key=CHART,
        width="stretch",
        on_select=partial(choose_cell, pairs),
        selection_mode=CELL,
        alt=f"Heatmap: {sizes}. The view Findings has the same pairs in words.",
    )
    st.caption(MEANING)
    show_cell(comparison, _clicked())


def draw(cells: Cells) -> Spec:
    """The chart. Wordings are looked up by claim, so that each is sent once."""
    rows = len(cells.labels[Role.ARTICLE])
    height = max(LEAST, min(MOST_HEIGHT, PIXELS * rows))
    return {
        "datasets": {"cells": cells.frame, **{role.value: cells.claims[role] for role in Role}},
        "data": {"name": "cells"},
        "transform": [_look_up(role) for role in Role],
        "height": AROUND + height,
        "mark": "bar",  # Vega-Lite gives rectangles no dashes
        "params": [{"name": CELL, "select": {"type": "point", "fields": ["article", "readout"]}}],
        "encoding": {
            "x": _axis("column", cells, Role.READOUT),
            "y": _axis("row", cells, Role.ARTICLE),
            "fill": {"value": FILL},
            "fillOpacity": {
                **_field("similarity", "quantitative"),
                "scale": {"domain": [0, 1], "range": [0, 1], "clamp": True},
                "legend": None,
            },
            **_outlines(cells, min(1.0, height / (PIXELS * rows))),
            "tooltip": [
                *(_field(f"{role} words", title=role.value) for role in Role),
                *(_field(role.value, title=f"{role} claim") for role in Role),
                {**_field("similarity", "quantitative"), "format": ".2f"},
                _field("relation"),
            ],
        },
    }


def _look_up(role: Role) -> Spec:
    words = {"data": {"name": role.value}, "key": "id", "fields": ["words"]}
    return {"lookup": role.value, "from": words, "as": [f"{role} words"]}


def _axis(field: str, cells: Cells, role: Role) -> Spec:
    """Claims in reading order; labels that would run into each other are left out."""
    return {
        **_field(field, "ordinal", title=f"{role} claims"),
        "sort": list(cells.labels[role]),
        "axis": {"labelOverlap": "parity", "labelAngle": 0, "ticks": False},
        "scale": {"paddingInner": 0, "paddingOuter": 0},
    }


def _outlines(cells: Cells, thinner: float) -> Spec:
    """Colour, width and dashes of each relation that there is, under one legend."""
    relations = [r for r in OUTLINES if name_relation(r) in set(cells.frame["relation"])]
    domain = [*map(name_relation, relations), NO_PAIR]
    colours, widths, dashes = zip(*(OUTLINES[r] for r in relations), NO_OUTLINE, strict=True)
    legend = {"title": None, "orient": "top", "columns": 2, "values": domain[:-1]}
    ranges = {
        "stroke": list(colours),
        "strokeWidth": [width * thinner for width in widths],
        "strokeDash": list(dashes),
    }
    return {
        channel: {
            **_field("relation"),
            "scale": {"domain": domain, "range": values},
            "legend": legend,
        }
        for channel, values in ranges.items()
    }


def _field(name: str, kind: str = "nominal", **more: str) -> Spec:
    return {"field": name, "type": kind, **more}


def choose_cell(pairs: dict[tuple[str, str], Judgement]) -> None:
    """Choose the pair of the cell that was clicked; a cell without a pair changes nothing."""
    pair = pairs.get(_clicked() or ("", ""))
    if pair is not None:
        st.session_state[CHOSEN] = pair_key(pair.pair)


def _clicked() -> tuple[str, str] | None:
    """Ids of the two claims of the clicked cell."""
    cells = st.session_state.get(CHART, {}).get("selection", {}).get(CELL) or [{}]
    article, readout = (cells[0].get(role.value) for role in Role)
    return (article, readout) if article and readout else None


def _choose_ranges(comparison: Comparison) -> dict[Role, Range] | None:
    """Which claims to show, where there are too many for a cell each."""
    sizes = {role: len(comparison.claims[role]) for role in Role}
    if max(sizes.values()) <= MOST:
        return None
    return {
        role: _choose_range(role, size, column)
        for (role, size), column in zip(sizes.items(), st.columns(2), strict=True)
    }


def _choose_range(role: Role, size: int, column: DeltaGenerator) -> Range:
    if size == 1:
        return 0, 1
    key = f"heatmap-{role}"
    first, last = column.slider(
        f"{role.capitalize()} claims", 1, size, (1, size), key=key, persist_state="session"
    )
    return first - 1, last


def show_cell(comparison: Comparison, ids: tuple[str, str] | None) -> None:
    """The two claims of a cell, as a finding where they are a pair; nothing for claims now gone."""
    claims = {claim.id: claim for role in Role for claim in comparison.claims[role]}
    if ids is None or not claims.keys() >= set(ids):
        return
    judgement = next((j for j in comparison.judgements if j.key == ids), None)
    if judgement is not None:
        st.html(finding_html(comparison, judgement))
        return
    sides = [claims[name] for name in ids]
    st.html(str(macros("panels").sides(comparison, sides, NO_PAIR_HERE)))
