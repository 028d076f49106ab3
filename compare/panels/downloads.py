"""Files to take along; each is made when its button is pressed, and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from compare.comparison import Comparison
from compare.errors import ReportError
from compare.render import render_csv, render_html, render_markdown
from compare.reports.archive import slug
from compare.reports.bundle import Bundle
from compare.reports.formats import FORMATS
from compare.reports.manifest import MIME, SUFFIX, part_name
from compare.reports.packing import pack
from compare.reports.types import Format, Report
from compare.serialize import to_json

# Spreadsheets take a CSV file without a byte order mark for one in the system's old encoding.
SPREADSHEET_ENCODING = "utf-8-sig"
BUNDLE = "Bundle, to make it anew"
CONFIRMED_ONLY = "claimreview"  # the one format that not every report can be made in


@dataclass(frozen=True, slots=True)
class Download:
    """A file that can be made.

    Attributes:
        title: what the button says.
        name: of the file.
        mime: its media type.
        make: makes it, in a thread of its own that must not touch the page.
        obstacle: why it cannot be made now; empty where it can.
    """

    title: str
    name: str
    mime: str
    make: Callable[[], bytes]
    obstacle: str = ""


def offer(downloads: Iterable[Download], key: str) -> None:
    """One button per file, as many in a row as there is room for.

    Args:
        downloads: the files.
        key: begins the keys of the buttons.
    """
    row = st.container(horizontal=True, gap="small")
    for download in downloads:
        row.download_button(
            download.title,
            data=download.make,
            file_name=download.name,
            mime=download.mime,
            key=f"{key}-{download.name}",
            help=download.obstacle or None,
            disabled=bool(download.obstacle),
            on_click="ignore",
        )


def report_downloads(report: Report, bundle: Callable[[], bytes]) -> tuple[Download, ...]:
    """A report in every format.

    Args:
        report: what to hand over.
        bundle: makes the bundle of it.
    """
    name = slug(report.title)
    return (
        *(
            Download(
                form.title,
                f"{name}{form.suffix}",
                form.mime,
                partial(form.render, report),
                _obstacle(form, report) if form.name == CONFIRMED_ONLY else "",
            )
            for form in FORMATS.values()
        ),
        Download(BUNDLE, f"{name}{SUFFIX}", MIME, bundle),
    )


def bundle_downloads(bundle: Bundle) -> tuple[Download, ...]:
    """A saved report in every format that was kept, and the bundle itself."""
    name = slug(bundle.manifest.title)
    kept = [(form, bundle.parts.get(part_name(form))) for form in FORMATS.values()]
    return (
        *(
            Download(form.title, f"{name}{form.suffix}", form.mime, partial(bytes, part))
            for form, part in kept
            if part is not None
        ),
        Download(BUNDLE, f"{name}{SUFFIX}", MIME, partial(pack, bundle.parts)),
    )


def comparison_downloads(comparison: Comparison) -> tuple[Download, ...]:
    """The whole comparison: every claim and pair, without what people decided."""
    forms: tuple[tuple[str, Callable[[Comparison], str], str, str, str], ...] = (
        ("HTML", render_html, ".html", "text/html", "utf-8"),
        ("Markdown", render_markdown, ".md", "text/markdown", "utf-8"),
        ("CSV", render_csv, ".csv", "text/csv", SPREADSHEET_ENCODING),
        ("JSON", to_json, ".json", "application/json", "utf-8"),
    )
    return tuple(
        Download(title, f"comparison{suffix}", mime, partial(_encoded, render, comparison, coding))
        for title, render, suffix, mime, coding in forms
    )


def _obstacle(form: Format, report: Report) -> str:
    """Why a report cannot be made in that format; a quick one is made to see."""
    try:
        form.render(report)
    except ReportError as reason:
        return str(reason)
    return ""


def _encoded(render: Callable[[Comparison], str], comparison: Comparison, encoding: str) -> bytes:
    return render(comparison).encode(encoding, "replace")
