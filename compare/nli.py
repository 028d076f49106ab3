"""Natural language inference: does a premise entail, contradict or leave open a hypothesis?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from compare.errors import ModelError
from compare.loading import load_model
from compare.onboard import ONBOARD, OnboardNLI
from compare.pickles import SAFE_ONLY

LABELS = ("entailment", "neutral", "contradiction")
BATCH = 32


class NLIModel(Protocol):
    """What asks the question."""

    name: str

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Probabilities of shape ``(len(pairs), 3)`` in the order of ``LABELS``; rows sum to 1.

        Args:
            pairs: (premise, hypothesis) each.
        """
        ...


class CrossEncoderNLI:
    """A three-label cross-encoder of sentence-transformers.

    Attributes:
        name: what it is called.
    """

    def __init__(self, name: str, *, local_only: bool = True) -> None:
        from sentence_transformers import CrossEncoder

        self.name = name
        self._model = CrossEncoder(
            name, device="cpu", local_files_only=local_only, model_kwargs=dict(SAFE_ONLY)
        )
        self._columns = label_columns(name, self._model.config.id2label)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Probabilities of shape ``(len(pairs), 3)`` in the order of ``LABELS``."""
        if not pairs:
            return np.zeros((0, len(LABELS)), np.float32)
        scores = self._model.predict(
            list(pairs), batch_size=BATCH, apply_softmax=True, show_progress_bar=False
        )
        return np.asarray(scores, np.float32)[:, self._columns]


class AskedOnce:
    """An NLI model that is asked about the same two texts once, however often a case has them.

    Attributes:
        name: what the model is called.
    """

    def __init__(self, nli: NLIModel) -> None:
        """Stand before a model, for one case."""
        self.name = nli.name
        self._nli = nli
        self._known: dict[tuple[str, str], np.ndarray] = {}

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Probabilities of shape ``(len(pairs), 3)`` in the order of ``LABELS``."""
        if new := [pair for pair in dict.fromkeys(pairs) if pair not in self._known]:
            self._known.update(zip(new, self._nli.predict(new), strict=True))
        return np.array([self._known[pair] for pair in pairs]).reshape(-1, len(LABELS))


def label_columns(name: str, id2label: dict[int, str]) -> list[int]:
    """Which output column holds each of ``LABELS``, read from the model's own ``id2label``.

    Three orders are in use among well-known models, so none is assumed.

    Raises:
        ModelError: the labels are not the three of NLI.
    """
    columns = {str(label).lower(): int(column) for column, label in id2label.items()}
    if set(columns) != set(LABELS):
        raise ModelError(
            f"the NLI model {name!r} has the labels {', '.join(map(str, id2label.values()))}: "
            "give one with entailment, neutral and contradiction in its config's id2label"
        )
    return [columns[label] for label in LABELS]


def load_nli(name: str) -> NLIModel:
    """The NLI model of that name or folder: any three-label cross-encoder.

    Args:
        name: "built-in" for the one on board; otherwise a folder or a name on a model hub.

    Raises:
        ModelError: nothing of that name is within reach, or its labels are not NLI's.
    """
    if name == ONBOARD:
        return OnboardNLI()
    return load_model(
        lambda local_only: CrossEncoderNLI(name, local_only=local_only),
        "NLI model",
        name,
        "give a folder with a three-label cross-encoder or a name within reach, "
        "or 'none' to judge without one",
    )
