"""``compare batch``: many cases in, a folder of comparisons and tables out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compare.commands.inputs import make_settings
from compare.commands.options import model_options, one_sentence

if TYPE_CHECKING:
    from compare.batch.groups import Group
    from compare.batch.running import Runner
    from compare.batch.setup import Setup
    from compare.batch.writing import Summary
    from compare.cache import Cache

RATE_SECONDS = 300.0  # over which the rate is measured: a case takes seconds, some take a minute


@click.command()
@click.argument("cases", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="A folder for the comparisons and the tables.",
)
@click.option("--resume", is_flag=True, help="Keep what is there and has not changed since.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    help="Processes, each with its own models (some 0.5 GB).  [default: one per core]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Compare on the Dask cluster of this scheduler (needs the package distributed).",
)
@click.option(
    "--cache",
    "folder",
    type=click.Path(path_type=Path),
    help="A folder for what need not be worked out again.  [default: the user's cache]",
)
@click.option("--no-cache", is_flag=True, help="Work everything out.")
@model_options
@one_sentence
def batch(
    cases: Path,
    out: Path,
    resume: bool,
    workers: int | None,
    scheduler: str | None,
    folder: Path | None,
    no_cache: bool,
    **models: Any,  # noqa: ANN401 - the model options
) -> None:
    """Compare all CASES: a folder of cases, a manifest (CSV or JSON Lines), or a ZIP of either.

    A manifest has the columns id, article and readout, and may have article_date, readout_date,
    article_source, readout_source and group. Exit code 1: some case failed; failures.csv says why.
    """
    from compare.batch.unpacking import planned
    from compare.batch.writing import write_batch

    setup = make_setup(None if no_cache else open_cache(folder), **models)
    with planned(cases) as plan, progress_bar(len(plan.entries)) as tell:
        run = choose_runner(workers, scheduler)
        summary = write_batch(plan, out, setup, resume=resume, run=run, tell=tell)
    click.echo(describe(summary, out))
    for group in plan.groups:
        click.echo(describe_group(group, out))
    for failure in summary.failures:
        click.echo(f"compare: {failure.id}: {failure.reason}", err=True)
    sys.exit(1 if summary.failures else 0)


def choose_runner(workers: int | None, scheduler: str | None) -> Runner:
    """What compares the cases: a cluster, or processes of this machine.

    Raises:
        InputError: both were asked for.
    """
    from compare.batch.cluster import compare_on_cluster
    from compare.batch.running import available_cores, compare_in_processes
    from compare.errors import InputError

    if scheduler is None:
        return partial(compare_in_processes, workers=workers or available_cores())
    if workers is not None:
        raise InputError("--workers and --scheduler were both given: a cluster has its own workers")
    return partial(compare_on_cluster, address=scheduler)


def make_setup(cache: Cache | None, encoder: str, nli: str, **thresholds: Any) -> Setup:  # noqa: ANN401
    """What to compare with, from the model options."""
    from compare.batch.setup import Setup

    return Setup(encoder, None if nli == "none" else nli, make_settings(**thresholds), cache)


def open_cache(folder: Path | None) -> Cache | None:
    """The cache of that folder; of none, the user's own, where it can be made.

    Raises:
        InputError: the folder that was named cannot be made.
    """
    from platformdirs import user_cache_path

    from compare.cache import Cache
    from compare.errors import InputError

    if folder is not None:
        return Cache(folder)
    try:
        return Cache(user_cache_path("compare"))
    except InputError as error:
        click.echo(f"compare: going on without a cache, for {error}", err=True)
        return None


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[int, int], None]]:
    """Shows on a terminal how many cases are done, how fast, and the time left."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft
    from rich.text import Text

    class Rate(TextColumn):
        def render(self, task: Task) -> Text:
            rate = task.finished_speed or task.speed
            return Text("" if rate is None else f"{60 * rate:.1f} cases a minute")

    columns = (BarColumn(), MofNCompleteColumn(), Rate(""), TimeLeft(), TextColumn("left"))
    console = Console(stderr=True)
    with Progress(*columns, console=console, speed_estimate_period=RATE_SECONDS) as bar:
        task = bar.add_task("", total=total)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def describe(summary: Summary, out: Path) -> str:
    """What became of the batch, in a line."""
    parts = [f"{len(summary.compared)} compared"]
    if summary.known:
        parts.append(f"{len(summary.known)} known before")
    if summary.failures:
        parts.append(f"{len(summary.failures)} failed (see {out / 'failures.csv'})")
    return f"{', '.join(parts)}; tables in {out}"


def describe_group(group: Group, out: Path) -> str:
    """How many texts of an event met, in a line."""
    articles = dict.fromkeys(meeting.article for meeting in group.meetings)
    compared = {meeting.article for meeting in group.meetings if meeting.case}
    accounts = len(set(group.accounts.values()))
    return (
        f"{group.name}: {len(articles)} articles give {accounts} accounts, "
        f"{len(compared)} compared; see {out / 'matrix.csv'}"
    )
