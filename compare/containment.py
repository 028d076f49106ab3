"""Lexical containment: how much of what one claim says the other says too."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.claims import Claim
from compare.differences.alignment import Word, align, content_words

# wordfreq gives Zipf frequencies: log10 of the occurrences in 1,000 million words, 8 at most.
# A word's weight is what is left to 8, so a name weighs about four times as much as "people"; words
# unknown to wordfreq count as rare ones of Zipf 2, lest one invented name outweighs the rest.
MOST_FREQUENT = 8.0
UNKNOWN = 2.0


@dataclass(frozen=True, slots=True)
class Containment:
    """Shares from 0 (nothing) to 1 (everything) of one claim's words found in the other.

    Attributes:
        article: weighted share of the article claim's content words the readout claim has.
        readout: weighted share of the readout claim's content words the article claim has.
        article_names: share of the article claim's names the readout claim has; 0 without names.
        readout_names: share of the readout claim's names the article claim has; 0 without names.
        words: how many content words the claims share.
        names: how many of these are names.
    """

    article: float = 0.0
    readout: float = 0.0
    article_names: float = 0.0
    readout_names: float = 0.0
    words: int = 0
    names: int = 0

    @property
    def low(self) -> float:
        """The smaller share: 1 only if both claims say the same things."""
        return min(self.article, self.readout)

    @property
    def high(self) -> float:
        """The larger share: 1 if either claim is contained in the other."""
        return max(self.article, self.readout)

    @property
    def low_names(self) -> float:
        """The smaller share of names."""
        return min(self.article_names, self.readout_names)

    @property
    def high_names(self) -> float:
        """The larger share of names."""
        return max(self.article_names, self.readout_names)


def containment(article: Claim, readout: Claim) -> Containment:
    """How much each claim holds of the other, with synonyms and word families as equal.

    Content words weigh by rarity (an inverse document frequency from wordfreq's Zipf scale).
    """
    pairs = align(article, readout)
    left, right = {pair.article for pair in pairs}, {pair.readout for pair in pairs}
    ours, theirs = content_words(article), content_words(readout)
    our_names, their_names = names(article), names(readout)
    return Containment(
        _share(ours, left),
        _share(theirs, right),
        _share(our_names, left),
        _share(their_names, right),
        len(pairs),
        sum(word.start in left for word in our_names),
    )


def names(claim: Claim) -> tuple[Word, ...]:
    """The words of a claim that are proper names."""
    return tuple(word for word in content_words(claim) if word.is_name)


@lru_cache(maxsize=65536)
def weight(form: str) -> float:
    """What a word weighs: 0 (the commonest) to 6 (rare or unknown)."""
    from wordfreq import zipf_frequency

    return MOST_FREQUENT - max(zipf_frequency(form, "en"), UNKNOWN)


def _share(words: Sequence[Word], found: Collection[int]) -> float:
    total = sum(weight(word.form) for word in words)
    held = sum(weight(word.form) for word in words if word.start in found)
    return held / total if total else 0.0
