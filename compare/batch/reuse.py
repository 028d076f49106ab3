"""Text taken over word for word: how much of one text stands in another.

Broder 1997, "On the resemblance and containment of documents": a text is the set of its shingles,
runs of so many words each; the share of one set that lies in the other says how much was copied.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.quotations.alignment import words

# Words of a shingle. Two independent accounts of one event share short phrases ("the prime minister
# of"), seldom five words in a row; see COPIED for what that comes to.
WIDTH = 5
# Share of its shingles from which a text is a copy. Two independent accounts in corpus/ share 0.01
# at most; a press release in which every eighth word was changed still shares half.
COPIED = 0.5

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Every run of ``WIDTH`` words, without case and punctuation; none in a shorter text."""
    keys = [word.key for word in words(text)]
    return frozenset(tuple(keys[i : i + WIDTH]) for i in range(len(keys) - WIDTH + 1))


def containment(part: Shingles, whole: Shingles) -> float:
    """Share of ``part`` that lies in ``whole``, 0..1; 0 for a text too short to tell."""
    return len(part & whole) / len(part) if part else 0.0


def is_copied(share: float) -> bool:
    """Whether so much of a text stands in another that it adds no account of its own."""
    return share >= COPIED


def accounts(texts: Sequence[Shingles]) -> list[int]:
    """For each text the first one that gives the same account; copies of copies count too.

    Args:
        texts: in the order in which one is to count as the origin of the others.
    """
    origin = list(range(len(texts)))
    for later, text in enumerate(texts):
        for earlier in range(later):
            share = max(containment(text, texts[earlier]), containment(texts[earlier], text))
            if is_copied(share) and origin[later] != origin[earlier]:
                kept, joined = sorted((origin[later], origin[earlier]))
                origin = [kept if o == joined else o for o in origin]
    return origin
