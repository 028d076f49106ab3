"""A report as one self-contained HTML file, to read on a screen and to print on A4."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from compare.atomic import to_utf8
from compare.documents import Role
from compare.render.html import escaping_environment, stylesheet
from compare.reports import wording
from compare.reports.types import Report

TEMPLATES = Path(__file__).parent / "templates"


def render_html(report: Report) -> bytes:
    """The report as one file: no scripts, nothing fetched, every text escaped."""
    return to_utf8(_environment().get_template("report.html.j2").render(report=report))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = escaping_environment(TEMPLATES)
    style = f"{stylesheet()}\n{(TEMPLATES / 'report.css').read_text(encoding='utf-8')}"
    environment.globals.update(Role=Role, style=Markup(style), wording=wording)  # noqa: S704
    return environment
