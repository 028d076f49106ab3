"""Training examples and where they come from."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Balanced:
    """A data set read so that every label it has comes equally often, in turn."""

    by_label: tuple[Shuffled, ...]

    @classmethod
    def of(cls, rows: Sequence[Example], seed: int) -> Balanced:
        """The rows parted by label."""
        parts = [[r for r in rows if r.label == label] for label in LABELS]
        return cls(tuple(Shuffled(part, seed) for part in parts if part))

    def draw(self, index: int) -> Example:
        """Example of label ``index % labels``."""
        round_, label = divmod(index, len(self.by_label))
        return self.by_label[label].draw(round_)


@dataclass(frozen=True, slots=True)
class Retokenised:
    """A stream some of whose texts are written as treebank tokens ("-LRB- born 1961 -RRB- .").

    Evidence cut from processed corpora comes like that, and so must not be foreign.
    """

    stream: Stream
    share: float = 0.35

    def draw(self, index: int) -> Example:
        """The stream's example, both texts as tokens in ``share`` of the places."""
        example = self.stream.draw(index)
        if random.Random(index).random() >= self.share:  # noqa: S311
            return example
        return replace(
            example, premise=as_tokens(example.premise), hypothesis=as_tokens(example.hypothesis)
        )


def as_tokens(text: str) -> str:
    """The text with spaces round its marks and brackets named, as treebanks write it."""
    spaced = re.sub(r"\s*([,;:()\[\]]|'s\b|[.!?](?=\s|$))\s*", r" \1 ", text).strip()
    for mark, name in {"(": "-LRB-", ")": "-RRB-", "[": "-LSB-", "]": "-RSB-"}.items():
        spaced = spaced.replace(mark, name)
    return re.sub(r" {2,}", " ", spaced)


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
