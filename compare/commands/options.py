"""What several commands share: options, and errors as one sentence."""

from __future__ import annotations

import functools
import math
import sys
from collections.abc import Callable
from typing import Any

import click

from compare.errors import CompareError


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


def input_options(command: Callable[..., None]) -> Callable[..., None]:
    """Arguments and options that name two texts."""
    for option in (
        click.option(
            "--readout-date",
            type=click.DateTime(["%Y-%m-%d"]),
            help="Day of publication of the readout.",
        ),
        click.option(
            "--article-date",
            type=click.DateTime(["%Y-%m-%d"]),
            help="Day of publication: weekdays count from it.",
        ),
        click.option("--case", help="A case of the corpus by name, instead of files."),
        click.argument("readout", required=False),
        click.argument("article", required=False),
    ):
        command = option(command)
    return command


def limit_option(command: Callable[..., None]) -> Callable[..., None]:
    """How much larger than usual the files may be."""
    return click.option(
        "--raise-limits",
        type=click.FloatRange(0, min_open=True),
        default=1.0,
        callback=finite,
        help="Multiply the limits on the size of files and on the time to read them.",
    )(command)


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
            default="built-in",
            show_default=True,
            help="'built-in', 'none', or a three-label cross-encoder by name or folder.",
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


def comparing_options(command: Callable[..., None]) -> Callable[..., None]:
    """All that says which texts are compared, how they are read and by what they are judged."""
    return input_options(limit_option(model_options(command)))


def is_given(option: str) -> bool:
    """Whether the user gave an option, so that its value is no default."""
    source = click.get_current_context().get_parameter_source(option)
    return source is click.core.ParameterSource.COMMANDLINE
