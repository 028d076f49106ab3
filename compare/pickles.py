"""Weights saved as pickles are not loaded: unpickling a file can run whatever it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from compare.errors import ModelError

# What the libraries read by unpickling: in a model's folder, and in that of each of its modules.
PICKLES = ("pytorch_model*.bin", "*/pytorch_model*.bin")
SAFE_ONLY = {"use_safetensors": True}  # arguments of transformers' from_pretrained
REMEDY = "give a model whose weights are safetensors files"


def refuse_pickles(folder: Path) -> None:
    """Refuse a model's folder where weights lie as a pickle and not as safetensors beside it.

    Raises:
        ModelError: some weights are there as a pickle only.
    """
    for path in sorted(path for pattern in PICKLES for path in folder.glob(pattern)):
        if not any(path.parent.glob("*.safetensors")):
            name = path.relative_to(folder).as_posix()
            raise ModelError(
                f"the model {str(folder)!r} has the weights {name!r} as a pickle, "
                f"which could run code when it is loaded: {REMEDY}"
            )


@contextmanager
def no_unpickling() -> Iterator[None]:
    """Meanwhile no library can fall back to a pickle, whatever a model's own files ask for."""
    import torch

    def refuse(file: object, *_: object, **__: object) -> NoReturn:
        raise ModelError(
            f"the weights {str(file)!r} are a pickle, which could run code when it is loaded: "
            f"{REMEDY}"
        )

    load = torch.load
    torch.load = refuse  # type: ignore[assignment]
    try:
        yield
    finally:
        torch.load = load
