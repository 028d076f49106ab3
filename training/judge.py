"""Fit the judge: from named features of a pair to a relation with a calibrated score.

    python -m training.judge --data DATA --nli none|built-in --out compare/weights/NAME.json

Three logistic regressions: does the pair contradict? is it one fact told twice? and if so, is the
telling slanted? They are fitted on all candidate pairs of annotated cases, most of which are
merely related, and of synthetic cases made of event frames. With an NLI model only frames that it
was not trained on are used.

The annotated cases are those of ``training/annotated``, written by people who had not seen the
rules for typed differences. Those of ``corpus`` lay open when the rules were written, so there the
differences look surer than they are: they are measured, and no part of the fit. The printed
figures come from annotated cases left out of the fit one after another, and from ``corpus``: a
reliability table, alarms against recall, what each kind of evidence does alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from compare.encoder import load_encoder
from compare.judging import OperatingPoint, Regression, Weights
from compare.nli import load_nli
from training.evidence import Collected, Row, collect_annotated, collect_synthetic

CASES = Path("training/annotated")
MEASURED_ONLY = Path("corpus")
SYNTHETIC_CASES = 90
# The annotations list every contradiction of a case, but only a selection of the other relations:
# a pair that no row meets is no contradiction, and probably, not surely, no agreement either.
UNLISTED_WEIGHT = 0.3

Keep = Callable[[str], bool]  # which features, by name


@dataclass(frozen=True, slots=True)
class Question:
    """A yes-or-no question that one regression answers.

    Attributes:
        name: what it asks.
        yes: relations that answer it with yes.
        asked_of: relations it is asked of; others are left out of its fit.
        inverse_penalty: of the L2 penalty, chosen on annotated cases left out.
        synthetic: what a synthetic pair counts, beside 1 for an annotated one. Their sentences are
            cleaner than life: with them, one fact told twice is known half as precisely.
    """

    name: str
    yes: tuple[str, ...]
    asked_of: tuple[str, ...]
    inverse_penalty: float
    synthetic: float


EVERY = ("contradiction", "agreement", "framing", "related", "unlisted")
QUESTIONS = (
    Question("contradiction", ("contradiction",), EVERY, inverse_penalty=0.1, synthetic=0.04),
    Question("same_fact", ("agreement", "framing"), EVERY[1:], inverse_penalty=0.25, synthetic=0.0),
    Question(
        "framing", ("framing",), ("agreement", "framing"), inverse_penalty=0.25, synthetic=0.04
    ),
)


def fit_question(rows: Iterable[Row], question: Question, keep: Keep = bool) -> Regression:
    """A regression on the features that are kept (all by default), weights per unit as measured."""
    asked = [r for r in rows if r.relation in question.asked_of and row_weight(r, question) > 0]
    names = sorted(filter(keep, asked[0].features))
    x = np.array([[r.features[n] for n in names] for r in asked])
    y = np.array([r.relation in question.yes for r in asked])
    weight = np.array([row_weight(r, question) for r in asked])
    model = make_pipeline(
        StandardScaler(),
        LogisticRegression(C=question.inverse_penalty, max_iter=5000),
    )
    model.fit(x, y, logisticregression__sample_weight=weight)
    scaler, regression = model.named_steps.values()
    weights = regression.coef_[0] / scaler.scale_
    intercept = regression.intercept_[0] - (weights * scaler.mean_).sum()
    named = {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)}
    return Regression(round(float(intercept), 4), named)


def fit(rows: Iterable[Row], keep: Keep = bool) -> Weights:
    """All three questions."""
    kept = list(rows)
    return Weights(**{q.name: fit_question(kept, q, keep) for q in QUESTIONS})


def row_weight(row: Row, question: Question) -> float:
    """How much a row counts in the fit of a question."""
    weight = 1.0 if row.annotated else question.synthetic
    if row.relation == "unlisted" and question.name != "contradiction":
        weight *= UNLISTED_WEIGHT
    return weight


def fit_without_each(rows: tuple[Row, ...], keep: Keep = bool) -> dict[str, Weights]:
    """Annotated case -> weights fitted without it."""
    cases = sorted({r.case for r in rows if r.annotated})
    return {case: fit((r for r in rows if r.case != case), keep) for case in cases}


def to_json(rows: tuple[Row, ...], nli: str, points: Iterable[OperatingPoint]) -> str:
    """The fitted judge as readable JSON: weights by feature, and what each threshold did."""
    fitted = {
        "nli": nli,
        "pairs": {"annotated": sum(r.annotated for r in rows), "all": len(rows)},
        "questions": asdict(fit(rows)),
        "operating_points": [asdict(point) for point in points],
    }
    return json.dumps(fitted, indent=1) + "\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with frames/")
    parser.add_argument("--cases", type=Path, default=CASES, help="annotated cases to fit on")
    parser.add_argument(
        "--measured-only", type=Path, default=MEASURED_ONLY, help="annotated cases left out"
    )
    parser.add_argument("--nli", default="none")
    parser.add_argument("--synthetic", type=int, default=SYNTHETIC_CASES)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    nli = None if given.nli == "none" else load_nli(given.nli)
    encoder = load_encoder()
    collected = Collected(
        collect_annotated(given.cases, encoder, nli),
        collect_synthetic(given.data, encoder, nli, given.synthetic),
    )
    outside = Collected(collect_annotated(given.measured_only, encoder, nli))
    from training.reliability import measure_thresholds, report

    without = fit_without_each(collected.rows)
    points = measure_thresholds(collected, without)
    name = "none" if nli is None else nli.name
    given.out.write_text(to_json(collected.rows, name, points), "utf-8")
    print(report(collected, without, points, outside))  # noqa: T201


if __name__ == "__main__":
    main()
