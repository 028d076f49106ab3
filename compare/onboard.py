"""The project's own NLI model, int8, through ONNX Runtime, once `training/` has made it.

Reads the tokenizer and the graph from the package's folder; nothing of torch is imported for it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from compare.errors import ModelError
from compare.graphs import Graph

ONBOARD = "built-in"
FOLDER = Path(__file__).parent / "models" / "nli"
GRAPH = "model_int8.onnx"
LONGEST = 512  # tokens of both texts, the model's own limit


def is_on_board(folder: Path = FOLDER) -> bool:
    """Whether the model has been trained and exported into the package."""
    return (folder / GRAPH).is_file()


class OnboardNLI:
    """The three-label cross-encoder that comes with the package.

    Attributes:
        name: "built-in" with the first digits of the graph's SHA-256.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        from compare.nli import label_columns

        if not is_on_board(folder):
            raise ModelError(
                f"there is no NLI model on board at {str(folder)!r} yet: train one as "
                "training/README.md says, name another, or judge without one ('none')"
            )
        self.name = f"{ONBOARD} ({_digest(folder / GRAPH)})"
        config = json.loads((folder / "config.json").read_text("utf-8"))
        labels = {int(k): v for k, v in config["id2label"].items()}
        self._columns = label_columns(ONBOARD, labels)
        self._graph = Graph(folder / GRAPH, folder / "tokenizer.json", LONGEST, batch=1)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Probabilities of shape ``(len(pairs), 3)`` in the order of ``nli.LABELS``."""
        logits = self._graph.run(pairs)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return (odds / odds.sum(axis=1, keepdims=True))[:, self._columns]


def _digest(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
