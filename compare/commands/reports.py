"""``compare reports``: what was saved, what changed since, and whether it still comes out so."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compare.commands.inputs import comparer
from compare.commands.options import one_sentence
from compare.commands.report import archive_option, refuse_terminal

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.documents import Document
    from compare.reports.archive import Archive
    from compare.reports.bundle import Bundle
    from compare.reports.manifest import Manifest


@click.group()
def reports() -> None:
    """Saved reports: list, show, compare them, and make them anew.

    A report is named by its id, or the first digits of it, or by the path of a bundle.
    """


@reports.command("list")
@archive_option
@one_sentence
def list_reports(archive: Path | None) -> None:
    """List the saved reports, last saved first."""
    from compare.reports.telling import tell_saved

    saved = find_archive(archive).saved()
    click.echo(tell_saved(saved), nl=False)
    if not saved:
        click.echo(f"no report is saved in {find_archive(archive).folder}", err=True)


@reports.command()
@click.argument("report")
@click.option("--part", help="This part of it as it is: report.html, article.txt, ...")
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of printing.")
@archive_option
@one_sentence
def show(report: str, part: str | None, out: Path | None, archive: Path | None) -> None:
    """Show the saved REPORT: its texts, models and settings, and its pairs with the decisions."""
    from compare.atomic import to_utf8, write_bytes
    from compare.reports.telling import tell_bundle

    bundle = open_report(report, archive)
    data = to_utf8(tell_bundle(bundle)) if part is None else find_part(bundle, part)
    if out is not None:
        write_bytes(out, data)
        return
    if part is not None and b"\0" in data:
        refuse_terminal(part)
    click.echo(data, nl=False)


@reports.command("compare")
@click.argument("before")
@click.argument("after")
@archive_option
@one_sentence
def compare_reports(before: str, after: str, archive: Path | None) -> None:
    """Show what changed from the report BEFORE to the report AFTER."""
    from compare.atomic import to_utf8
    from compare.reports.changes import find_changes
    from compare.reports.telling import tell_changes

    old, new = (open_report(name, archive).snapshot for name in (before, after))
    click.echo(to_utf8(tell_changes(find_changes(old, new), old.reviews)), nl=False)


@reports.command()
@click.argument("report")
@click.option("--out", type=click.Path(path_type=Path), help="Write the bundle made anew here.")
@click.option("--encoder", help="The sentence encoder it was made with, if not the one on board.")
@click.option("--nli", help="The NLI model it was made with, if not on board.")
@archive_option
@one_sentence
def rerun(
    report: str, out: Path | None, encoder: str | None, nli: str | None, archive: Path | None
) -> None:
    """Compare the texts of REPORT anew and say whether every byte comes out the same.

    The exit code is 0 where it does, and 1 where a part differs.
    """
    from compare.atomic import check_target, to_utf8, write_bytes
    from compare.reports.rerunning import rerun as compare_anew
    from compare.reports.telling import tell_rerun

    if out is not None:
        check_target(out)
    bundle = open_report(report, archive)
    found = compare_anew(bundle, comparer_like(bundle.manifest, encoder, nli))
    if out is not None:
        write_bytes(out, found.data)
    click.echo(to_utf8(tell_rerun(found, bundle, report)), nl=False)
    sys.exit(1 if found.parts else 0)


def find_archive(folder: Path | None) -> Archive:
    """The saved reports in that folder, or in the user's own."""
    from compare.reports.archive import Archive, default_folder

    return Archive(folder or default_folder())


def open_report(name: str, folder: Path | None) -> Bundle:
    """The report of that id, or the bundle at that path.

    Raises:
        CompareError: there is none, or it cannot be read.
    """
    from compare.reports.archive import ID
    from compare.reports.bundle import read_bundle
    from compare.reports.packing import read_file

    if ID.fullmatch(name):
        return find_archive(folder).open(name)
    return read_bundle(read_file(Path(name)), name)


def find_part(bundle: Bundle, name: str) -> bytes:
    """A part of a bundle.

    Raises:
        ReportError: it has none of that name.
    """
    from compare.errors import ReportError

    if name not in bundle.parts:
        raise ReportError(
            f"the report has no part {name!r}: give {', '.join(sorted(bundle.parts))}"
        )
    return bundle.parts[name]


def comparer_like(
    manifest: Manifest, encoder: str | None, nli: str | None
) -> Callable[[Document, Document], Comparison]:
    """A function that compares two texts as a bundle says that its texts were compared.

    A bundle may come from anybody, so it names no model to load: those on board are used, any
    other only where the user names it.

    Raises:
        CompareError: it was made with another model and none was named, or one cannot be loaded.
    """
    from compare.encoder import DEFAULT_ENCODER
    from compare.errors import ReportError
    from compare.onboard import ONBOARD

    used = {kind: manifest.models.get(kind, "") for kind in ("encoder", "nli")}
    on_board = {
        "encoder": DEFAULT_ENCODER if used["encoder"] == DEFAULT_ENCODER else None,
        "nli": next((n for n in ("none", ONBOARD) if used["nli"].split(" ")[0] == n), None),
    }
    chosen = {kind: {"encoder": encoder, "nli": nli}[kind] or on_board[kind] for kind in used}
    for kind, name in chosen.items():
        if name is None:
            raise ReportError(
                f"the report was made with the model {used[kind]!r:.80}, which does not come "
                f"along: name it with --{kind} if you trust it"
            )
    return comparer(chosen["encoder"] or "", chosen["nli"] or "", **asdict(manifest.settings))
