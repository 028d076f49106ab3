"""What the left-out cases say of a fitted judge: a reliability table, and alarms against recall."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import brier_score_loss, roc_auc_score

if TYPE_CHECKING:
    from training.judge import Row

BINS = (0.0, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def report(rows: list[Row], answers: dict[str, np.ndarray]) -> str:
    """Both tables as text, for the annotated rows and the answers of fits without their case."""
    annotated = [r for r in rows if r.annotated]
    gated = np.array([r.features["gate"] > 0 for r in annotated])
    p = np.where(gated, 0.0, answers["contradiction"])
    y = np.array([r.relation == "contradiction" for r in annotated])
    same = answers["same_fact"]
    told = np.array([r.relation in ("agreement", "framing") for r in annotated])
    listed = np.array([r.relation not in ("unlisted", "contradiction") for r in annotated])
    lines = [
        f"{len(rows)} pairs, {len(annotated)} of annotated cases, {y.sum()} contradictions "
        f"({(y & gated).sum()} gated)",
        f"contradiction: Brier {brier_score_loss(y, p):.4f} (base rate alone "
        f"{y.mean() * (1 - y.mean()):.4f}), AUC {roc_auc_score(y, p):.3f}",
        f"same fact among listed pairs: AUC {roc_auc_score(told[listed], same[listed]):.3f}",
        "",
        "scored       pairs  hold  mean score",
    ]
    for low, high in pairwise(BINS):
        inside = (p >= low) & ((p < high) | (high == 1.0))
        if inside.any():
            lines.append(
                f"{low:.2f}-{high:.2f}  {inside.sum():7d}  {y[inside].mean():.2f}  "
                f"{p[inside].mean():.2f}"
            )
    lines += ["", "threshold  pairs reported  true  false alarms per case"]
    cases = {row.case for row in annotated}
    for threshold in THRESHOLDS:
        reported = p >= threshold
        alarms = (reported & ~y).sum() / len(cases)
        lines.append(
            f"{threshold:9.2f}  {reported.sum():14d}  {(reported & y).sum():4d}  {alarms:.2f}"
        )
    return "\n".join(lines)
