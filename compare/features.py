"""What judging knows of a pair, as named numbers.

Every feature is the same when article and readout change places, so a verdict cannot depend on
which text is called which.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from compare.claims import Force, Standing
from compare.containment import containment
from compare.differences.charge import slant
from compare.differences.types import Difference, Kind, Verdict
from compare.evidence import Evidence, NLIScores
from compare.pairing import Pair

# Kinds with values that can be set side by side: how many, and when.
COUNTS = (Kind.NUMBER, Kind.QUANTIFIER)
TIMES = (Kind.DATE, Kind.TIMING)
HARD = COUNTS + TIMES


def measure_features(evidence: Evidence) -> dict[str, float]:
    """All features of a pair by name; those of the NLI model only where there is one."""
    return {
        **_nearness(evidence.pair),
        **_typed(evidence.differences),
        **_manner(evidence.pair),
        **({} if evidence.nli is None else _inference(evidence.nli)),
    }


def _nearness(pair: Pair) -> dict[str, float]:
    held = containment(pair.article, pair.readout)
    return {
        "similarity": pair.similarity,
        "affinity": pair.affinity,
        "rank": float(np.log1p(pair.rank)),
        "contained_low": held.low,
        "contained_high": held.high,
        "names_high": held.high_names,
        "shared_words": float(np.log1p(held.words)),
    }


def _typed(differences: tuple[Difference, ...]) -> dict[str, float]:
    verdicts = Counter(d.verdict for d in differences)
    kinds = {v: {d.kind for d in differences if d.verdict is v} for v in Verdict}
    gated = verdicts[Verdict.GATE] > 0
    conflicts = frozenset() if gated else kinds[Verdict.CONFLICT]
    same, shift = kinds[Verdict.SAME], kinds[Verdict.SHIFT]
    return {
        "gate": float(gated),
        "conflict_any": float(bool(conflicts)),
        "conflict_count": float(bool(conflicts & set(COUNTS))),
        "conflict_time": float(bool(conflicts & set(TIMES))),
        "conflict_polarity": float(bool(conflicts & {Kind.NEGATION, Kind.OUTCOME, Kind.MODALITY})),
        "conflict_quotation": float(Kind.QUOTATION in conflicts),
        "conflict_actor": float(bool(conflicts & {Kind.ENTITY, Kind.AGENCY, Kind.SPEAKER})),
        "conflict_gated": float(gated and bool(kinds[Verdict.CONFLICT])),
        "same_value": float(bool(same & set(HARD))),
        "same_event": float(bool(same & {Kind.NEGATION, Kind.OUTCOME, Kind.QUOTATION})),
        "same_name": float(bool(same & {Kind.ENTITY, Kind.SPEAKER})),
        "same_wording": float(Kind.WORDING in same),
        "shift_value": float(bool(shift & set(HARD))),
        "shift_certainty": float(bool(shift & {Kind.MODALITY, Kind.NEGATION, Kind.OUTCOME})),
        "shift_wording": float(Kind.WORDING in shift),
        "shift_actor": float(bool(shift & {Kind.ENTITY, Kind.AGENCY, Kind.SPEAKER})),
    }


def _manner(pair: Pair) -> dict[str, float]:
    sides = (pair.article, pair.readout)
    denials = [c.attribution.force is Force.DENIES for c in sides]
    words = sorted(max(1, len(c.content.split())) for c in sides)
    return {
        "slant": slant(*sides),
        "denied_once": float(denials[0] != denials[1]),
        "title": float(any(c.standing is Standing.TITLE for c in sides)),
        "length_ratio": words[0] / words[1],
        "short": 1.0 / words[0],
    }


def _inference(nli: NLIScores) -> dict[str, float]:
    """Log-odds rather than probabilities: a linear model can then weigh the two directions."""
    odds = np.array([_log_odds(nli.forward), _log_odds(nli.backward)])
    entailment, neutral, contradiction = odds.T
    return {
        "nli_contradiction": float(contradiction.mean()),
        "nli_contradiction_high": float(contradiction.max()),
        "nli_entailment_high": float(entailment.max()),
        "nli_entailment_low": float(entailment.min()),
        "nli_neutral": float(neutral.mean()),
    }


def _log_odds(probabilities: tuple[float, float, float]) -> np.ndarray:
    p = np.clip(np.array(probabilities, float), 1e-3, 1 - 1e-3)
    return np.log(p / (1 - p))
