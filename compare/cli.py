"""The command line: parse, call the library, print. Models are imported only when one is needed."""

from __future__ import annotations

import functools
import math
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import click

from compare import __version__
from compare.errors import CompareError, InputError

if TYPE_CHECKING:
    from compare.comparison import Comparison, Settings
    from compare.documents import Document

NOTE_WIDTH = 60  # characters of a cut line that are repeated on stderr
FORMATS = ("text", "json", "html", "md", "csv")
SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".csv": "csv",
}


def one_sentence(command: Callable[..., None]) -> Callable[..., None]:
    """Turn the package's own errors into one sentence on stderr and exit code 2."""

    @functools.wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passes through
        try:
            command(*args, **kwargs)
        except CompareError as error:
            click.echo(f"compare: {error}", err=True)
            sys.exit(2)

    return wrapped


def finite(_: click.Context, option: click.Parameter, value: float | None) -> float | None:
    """Refuse "nan" and "inf", which float() and so click take for numbers."""
    if value is not None and not math.isfinite(value):
        raise click.BadParameter(f"{value} is no number to compare with: give one like 0.5")
    return value


def model_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options of every command that compares."""
    for option in (
        click.option(
            "--contradiction",
            type=click.FloatRange(0, 1),
            callback=finite,
            help="Probability from which a pair is called a contradiction.",
        ),
        click.option("--partners", type=click.IntRange(1), help="Best partners kept per claim."),
        click.option(
            "--min-affinity",
            type=float,
            callback=finite,
            help="Nearness below which two claims are no pair.",
        ),
        click.option(
            "--nli",
            default="none",
            show_default=True,
            help="'none', a cross-encoder by name or folder, or 'built-in' once trained.",
        ),
        click.option(
            "--encoder",
            default="all-MiniLM-L6-v2",
            show_default=True,
            help="A sentence encoder by name or folder.",
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="compare")
def main() -> None:
    """Where do a news report and the official account of the same event part?"""


@main.command()
@click.argument("article", required=False)
@click.argument("readout", required=False)
@click.option("--case", help="A case of the corpus by name, instead of files.")
@click.option(
    "--article-date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of publication: weekdays count from it.",
)
@click.option(
    "--readout-date", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication of the readout."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: by the suffix of --out, else text.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing.")
@click.option("--report", type=click.Path(path_type=Path), help="Also write an HTML report here.")
@model_options
@one_sentence
def run(
    article: str | None,
    readout: str | None,
    case: str | None,
    article_date: datetime | None,
    readout_date: datetime | None,
    form: str | None,
    out: Path | None,
    report: Path | None,
    **models: Any,  # noqa: ANN401 - the model options
) -> None:
    """Compare ARTICLE with READOUT, or the two accounts on one saved page.

    Give two files, or one page that holds both accounts, or --case NAME.
    """
    from compare.atomic import check_target, to_utf8, write_text

    for target in filter(None, (out, report)):
        check_target(target)
    documents = read_inputs(article, readout, case, article_date, readout_date)
    comparison = comparer(**models)(*documents)
    text = render(comparison, form or (SUFFIXES.get(out.suffix.lower(), "text") if out else "text"))
    if report is not None:
        write_text(report, render(comparison, "html"))
        click.echo(f"report written to {report}", err=True)
    if out is None:
        click.echo(to_utf8(text), nl=False)  # UTF-8 under any locale, as a file would be
    else:
        write_text(out, text)


@main.command()
@click.argument("cases", type=click.Path(path_type=Path))
@click.option(
    "--misses/--no-misses",
    default=True,
    show_default=True,
    help="List the pairs behind each figure.",
)
@click.option(
    "--beside",
    multiple=True,
    metavar="NLI",
    help="Another NLI model, or 'none', to show beside; may be given again.",
)
@model_options
@one_sentence
def evaluate(
    cases: Path,
    misses: bool,
    beside: tuple[str, ...],
    **models: Any,  # noqa: ANN401 - the model options
) -> None:
    """Score the annotated cases in the folder CASES."""
    from compare.evaluation import evaluate as evaluate_folder
    from compare.render.evaluation import render_evaluation

    main_one, *others = (
        evaluate_folder(cases, comparer(**{**models, "nli": nli}))
        for nli in (models["nli"], *beside)
    )
    named = dict(zip((f"--nli {nli}" for nli in beside), others, strict=True))
    click.echo(render_evaluation(main_one, beside=named, misses=misses), nl=False)


def read_inputs(
    article: str | None,
    readout: str | None,
    case: str | None,
    article_date: datetime | None,
    readout_date: datetime | None,
) -> tuple[Document, Document]:
    """The two documents that the arguments name.

    Raises:
        InputError: the arguments name none, too many, or what cannot be read.
    """
    from dataclasses import replace

    from compare.cases import find_case, read_account
    from compare.documents import Role
    from compare.reading import check_distinct

    if case is not None:
        if article is not None:
            raise InputError(f"--case {case} and the file {article!r} were both given: give one")
        found = find_case(case)
        documents = found.article, found.readout
    elif article is None:
        raise InputError(
            "no text was given: give an article and a readout, one page, or --case NAME"
        )
    elif readout is None:
        documents = read_page(article)
    else:
        documents = read_account(article, Role.ARTICLE), read_account(readout, Role.READOUT)
        check_distinct(*documents)
    of_article, of_readout = documents
    return (
        replace(of_article, published=as_date(article_date) or of_article.published),
        replace(of_readout, published=as_date(readout_date) or of_readout.published),
    )


def read_page(path: str) -> tuple[Document, Document]:
    """The two accounts on one page; says on stderr where it was cut."""
    from compare.pages import split_page
    from compare.reading import read_text

    page = split_page(*read_text(path))
    for note in (*page.cuts, *page.left_out):
        words = shorten(note.span.text, NOTE_WIDTH, placeholder=" …")
        where = f"from character {note.span.start}: {words!r}"
        click.echo(f"compare: {note.reason.rstrip('.')} ({where}).", err=True)
    return page.article, page.readout


def as_date(moment: datetime | None) -> date | None:
    """The day of a moment that click parsed."""
    return moment.date() if moment is not None else None


def comparer(
    encoder: str,
    nli: str,
    **thresholds: Any,  # noqa: ANN401 - those of Settings
) -> Callable[[Document, Document], Comparison]:
    """A function of article and readout, with its models loaded once."""
    from compare.comparison import compare_documents
    from compare.encoder import load_encoder
    from compare.nli import load_nli

    return functools.partial(
        compare_documents,
        encoder=load_encoder(encoder),
        nli=None if nli == "none" else load_nli(nli),
        settings=make_settings(**thresholds),
    )


def make_settings(**values: Any) -> Settings:  # noqa: ANN401 - None, or as in Settings
    """The default settings with those given changed."""
    from compare.comparison import Settings

    return Settings(**{name: value for name, value in values.items() if value is not None})


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
