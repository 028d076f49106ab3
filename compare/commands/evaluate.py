"""``compare evaluate``: annotated cases in, figures out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from compare.commands.inputs import comparer
from compare.commands.options import model_options, one_sentence


@click.command()
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
