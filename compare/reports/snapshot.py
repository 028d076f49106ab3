"""A comparison and its decisions as plain facts: what a saved report keeps of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from compare import __version__
from compare.atomic import to_utf8
from compare.comparison import Comparison, Settings
from compare.documents import Document
from compare.judging import Judgement, Relation
from compare.review.keys import pair_key
from compare.review.types import Orphan, Review
from compare.serialize import DIGITS


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What is known of one document beside its text.

    Attributes:
        name: its file name, without the folders above it.
        source: outlet or department, where known.
        published: the day it was published, where known.
        sha256: of its text.
        characters: how long its text is.
    """

    name: str
    source: str | None
    published: date | None
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair as it was judged.

    Attributes:
        key: what it is known by (see ``review.keys``).
        article: the article's claim, word by word.
        readout: the readout's claim.
        relation: the verdict.
        score: calibrated probability of the verdict, 0..1.
        unsure: whether it may be a contradiction all the same.
    """

    key: str
    article: str
    readout: str
    relation: Relation
    score: float
    unsure: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A comparison at the moment it was kept.

    Attributes:
        article: the news report.
        readout: the official account.
        settings: thresholds it was made with.
        models: names of parser, encoder and NLI model.
        version: of this package.
        pairs: all of them, in the order of the comparison.
        reviews: by pair key, where each reviewer stands.
        orphans: reviews of words that are no longer a pair.
    """

    article: DocumentFacts
    readout: DocumentFacts
    settings: Settings
    models: dict[str, str]
    version: str
    pairs: tuple[Judged, ...]
    reviews: dict[str, tuple[Review, ...]]
    orphans: tuple[Orphan, ...] = ()


def take_snapshot(
    comparison: Comparison,
    reviews: Mapping[str, tuple[Review, ...]],
    orphans: tuple[Orphan, ...] = (),
) -> Snapshot:
    """The comparison and the decisions on its pairs, as they stand now."""
    pairs = tuple(_judged(j) for j in comparison.judgements)
    return Snapshot(
        describe(comparison.article),
        describe(comparison.readout),
        comparison.settings,
        dict(comparison.models),
        __version__,
        pairs,
        {key: reviews[key] for key in dict.fromkeys(p.key for p in pairs) if reviews.get(key)},
        orphans,
    )


def describe(document: Document) -> DocumentFacts:
    """The facts of a document."""
    return DocumentFacts(
        file_name(document),
        document.source,
        document.published,
        document.sha256,
        len(document.text),
    )


def file_name(document: Document) -> str:
    """The name of a document without its folders, which differ from one machine to the next."""
    name = PurePath(document.name).name or document.name
    return to_utf8(name).decode("utf-8")


def _judged(judgement: Judgement) -> Judged:
    pair = judgement.pair
    return Judged(
        pair_key(pair),
        pair.article.text,
        pair.readout.text,
        judgement.relation,
        round(float(judgement.score), DIGITS),
        judgement.unsure,
    )
