"""``compare versions``: two versions of one text in, what an edit changed out."""

from __future__ import annotations

from pathlib import Path

import click

from compare.commands.options import limit_option, one_sentence

FORMATS = ("text", "json", "csv")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: by the suffix of --out, else text.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing.")
@limit_option
@one_sentence
def versions(old: str, new: str, form: str | None, out: Path | None, raise_limits: float) -> None:
    """Show what became of each claim of the text OLD in its later version NEW.

    Claims are kept, moved, changed, added or removed; of a changed one the kinds of difference are
    named. No model is needed.
    """
    from compare.atomic import check_target, to_utf8, write_text
    from compare.documents import Role
    from compare.readers.limits import DEFAULT_LIMITS
    from compare.reading import read_document
    from compare.versions import compare_versions
    from compare.versions.showing import render_csv, render_json, render_text

    if out is not None:
        check_target(out)
    limits = DEFAULT_LIMITS.times(raise_limits)
    found = compare_versions(
        read_document(old, Role.ARTICLE, limits=limits),
        read_document(new, Role.READOUT, limits=limits),
    )
    suffix = out.suffix.lower().removeprefix(".") if out else ""
    chosen = form or (suffix if suffix in FORMATS else "text")
    text = {"text": render_text, "json": render_json, "csv": render_csv}[chosen](found)
    if out is None:
        click.echo(to_utf8(text), nl=False)
    else:
        write_text(out, text)
