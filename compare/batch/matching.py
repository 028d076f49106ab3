"""Which articles and statements are about the same event: by the words they share, and by date.

No model is needed for it: two accounts of one event share its rare words, names and places most of
all. On the annotated cases (every article against every readout, eleven events) the likeness of
the true partner is 0.20 or more, that of any other text 0.04 or less.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from compare.containment import weight
from compare.documents import Document
from compare.quotations.alignment import words

SAME_EVENT = 0.1  # likeness from which two texts are about one event: between the two figures above
# Days between two texts about one event: news and statements follow it within days, and the next
# meeting of the same people, which shares their names, comes later.
DAYS_APART = 5

KEPT = 256  # profiles of the texts of a group, each of which meets all the others

Profile = dict[str, float]


@dataclass(frozen=True, slots=True)
class Match:
    """How an article and a statement stand to each other.

    Attributes:
        likeness: cosine of their words, each weighted by its rarity, 0..1.
        days: between their publication, where both days are known.
    """

    likeness: float
    days: int | None

    @property
    def same_event(self) -> bool:
        """Whether they are taken to be about one event."""
        near = self.days is None or self.days <= DAYS_APART
        return near and self.likeness >= SAME_EVENT


def match(article: Document, readout: Document) -> Match:
    """Compare two texts in their words and dates."""
    days = None
    if article.published and readout.published:
        days = abs((article.published - readout.published).days)
    return Match(likeness(profile(article.text), profile(readout.text)), days)


@lru_cache(maxsize=KEPT)
def profile(text: str) -> Profile:
    """The words of a text with their weights, at unit length.

    A word weighs the square of its rarity (see ``containment.weight``), more where it comes often,
    by the logarithm of its count.
    """
    counts = Counter(word.key for word in words(text))
    found = {word: (1 + math.log(n)) * weight(word) ** 2 for word, n in counts.items()}
    length = math.sqrt(math.fsum(value * value for value in found.values()))
    return {word: value / length for word, value in found.items()} if length else {}


def likeness(one: Profile, other: Profile) -> float:
    """Cosine of two profiles, 0..1."""
    return math.fsum(value * other[word] for word, value in one.items() if word in other)
