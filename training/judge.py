"""Fit the judge: from named features of a pair to a relation with a calibrated score.

    python -m training.judge --data DATA --nli none|FOLDER --out compare/weights/NAME.json

Two logistic regressions, read in this order: does the pair contradict? if not, is it one fact told
twice, and then, is the telling slanted? They are fitted on all candidate pairs of the annotated
cases, most of which are merely related, and of synthetic cases made of event frames. With an NLI
model only frames that it was not trained on are used. The printed figures come from annotated
cases left out of the fit one after another.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from compare.cases import Case, find_case, list_cases
from compare.encoder import Encoder, load_encoder
from compare.evaluation import meet
from compare.evidence import Gathered, gather
from compare.features import measure_features
from compare.gold import GoldPair, Restatement, read_gold, read_restatements
from compare.nli import NLIModel, load_nli
from compare.pairing import Pair
from training.cases import SyntheticCase, make_case
from training.frames import read_frames

SYNTHETIC_CASES = 120
# One annotated pair counts as much as so many synthetic ones: the register of real cases matters
# more, but they are few.
GOLD_WEIGHT = 5.0
# Gold lists every contradiction of a case, but only a selection of the other relations: a pair
# that no row meets is no contradiction, and probably, not surely, no agreement either.
UNLISTED_WEIGHT = 0.3
INVERSE_PENALTY = 0.05  # of the L2 penalty; chosen by the left-out cases


@dataclass(frozen=True, slots=True)
class Row:
    """A pair's features, what it is, which case it is from and whether that was annotated.

    ``relation`` is "unlisted" where the annotations say nothing of a pair.
    """

    features: dict[str, float]
    relation: str
    case: str
    annotated: bool


def gold_relation(pair: Pair, gold: Iterable[GoldPair], restated: Iterable[Restatement]) -> str:
    """The relation of the gold row that the pair meets on both sides; contradiction wins."""
    found = []
    for row in gold:
        again = [r.span for r in restated if r.same_as == row.article]
        spans = [row.article, *(again if row.relation == "contradiction" else ())]
        if any(meet(pair.article.span, s) for s in spans) and meet(pair.readout.span, row.readout):
            found.append("related" if row.relation == "unrelated" else row.relation)
    order = ("contradiction", "framing", "agreement", "related")
    return min(found, key=order.index) if found else "unlisted"


def gold_rows(case: Case, gathered: Gathered, restatements: Iterable[Restatement]) -> list[Row]:
    """The pairs of an annotated case."""
    gold = [row for row in read_gold(case) if isinstance(row, GoldPair)]
    restated = [r for r in restatements if r.case == case.name]
    return [
        Row(measure_features(e), gold_relation(e.pair, gold, restated), case.name, True)
        for e in gathered.evidence
    ]


def synthetic_rows(case: SyntheticCase, gathered: Gathered, name: str) -> list[Row]:
    """The pairs of a synthetic case whose relation is known."""
    found = []
    for evidence in gathered.evidence:
        relation = case.relation(evidence.pair.article.span, evidence.pair.readout.span)
        if relation is not None:
            found.append(Row(measure_features(evidence), relation, name, False))
    return found


def collect(
    data: Path, cases: Path, encoder: Encoder, nli: NLIModel | None, synthetic: int
) -> list[Row]:
    """All rows to fit on: annotated cases and synthetic ones (held-out frames beside an NLI)."""
    rows = []
    restatements = read_restatements(cases)
    for name in list_cases(cases):
        case = find_case(name, cases)
        if case.gold is not None:
            got = gather(case.article, case.readout, encoder=encoder, nli=nli)
            rows += gold_rows(case, got, restatements)
    frames = tuple(f for f in read_frames(data / "frames") if nli is None or f.held_out)
    rng = random.Random(11)  # noqa: S311
    for k in range(synthetic):
        made = make_case(frames, rng)
        got = gather(made.article, made.readout, encoder=encoder, nli=nli)
        rows += synthetic_rows(made, got, f"synthetic-{k}")
    return rows


@dataclass(frozen=True, slots=True)
class Question:
    """A yes-or-no question that one regression answers.

    Attributes:
        name: what it asks.
        yes: relations that answer it with yes.
        asked_of: relations it is asked of; others are left out of its fit.
    """

    name: str
    yes: tuple[str, ...]
    asked_of: tuple[str, ...]


EVERY = ("contradiction", "agreement", "framing", "related", "unlisted")
QUESTIONS = (
    Question("contradiction", ("contradiction",), EVERY),
    Question("same_fact", ("agreement", "framing"), EVERY[1:]),
    Question("framing", ("framing",), ("agreement", "framing")),
)


def fit(rows: list[Row], question: Question) -> tuple[list[str], np.ndarray, float]:
    """Feature names, weights per feature as measured, and the intercept."""
    asked = [r for r in rows if r.relation in question.asked_of]
    names = sorted(asked[0].features)
    x = np.array([[r.features[n] for n in names] for r in asked])
    y = np.array([r.relation in question.yes for r in asked])
    weight = np.array([row_weight(r, question) for r in asked])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=INVERSE_PENALTY, max_iter=5000))
    model.fit(x, y, logisticregression__sample_weight=weight)
    scaler, regression = model.named_steps.values()
    weights = regression.coef_[0] / scaler.scale_
    return names, weights, float(regression.intercept_[0] - (weights * scaler.mean_).sum())


def row_weight(row: Row, question: Question) -> float:
    """How much a row counts in the fit of a question."""
    weight = GOLD_WEIGHT if row.annotated else 1.0
    if row.relation == "unlisted" and question.name != "contradiction":
        weight *= UNLISTED_WEIGHT
    return weight


def answer(rows: list[Row], fitted: tuple[list[str], np.ndarray, float]) -> np.ndarray:
    """Probability of yes for each row."""
    names, weights, intercept = fitted
    x = np.array([[r.features[n] for n in names] for r in rows])
    return 1 / (1 + np.exp(-(x @ weights + intercept)))


def left_out(rows: list[Row]) -> dict[str, np.ndarray]:
    """Answers for the annotated rows, each by a fit without its case, in the order of the rows."""
    annotated = [r for r in rows if r.annotated]
    out = {q.name: np.zeros(len(annotated)) for q in QUESTIONS}
    for case in sorted({r.case for r in annotated}):
        rest = [r for r in rows if r.case != case]
        mine = [k for k, r in enumerate(annotated) if r.case == case]
        for question in QUESTIONS:
            out[question.name][mine] = answer([annotated[k] for k in mine], fit(rest, question))
    return out


def to_json(rows: list[Row], nli: str) -> str:
    """The fitted judge as readable JSON: per question the weight of every feature."""
    fitted = {q.name: fit(rows, q) for q in QUESTIONS}
    return json.dumps(
        {
            "nli": nli,
            "pairs": {"annotated": sum(r.annotated for r in rows), "all": len(rows)},
            "questions": {
                name: {
                    "intercept": round(intercept, 4),
                    "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
                }
                for name, (names, weights, intercept) in fitted.items()
            },
        },
        indent=1,
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with frames/")
    parser.add_argument("--cases", type=Path, default=Path("corpus"))
    parser.add_argument("--nli", default="none")
    parser.add_argument("--synthetic", type=int, default=SYNTHETIC_CASES)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    nli = None if given.nli == "none" else load_nli(given.nli)
    rows = collect(given.data, given.cases, load_encoder(), nli, given.synthetic)
    given.out.write_text(to_json(rows, "none" if nli is None else "any") + "\n", "utf-8")
    from training.reliability import report

    print(report(rows, left_out(rows)))  # noqa: T201


if __name__ == "__main__":
    main()
