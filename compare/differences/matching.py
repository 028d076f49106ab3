"""Which expressions of two claims belong together: each other's best, on both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import Generic, Protocol, TypeVar

from compare.documents import Span


class Expression(Protocol):
    """Anything with words in a document: a quantity, a date, a duration."""

    @property
    def span(self) -> Span:
        """Its words."""


T = TypeVar("T", bound=Expression)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """An expression of each side and how likely both are about one thing."""

    article: T
    readout: T
    score: float

    @property
    def place(self) -> tuple[int, int]:
        """Sorts matches by where they stand, alike from either side."""
        starts = self.article.span.start, self.readout.span.start
        return sum(starts), abs(starts[0] - starts[1])


def mutual_best(matches: Iterable[Match[T]]) -> list[Match[T]]:
    """Matches that no other match of either expression outdoes; ties stay."""
    candidates = list(matches)
    best: dict[int, float] = {}
    for match in candidates:
        for expression in (match.article, match.readout):
            best[id(expression)] = max(best.get(id(expression), -inf), match.score)
    chosen = [
        match
        for match in candidates
        if match.score == best[id(match.article)] == best[id(match.readout)]
    ]
    return sorted(chosen, key=lambda match: match.place)


def unsettled(matches: Iterable[Match[T]], settled: Iterable[Match[T]]) -> list[Match[T]]:
    """Matches whose expressions both take part in no settled match."""
    done = {id(expression) for match in settled for expression in (match.article, match.readout)}
    return [m for m in matches if not done & {id(m.article), id(m.readout)}]
