"""Gold: what annotators say about a case, row by row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compare.cases import CORPUS, Case, find_case
from compare.documents import Document, Role, Span
from compare.errors import InputError
from compare.reading import read_text

RESTATEMENTS_FILE = "restatements.jsonl"
PAIR_RELATIONS = ("contradiction", "agreement", "framing", "unrelated")
OMISSION = "omission"


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two spans and what they are to each other.

    Attributes:
        article: the words of the article.
        readout: the words of the readout.
        relation: contradiction, agreement, framing, or unrelated (a hard negative: it looks like
            a contradiction and is none).
        kind: what the spans differ in, or what has to be recognised as equal.
        note: the annotator's reason.
        difficulty: easy, medium or hard, as the annotator guessed.
    """

    article: Span
    readout: Span
    relation: str
    kind: str = ""
    note: str = ""
    difficulty: str = ""


@dataclass(frozen=True, slots=True)
class GoldOmission:
    """Words that only one account has."""

    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Restatement:
    """Another place of an article that repeats a contradicted claim, such as its headline."""

    case: str
    span: Span
    same_as: Span


GoldRow = GoldPair | GoldOmission


def read_gold(case: Case) -> tuple[GoldRow, ...]:
    """The annotations of a case in file order; none where the case has none.

    Raises:
        InputError: a row is not of the format, or its words do not occur exactly once.
    """
    if case.gold is None:
        return ()
    return tuple(_gold_row(case, row, where) for row, where in _read_rows(case.gold))


def read_restatements(corpus: Path = CORPUS) -> tuple[Restatement, ...]:
    """The restatements of all cases of a folder; none where the file is missing.

    Raises:
        InputError: a row is not of the format, or its words do not occur exactly once.
    """
    path = corpus / RESTATEMENTS_FILE
    if not path.is_file():
        return ()
    return tuple(_restatement(row, where, corpus) for row, where in _read_rows(path))


def _gold_row(case: Case, row: dict[str, str], where: str) -> GoldRow:
    relation = _field(row, "relation", where)
    if relation == OMISSION:
        role = _role(_field(row, "side", where), where)
        return GoldOmission(role, _locate(case.document(role), _field(row, "text", where), where))
    if relation not in PAIR_RELATIONS:
        known = ", ".join((*PAIR_RELATIONS, OMISSION))
        raise InputError(f"{where}: unknown relation {relation!r}: use {known}")
    return GoldPair(
        _locate(case.article, _field(row, "article", where), where),
        _locate(case.readout, _field(row, "readout", where), where),
        relation,
        row.get("kind", ""),
        row.get("note", ""),
        row.get("difficulty", ""),
    )


def _restatement(row: dict[str, str], where: str, corpus: Path) -> Restatement:
    case = find_case(_field(row, "case", where), corpus)
    span = _locate(case.article, _field(row, "text", where), where)
    return Restatement(case.name, span, _locate(case.article, _field(row, "same_as", where), where))


def _read_rows(path: Path) -> Iterator[tuple[dict[str, str], str]]:
    """Each object of a JSON Lines file with the words that say where it stands."""
    text, name = read_text(path)
    # Only "\n" ends a row: str.splitlines would also cut at characters that JSON allows in strings.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if line.strip():
            yield _parse_row(line, f"{name}, line {number}")


def _parse_row(line: str, where: str) -> tuple[dict[str, str], str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is not JSON ({error}): write one object a line") from error
    if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
        raise InputError(f"{where} is not an object of strings: write one object a line")
    return row, where


def _field(row: dict[str, str], key: str, where: str) -> str:
    if not row.get(key):
        raise InputError(f"{where} has no {key!r}: add it")
    return row[key]


def _role(side: str, where: str) -> Role:
    try:
        return Role(side)
    except ValueError as error:
        raise InputError(f"{where}: unknown side {side!r}: use article or readout") from error


def _locate(document: Document, words: str, where: str) -> Span:
    start = document.text.find(words)
    if start < 0 or document.text.find(words, start + 1) >= 0:
        times = "does not occur" if start < 0 else "occurs more than once"
        raise InputError(
            f"{where}: {words!r} {times} in {document.name}: give words that occur once"
        )
    return document.span(start, start + len(words))
