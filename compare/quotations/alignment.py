"""Words of a text with their offsets, and how one run of words lies on another."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Opcode

_WORD = re.compile(r"\w+(?:['’.,‑-]\w+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared (``key``) and where it stands: ``text[start:end]``."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of ``text[start:end]``; keys are NFKC, case-folded, with straight apostrophes."""
    return tuple(
        Word(_key(match.group()), match.start(), match.end())
        for match in _WORD.finditer(text, start, len(text) if end is None else end)
    )


def _key(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).casefold()
    return folded.replace("’", "'").replace("‑", "-")


def occurrences(needle: Sequence[Word], text: str) -> tuple[int, ...]:
    """Indices into the words of ``text`` at which the words of ``needle`` stand in a row."""
    keys = [word.key for word in needle]
    if not keys:
        return ()
    run = words(text)
    return tuple(
        at
        for at in _by_key(text).get(keys[0], ())
        if [word.key for word in run[at : at + len(keys)]] == keys
    )


@lru_cache(maxsize=16)
def _by_key(text: str) -> dict[str, list[int]]:
    """The indices at which the words of a text have each key."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words(text)):
        found[word.key].append(at)
    return dict(found)


def best_window(needle: Sequence[Word], text: Sequence[Word]) -> tuple[int, int]:
    """The stretch of ``text`` most like ``needle``, as a half-open range of word indices.

    rapidfuzz's partial alignment finds it by characters; whole words are then taken.
    """
    joined = " ".join([word.key for word in text])
    found = fuzz.partial_ratio_alignment(" ".join(word.key for word in needle), joined)
    if not needle or found is None or len(needle) > len(text):
        return 0, len(text)
    first = joined.count(" ", 0, found.dest_start + 1)
    return first, joined.count(" ", 0, max(found.dest_end - 1, 0)) + 1


def changes(left: Sequence[Word], right: Sequence[Word]) -> tuple[Opcode, ...]:
    """How ``left`` becomes ``right``, word by word; removal beside insertion is replacement.

    Ranges of each opcode are word indices; "equal" runs are included.
    """
    steps: list[Opcode] = []
    for step in Indel.opcodes([word.key for word in left], [word.key for word in right]):
        last = steps[-1] if steps else None
        if last is not None and last.tag != "equal" and step.tag != "equal":
            steps[-1] = Opcode(
                "replace", last.src_start, step.src_end, last.dest_start, step.dest_end
            )
        else:
            steps.append(step)
    return tuple(steps)


def shared(steps: Sequence[Opcode]) -> int:
    """How many words are the same on both sides."""
    return sum(step.src_end - step.src_start for step in steps if step.tag == "equal")


def without_margins(steps: Sequence[Opcode]) -> tuple[Opcode, ...]:
    """The steps without words that only the right side has before its first or after its last."""
    kept = list(steps)
    while kept and kept[0].tag == "insert":
        kept.pop(0)
    while kept and kept[-1].tag == "insert":
        kept.pop()
    return tuple(kept)
