"""Reports: the pairs to hand over, in any format; and the reports that were saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from compare.comparison import Comparison
from compare.errors import CompareError
from compare.panels.desk import Desk
from compare.panels.downloads import comparison_downloads, offer, report_downloads
from compare.panels.saved import OPENED, show_saved
from compare.panels.words import show_error
from compare.render.markdown import escape_markdown
from compare.reports.archive import Archive, default_folder
from compare.reports.bundle import make_bundle
from compare.reports.making import TITLE, make_report
from compare.reports.snapshot import take_snapshot
from compare.reports.types import Chosen
from compare.reports.wording import extent_sentence
from compare.review.types import Orphan, Review

PAIRS, HEADING, SAVE = "report-pairs", "report-heading", "report-save"
SAVE_HELP = (
    "Keeps the report in every format with all that it was made from, where everybody who uses "
    "this page can open it and see what a later comparison changes."
)
LONGEST_HEADING = 200  # characters: two lines of print
CHOICES = {
    Chosen.FLAGGED: "flagged by the tool",
    Chosen.REVIEWED: "reviewed by people",
    Chosen.BOTH: "either",
    Chosen.ALL: "all",
}
NO_PAIR = {
    Chosen.FLAGGED: "The tool flagged no pair: choose all pairs, or lower the threshold.",
    Chosen.REVIEWED: "Nobody decided, noted or marked anything yet: review a pair first.",
    Chosen.BOTH: "No pair was flagged or reviewed: choose all pairs, or review one first.",
    Chosen.ALL: "There is no pair to report: lower the minimum affinity in the sidebar.",
}


def show_reports(comparison: Comparison, desk: Desk, title: str = TITLE) -> None:
    """Choose pairs, take the report along or save it; open a saved one and see what changed.

    Args:
        comparison: what was found.
        desk: whose decisions go into the report.
        title: the heading until the reader gives another.
    """
    st.header("Reports", anchor=False)
    archive = Archive(default_folder())
    reviews = _read_reviews(comparison, desk)
    if reviews is not None:
        _show_making(comparison, *reviews, archive, title)
    st.subheader("Saved reports", anchor=False)
    try:
        show_saved(archive, take_snapshot(comparison, *(reviews or ({},))))
    except CompareError as error:
        show_error(error)


def _read_reviews(
    comparison: Comparison, desk: Desk
) -> tuple[Mapping[str, tuple[Review, ...]], tuple[Orphan, ...]] | None:
    """What people decided; None where it cannot be read, for a report without it would mislead."""
    try:
        return desk.reviews(comparison), desk.orphans(comparison)
    except CompareError as error:
        show_error(f"{error}. No report is made without the decisions.")
        return None


def _show_making(
    comparison: Comparison,
    reviews: Mapping[str, tuple[Review, ...]],
    orphans: tuple[Orphan, ...],
    archive: Archive,
    title: str,
) -> None:
    chosen = Chosen(
        st.segmented_control(
            "Pairs",
            [choice.value for choice in CHOICES],
            default=Chosen.BOTH.value,
            required=True,
            format_func=lambda choice: CHOICES[Chosen(choice)],
            key=PAIRS,
            persist_state="session",
        )
    )
    heading = st.text_input(
        "Heading",
        title[:LONGEST_HEADING],
        max_chars=LONGEST_HEADING,
        key=f"{HEADING}: {title}",
        persist_state="session",
    )
    heading = heading.strip() or title
    report = make_report(comparison, reviews, chosen=chosen, title=heading, orphans=orphans)
    st.caption(escape_markdown(extent_sentence(report)))
    if not report.items:
        st.info(NO_PAIR[chosen])
    else:
        bundle = partial(
            make_bundle, comparison, reviews, chosen=chosen, title=heading, orphans=orphans
        )
        offer(report_downloads(report, bundle), "report")
        if st.button("Save this report", key=SAVE, help=SAVE_HELP):
            _save(bundle, archive)
    with st.expander("The whole comparison, without decisions"):
        offer(comparison_downloads(comparison), "comparison")


def _save(make: Callable[[], bytes], archive: Archive) -> None:
    """Save the report and open it below."""
    try:
        with st.spinner("Making the report in every format …"):
            saved = archive.save(make())
    except CompareError as error:
        show_error(error)
        return
    st.session_state[OPENED] = saved.id
    st.success(f"The report is saved under {saved.id}; it is open below.")
