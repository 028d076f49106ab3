"""The command line: parse, call the library, print."""

from __future__ import annotations

import click

from compare import __version__
from compare.commands.batch import batch
from compare.commands.evaluate import evaluate
from compare.commands.report import report
from compare.commands.reports import reports
from compare.commands.run import run
from compare.commands.versions import versions


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="compare")
def main() -> None:
    """Where do a news report and the official account of the same event part?"""


for command in (run, batch, versions, report, reports, evaluate):
    main.add_command(command)
