"""Everything that is known of a case before anything is judged.

Gathering is the costly part (parsing, encoding, NLI); judging what was gathered at another
threshold costs next to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from compare.affinity import measure
from compare.claims import Claim, split_claims
from compare.differences.context import Context
from compare.differences.finding import find_differences
from compare.differences.types import Difference
from compare.documents import Document, Role
from compare.encoder import Encoder
from compare.errors import InputError
from compare.nli import NLIModel
from compare.pairing import MIN_AFFINITY, PAIRED, PARTNERS, Pair, pair_claims

# Words of a claim that the models surely see: all-MiniLM reads 256 word pieces, and English has
# about 1.3 of them a word. What lies beyond is not compared, and the result says of which claims.
WORDS_READ = 190


@dataclass(frozen=True, slots=True)
class NLIScores:
    """What the NLI model says of a pair, both ways round.

    Attributes:
        forward: (entailment, neutral, contradiction) with the article as premise; sums to 1.
        backward: the same with the readout as premise.
    """

    forward: tuple[float, float, float]
    backward: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one pair.

    Attributes:
        pair: the two claims and how near they are.
        differences: their typed differences.
        nli: the NLI model's view; None without a model.
    """

    pair: Pair
    differences: tuple[Difference, ...]
    nli: NLIScores | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The evidence of a case.

    Attributes:
        claims: the claims of both accounts, by role, in reading order.
        similarity: (n, m) cosines of all claims.
        best: claim id -> nearest partner, even where that is too weak for a pair.
        evidence: one entry per pair, in reading order.
        cut: ids of claims so long that the models did not see their ends.
    """

    claims: dict[Role, tuple[Claim, ...]]
    similarity: np.ndarray = field(repr=False, compare=False)
    best: dict[str, Pair]
    evidence: tuple[Evidence, ...]
    cut: tuple[str, ...] = ()


def gather(
    article: Document,
    readout: Document,
    *,
    encoder: Encoder,
    nli: NLIModel | None = None,
    min_affinity: float = MIN_AFFINITY,
    partners: int = PARTNERS,
) -> Gathered:
    """Split both accounts into claims, pair them, and look at every pair from all sides.

    Raises:
        InputError: one of the two has no claim to compare.
    """
    claims = {d.role: read_claims(d) for d in (article, readout)}
    ours, theirs = claims[Role.ARTICLE], claims[Role.READOUT]
    similarity, affinity = measure(ours, theirs, encoder)
    pairing = pair_claims(
        ours, theirs, similarity, affinity, min_affinity=min_affinity, partners=partners
    )
    context = Context(article, readout)
    found = [find_differences(p.article, p.readout, context) for p in pairing.pairs]
    inferred = infer(pairing.pairs, nli)
    evidence = map(Evidence, pairing.pairs, found, inferred)
    cut = tuple(c.id for c in (*ours, *theirs) if len(c.content.split()) > WORDS_READ)
    return Gathered(claims, similarity, pairing.best, tuple(evidence), cut)


def read_claims(document: Document) -> tuple[Claim, ...]:
    """The claims of a document.

    Raises:
        InputError: none of its sentences can be compared.
    """
    claims = split_claims(document)
    if not any(claim.standing in PAIRED for claim in claims):
        raise InputError(
            f"no claim was found in the {document.role} {document.name!r}: "
            "give a text with at least one full statement"
        )
    return claims


def infer(pairs: tuple[Pair, ...], nli: NLIModel | None) -> list[NLIScores | None]:
    """The NLI model's view of every pair, both ways round; None each without a model."""
    if nli is None:
        return [None] * len(pairs)
    texts = [(p.article.content, p.readout.content) for p in pairs]
    scores = nli.predict(texts + [(b, a) for a, b in texts]).tolist()
    return [
        NLIScores(tuple(forward), tuple(backward))
        for forward, backward in zip(scores[: len(pairs)], scores[len(pairs) :], strict=True)
    ]
