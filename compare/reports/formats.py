"""The forms in which a report is handed over."""

from __future__ import annotations

from compare.reports.json import render_json, render_jsonl
from compare.reports.markdown import render_markdown
from compare.reports.types import Format

FORMATS = {
    form.name: form
    for form in (
        Format("md", "Markdown", ".md", "text/markdown", render_markdown),
        Format("json", "JSON", ".json", "application/json", render_json),
        Format("jsonl", "JSON Lines", ".jsonl", "application/jsonl", render_jsonl),
    )
}
