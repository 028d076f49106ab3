"""Several articles and several statements about one event: which of them are to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from compare.batch.manifest import Listed
from compare.batch.matching import Match, match
from compare.batch.reuse import Shingles, accounts, containment, shingles
from compare.batch.sources import AccountFile, FileSource
from compare.batch.types import Failure
from compare.documents import Document, Role
from compare.errors import InputError
from compare.readers.characters import visible_words


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a group.

    Attributes:
        id: the id of the first row that names it.
        file: where it lies.
        document: what it says.
        shingles: its runs of words.
    """

    id: str
    file: AccountFile
    document: Document
    shingles: Shingles


@dataclass(frozen=True, slots=True)
class Meeting:
    """An article and a statement of a group.

    Attributes:
        article: id of the article.
        readout: id of the statement.
        match: how near they are.
        case: id of the case in which they are compared; empty where they are not.
        copied: share of the article that stands in the statement word for word.
    """

    article: str
    readout: str
    match: Match
    case: str
    copied: float


@dataclass(frozen=True, slots=True)
class Group:
    """The texts of one event.

    Attributes:
        name: what the manifest calls it.
        meetings: every article against every statement.
        accounts: per article, what it copies: ("readout" or "article", id); an article of its own
            names itself.
    """

    name: str
    meetings: tuple[Meeting, ...]
    accounts: dict[str, tuple[Role, str]]


def form_groups(
    rows: Iterable[Listed],
) -> tuple[tuple[Group, ...], tuple[FileSource, ...], tuple[Failure, ...]]:
    """Set every article of a group against every statement of it.

    Pairs that a row names are compared in any case, the others where both are about the same event
    and are not one text. A group that is a single case needs none of this.

    Returns:
        The groups, the cases that come to those that rows name, and the rows with a text alone
        that cannot be read.
    """
    by_name: dict[str, list[Listed]] = {}
    for row in rows:
        if row.group:
            by_name.setdefault(row.group, []).append(row)
    groups, cases, failures = [], [], []
    for name, members in by_name.items():
        if len(members) > 1 or members[0].article is None or members[0].readout is None:
            group, more, failed = _form(name, members)
            groups.append(group)
            cases += more
            failures += failed
    return tuple(groups), tuple(cases), tuple(failures)


def _form(name: str, rows: list[Listed]) -> tuple[Group, list[FileSource], list[Failure]]:
    failures: list[Failure] = []
    articles = list(_texts(rows, Role.ARTICLE, failures))
    readouts = list(_texts(rows, Role.READOUT, failures))
    named = {(row.article, row.readout): row.id for row in rows}
    meetings, cases = [], []
    for article in articles:
        for readout in readouts:
            found = match(article.document, readout.document)
            case = named.get((article.file, readout.file), "")
            if not case and found.same_event and not same_words(article, readout):
                case = f"{article.id}+{readout.id}"
                cases.append(FileSource(case, article.file, readout.file, name))
            copied = containment(article.shingles, readout.shingles)
            meetings.append(Meeting(article.id, readout.id, found, case, copied))
    return Group(name, tuple(meetings), _accounts(articles, readouts)), cases, failures


def same_words(article: Text, readout: Text) -> bool:
    """Whether an article is the statement itself, reprinted; there is nothing to compare then."""
    return visible_words(article.document.text) == visible_words(readout.document.text)


def _texts(rows: list[Listed], role: Role, failures: list[Failure]) -> Iterator[Text]:
    """The texts of that role, each once; a row that names two texts fails as a case, not here."""
    seen: set[AccountFile] = set()
    for row in rows:
        file = row.article if role is Role.ARTICLE else row.readout
        if file is None or file in seen:
            continue
        seen.add(file)
        try:
            document = file.read()
        except InputError as error:
            if row.article is None or row.readout is None:
                failures.append(Failure(row.id, row.group, str(error)))
            continue
        yield Text(row.id, file, document, shingles(document.text))


def _accounts(articles: list[Text], readouts: list[Text]) -> dict[str, tuple[Role, str]]:
    """What each article copies: a statement, else the earliest article; undated ones come last."""
    ordered = sorted(articles, key=lambda a: a.document.published or date.max)
    texts = [*readouts, *ordered]
    roles = [Role.READOUT] * len(readouts) + [Role.ARTICLE] * len(ordered)
    origin = accounts([text.shingles for text in texts])
    return {
        texts[k].id: (roles[origin[k]], texts[origin[k]].id)
        for k in range(len(readouts), len(texts))
    }
