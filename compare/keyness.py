"""Keyness: which words one account uses more than the other, over the whole texts."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from compare.documents import Document, Role
from compare.parsing import load_parser

Z_95 = 1.959964  # two-sided 95 % quantile of the standard normal distribution

# Weight of the background word list, in words. About the length of one account: a function word
# must depart from ordinary English by as much text as the account itself holds.
PRIOR_WORDS = 1000.0

# Least prior count of a word. Half an occurrence is the Haldane-Anscombe correction, which keeps
# the variance of a log-odds ratio finite and nearly unbiased when one of the counts is zero.
LEAST_PRIOR = 0.5

# With half an occurrence as prior, a word needs 9 uses against none before its 95 % interval
# leaves zero; hardly any content word makes up 1 % of a text, so below about 1,000 words on
# either side the list can show a leaning but no finding.
ENOUGH_WORDS = 1000

# A lone surrogate has no UTF-8 form, which the tokenizer needs.
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class KeyWord:
    """One word's use in both accounts.

    Attributes:
        word: the word in lower case.
        article_count: occurrences in the article.
        readout_count: occurrences in the readout.
        log_odds: natural-log odds ratio after the prior; above 0 the article uses it more.
        z: ``log_odds`` divided by its standard deviation.
        low: lower end of the 95 % interval of ``log_odds``.
        high: upper end of that interval.
    """

    word: str
    article_count: int
    readout_count: int
    log_odds: float
    z: float
    low: float
    high: float

    @property
    def user(self) -> Role:
        """The account that uses the word more."""
        return Role.ARTICLE if self.log_odds >= 0 else Role.READOUT

    @property
    def direction(self) -> str:
        """The direction in words: "used more by the article"."""
        return f"used more by the {self.user}"

    @property
    def certain(self) -> bool:
        """Whether the 95 % interval leaves out zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Keyness:
    """The words of two accounts by how far their use parts.

    Attributes:
        rows: one row per word, farthest from zero (by ``z``) first.
        article_words: length of the article in words.
        readout_words: length of the readout in words.
        warning: one sentence when the texts are too short for findings, else None.
    """

    rows: tuple[KeyWord, ...]
    article_words: int
    readout_words: int
    warning: str | None = None


def keyness(
    article: Document,
    readout: Document,
    *,
    prior_words: float = PRIOR_WORDS,
    least_prior: float = LEAST_PRIOR,
) -> Keyness:
    """Compare the vocabulary of two whole texts.

    The log-odds ratio with informative Dirichlet prior of Monroe, Colaresi and Quinn, "Fightin'
    Words", Political Analysis 16 (2008), eqs. 16, 20 and 22. With y the count of a word, n the
    length of a text, a the word's prior count and a0 the sum of all prior counts:

        delta = log((y_A + a) / (n_A + a0 - y_A - a)) - log((y_R + a) / (n_R + a0 - y_R - a))
        variance = 1 / (y_A + a) + 1 / (y_R + a);  z = delta / sqrt(variance)

    The prior comes from the English word list of the ``wordfreq`` package.

    Args:
        article: one account.
        readout: the other.
        prior_words: weight of the background word list, in words.
        least_prior: least prior count of any word; above 0.
    """
    left, right = word_counts(article), word_counts(readout)
    prior = background(sorted(left | right), prior_words, least_prior)
    sizes = left.total(), right.total()
    background_size = sum(prior.values())
    totals = sizes[0] + background_size, sizes[1] + background_size
    rows = [_row(word, (left[word], right[word]), a, totals) for word, a in prior.items()]
    rows.sort(key=lambda row: (-abs(row.z), row.word))
    return Keyness(tuple(rows), *sizes, warning=_warning(*sizes))


def word_counts(document: Document) -> Counter[str]:
    """How often each word occurs, in lower case; numbers and punctuation are left out."""
    tokens = load_parser().make_doc(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", document.text))
    return Counter(token.lower_ for token in tokens if token.is_alpha)


def background(words: list[str], size: float, least: float) -> dict[str, float]:
    """Prior counts: what ``size`` words of ordinary English hold of each word, at least ``least``.

    Source: wordfreq 3 (Speer 2022), Apache-2.0, frequencies shipped in the package. Its small list
    holds every word from one use in a million on; rarer ones get the least count anyway, and
    the large list takes twenty times as long to load.
    """
    from wordfreq import get_frequency_dict

    frequency = get_frequency_dict("en", wordlist="small")
    return {word: max(size * frequency.get(word, 0.0), least) for word in words}


def _row(word: str, counts: tuple[int, int], prior: float, totals: tuple[float, float]) -> KeyWord:
    """One word's figures; ``totals`` are the lengths of both texts with the whole prior."""
    a, b = counts[0] + prior, counts[1] + prior
    rest_a, rest_b = totals[0] - a, totals[1] - b
    log_odds = math.log(a / rest_a) - math.log(b / rest_b) if rest_a and rest_b else 0.0
    deviation = math.sqrt(1 / a + 1 / b)
    reach = Z_95 * deviation
    return KeyWord(
        word,
        *counts,
        log_odds,
        log_odds / deviation,
        log_odds - reach,
        log_odds + reach,
    )


def _warning(article_words: int, readout_words: int) -> str | None:
    if min(article_words, readout_words) >= ENOUGH_WORDS:
        return None
    return (
        f"The article has {article_words} words and the readout {readout_words}; below "
        f"{ENOUGH_WORDS} on either side these figures show a leaning, not a finding."
    )
