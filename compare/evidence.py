"""Everything that is known of a case before anything is judged.

Gathering is the costly part (parsing, encoding, NLI); judging what was gathered at another
threshold costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from compare.affinity import embed, nearness
from compare.alike import write_alike
from compare.claims import Claim, split_claims
from compare.claims.memory import forget
from compare.differences.context import Context
from compare.differences.finding import find_differences
from compare.differences.types import Difference
from compare.documents import Document, Role
from compare.encoder import Encoder
from compare.errors import InputError
from compare.nli import AskedOnce, NLIModel
from compare.pairing import MIN_AFFINITY, PAIRED, PARTNERS, Pair, pair_claims
from compare.progress import Progress, silent, told

if TYPE_CHECKING:
    from spacy.language import Language

# Words of a claim that the models surely see: all-MiniLM reads 256 word pieces, and English has
# about 1.3 of them a word. What lies beyond is not compared, and the result says of which claims.
WORDS_READ = 190

PAIRS_AT_ONCE = 512  # asked of the NLI model: a second or two, which is what stopping it may take

# Shares of the work that lie behind after each step, measured on the longest annotated case (one
# core, no NLI model); nothing but a progress bar rests on them.
HALF_READ = 0.1
READ = 0.2
EMBEDDED = 0.9
TYPED = 0.95  # with an NLI model, which then takes its own time: the bar waits near its end


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
    progress: Progress | None = None,
    nlp: Language | None = None,
) -> Gathered:
    """Split both accounts into claims, pair them, and look at every pair from all sides.

    Args:
        article: the news report.
        readout: the official account.
        encoder: what turns claims into vectors.
        nli: what is asked of every pair; None for nothing.
        min_affinity: nearness below which two claims are no pair.
        partners: best partners kept per claim.
        progress: told what is being done, and how far it is.
        nlp: the parser; by default the one of ``parsing``.

    Raises:
        InputError: one of the two has no claim to compare.
    """
    tell = progress or silent
    forget()
    nli = nli and AskedOnce(nli)
    claims, embedding = {}, {}
    with _one_thread() as beside:  # models run on one core while the next step runs on another
        for document, done in ((article, 0.0), (readout, HALF_READ)):
            role = document.role
            tell(f"Reading the {role}", done)
            claims[role] = read_claims(document, nlp)
            embedding[role] = beside.submit(embed, claims[role], encoder)
        ours, theirs = claims[Role.ARTICLE], claims[Role.READOUT]
        tell(f"Embedding {len(ours) + len(theirs)} claims", READ)
        vectors = (embedding[role].result() for role in Role)
        similarity, affinity = nearness(ours, theirs, *vectors)
        tell("Pairing the claims", EMBEDDED)
        pairing = pair_claims(
            ours, theirs, similarity, affinity, min_affinity=min_affinity, partners=partners
        )
        pairs = pairing.pairs
        context = Context(article, readout)
        asked = [] if nli is None else [*_ask(pairs, context, nli, beside)]
        until = 1.0 if nli is None else TYPED
        each = told(pairs, len(pairs), tell, "Comparing pair", EMBEDDED, until)
        found = [find_differences(p.article, p.readout, context) for p in each]
        if nli is not None:
            tell(f"Asking the NLI model about {len(pairs)} pairs, both ways round", TYPED)
        inferred = [scores for some in asked for scores in some.result()]
    evidence = map(Evidence, pairs, found, inferred or repeat(None))
    cut = tuple(c.id for c in (*ours, *theirs) if len(c.content.split()) > WORDS_READ)
    return Gathered(claims, similarity, pairing.best, tuple(evidence), cut)


@contextmanager
def _one_thread() -> Iterator[ThreadPoolExecutor]:
    """A thread for the models; what it has not begun is dropped when something goes wrong."""
    executor = ThreadPoolExecutor(1)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def read_claims(document: Document, nlp: Language | None = None) -> tuple[Claim, ...]:
    """The claims of a document.

    Raises:
        InputError: none of its sentences can be compared.
    """
    claims = split_claims(document, nlp)
    if not any(claim.standing in PAIRED for claim in claims):
        raise InputError(
            f"no claim was found in the {document.role} {document.name!r}: "
            "give a text with at least one full statement"
        )
    return claims


def _ask(
    pairs: tuple[Pair, ...], context: Context, nli: NLIModel, beside: Executor
) -> Iterator[Future[list[NLIScores]]]:
    """The NLI model's views in portions, the next worded while one is asked about."""
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        some = pairs[start : start + PAIRS_AT_ONCE]
        yield beside.submit(infer, [write_alike(pair, context) for pair in some], nli)


def infer(texts: list[tuple[str, str]], nli: NLIModel) -> list[NLIScores]:
    """The NLI model's view of every two texts, both ways round."""
    asked = list(dict.fromkeys(texts + [(b, a) for a, b in texts]))  # texts repeat themselves
    scores = dict(zip(asked, map(tuple, nli.predict(asked).tolist()), strict=True))
    return [NLIScores(scores[a, b], scores[b, a]) for a, b in texts]
