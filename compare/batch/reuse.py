"""Text taken over word for word: how much of one text stands in another.

Broder 1997, "On the resemblance and containment of documents": a text is the set of its shingles,
runs of so many words each; the share of one set that lies in the other says how much was copied.
"""

from __future__ import annotations

from compare.quotations.alignment import words

# Words of a shingle. Two independent accounts of one event share short phrases ("the prime minister
# of"), seldom five words in a row; see COPIED for what that comes to.
WIDTH = 5

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Every run of ``WIDTH`` words, without case and punctuation; none in a shorter text."""
    keys = [word.key for word in words(text)]
    return frozenset(tuple(keys[i : i + WIDTH]) for i in range(len(keys) - WIDTH + 1))


def containment(part: Shingles, whole: Shingles) -> float:
    """Share of ``part`` that lies in ``whole``, 0..1; 0 for a text too short to tell."""
    return len(part & whole) / len(part) if part else 0.0
