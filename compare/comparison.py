"""The whole way: two documents in, a comparison out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from compare.claims import Claim
from compare.documents import Document, Role
from compare.encoder import Encoder
from compare.evidence import Evidence, Gathered, gather
from compare.judging import CONTRADICTION_THRESHOLD, Judgement, Relation, Weights, judge
from compare.ledger import ONLY_BELOW, Coverage, Entry, make_ledger, measure_coverage, only_in
from compare.nli import NLIModel
from compare.pairing import MIN_AFFINITY, PARTNERS, Pair
from compare.parsing import PARSER
from compare.progress import Progress


@dataclass(frozen=True, slots=True)
class Settings:
    """What a comparison was made with.

    Attributes:
        min_affinity: nearness below which two claims are no pair.
        partners: best partners kept per claim.
        contradiction: probability from which a pair is called a contradiction.
        only_below: nearness below which related claims still count as said on one side only.
    """

    min_affinity: float = MIN_AFFINITY
    partners: int = PARTNERS
    contradiction: float = CONTRADICTION_THRESHOLD
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
        cut: ids of claims so long that the models did not see their ends.
    """

    article: Document
    readout: Document
    claims: dict[Role, tuple[Claim, ...]]
    similarity: np.ndarray = field(repr=False, compare=False)
    judgements: tuple[Judgement, ...]
    best: dict[str, Pair] = field(repr=False)
    settings: Settings
    models: dict[str, str]
    cut: tuple[str, ...] = ()

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
    settings: Settings = Settings(),
    progress: Progress | None = None,
) -> Comparison:
    """Compare two accounts of one event; ``progress`` is told what is being done.

    Raises:
        InputError: one of the two has no claim to compare.
    """
    gathered = gather(
        article,
        readout,
        encoder=encoder,
        nli=nli,
        min_affinity=settings.min_affinity,
        partners=settings.partners,
        progress=progress,
    )
    return weigh(article, readout, gathered, settings, model_names(encoder, nli))


def model_names(encoder: Encoder, nli: NLIModel | None) -> dict[str, str]:
    """What parser, encoder and NLI model are called in the result."""
    return {"parser": PARSER, "encoder": encoder.name, "nli": nli.name if nli else "none"}


def weigh(
    article: Document,
    readout: Document,
    gathered: Gathered,
    settings: Settings,
    models: dict[str, str],
    weights: Weights | None = None,
) -> Comparison:
    """Judge what was gathered; no model runs, so another threshold costs next to nothing.

    Args:
        article: the news report.
        readout: the official account.
        gathered: the evidence of the two.
        settings: thresholds; those of pairing must be the ones it was gathered with.
        models: names of parser, encoder and NLI model.
        weights: what pairs are judged by; by default what comes with the package.
    """
    return Comparison(
        article,
        readout,
        gathered.claims,
        gathered.similarity,
        judge_all(gathered.evidence, settings.contradiction, weights),
        gathered.best,
        settings,
        models,
        gathered.cut,
    )


def judge_all(
    evidence: tuple[Evidence, ...], threshold: float, weights: Weights | None = None
) -> tuple[Judgement, ...]:
    """The judgements of all pairs: by relation, then the surest first, then in reading order.

    Pairs without a verdict come nearest first: the surer that nothing is there, the later.
    """
    order = list(Relation)
    judgements = [judge(e, threshold=threshold, weights=weights) for e in evidence]
    judgements.sort(key=lambda j: (order.index(j.relation), -j.strength, j.pair.article.start))
    return tuple(judgements)
