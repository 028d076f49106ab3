"""Which claims of the two accounts talk about the same thing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.claims import Claim, Standing

# Cosine of all-MiniLM-L6-v2 between claim contents. The two registers share few words: on the
# annotated cases in corpus/ partners lie as low as this, and `compare evaluate` shows what a
# higher value loses.
MIN_SIMILARITY = 0.30
PARTNERS = 4  # best partners kept per claim, either way

PAIRED = (Standing.CLAIM, Standing.TITLE)  # a headline says something too


@dataclass(frozen=True, slots=True)
class Pair:
    """An article claim and a readout claim about the same thing.

    Attributes:
        article: the article's claim.
        readout: the readout's claim.
        similarity: cosine of their contents, -1..1, larger is closer.
    """

    article: Claim
    readout: Claim
    similarity: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs, and for each claim its best partner even where that is too weak for a pair.

    Attributes:
        pairs: in reading order of the article, then of the readout.
        best: claim id -> its nearest claim on the other side; empty when that side has none.
    """

    pairs: tuple[Pair, ...]
    best: dict[str, Pair]


def pair_claims(
    article: tuple[Claim, ...],
    readout: tuple[Claim, ...],
    similarity: np.ndarray,
    *,
    min_similarity: float = MIN_SIMILARITY,
    partners: int = PARTNERS,
) -> Pairing:
    """Keep, for every claim on either side, its best partners above the threshold.

    Args:
        article: n claims.
        readout: m claims.
        similarity: (n, m) cosines.
        min_similarity: below it two claims are no pair.
        partners: at most so many are kept for a claim as its own best; a claim may be among the
            best of more than that.
    """
    pairable = np.outer(
        [c.standing in PAIRED for c in article], [c.standing in PAIRED for c in readout]
    ).reshape(len(article), len(readout))
    masked = np.where(pairable, similarity, -np.inf)
    kept = (ranks(masked, axis=1) < partners) | (ranks(masked, axis=0) < partners)
    kept &= masked >= min_similarity
    pairs = tuple(
        Pair(article[i], readout[j], float(similarity[i, j])) for i, j in np.argwhere(kept)
    )
    return Pairing(pairs, best_partners(article, readout, masked))


def ranks(matrix: np.ndarray, axis: int) -> np.ndarray:
    """Rank of every entry along an axis, 0 for the largest; ties go to the earlier one."""
    return np.argsort(np.argsort(-matrix, axis=axis, kind="stable"), axis=axis, kind="stable")


def best_partners(
    article: tuple[Claim, ...], readout: tuple[Claim, ...], masked: np.ndarray
) -> dict[str, Pair]:
    """For each pairable claim of both sides the nearest pairable claim of the other.

    Args:
        article: n claims.
        readout: m claims.
        masked: (n, m) cosines, -inf where one of the two is not paired.
    """
    best = {}
    if masked.size:
        for i, j in enumerate(masked.argmax(axis=1)):
            best[article[i].id] = (i, j)
        for j, i in enumerate(masked.argmax(axis=0)):
            best[readout[j].id] = (i, j)
    return {
        name: Pair(article[i], readout[j], float(masked[i, j]))
        for name, (i, j) in best.items()
        if np.isfinite(masked[i, j])
    }
