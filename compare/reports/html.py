"""A report as one self-contained HTML file, to read on a screen and to print on A4."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from compare.atomic import to_utf8
from compare.documents import Role
from compare.render.html import stylesheet
from compare.render.labels import printable
from compare.reports import wording
from compare.reports.types import Report

TEMPLATES = Path(__file__).parent / "templates"


def render_html(report: Report) -> bytes:
    """The report as one file: no scripts, nothing fetched, every text escaped."""
    return to_utf8(_environment().get_template("report.html.j2").render(report=report))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Templates that escape every value and fail on an unknown name."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    style = f"{stylesheet()}\n{(TEMPLATES / 'report.css').read_text(encoding='utf-8')}"
    environment.globals.update(Role=Role, style=Markup(style), wording=wording)  # noqa: S704
    return environment


def _visible(value: object) -> object:
    """Control characters and lone surrogates have no place in HTML; markup is our own."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value)
    return value
