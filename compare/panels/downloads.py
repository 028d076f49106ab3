"""The report to take along, in each format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from compare.comparison import Comparison
from compare.render import render_csv, render_html, render_markdown
from compare.serialize import to_json

# Spreadsheets take a CSV file without a byte order mark for one in the system's old encoding.
SPREADSHEET_ENCODING = "utf-8-sig"


@dataclass(frozen=True, slots=True)
class Download:
    """A format: its name, how to make it, and how to hand it over."""

    title: str
    render: Callable[[Comparison], str]
    suffix: str
    mime: str
    encoding: str = "utf-8"


DOWNLOADS = (
    Download("HTML", render_html, ".html", "text/html"),
    Download("Markdown", render_markdown, ".md", "text/markdown"),
    Download("CSV", render_csv, ".csv", "text/csv", SPREADSHEET_ENCODING),
    Download("JSON", to_json, ".json", "application/json"),
)


def offer_downloads(comparison: Comparison) -> None:
    """One button per format, two in a row."""
    st.subheader("Report")
    columns = st.columns(2)
    for i, form in enumerate(DOWNLOADS):
        columns[i % 2].download_button(
            form.title,
            data=form.render(comparison).encode(form.encoding, "replace"),
            file_name=f"comparison{form.suffix}",
            mime=form.mime,
            on_click="ignore",
            width="stretch",
        )
