"""What the judge is fitted on: the features of every candidate pair, and what the pair is."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from compare.cases import Case, find_case, list_cases
from compare.encoder import Encoder
from compare.evaluation import meet
from compare.evidence import Gathered, gather
from compare.features import measure_features
from compare.gold import GoldPair, Restatement, read_gold, read_restatements
from compare.nli import NLIModel
from compare.pairing import Pair
from training.cases import SyntheticCase, make_case
from training.frames import read_frames


@dataclass(frozen=True, slots=True)
class Row:
    """A pair's features, what it is, which case it is from and whether that was annotated.

    ``relation`` is "unlisted" where the annotations say nothing of a pair.
    """

    features: dict[str, float]
    relation: str
    case: str
    annotated: bool


def gold_relation(pair: Pair, gold: Iterable[GoldPair], restated: Iterable[Restatement]) -> str:
    """The relation of the gold row that the pair meets on both sides; contradiction wins."""
    found = []
    for row in gold:
        again = [r.span for r in restated if r.same_as == row.article]
        spans = [row.article, *(again if row.relation == "contradiction" else ())]
        if any(meet(pair.article.span, s) for s in spans) and meet(pair.readout.span, row.readout):
            found.append("related" if row.relation == "unrelated" else row.relation)
    order = ("contradiction", "framing", "agreement", "related")
    return min(found, key=order.index) if found else "unlisted"


def gold_rows(case: Case, gathered: Gathered, restatements: Iterable[Restatement]) -> list[Row]:
    """The pairs of an annotated case."""
    gold = [row for row in read_gold(case) if isinstance(row, GoldPair)]
    restated = [r for r in restatements if r.case == case.name]
    return [
        Row(measure_features(e), gold_relation(e.pair, gold, restated), case.name, True)
        for e in gathered.evidence
    ]


def synthetic_rows(case: SyntheticCase, gathered: Gathered, name: str) -> list[Row]:
    """The pairs of a synthetic case whose relation is known."""
    found = []
    for evidence in gathered.evidence:
        relation = case.relation(evidence.pair.article.span, evidence.pair.readout.span)
        if relation is not None:
            found.append(Row(measure_features(evidence), relation, name, False))
    return found


@dataclass(frozen=True, slots=True)
class AnnotatedCase:
    """An annotated case with its evidence, its rows and the restatements of its folder."""

    case: Case
    gathered: Gathered
    rows: tuple[Row, ...]
    restatements: tuple[Restatement, ...]


@dataclass(frozen=True, slots=True)
class Collected:
    """What a judge is fitted on or measured by: annotated cases, and rows of synthetic ones."""

    cases: tuple[AnnotatedCase, ...]
    synthetic: tuple[Row, ...] = ()

    @property
    def annotated(self) -> tuple[Row, ...]:
        """The rows of the annotated cases."""
        return tuple(row for case in self.cases for row in case.rows)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return self.annotated + self.synthetic


def collect_annotated(
    folder: Path, encoder: Encoder, nli: NLIModel | None
) -> tuple[AnnotatedCase, ...]:
    """The annotated cases of a folder."""
    restatements = read_restatements(folder)
    found = []
    for name in list_cases(folder):
        case = find_case(name, folder)
        if case.gold is not None:
            got = gather(case.article, case.readout, encoder=encoder, nli=nli)
            rows = gold_rows(case, got, restatements)
            found.append(AnnotatedCase(case, got, tuple(rows), restatements))
    return tuple(found)


def collect_synthetic(
    data: Path, encoder: Encoder, nli: NLIModel | None, cases: int
) -> tuple[Row, ...]:
    """The rows of so many synthetic cases (of held-out frames beside an NLI model)."""
    rows: list[Row] = []
    frames = tuple(f for f in read_frames(data / "frames") if nli is None or f.held_out)
    rng = random.Random(11)  # noqa: S311
    for k in range(cases):
        made = make_case(frames, rng)
        got = gather(made.article, made.readout, encoder=encoder, nli=nli)
        rows += synthetic_rows(made, got, f"synthetic-{k}")
    return tuple(rows)
