"""A comparison as text, HTML, Markdown or CSV: pure functions, the same input the same bytes."""

from compare.render.html import render_html
from compare.render.markdown import render_markdown
from compare.render.table import render_csv
from compare.render.text import render_text

__all__ = ["render_csv", "render_html", "render_markdown", "render_text"]
