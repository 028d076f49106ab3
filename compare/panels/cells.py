"""The similarity of all claims as cells of a heatmap, in blocks where there are too many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import shorten

import numpy as np
import pandas as pd

from compare.claims import Claim
from compare.comparison import Comparison
from compare.documents import Role
from compare.judging import Judgement
from compare.render.labels import RELATIONS, count, one_line

MOST = 150  # cells a side: on a screen of 900 pixels a cell is then some 4 pixels wide
WORDING = 220  # characters of a claim shown beside the pointer
NO_PAIR = "no pair"

Range = tuple[int, int]  # first claim (included) and last (excluded)


@dataclass(frozen=True)
class Cells:
    """What a heatmap shows.

    Attributes:
        frame: one row a cell: the labels of its row and column, the ids of the two claims it
            stands for, their similarity and relation; paired cells last, so that they are
            drawn over the others.
        claims: for each role, a table of ids and wordings.
        labels: for each role, the labels of rows or columns in reading order.
        block: for each role, how many claims share a row or column; 1 where each has its own.
    """

    frame: pd.DataFrame
    claims: Mapping[Role, pd.DataFrame]
    labels: Mapping[Role, tuple[str, ...]]
    block: Mapping[Role, int]

    @property
    def sentence(self) -> str:
        """What a cell stands for."""
        article, readout = (self.block[role] for role in Role)
        if article == readout == 1:
            return "Each cell is a claim of the article and one of the readout."
        return (
            f"Too many claims for a cell each: a cell stands for {count(article, 'article claim')} "
            f"by {count(readout, 'readout claim')} and shows the nearest two of them, or their "
            "strongest pair. Narrow the ranges to see single claims."
        )


def make_cells(comparison: Comparison, shown: Mapping[Role, Range] | None = None) -> Cells:
    """The cells of the claims in these ranges; of all claims without any.

    Args:
        comparison: whose claims.
        shown: for each role, which of its claims in reading order.
    """
    ranges = shown or {role: (0, len(comparison.claims[role])) for role in Role}
    claims = {role: comparison.claims[role][slice(*ranges[role])] for role in Role}
    block = {role: max(1, ceil(len(claims[role]) / MOST)) for role in Role}
    labels = {role: tuple(_labels(claims[role], block[role])) for role in Role}
    similarity = comparison.similarity[tuple(slice(*ranges[role]) for role in Role)]
    paired = _paired(claims, comparison.judgements)
    ours, theirs = _representatives(similarity, paired, *(block[role] for role in Role))
    relations = np.array([NO_PAIR, *(name_relation(r) for r in RELATIONS)], dtype=object)
    rank = paired[ours, theirs]
    rows, columns = np.indices(ours.shape)
    frame = pd.DataFrame(
        {
            "row": np.array(labels[Role.ARTICLE], dtype=object)[rows.ravel()],
            "column": np.array(labels[Role.READOUT], dtype=object)[columns.ravel()],
            "article": _ids(claims[Role.ARTICLE])[ours.ravel()],
            "readout": _ids(claims[Role.READOUT])[theirs.ravel()],
            "similarity": np.round(similarity[ours, theirs].ravel(), 3).astype(float),
            "relation": relations[np.where(rank > 0, len(RELATIONS) + 1 - rank, 0).ravel()],
        }
    )
    frame = frame.iloc[np.argsort(rank.ravel(), kind="stable")].reset_index(drop=True)
    return Cells(frame, {role: _wordings(claims[role]) for role in Role}, labels, block)


def name_relation(relation: str) -> str:
    """A relation with its letter, as in the legend: "C contradiction"."""
    letters = {r.value: label.letter for r, label in RELATIONS.items()}
    return f"{letters[relation]} {relation}"


def _paired(claims: Mapping[Role, Sequence[Claim]], judgements: Sequence[Judgement]) -> np.ndarray:
    """(n, m): 0 for no pair, else larger for a relation that a reader wants sooner."""
    place = {claim.id: i for role in Role for i, claim in enumerate(claims[role])}
    strength = {relation: len(RELATIONS) - i for i, relation in enumerate(RELATIONS)}
    paired = np.zeros([len(claims[role]) for role in Role], int)
    for judgement in judgements:
        article, readout = judgement.key
        if article in place and readout in place:
            paired[place[article], place[readout]] = strength[judgement.relation]
    return paired


def _representatives(
    similarity: np.ndarray, paired: np.ndarray, height: int, width: int
) -> tuple[np.ndarray, np.ndarray]:
    """Row and column, in the whole matrix, of the cell that each block shows.

    The strongest pair of the block; without any, its two nearest claims.
    """
    n, m = similarity.shape
    down, across = ceil(n / height), ceil(m / width)
    # Cosines lie in -1..1, so that any pair outweighs any nearness.
    weight = np.full((down * height, across * width), -np.inf)
    weight[:n, :m] = similarity + 3 * paired
    blocks = weight.reshape(down, height, across, width).swapaxes(1, 2)
    best = blocks.reshape(down, across, height * width).argmax(axis=2)
    rows, columns = np.indices((down, across))
    return rows * height + best // width, columns * width + best % width


def _labels(claims: Sequence[Claim], block: int) -> list[str]:
    ends = [(i, min(i + block, len(claims)) - 1) for i in range(0, len(claims), block)]
    return [claims[i].id if i == j else f"{claims[i].id}–{claims[j].id}" for i, j in ends]


def _ids(claims: Sequence[Claim]) -> np.ndarray:
    return np.array([claim.id for claim in claims], dtype=object)


def _wordings(claims: Sequence[Claim]) -> pd.DataFrame:
    words = [shorten(one_line(claim.text), WORDING, placeholder=" …") for claim in claims]
    return pd.DataFrame({"id": _ids(claims), "words": words})
