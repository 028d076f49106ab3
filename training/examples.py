"""Training examples and where they come from."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

LABELS = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True, slots=True)
class Example:
    """A premise, a hypothesis, the label between them (one of LABELS) and the data set."""

    premise: str
    hypothesis: str
    label: str
    source: str


class Stream(Protocol):
    """An endless, reproducible sequence of examples: the same index gives the same example."""

    def draw(self, index: int) -> Example:
        """The example at that place."""
        ...


@dataclass(frozen=True, slots=True)
class Shuffled:
    """A finite data set read epoch after epoch, each in an order of its own."""

    rows: Sequence[Example]
    seed: int

    def draw(self, index: int) -> Example:
        """Example ``index % n`` of epoch ``index // n``.

        A multiplicative step coprime with n visits every row once an epoch without
        keeping a permutation of each epoch in memory.
        """
        n = len(self.rows)
        epoch, place = divmod(index, n)
        rng = random.Random(f"{self.seed}:{epoch}:{n}")  # noqa: S311
        step = next(
            s for s in iter(lambda: rng.randrange(n // 3 + 1, n + 1), None) if coprime(s, n)
        )
        return self.rows[(rng.randrange(n) + place * step) % n]


def coprime(a: int, b: int) -> bool:
    """Whether a and b share no factor above 1."""
    while b:
        a, b = b, a % b
    return a == 1


def read_rows(path: Path) -> list[Example]:
    """All rows of a gzipped JSON Lines file of premise, hypothesis, label, source.

    Rows are shuffled once with a fixed seed, since files are often sorted by source and label.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    examples = [Example(r["premise"], r["hypothesis"], r["label"], r["source"]) for r in rows]
    random.Random(20).shuffle(examples)  # noqa: S311
    return examples
