"""Which claims of the two accounts talk about the same thing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from compare.claims import Claim, Standing
from compare.partners import best_partners

# Affinity (see `affinity.nearness`) from which two claims are compared, and how many best partners
# of a claim, either way. On the annotated cases in corpus/ this finds 89 % of the gold pairs with
# 1.9 pairs a claim; `compare evaluate` shows what other values do.
MIN_AFFINITY = 0.165
PARTNERS = 5
# A claim has one partner in a text of few claims, and one more for every FEW it has beyond: five
# partners out of four would be everything.
FEW = 5

PAIRED = (Standing.CLAIM, Standing.TITLE)  # a headline says something too


@dataclass(frozen=True, slots=True)
class Pair:
    """An article claim and a readout claim about the same thing.

    Attributes:
        article: the article's claim.
        readout: the readout's claim.
        similarity: cosine of their contents, -1..1, larger is closer.
        affinity: what they were paired by: similarity within the case, and words in common.
        rank: how many claims, on both sides together, are nearer partners of one of the two;
            0 where each is the other's best.
    """

    article: Claim
    readout: Claim
    similarity: float
    affinity: float
    rank: int = 0


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
    affinity: np.ndarray,
    *,
    min_affinity: float = MIN_AFFINITY,
    partners: int = PARTNERS,
) -> Pairing:
    """Keep, for every claim on either side, its best partners above the threshold.

    Args:
        article: n claims.
        readout: m claims.
        similarity: (n, m) cosines.
        affinity: (n, m), what partners are ranked by.
        min_affinity: below it two claims are no pair.
        partners: at most so many are kept for a claim as its own best, fewer where the other
            text has few claims; a claim may be among the best of more than that.
    """
    pairable = np.outer(
        [c.standing in PAIRED for c in article], [c.standing in PAIRED for c in readout]
    )
    masked = np.where(pairable, affinity, -np.inf)

    most_article, most_readout = (
        min(partners, 1 + int(n) // FEW) for n in (pairable.any(0).sum(), pairable.any(1).sum())
    )

    def block(start: int, stop: int) -> np.ndarray:
        return masked[start:stop]

    found = best_partners(
        block,
        masked.shape,
        per_row=most_article,
        per_column=most_readout,
        at_least=min_affinity,
    )
    first = best_partners(block, masked.shape, per_row=1, per_column=1, at_least=-np.inf)

    def pair(i: int, j: int, rank: int) -> Pair:
        return Pair(article[i], readout[j], float(similarity[i, j]), float(affinity[i, j]), rank)

    best = {}
    if masked.size:
        rank_of = {(i, j): rank for i, j, rank in first}
        nearest = [(article[i].id, i, int(j)) for i, j in enumerate(masked.argmax(axis=1))]
        nearest += [(readout[j].id, int(i), j) for j, i in enumerate(masked.argmax(axis=0))]
        best = {
            name: pair(i, j, rank_of[i, j]) for name, i, j in nearest if np.isfinite(masked[i, j])
        }
    return Pairing(tuple(pair(*entry) for entry in found), best)
