"""The forms in which a report is handed over."""

from __future__ import annotations

from compare.reports.annotation import render_annotations
from compare.reports.claimreview import render_claim_reviews
from compare.reports.docx import render_docx
from compare.reports.html import render_html
from compare.reports.json import render_json, render_jsonl
from compare.reports.markdown import render_markdown
from compare.reports.table import render_csv
from compare.reports.types import Format

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ANNOTATION = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'

FORMATS = {
    form.name: form
    for form in (
        Format("html", "HTML, to read and print", ".html", "text/html", render_html),
        Format("docx", "Word", ".docx", WORD, render_docx),
        Format("csv", "CSV, for a spreadsheet", ".csv", "text/csv", render_csv),
        Format("md", "Markdown", ".md", "text/markdown", render_markdown),
        Format("json", "JSON", ".json", "application/json", render_json),
        Format("jsonl", "JSON Lines", ".jsonl", "application/jsonl", render_jsonl),
        Format(
            "annotation", "Web Annotation", ".annotation.jsonld", ANNOTATION, render_annotations
        ),
        Format(
            "claimreview",
            "ClaimReview, confirmed pairs only",
            ".claimreview.jsonld",
            "application/ld+json",
            render_claim_reviews,
        ),
    )
}
