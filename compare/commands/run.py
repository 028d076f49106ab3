"""``compare run``: two texts in, a comparison out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compare.commands.inputs import compare_inputs
from compare.commands.options import comparing_options, one_sentence

if TYPE_CHECKING:
    from compare.comparison import Comparison

FORMATS = ("text", "json", "html", "md", "csv")
SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".csv": "csv",
}


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: by the suffix of --out, else text.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing.")
@click.option("--report", type=click.Path(path_type=Path), help="Also write an HTML report here.")
@comparing_options
@one_sentence
def run(
    form: str | None,
    out: Path | None,
    report: Path | None,
    **given: Any,  # noqa: ANN401 - the options of every comparison
) -> None:
    """Compare ARTICLE with READOUT, or the two accounts on one saved page.

    Give two files or addresses (text, HTML, MHTML, PDF, Word, e-mail, Markdown; "-" is standard
    input), or one page that holds both accounts, or a folder or ZIP archive with article.* and
    readout.*, or --case NAME.
    """
    from compare.atomic import check_target, to_utf8, write_text

    for target in filter(None, (out, report)):
        check_target(target)
    comparison = compare_inputs(**given)
    text = render(comparison, form or (SUFFIXES.get(out.suffix.lower(), "text") if out else "text"))
    if report is not None:
        write_text(report, render(comparison, "html"))
        click.echo(f"report written to {report}", err=True)
    if out is None:
        click.echo(to_utf8(text), nl=False)  # UTF-8 under any locale, as a file would be
    else:
        write_text(out, text)


def render(comparison: Comparison, form: str) -> str:
    """The comparison in one of FORMATS."""
    from compare.render import render_csv, render_html, render_markdown, render_text
    from compare.serialize import to_json

    renderers = {
        "text": render_text,
        "json": to_json,
        "html": render_html,
        "md": render_markdown,
        "csv": render_csv,
    }
    return renderers[form](comparison)
