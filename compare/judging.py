"""What a pair of claims is: contradiction, agreement, framing, or merely related.

Three questions are asked in this order, so that an agreement elsewhere never hides a
contradiction: can the two conflict at all (the gate), do they, and if not, are they one fact told
twice, plainly or with another slant? Each answer is a logistic regression over named features
(`features`), whose weights lie in ``weights/*.json`` and can be read there; ``training/judge.py``
fits them.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from compare.differences.types import Difference, Kind, Verdict
from compare.evidence import Evidence, NLIScores
from compare.features import measure_features
from compare.pairing import Pair

WEIGHTS = Path(__file__).parent / "weights"

# From which probability a pair is reported as a contradiction: on annotated cases left out of the
# fit, the value with about one false alarm in two cases (the curve is in the README).
CONTRADICTION_THRESHOLD = 0.5
# Between this share of the threshold and the threshold the tool does not know and says so.
UNSURE_SHARE = 0.6
SAME_FACT_THRESHOLD = 0.5
FRAMING_THRESHOLD = 0.5


class Relation(StrEnum):
    """What a pair is."""

    CONTRADICTION = "contradiction"
    AGREEMENT = "agreement"
    FRAMING = "framing"  # compatible facts, another slant, force or certainty
    RELATED = "related"  # same topic, no verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """A pair with its relation and everything a reader needs to check it.

    Attributes:
        pair: the two claims and their similarity.
        relation: the verdict.
        score: calibrated probability of the verdict, 0..1.
        reason: one sentence for the reader.
        differences: the typed reasons.
        contradiction: calibrated probability that the two contradict each other, 0..1; 0 where
            a gate stands between them.
        unsure: whether that probability is too near the threshold to tell.
        gate: why the two cannot conflict, where that is known; None otherwise.
        nli: the NLI model's view; None without a model.
    """

    pair: Pair
    relation: Relation
    score: float
    reason: str
    differences: tuple[Difference, ...]
    contradiction: float = 0.0
    unsure: bool = False
    gate: str | None = None
    nli: NLIScores | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Ids of the article's and the readout's claim."""
        return self.pair.article.id, self.pair.readout.id


@cache
def read_weights(name: str) -> dict[str, dict]:
    """Per question its intercept and its weight for every feature: "none" or "nli"."""
    return json.loads((WEIGHTS / f"{name}.json").read_text("utf-8"))["questions"]


def probability(question: str, features: dict[str, float], weights: str) -> float:
    """Probability of yes to a question, 0..1."""
    asked = read_weights(weights)[question]
    total = asked["intercept"] + sum(w * features[n] for n, w in asked["weights"].items())
    return 1 / (1 + math.exp(-total))


def judge(evidence: Evidence, *, threshold: float = CONTRADICTION_THRESHOLD) -> Judgement:
    """Weigh nearness, typed differences and NLI into a relation.

    Args:
        evidence: what is known of the pair.
        threshold: probability from which the pair is called a contradiction.
    """
    differences = evidence.differences
    features = measure_features(evidence)
    weights = "none" if evidence.nli is None else "nli"
    gate = next((d.reason for d in differences if d.verdict is Verdict.GATE), None)
    clash = 0.0 if gate else probability("contradiction", features, weights)
    same = probability("same_fact", features, weights)
    slanted = probability("framing", features, weights)
    if clash >= threshold:
        relation, score = Relation.CONTRADICTION, clash
    elif same < SAME_FACT_THRESHOLD:
        relation, score = Relation.RELATED, 1 - same
    elif slanted >= FRAMING_THRESHOLD:
        relation, score = Relation.FRAMING, same * slanted
    else:
        relation, score = Relation.AGREEMENT, same * (1 - slanted)
    return Judgement(
        evidence.pair,
        relation,
        score,
        explain(relation, differences, gate),
        differences,
        clash,
        UNSURE_SHARE * threshold <= clash < threshold,
        gate,
        evidence.nli,
    )


# The verdict of a difference that speaks for each relation, and what to say without one.
EVIDENCE = {
    Relation.CONTRADICTION: Verdict.CONFLICT,
    Relation.AGREEMENT: Verdict.SAME,
    Relation.FRAMING: Verdict.SHIFT,
}
WITHOUT_EVIDENCE = {
    Relation.CONTRADICTION: "Read together, the two claims cannot both hold; "
    "no single word does it.",
    Relation.AGREEMENT: "The two claims say the same in other words.",
    Relation.FRAMING: "The two claims tell one fact with another force or slant.",
    Relation.RELATED: "The two claims share a topic; nothing settles more.",
}
# Kinds whose equality is worth telling before that of names and words.
TELLING = (Kind.NUMBER, Kind.DATE, Kind.TIMING, Kind.QUOTATION, Kind.NEGATION, Kind.OUTCOME)


def explain(relation: Relation, differences: tuple[Difference, ...], gate: str | None) -> str:
    """One sentence on why the relation was given: the most telling difference, or the gate."""
    if relation is Relation.RELATED and gate:
        return gate
    speaking = [d for d in differences if d.verdict is EVIDENCE.get(relation)]
    speaking.sort(key=lambda d: d.kind not in TELLING)
    return speaking[0].reason if speaking else WITHOUT_EVIDENCE[relation]
