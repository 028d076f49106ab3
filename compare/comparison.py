"""The whole way: two documents in, a comparison out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from compare.affinity import measure
from compare.claims import Claim, split_claims
from compare.differences.context import Context
from compare.differences.finding import find_differences
from compare.documents import Document, Role
from compare.encoder import Encoder
from compare.errors import InputError
from compare.judging import Judgement, NLIScores, Relation, judge
from compare.ledger import ONLY_BELOW, Coverage, Entry, make_ledger, measure_coverage, only_in
from compare.nli import NLIModel
from compare.pairing import MIN_AFFINITY, PAIRED, PARTNERS, Pair, pair_claims
from compare.parsing import PARSER


@dataclass(frozen=True, slots=True)
class Settings:
    """What a comparison was made with.

    Attributes:
        min_affinity: nearness below which two claims are no pair.
        partners: best partners kept per claim.
        only_below: nearness below which related claims still count as said on one side only.
    """

    min_affinity: float = MIN_AFFINITY
    partners: int = PARTNERS
    only_below: float = ONLY_BELOW


@dataclass(frozen=True)
class Comparison:
    """The result for one case; facts are fields, figures are properties.

    Attributes:
        article: the news report.
        readout: the official account.
        claims: the claims of both, by role, in reading order.
        similarity: (n, m) cosines of all claims, for the heatmap.
        judgements: the pairs with their relations, strongest first.
        best: claim id -> nearest partner, even where that is too weak for a pair.
        settings: thresholds it was made with.
        models: names of parser, encoder and NLI model ("none" without one).
    """

    article: Document
    readout: Document
    claims: dict[Role, tuple[Claim, ...]]
    similarity: np.ndarray = field(repr=False, compare=False)
    judgements: tuple[Judgement, ...]
    best: dict[str, Pair] = field(repr=False)
    settings: Settings
    models: dict[str, str]

    def document(self, role: Role) -> Document:
        """The account of that role."""
        return self.article if role is Role.ARTICLE else self.readout

    @cached_property
    def ledger(self) -> dict[Role, tuple[Entry, ...]]:
        """Each claim of each side in exactly one place."""
        only_below = self.settings.only_below
        return {
            r: make_ledger(self.claims[r], self.judgements, self.best, only_below=only_below)
            for r in Role
        }

    @cached_property
    def coverage(self) -> dict[Role, Coverage]:
        """How the characters of each side divide."""
        return {r: measure_coverage(self.document(r), self.ledger[r]) for r in Role}

    def related_by(self, relation: Relation) -> tuple[Judgement, ...]:
        """The pairs of one relation, strongest first."""
        return tuple(j for j in self.judgements if j.relation is relation)

    def only_in(self, role: Role) -> tuple[str, ...]:
        """Ids of the claims that only this account makes."""
        return only_in(self.ledger[role], role)


def compare_documents(
    article: Document,
    readout: Document,
    *,
    encoder: Encoder,
    nli: NLIModel | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
) -> Comparison:
    """Compare two accounts of one event.

    Raises:
        InputError: one of the two has no claim to compare.
    """
    claims = {d.role: read_claims(d) for d in (article, readout)}
    similarity, affinity = measure(*claims.values(), encoder)
    pairing = pair_claims(
        claims[Role.ARTICLE],
        claims[Role.READOUT],
        similarity,
        affinity,
        min_affinity=settings.min_affinity,
        partners=settings.partners,
    )
    context = Context(article, readout)
    differences = [find_differences(p.article, p.readout, context) for p in pairing.pairs]
    inferences = infer(pairing.pairs, nli)
    judgements = [judge(*row) for row in zip(pairing.pairs, differences, inferences, strict=True)]
    order = list(Relation)
    judgements.sort(key=lambda j: (order.index(j.relation), -j.score, j.pair.article.start))
    return Comparison(
        article,
        readout,
        claims,
        similarity,
        tuple(judgements),
        pairing.best,
        settings,
        {"parser": PARSER, "encoder": encoder.name, "nli": nli.name if nli else "none"},
    )


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
