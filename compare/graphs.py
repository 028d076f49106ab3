"""Transformers as ONNX graphs: tokenise, batch by length, run. Nothing of torch is imported."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Encoding

BATCH = 16  # texts of like length; larger batches only add padding on two cores
# Inputs of a graph, and where an encoded text has them.
INPUTS = {"input_ids": "ids", "attention_mask": "attention_mask", "token_type_ids": "type_ids"}


class Graph:
    """A graph with its tokenizer: texts, or pairs of texts, in; one row of numbers each out."""

    def __init__(
        self,
        graph: Path,
        tokenizer: Path,
        longest: int,
        *,
        batch: int = BATCH,
        options: SessionOptions | None = None,
    ) -> None:
        """Load both.

        Args:
            graph: the ONNX file; its inputs are INPUTS or some of them, its output (batch, n).
            tokenizer: a ``tokenizer.json``.
            longest: tokens of a text, or of both texts of a pair, that are read.
            batch: texts that run together. Where activations are quantised, texts that do share
                a scale, so that the numbers of one depend on the others: 1 keeps them apart.
            options: of the session; weights that lie elsewhere come with them.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(longest, strategy="longest_first")
        self._tokenizer.no_padding()
        options = options or onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # whole batches run side by side instead: less waiting
        self._session: InferenceSession = onnxruntime.InferenceSession(
            str(graph), options, providers=["CPUExecutionProvider"]
        )
        self._batch = batch
        self._inputs = tuple(i.name for i in self._session.get_inputs())
        self.width: int = self._session.get_outputs()[0].shape[-1]

    def run(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> np.ndarray:
        """Rows of shape ``(len(texts), width)``, float32."""
        encoded = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(encoded)), key=lambda i: len(encoded[i]))
        batches = [order[k : k + self._batch] for k in range(0, len(order), self._batch)]
        rows = np.zeros((len(encoded), self.width), np.float32)
        waiting = iter(batches[::-1])  # the longest first, so that no core waits long at the end

        def run() -> None:
            for batch in waiting:  # a batch goes to the thread that asks first
                columns = _padded([encoded[i] for i in batch], self._inputs)
                rows[batch] = self._session.run(None, columns)[0]

        with ThreadPoolExecutor(_cores()) as pool:
            for done in [pool.submit(run) for _ in range(_cores())]:
                done.result()
        return rows


def _padded(encoded: Sequence[Encoding], names: Sequence[str]) -> dict[str, np.ndarray]:
    """The inputs of those names, shape (batch, longest), zeros after the end of shorter texts."""
    width = max(map(len, encoded))
    columns = {name: np.zeros((len(encoded), width), np.int64) for name in names}
    for name, column in columns.items():
        for row, e in zip(column, encoded, strict=True):
            row[: len(e)] = getattr(e, INPUTS[name])
    return columns


def _cores() -> int:
    """Cores that this process may use; only Linux tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
