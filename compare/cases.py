"""Cases: a folder with the two accounts of one event and what is known about them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from compare.documents import Document, Role
from compare.errors import InputError
from compare.readers.archives import unpacked
from compare.readers.limits import DEFAULT_LIMITS, Limits
from compare.readers.web import is_url
from compare.reading import check_distinct, read_document, read_text

CORPUS = Path(__file__).resolve().parent.parent / "corpus"

CASE_FILE = "case.toml"
GOLD_FILE = "gold.jsonl"
NOTES_FILE = "source.md"
# What case.toml may say; only the title is required.
KEYS = (
    "title",
    "event_date",
    "article_source",
    "article_published",
    "readout_source",
    "readout_published",
    "topic",
    "licence",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A pair of documents about one event.

    Attributes:
        name: the name of its folder.
        folder: where it lies.
        title: what it is about, in a line.
        article: the news article.
        readout: the official account.
        event_date: the day of the event, where known.
        topic: its subject in a few words, may be empty.
        licence: under which terms the texts are here, may be empty.
        notes: a file that says where the texts come from, where there is one.
        gold: the annotations, where there are some.
    """

    name: str
    folder: Path
    title: str
    article: Document
    readout: Document
    event_date: date | None = None
    topic: str = ""
    licence: str = ""
    notes: Path | None = None
    gold: Path | None = None

    def document(self, role: Role) -> Document:
        """The account of that role."""
        return self.article if role is Role.ARTICLE else self.readout


def read_case(folder: Path) -> Case:
    """Read the case in a folder: ``article.*``, ``readout.*`` and ``case.toml``.

    Raises:
        InputError: the folder, one of the files or a value in ``case.toml`` is missing or wrong.
    """
    facts = _read_facts(folder)
    article = _read_account(folder, Role.ARTICLE, facts)
    readout = _read_account(folder, Role.READOUT, facts)
    check_distinct(article, readout)
    return Case(
        name=folder.resolve().name,
        folder=folder,
        title=facts["title"],
        article=article,
        readout=readout,
        event_date=facts.get("event_date"),
        topic=facts.get("topic", ""),
        licence=facts.get("licence", ""),
        notes=_existing(folder / NOTES_FILE),
        gold=_existing(folder / GOLD_FILE),
    )


def read_pair(folder: Path, limits: Limits = DEFAULT_LIMITS) -> tuple[Document, Document]:
    """The two accounts in a folder, which need not be a whole case: ``case.toml`` may be missing.

    Raises:
        InputError: there is not one ``article.*`` and one ``readout.*``, or one cannot be read.
    """
    facts = _read_facts(folder) if (folder / CASE_FILE).is_file() else {}
    article, readout = (_read_account(folder, role, facts, limits) for role in Role)
    check_distinct(article, readout)
    return article, readout


def read_archived_pair(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS
) -> tuple[Document, Document]:
    """The two accounts in a ZIP archive, as ``read_pair``; messages call its files by its name.

    Raises:
        InputError: as ``read_pair`` and ``unpacked``.
    """
    with unpacked(data, name, limits) as folder:
        try:
            article, readout = read_pair(folder, limits)
        except InputError as error:
            raise InputError(str(error).replace(str(folder), name)) from error
        return (
            replace(article, name=article.name.replace(str(folder), name)),
            replace(readout, name=readout.name.replace(str(folder), name)),
        )


def list_cases(corpus: Path = CORPUS) -> tuple[str, ...]:
    """The names of the cases in a folder of cases, in alphabetical order.

    A folder with any file of a case counts, so that one that lacks the others is reported when it
    is read and not passed over.

    Raises:
        InputError: there is no such folder.
    """
    try:
        folders = [path for path in corpus.iterdir() if path.is_dir()]
    except OSError as error:  # missing, a file, a name too long, a folder one may not look into
        raise InputError(f"there is no folder of cases {str(corpus)!r}: check the path") from error
    return tuple(sorted(folder.name for folder in folders if _is_case(folder)))


def find_case(name: str, corpus: Path = CORPUS) -> Case:
    """Read the case of that name; a path is no name.

    Raises:
        InputError: there is no such case (the message proposes near names), or it cannot be read.
    """
    names = list_cases(corpus)
    if name in names:
        return read_case(corpus / name)
    if "/" in name or "\\" in name:
        raise InputError(
            f"{name!r} is a path and no name of a case: choose from {', '.join(names)}"
        )
    near = get_close_matches(name, names, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else f"choose from {', '.join(names)}"
    raise InputError(f"there is no case {name!r}: {remedy}")


def _is_case(folder: Path) -> bool:
    patterns = (CASE_FILE, GOLD_FILE, *(f"{role}.*" for role in Role))
    return any(any(folder.glob(pattern)) for pattern in patterns)


def _existing(path: Path) -> Path | None:
    return path if path.is_file() else None


def _read_account(
    folder: Path, role: Role, facts: dict[str, Any], limits: Limits = DEFAULT_LIMITS
) -> Document:
    paths = sorted(folder.glob(f"{role}.*"))
    if len(paths) != 1:
        found = ", ".join(path.name for path in paths) or "none"
        raise InputError(
            f"the folder {folder} needs one file {role}.* (found: {found}): put it there"
        )
    return read_document(
        paths[0],
        role,
        source=facts.get(f"{role}_source"),
        published=facts.get(f"{role}_published"),
        limits=limits,
    )


def _read_facts(folder: Path) -> dict[str, Any]:
    """What ``case.toml`` says, with its dates as dates."""
    path = folder / CASE_FILE
    text, _ = read_text(path)
    try:
        facts = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f'{path} is not TOML ({error}): write lines like key = "value"') from error
    for key in facts:
        if key not in KEYS:
            raise InputError(f"{path} has an unknown key {key!r}: use {', '.join(KEYS)}")
    if "title" not in facts:
        raise InputError(f'{path} has no title: add a line title = "..."')
    return {key: _checked(value, key, path) for key, value in facts.items()}


def _checked(value: object, key: str, path: Path) -> str | date:
    if key in ("event_date", "article_published", "readout_published"):
        return _as_date(value, key, path)
    if not isinstance(value, str):
        raise InputError(f"{path}: {key} is {value!r}: write it in quotation marks")
    return value


def _as_date(value: object, key: str, path: Path) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise InputError(f"{path}: {key} is {value!r}: write a day as YYYY-MM-DD") from error


def read_account(
    path: str | Path,
    role: Role,
    *,
    limits: Limits = DEFAULT_LIMITS,
    any_language: bool = False,
) -> Document:
    """Read one account; a file of a case folder brings its source and date from ``case.toml``.

    Raises:
        InputError: as ``read_document``, or the ``case.toml`` beside it is wrong.
    """
    document = read_document(path, role, limits=limits, any_language=any_language)
    file = Path(path)
    if is_url(str(path)) or file.stem != role or not (file.parent / CASE_FILE).is_file():
        return document
    facts = _read_facts(file.parent)
    return replace(
        document,
        source=facts.get(f"{role}_source") or document.source,
        published=facts.get(f"{role}_published") or document.published,
    )
