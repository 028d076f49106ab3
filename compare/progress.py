"""How long work says what it is doing: a hook that is called with the step and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

# Takes what is being done ("Reading the article") and the share of the whole that lies behind,
# 0..1, never falling.
Progress = Callable[[str, float], None]

MOST_TOLD = 100  # a bar moves by whole percent; telling of thousands would take longer than they do

Item = TypeVar("Item")


def silent(step: str, done: float) -> None:
    """Tell nobody."""


def told(
    items: Iterable[Item], total: int, tell: Progress, step: str, start: float, end: float
) -> Iterator[Item]:
    """The items, announced before they are handed out: "Comparing pair 3 of 40".

    Of more than ``MOST_TOLD`` only so many are announced, evenly spread.

    Args:
        items: what is worked through.
        total: how many there are.
        tell: whom to tell.
        step: what is being done to each: "Comparing pair".
        start: share of the whole that lies behind before the first.
        end: the same after the last.
    """
    for n, item in enumerate(items):
        if n * MOST_TOLD // total != (n - 1) * MOST_TOLD // total:
            tell(f"{step} {n + 1} of {total}", start + (end - start) * n / total)
        yield item
