"""From arguments to documents, and to a function that compares them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import click

from compare.commands.options import is_given
from compare.errors import InputError

if TYPE_CHECKING:
    from compare.comparison import Comparison, Settings
    from compare.documents import Document
    from compare.readers.limits import Limits
    from compare.readers.types import Reading

NOTE_WIDTH = 60  # characters of a cut line that are repeated on stderr


def read_inputs(
    article: str | None,
    readout: str | None,
    case: str | None,
    article_date: datetime | None,
    readout_date: datetime | None,
    *,
    raise_limits: float = 1.0,
    any_language: bool = False,
) -> tuple[Document, Document]:
    """The two documents that the arguments name; says on stderr how they were read.

    Raises:
        InputError: the arguments name none, too many, or what cannot be read.
    """
    from dataclasses import replace

    from compare.cases import find_case, read_account
    from compare.documents import Role
    from compare.readers.limits import DEFAULT_LIMITS
    from compare.reading import check_distinct, notes_on_reading

    limits = DEFAULT_LIMITS.times(raise_limits)
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
        documents = read_one(article, limits, any_language)
    else:
        documents = (
            read_account(article, Role.ARTICLE, limits=limits, any_language=any_language),
            read_account(readout, Role.READOUT, limits=limits, any_language=any_language),
        )
        check_distinct(*documents)
    of_article, of_readout = documents
    for sentence in notes_on_reading(of_article, of_readout):
        click.echo(f"compare: {sentence}", err=True)
    return (
        replace(of_article, published=as_date(article_date) or of_article.published),
        replace(of_readout, published=as_date(readout_date) or of_readout.published),
    )


def compare_inputs(
    article: str | None,
    readout: str | None,
    case: str | None,
    article_date: datetime | None,
    readout_date: datetime | None,
    raise_limits: float,
    **models: Any,  # noqa: ANN401 - the model options
) -> Comparison:
    """What the options of ``comparing_options`` ask for.

    Raises:
        InputError: the arguments name no two texts that can be read and compared.
        ModelError: a model that was named cannot be used.
    """
    documents = read_inputs(
        article,
        readout,
        case,
        article_date,
        readout_date,
        raise_limits=raise_limits,
        any_language=is_given("encoder"),
    )
    return comparer(**models)(*documents)


def read_one(path: str, limits: Limits, any_language: bool) -> tuple[Document, Document]:
    """The two accounts in a folder, in a ZIP archive, or on one page."""
    from compare.cases import read_archived_pair, read_pair
    from compare.formats import Format, recognise
    from compare.reading import page_from_bytes, read_raw

    if Path(path).is_dir():
        return read_pair(Path(path), limits)
    data, name = read_raw(path, limits)
    if recognise(data) is Format.ZIP:
        return read_archived_pair(data, name, limits)
    page = page_from_bytes(data, name, limits=limits, any_language=any_language)
    return _cut_page(page, name)


def _cut_page(reading: Reading, name: str) -> tuple[Document, Document]:
    """The two accounts on one page; says on stderr where it was cut."""
    from compare.pages import split_page

    page = split_page(reading.text, name, reading)
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
