"""What a pair of claims is: contradiction, agreement, framing, or merely related."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.differences.types import Difference, Verdict
from compare.pairing import Pair


class Relation(StrEnum):
    """What a pair is."""

    CONTRADICTION = "contradiction"
    AGREEMENT = "agreement"
    FRAMING = "framing"  # compatible facts, another slant, force or certainty
    RELATED = "related"  # same topic, no verdict


@dataclass(frozen=True, slots=True)
class NLIScores:
    """What the NLI model says of a pair, both ways round.

    Attributes:
        forward: (entailment, neutral, contradiction) with the article as premise.
        backward: the same with the readout as premise.
    """

    forward: tuple[float, float, float]
    backward: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pair with its relation and everything a reader needs to check it.

    Attributes:
        pair: the two claims and their similarity.
        relation: the verdict.
        score: how sure the verdict is, 0..1.
        reason: one sentence for the reader.
        differences: the typed reasons.
        gate: why the two cannot conflict, where that is known; None otherwise.
        nli: the NLI model's view; None without a model.
    """

    pair: Pair
    relation: Relation
    score: float
    reason: str
    differences: tuple[Difference, ...]
    gate: str | None = None
    nli: NLIScores | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Ids of the article's and the readout's claim."""
        return self.pair.article.id, self.pair.readout.id


CLOSE = 0.55  # cosine from which two claims without a known difference are called agreeing


def judge(pair: Pair, differences: tuple[Difference, ...], nli: NLIScores | None) -> Judgement:
    """Weigh similarity, typed differences and NLI into a relation."""
    by = {v: [d for d in differences if d.verdict is v] for v in Verdict}
    gate = by[Verdict.GATE][0].reason if by[Verdict.GATE] else None
    if by[Verdict.CONFLICT] and gate is None:
        relation, reason = Relation.CONTRADICTION, by[Verdict.CONFLICT][0].reason
    elif by[Verdict.SAME] and pair.similarity >= 0.4:
        relation, reason = Relation.AGREEMENT, by[Verdict.SAME][0].reason
    elif by[Verdict.SHIFT] and pair.similarity >= 0.45:
        relation, reason = Relation.FRAMING, by[Verdict.SHIFT][0].reason
    elif pair.similarity >= CLOSE:
        relation, reason = Relation.AGREEMENT, "The two claims say nearly the same."
    else:
        relation, reason = (
            Relation.RELATED,
            gate or "The two claims share a topic; nothing settles more.",
        )
    return Judgement(pair, relation, pair.similarity, reason, differences, gate, nli)
