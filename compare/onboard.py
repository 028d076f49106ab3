"""The project's own NLI model, int8, through ONNX Runtime, once `training/` has made it.

Reads the tokenizer and the graph from the package's folder; nothing of torch is imported for it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from compare.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Encoding

ONBOARD = "built-in"
FOLDER = Path(__file__).parent / "models" / "nli"
GRAPH = "model_int8.onnx"
BATCH = 16  # pairs of like length; larger ones only add padding on two cores
LONGEST = 512  # tokens of both texts, the model's own limit
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def is_on_board(folder: Path = FOLDER) -> bool:
    """Whether the model has been trained and exported into the package."""
    return (folder / GRAPH).is_file()


class OnboardNLI:
    """The three-label cross-encoder that comes with the package.

    Attributes:
        name: "built-in" with the first digits of the graph's SHA-256.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

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
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST, strategy="longest_first")
        self._tokenizer.no_padding()
        self._session = onnxruntime.InferenceSession(
            str(folder / GRAPH), providers=["CPUExecutionProvider"]
        )

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Probabilities of shape ``(len(pairs), 3)`` in the order of ``nli.LABELS``."""
        encoded = self._tokenizer.encode_batch(list(pairs))
        order = sorted(range(len(pairs)), key=lambda i: len(encoded[i].ids))
        logits = np.zeros((len(pairs), 3), np.float32)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            logits[rows] = self._session.run(None, _padded([encoded[i] for i in rows]))[0]
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return (odds / odds.sum(axis=1, keepdims=True))[:, self._columns]


def _padded(encoded: Sequence[Encoding]) -> dict[str, np.ndarray]:
    """The model's inputs, shape (batch, longest) each, zeros after the end of the shorter ones."""
    width = max(len(e.ids) for e in encoded)
    columns = {name: np.zeros((len(encoded), width), np.int64) for name in INPUTS}
    for k, e in enumerate(encoded):
        values = (e.ids, e.attention_mask, e.type_ids)
        for name, value in zip(INPUTS, values, strict=True):
            columns[name][k, : len(value)] = value
    return columns


def _digest(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
