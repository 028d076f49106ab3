"""What left-out cases say of a fitted judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from sklearn.metrics import brier_score_loss, roc_auc_score

from compare.comparison import Settings, weigh
from compare.evaluation import Evaluation, evaluate_case
from compare.judging import OperatingPoint, Relation, Weights
from training.evidence import Collected
from training.judge import Keep, fit, fit_without_each

BINS = (0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
THRESHOLDS = tuple(round(0.05 * n, 2) for n in range(1, 20))
NEARNESS = ("similarity", "affinity", "rank", "contained", "names", "shared", "length", "short")
TYPED = ("gate", "conflict", "same", "shift", "slant", "denied")


def report(
    collected: Collected,
    without: dict[str, Weights],
    points: Iterable[OperatingPoint],
    outside: Collected,
) -> str:
    """Reliability table, alarms against recall, and the ablation, all on left-out cases.

    Args:
        collected: the annotated cases of the fit, with the synthetic ones.
        without: case -> weights fitted without it.
        points: what the thresholds do on the annotated cases of the fit.
        outside: annotated cases that are no part of any fit.
    """
    lines = [*_reliability(collected, without), "", *_curve(points), ""]
    whole = fit(collected.rows)
    elsewhere = {case.case.name: whole for case in outside.cases}
    lines += ["outside the fit:", *_curve(measure_thresholds(outside, elsewhere)), ""]
    return "\n".join([*lines, *_ablation(collected, outside)])


def measure_thresholds(
    collected: Collected, without: dict[str, Weights]
) -> tuple[OperatingPoint, ...]:
    """What each threshold does on left-out cases."""
    measured = ((t, evaluate_left_out(collected, without, t)) for t in THRESHOLDS)
    return tuple(
        OperatingPoint(
            t,
            round(e.alarms_per_case, 2),
            round(e.recall(Relation.CONTRADICTION), 3),
            round(e.precision, 3),
        )
        for t, e in measured
    )


def _reliability(collected: Collected, without: dict[str, Weights]) -> Iterator[str]:
    rows = collected.annotated
    gated = np.array([r.features["gate"] > 0 for r in rows])
    asked = np.array([without[r.case].contradiction.probability(r.features) for r in rows])
    p, y = np.where(gated, 0.0, asked), np.array([r.relation == "contradiction" for r in rows])
    base = y.mean() * (1 - y.mean())
    yield f"{len(collected.rows)} pairs, {len(rows)} of annotated cases, {y.sum()} contradictions"
    yield f"Brier score {brier_score_loss(y, p):.4f}, of the base rate alone {base:.4f}"
    yield f"area under the ROC curve {roc_auc_score(y, p):.3f}"
    yield "scored     pairs  hold  mean score"
    for low, high in pairwise(BINS):
        inside = (p >= low) & ((p < high) | (high == 1.0))
        if inside.any():
            means = f"{y[inside].mean():5.2f}  {p[inside].mean():10.2f}"
            yield f"{low:.2f}-{high:.2f}  {inside.sum():5d} {means}"


def _curve(points: Iterable[OperatingPoint]) -> Iterator[str]:
    yield "threshold  precision  recall    F1  alarms per case"
    for p in points:
        f1 = 2 * p.precision * p.recall / ((p.precision + p.recall) or 1.0)
        figures = f"{p.precision:9.2f}  {p.recall:6.2f}  {f1:.2f}  {p.alarms:15.2f}"
        yield f"{p.threshold:9.2f}  {figures}"


def _ablation(collected: Collected, outside: Collected) -> Iterator[str]:
    kinds: dict[str, Keep] = {
        "nearness only": lambda n: n.startswith(NEARNESS),
        "differences only": lambda n: n.startswith(TYPED),
        "NLI only": lambda n: n.startswith("nli"),
        "all": bool,
    }
    yield (
        "evidence           F1  alarms  agreement recall  framing recall  agreements as "
        "contradictions  hard negatives as contradictions"
    )
    for name, keep in kinds.items():
        if not any(keep(n) for n in collected.rows[0].features):
            continue
        whole = fit(collected.rows, keep)
        elsewhere = {case.case.name: whole for case in outside.cases}
        yield _scores(name, evaluate_left_out(collected, fit_without_each(collected.rows, keep)))
        yield _scores("- outside", evaluate_left_out(outside, elsewhere))


def _scores(name: str, e: Evaluation) -> str:
    return (
        f"{name:16} {e.f1:5.2f}  {e.alarms_per_case:6.2f}  {e.recall('agreement'):16.2f}  "
        f"{e.recall('framing'):14.2f}  {e.called_contradiction('agreement'):28.2f}  "
        f"{e.called_contradiction('unrelated'):31.2f}"
    )


def evaluate_left_out(
    collected: Collected, without: dict[str, Weights], threshold: float | None = None
) -> Evaluation:
    """Score every annotated case by weights fitted without it."""
    settings = Settings() if threshold is None else Settings(contradiction=threshold)
    return Evaluation(
        tuple(
            evaluate_case(
                c.case,
                weigh(
                    c.case.article, c.case.readout, c.gathered, settings, {}, without[c.case.name]
                ),
                c.restatements,
            )
            for c in collected.cases
        )
    )
