"""What a comparison rests on: the whole of both texts accounted for, and what it was made with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import PurePath
from textwrap import wrap

import streamlit as st

from compare import __version__
from compare.claims import Claim
from compare.comparison import Comparison, Settings
from compare.documents import Document, Role, Span
from compare.ledger import Entry, Place
from compare.panels.desk import Desk
from compare.render.html import macros
from compare.render.labels import PLACES, Label, describe_nearest, describe_place
from compare.render.summary import coverage_rows, method_sentence
from compare.reports.provenance import package_versions, weight_checksums

BLOCK = 8  # hexadecimal digits between two blanks, where a narrow column may break them

LEDGER_MEANING = (
    "Every claim stands in one place and every character is counted once, so that each side adds "
    "up to 100 %."
)
Texts = tuple[tuple[str, str, str], ...]  # id, words, remark


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One part of the texts.

    Attributes:
        label: what it is called.
        sides: for each account the number of its claims there, None where it holds none by
            nature, and the percentage of its characters.
    """

    label: Label
    sides: tuple[tuple[int | None, int], ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of one account that the comparison did without.

    Attributes:
        title: how it was left out.
        meaning: what that means, a few words.
        texts: the words, each with the id of its claim and a remark.
    """

    title: str
    meaning: str
    texts: Texts


def show_about(comparison: Comparison, desk: Desk) -> None:
    """Ledger, what was left out, and provenance."""
    st.header("Ledger", anchor=False)
    st.caption(LEDGER_MEANING)
    rows = ledger_rows(comparison)
    st.html(str(macros("panels").ledger(comparison, rows, totals(rows))))
    st.header("Left out", anchor=False)
    lists = [(role, find_left_out(comparison, role)) for role in Role]
    st.html(str(macros("panels").left_out(lists)))
    st.header("Made with", anchor=False)
    st.caption(method_sentence(comparison))
    st.html(str(macros("panels").facts(list(list_facts(comparison)))))


def ledger_rows(comparison: Comparison) -> tuple[LedgerRow, ...]:
    """Each part of the texts, with claims and characters on either side."""
    claims = {role: _count_claims(comparison.ledger[role]) for role in Role}
    percent = {role: dict(coverage_rows(comparison.coverage[role])) for role in Role}
    return tuple(
        LedgerRow(label, tuple((claims[role].get(label), percent[role][label]) for role in Role))
        for label in percent[Role.ARTICLE]
    )


def totals(rows: tuple[LedgerRow, ...]) -> tuple[tuple[int, int], ...]:
    """Claims and percentages of each side, added up."""
    return tuple(
        (sum(row.sides[i][0] or 0 for row in rows), sum(row.sides[i][1] for row in rows))
        for i, _ in enumerate(Role)
    )


def _count_claims(entries: tuple[Entry, ...]) -> dict[Label, int]:
    return {
        label: sum(entry.place is place for entry in entries) for place, label in PLACES.items()
    }


def find_left_out(comparison: Comparison, role: Role) -> tuple[LeftOut, ...]:
    """What of an account was not read, not compared, cut, or found no partner."""
    entries, told = comparison.ledger[role], partial(_told, comparison.document(role))
    unread = comparison.coverage[role].unread_spans
    aside = [e for e in entries if e.place is Place.NOT_COMPARED]
    cut = [e for e in entries if e.claim.id in comparison.cut]
    alone = [e for e in entries if e.place is not Place.NOT_COMPARED and not e.judgements]
    return (
        LeftOut(
            "Not read",
            "words outside every claim",
            tuple(told("", span, f"characters {span.start}–{span.end}") for span in unread),
        ),
        LeftOut(
            "Not compared",
            "questions and boilerplate",
            tuple(told(e.claim.id, e.claim, e.claim.standing) for e in aside),
        ),
        LeftOut(
            "Cut",
            "claims so long that the models did not see their ends",
            tuple(told(e.claim.id, e.claim, f"{len(e.claim.text.split())} words") for e in cut),
        ),
        LeftOut(
            "Not paired",
            "claims with no claim near enough",
            tuple(told(e.claim.id, e.claim, describe_nearest(e)) for e in alone),
        ),
    )


def _told(document: Document, name: str, words: Claim | Span, remark: str) -> tuple[str, str, str]:
    """Words under the id of their claim, with where they stand and a remark."""
    where = describe_place(document, words)
    return name, words.text, " · ".join(filter(None, (where, remark)))


def list_facts(comparison: Comparison) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What the comparison was made with, as titled tables of names and values."""
    for role in Role:
        yield role.capitalize(), list(_describe(comparison.document(role)))
    yield "Settings", list(_settings(comparison.settings))
    yield "Models", list(comparison.models.items())
    sums = weight_checksums(comparison.models)
    yield "SHA-256 of the weights", [(name, _in_blocks(value)) for name, value in sums.items()]
    yield "Versions", [("compare", __version__), *package_versions().items()]


def _describe(document: Document) -> Iterator[tuple[str, str]]:
    yield "name", PurePath(document.name).name or document.name
    yield "source", document.source or "not given"
    yield "published", document.published.isoformat() if document.published else "not given"
    yield "length", f"{len(document.text.split())} words, {len(document.text)} characters"
    yield "SHA-256", _in_blocks(document.sha256)


def _settings(settings: Settings) -> Iterator[tuple[str, str]]:
    """Each setting, with the default where it was changed."""
    default = asdict(Settings())
    for name, value in asdict(settings).items():
        changed = "" if value == default[name] else f" (by default {default[name]:g})"
        yield name.replace("_", " "), f"{value:g}{changed}"


def _in_blocks(digits: str) -> str:
    return " ".join(wrap(digits, BLOCK))
