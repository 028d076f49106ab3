"""From arguments to documents, and to a function that compares them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import click

from compare.errors import InputError

if TYPE_CHECKING:
    from compare.comparison import Comparison, Settings
    from compare.documents import Document

NOTE_WIDTH = 60  # characters of a cut line that are repeated on stderr


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
