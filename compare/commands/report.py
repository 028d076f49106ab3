"""``compare report``: two texts in, the pairs that matter out, with what people decided."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compare.commands.inputs import compare_inputs
from compare.commands.options import comparing_options, one_sentence

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.reports.types import Chosen
    from compare.review.store import ReviewStore
    from compare.review.types import Orphan, Review

BUNDLE = "bundle"
# Named here as well, so that asking for help loads nothing.
FORMATS = ("html", "docx", "csv", "md", "json", "jsonl", "annotation", "claimreview", BUNDLE)
BINARY = ("docx", BUNDLE)  # not for a terminal
PAIRS = ("flagged", "reviewed", "both", "all")

archive_option = click.option(
    "--archive",
    type=click.Path(path_type=Path),
    help="The folder of saved reports.  [default: beside the reviews]",
)


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: by the suffix of --out, else md.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing.")
@click.option(
    "--pairs",
    type=click.Choice(PAIRS),
    default="both",
    show_default=True,
    help="Those that the tool flagged, those that somebody reviewed, both, or all.",
)
@click.option("--reviews", help="A database of reviews: a file or a URL.  [default: the user's]")
@click.option("--title", help="The report's heading.  [default: the title of the case]")
@click.option("--save", is_flag=True, help="Also keep the report, with all it was made from.")
@archive_option
@comparing_options
@one_sentence
def report(
    case: str | None,
    form: str | None,
    out: Path | None,
    pairs: str,
    reviews: str | None,
    title: str | None,
    save: bool,
    archive: Path | None,
    **given: Any,  # noqa: ANN401 - the other options of every comparison
) -> None:
    """Report the flagged and reviewed pairs of ARTICLE and READOUT in any format.

    Give texts as to "compare run". With --save alone the report is kept and nothing is printed.
    """
    from compare.atomic import check_target, write_bytes
    from compare.cases import find_case
    from compare.reports.archive import Archive, default_folder
    from compare.reports.making import TITLE
    from compare.reports.types import Chosen

    if out is not None:
        check_target(out)
    wanted = choose_format(form, out) if form or out or not save else None
    if wanted in BINARY and out is None:
        refuse_terminal(wanted)
    store = open_reviews(reviews)
    comparison = compare_inputs(case=case, **given)
    heading = title or (find_case(case).title if case else TITLE)
    found = read_reviews(store, comparison)
    chosen = Chosen(pairs)
    if wanted is not None:
        data = render(comparison, *found, wanted, chosen, heading)
    if save:
        kept = Archive(archive or default_folder()).save(
            render(comparison, *found, BUNDLE, chosen, heading)
        )
        click.echo(f"report saved as {kept.id} in {kept.path}", err=True)
    if wanted is None:
        return
    if out is None:
        click.echo(data, nl=False)
    else:
        write_bytes(out, data)


def choose_format(form: str | None, out: Path | None) -> str:
    """The format that was named, or that the suffix of the file stands for.

    Raises:
        ReportError: the suffix stands for none.
    """
    from compare.errors import ReportError
    from compare.reports.formats import FORMATS as FORMS
    from compare.reports.manifest import SUFFIX

    if form is not None:
        return form
    if out is None:
        return "md"
    suffixes = {f.suffix: name for name, f in FORMS.items()} | {".htm": "html", SUFFIX: BUNDLE}
    name = out.name.lower()
    fitting = [form for suffix, form in suffixes.items() if name.endswith(suffix)]
    if not fitting:
        raise ReportError(
            f"no format is known by the end of {out.name!r}: name one with --format, "
            f"or end the file's name in {', '.join(suffixes)}"
        )
    return fitting[0]


def refuse_terminal(form: str | None) -> None:
    """Say so where bytes that are no text would go to a terminal.

    Raises:
        ReportError: standard output is a terminal.
    """
    from compare.errors import ReportError

    if sys.stdout.isatty():
        raise ReportError(
            f"the format {form} is not text and would upset a terminal: give a file with --out"
        )


def open_reviews(where: str | None) -> ReviewStore | None:
    """The database of reviews; None for the user's own where there is none yet.

    Raises:
        StoreError: one was named and is not there, or it cannot be opened.
    """
    from compare.errors import StoreError
    from compare.review.places import default_url, to_url
    from compare.review.store import ReviewStore

    url = to_url(where or default_url())
    if url.get_backend_name() != "sqlite" or Path(url.database or "").exists():
        return ReviewStore.open(where or default_url())
    if where is not None:
        raise StoreError(
            f"there is no database of reviews {where!r}: check the path, "
            "or leave --reviews out for your own"
        )
    return None


def read_reviews(
    store: ReviewStore | None, comparison: Comparison
) -> tuple[Mapping[str, tuple[Review, ...]], tuple[Orphan, ...]]:
    """What everybody said of the pairs of a comparison, and of words that are no longer one."""
    from compare.review.keys import pair_key
    from compare.review.orphans import find_orphans

    if store is None:
        return {}, ()
    try:
        keys = (pair_key(j.pair) for j in comparison.judgements)
        return store.current(keys), find_orphans(store, comparison)
    finally:
        store.close()


def render(
    comparison: Comparison,
    reviews: Mapping[str, tuple[Review, ...]],
    orphans: tuple[Orphan, ...],
    form: str,
    chosen: Chosen,
    title: str,
) -> bytes:
    """The report in one of FORMATS."""
    from compare.reports.bundle import make_bundle
    from compare.reports.formats import FORMATS as FORMS
    from compare.reports.making import make_report

    if form == BUNDLE:
        return make_bundle(comparison, reviews, chosen=chosen, title=title, orphans=orphans)
    found = make_report(comparison, reviews, chosen=chosen, title=title, orphans=orphans)
    return FORMS[form].render(found)
