"""Whether two words may name one thing: same stem, word family or synonym."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from compare.differences.alignment import american, word_link

_STEMMER = snowballstemmer.stemmer("english")
_DEMONYM_STEM = 4  # "Lomara" and "Lomaran": names that share this many letters and all but a few
_DEMONYM_TAIL = 4


@lru_cache(maxsize=65536)
def akin(one: str, other: str) -> bool:
    """Whether two lemmas may name one thing or one act ("detain", "arrest"; "Lomara", "Lomaran").

    Example: ``akin("vessel", "boat")`` is true, ``akin("police", "policy")`` is false.
    """
    if one == other or _stem(one) == _stem(other):
        return True
    if one[:1].isupper() and other[:1].isupper():
        return _same_name(one, other)
    return word_link(american(one.lower()), american(other.lower())) is not None


def share(one: Iterable[str], other: Iterable[str]) -> float:
    """Share of the smaller set of lemmas that has kin in the other: 0 (none) to 1 (all).

    An empty set has kin in nothing: 0.
    """
    left, right = set(one), set(other)
    if not left or not right:
        return 0.0
    matched = min(len(kin(left, right)), len(kin(right, left)))
    return matched / min(len(left), len(right))


def kin(one: Iterable[str], other: Iterable[str]) -> set[str]:
    """The lemmas of ``one`` that have kin in ``other``."""
    others = tuple(other)
    return {word for word in one if any(akin(word, candidate) for candidate in others)}


def _same_name(one: str, other: str) -> bool:
    stem = min(len(one), len(other)) - 1
    close = abs(len(one) - len(other)) < _DEMONYM_TAIL
    return stem >= _DEMONYM_STEM and close and one[:stem] == other[:stem]


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word.lower()))
