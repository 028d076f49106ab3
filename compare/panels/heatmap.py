"""How near every claim of the article is to every claim of the readout, as a heatmap."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

import altair as alt
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

Axis = TypeVar("Axis", alt.X, alt.Y)

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
    st.altair_chart(
        draw(cells),
        key=CHART,
        width="stretch",
        on_select=partial(choose_cell, pairs),
        selection_mode=CELL,
        alt=f"Heatmap: {sizes}. The table of findings has the same pairs in words.",
    )
    st.caption(MEANING)
    show_cell(comparison, _clicked())


def draw(cells: Cells) -> alt.Chart:
    """The chart. Wordings are looked up by claim, so that each is sent once."""
    relations = [r for r in OUTLINES if name_relation(r) in set(cells.frame["relation"])]
    domain = [*map(name_relation, relations), NO_PAIR]
    colours, widths, dashes = zip(
        *(OUTLINES[r] for r in relations), ("transparent", 0, [1, 0]), strict=True
    )
    legend = alt.Legend(
        title=None, orient="top", values=domain[:-1], symbolFillColor="transparent", columns=2
    )
    rows = len(cells.labels[Role.ARTICLE])
    height = max(LEAST, min(MOST_HEIGHT, PIXELS * rows))
    thinner = min(1.0, height / (PIXELS * rows))
    # Bars, because Vega-Lite gives rectangles no dashes.
    chart = alt.Chart(cells.frame, height=AROUND + height).mark_bar()
    for role in Role:
        chart = chart.transform_lookup(
            lookup=role.value,
            from_=alt.LookupData(cells.claims[role], key="id", fields=["words"]),
            as_=[f"{role} words"],
        )
    return chart.encode(
        x=_axis(alt.X, "column", cells, Role.READOUT),
        y=_axis(alt.Y, "row", cells, Role.ARTICLE),
        fill=alt.value(FILL),
        fillOpacity=alt.FillOpacity(
            "similarity:Q", scale=alt.Scale(domain=[0, 1], range=[0, 1], clamp=True), legend=None
        ),
        stroke=alt.Stroke(
            "relation:N", scale=alt.Scale(domain=domain, range=list(colours)), legend=legend
        ),
        strokeWidth=alt.StrokeWidth(
            "relation:N",
            scale=alt.Scale(domain=domain, range=[w * thinner for w in widths]),
            legend=legend,
        ),
        strokeDash=alt.StrokeDash(
            "relation:N", scale=alt.Scale(domain=domain, range=list(dashes)), legend=legend
        ),
        tooltip=[
            alt.Tooltip("article words:N", title="article"),
            alt.Tooltip("readout words:N", title="readout"),
            alt.Tooltip("article:N", title="article claim"),
            alt.Tooltip("readout:N", title="readout claim"),
            alt.Tooltip("similarity:Q", title="similarity", format=".2f"),
            alt.Tooltip("relation:N", title="relation"),
        ],
    ).add_params(alt.selection_point(name=CELL, fields=["article", "readout"]))


def _axis(channel: type[Axis], field: str, cells: Cells, role: Role) -> Axis:
    """Claims in reading order; labels that would run into each other are left out."""
    axis = alt.Axis(title=f"{role} claims", labelOverlap="parity", labelAngle=0, ticks=False)
    return channel(
        f"{field}:O",
        sort=list(cells.labels[role]),
        axis=axis,
        scale=alt.Scale(paddingInner=0, paddingOuter=0),
    )


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
    st.html(str(macros("panels").sides(sides, NO_PAIR_HERE)))
