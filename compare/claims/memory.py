"""Answers about the claims of the case at hand, kept until the next case.

Many kinds of difference ask the same of a claim, once for each of its partners. What they are told
depends on the parse of the whole document, which is no part of a claim's equality: the same
sentence in an edited text would get the answer for the text before. So nothing is kept from one
case to the next, which also bounds the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

ANSWERS = 8192  # per question; a case of two texts of some 20,000 words has 4,000 claims

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

_forget: list[Callable[[], None]] = []


def remembered(question: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Answer a question about claims or documents once in a case."""
    cached = lru_cache(maxsize=ANSWERS)(question)
    _forget.append(cached.cache_clear)
    return cast(Callable[Given, Answer], cached)


def forget() -> None:
    """Begin a new case."""
    for clear in _forget:
        clear()
