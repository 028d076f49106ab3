"""Make the package's NLI model out of a checkpoint: half-precision weights, and int8 for speed.

    python -m training.export --checkpoint RUN/last.pt --out compare/models/nli

Writes the sentence-transformers CrossEncoder format (safetensors, float16) and beside it an ONNX
file with int8 weights (dynamic quantisation, per channel), which is what the tool runs by default.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from sentence_transformers import CrossEncoder

from training.train import load_start

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17


class Logits(torch.nn.Module):
    """A sequence classifier that takes plain tensors and returns plain logits, as ONNX wants."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """Logits (batch, labels)."""
        return self.model(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).logits


def export_onnx(model: torch.nn.Module, out: Path) -> None:
    """Write an ONNX graph with int8 weights and free batch and length axes."""
    dummy = tuple(torch.ones((1, 8), dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS}
    whole = out.with_suffix(".float32.onnx")
    torch.onnx.export(
        Logits(model.eval()),
        dummy,
        whole,
        input_names=list(INPUTS),
        output_names=["logits"],
        dynamic_axes={**axes, "logits": {0: "batch"}},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()


def main() -> None:
    """Command line; prints the checksum of every file written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    model, tokenizer = load_start()
    model.load_state_dict(torch.load(given.checkpoint, weights_only=True)["model"])
    given.out.mkdir(parents=True, exist_ok=True)
    export_onnx(model, given.out / "model_int8.onnx")
    model.half().save_pretrained(given.out)
    tokenizer.save_pretrained(given.out)
    CrossEncoder(str(given.out), device="cpu")  # the folder must load as what it is said to be
    for path in sorted(given.out.iterdir()):
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name)  # noqa: T201


if __name__ == "__main__":
    main()
