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
from typing import Any

from compare.differences.types import Difference, Kind, Verdict
from compare.evidence import Evidence, NLIScores
from compare.features import measure_features
from compare.pairing import Pair

WEIGHTS = Path(__file__).parent / "weights"

# From which probability a pair is reported as a contradiction: the lowest of the measured ones with
# at most 1.5 false alarms a case, on new cases and on those of the corpus; the README has what
# other values do.
CONTRADICTION_THRESHOLD = 0.25
# Between this share of the threshold and the threshold the tool does not know and says so.
UNSURE_SHARE = 0.6
# For one fact told twice, and for one told with another slant (rarer, so its scores are lower): on
# new cases left out of the fit these recognise half of the agreements and a sixth of the
# framings; lower ones trade agreements for framings and report many more.
SAME_FACT_THRESHOLD = 0.42
FRAMING_THRESHOLD = 0.10
# Differences that are steps on a ladder: haste, commitment and certainty, how many of a group.
STEPS = (Kind.TIMING, Kind.MODALITY, Kind.QUANTIFIER)
# By the rules of annotation two judgements of haste are framing and never a contradiction.
HASTE = (Kind.TIMING,)
STEP_AFFINITY = 0.5  # from which two claims that are each other's nearest are about one thing


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
    def strength(self) -> float:
        """What pairs of one relation are ranked by: the score; without a verdict, the nearness."""
        return self.pair.affinity if self.relation is Relation.RELATED else self.score

    @property
    def key(self) -> tuple[str, str]:
        """Ids of the article's and the readout's claim."""
        return self.pair.article.id, self.pair.readout.id


@dataclass(frozen=True, slots=True)
class Regression:
    """The answer to one yes-or-no question: a logistic regression on named features.

    Attributes:
        intercept: log-odds of yes where all features are 0.
        weights: by how much a unit of a feature moves the log-odds; one not named counts nothing.
    """

    intercept: float
    weights: dict[str, float]

    def probability(self, features: dict[str, float]) -> float:
        """Probability of yes, 0..1."""
        log_odds = self.intercept + sum(w * features[name] for name, w in self.weights.items())
        return 1 / (1 + math.exp(-log_odds))


@dataclass(frozen=True, slots=True)
class Weights:
    """What the judge has learned: do two claims clash, are they one fact, is one slanted?"""

    contradiction: Regression
    same_fact: Regression
    framing: Regression


@cache
def read_weights(name: str) -> Weights:
    """The weights that come with the package: "none" for judging without an NLI model, or "nli"."""
    questions = _stored(name)["questions"]
    return Weights(**{question: Regression(**fitted) for question, fitted in questions.items()})


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """What a threshold did on annotated cases, each judged by weights fitted without it.

    Attributes:
        threshold: probability from which a pair is called a contradiction.
        alarms: pairs a case wrongly called so.
        recall: share of the annotated contradictions found, 0..1.
        precision: share of the pairs called so that are, 0..1.
    """

    threshold: float
    alarms: float
    recall: float
    precision: float


@cache
def operating_points(nli: bool) -> tuple[OperatingPoint, ...]:
    """What each threshold did, lowest first, with an NLI model or without.

    They come with the weights and were measured with the NLI model that those were fitted with;
    weights that were not measured come with none.
    """
    rows = _stored("nli" if nli else "none").get("operating_points", ())
    return tuple(OperatingPoint(**row) for row in rows)


def _stored(name: str) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads((WEIGHTS / f"{name}.json").read_text("utf-8"))
    return stored


def judge(
    evidence: Evidence,
    *,
    threshold: float = CONTRADICTION_THRESHOLD,
    weights: Weights | None = None,
) -> Judgement:
    """Weigh nearness, typed differences and NLI into a relation.

    Args:
        evidence: what is known of the pair.
        threshold: probability from which the pair is called a contradiction.
        weights: what to weigh it by; by default what comes with the package.
    """
    weights = weights or read_weights("none" if evidence.nli is None else "nli")
    differences = evidence.differences
    features = measure_features(evidence)
    gate = next((d.reason for d in differences if d.verdict is Verdict.GATE), None)
    clash = 0.0 if gate else weights.contradiction.probability(features)
    same = weights.same_fact.probability(features)
    slanted = same * weights.framing.probability(features)
    if clash >= threshold and not takes_a_step(evidence, HASTE):
        relation, score = Relation.CONTRADICTION, clash
    elif slanted >= FRAMING_THRESHOLD or takes_a_step(evidence):
        relation, score = Relation.FRAMING, max(slanted, FRAMING_THRESHOLD)
    elif same >= SAME_FACT_THRESHOLD:
        relation, score = Relation.AGREEMENT, same - slanted
    else:
        relation, score = Relation.RELATED, 1 - same
    return Judgement(
        evidence.pair,
        relation,
        score,
        explain(relation, differences, gate),
        differences,
        clash,
        relation is not Relation.CONTRADICTION and clash >= UNSURE_SHARE * threshold,
        gate,
        evidence.nli,
    )


def takes_a_step(evidence: Evidence, kinds: tuple[Kind, ...] = STEPS) -> bool:
    """Whether the two are each other's nearest claims and differ by a step of force or haste.

    "As quickly as possible" beside "immediately" is framing by what the word means. Annotated
    pairs of this sort are too few for the regressions to learn it, so the score says no more than
    the threshold.
    """
    nearest = evidence.pair.rank == 0 and evidence.pair.affinity >= STEP_AFFINITY
    verdicts = {d.verdict for d in evidence.differences}
    steps = [d for d in evidence.differences if d.verdict is Verdict.SHIFT and d.kind in kinds]
    return nearest and bool(steps) and not verdicts & {Verdict.GATE, Verdict.CONFLICT}


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
    speaking.sort(key=lambda d: d.kind not in TELLING + STEPS)
    return speaking[0].reason if speaking else WITHOUT_EVIDENCE[relation]
