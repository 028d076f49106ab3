"""The words that claims share, for all pairs of claims of two accounts at once.

Gives what ``containment`` gives pair by pair. Nearly always a word of one claim says the same as
one word of the other at most, and then the shares are products of matrices of claims and words.
Where a word has a choice of partners, the pair of claims is aligned by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from compare.claims import Claim
from compare.containment import containment, weight
from compare.differences.alignment import Word, content_words, families, link_of, synonyms

CLAIMS_AT_ONCE = 512  # of the article: intermediate matrices stay small beside the result


class _Vocabulary:
    """The distinct content words of an account, and how often each claim has each.

    Attributes:
        words: one word for each form, names apart from others.
        counts: shape (claims, words).
        weights: what each word weighs.
        totals: what all words of a claim weigh.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        found: dict[tuple[str, bool], int] = {}
        self.words: list[Word] = []
        places: list[tuple[int, int]] = []
        for row, claim in enumerate(claims):
            for word in content_words(claim):
                column = found.setdefault((word.form, word.is_name), len(found))
                if column == len(self.words):
                    self.words.append(word)
                places.append((row, column))
        self.counts = np.zeros((len(claims), len(self.words)))
        np.add.at(self.counts, tuple(np.array(places, int).reshape(-1, 2).T), 1)
        self.weights = np.array([weight(word.form) for word in self.words])
        self.totals = self.counts @ self.weights


def shared_words(article: Sequence[Claim], readout: Sequence[Claim]) -> np.ndarray:
    """Geometric mean of the two shares of content words held in common, 0..1, shape (n, m)."""
    ours, theirs = _Vocabulary(article), _Vocabulary(readout)
    links = np.array(_links(ours.words, theirs.words), int).reshape(-1, 2)
    reached = np.zeros((len(ours.words), len(readout)))  # by word: its partners in each claim
    np.add.at(reached, links[:, 0], theirs.counts.T[links[:, 1]])
    rows = [
        _some_rows(article, readout, ours, theirs, links, reached, start)
        for start in range(0, len(article), CLAIMS_AT_ONCE)
    ]
    return np.concatenate([np.zeros((0, len(readout)), np.float32), *rows])


def _some_rows(
    article: Sequence[Claim],
    readout: Sequence[Claim],
    ours: _Vocabulary,
    theirs: _Vocabulary,
    links: np.ndarray,
    reached: np.ndarray,
    start: int,
) -> np.ndarray:
    """The rows of the article's claims from ``start`` on."""
    here = slice(start, start + CLAIMS_AT_ONCE)
    counts = ours.counts[here]
    reaching = np.zeros((len(theirs.words), len(counts)))
    np.add.at(reaching, links[:, 1], counts.T[links[:, 0]])
    linked, partnered = reaching.T > 0, reached > 0
    number = counts @ reached  # of linked words, each with each
    alone = (number == counts @ partnered) & (number == linked @ theirs.counts.T)
    held = (counts * ours.weights) @ partnered / _no_zero(ours.totals[here])[:, None]
    holds = linked @ (theirs.counts * theirs.weights).T / _no_zero(theirs.totals)
    shares = np.sqrt(held * holds)
    for i, j in np.argwhere(~alone).tolist():
        both = containment(article[start + i], readout[j])
        shares[i, j] = np.sqrt(both.article * both.readout)
    return shares.astype(np.float32)


def _links(ours: list[Word], theirs: list[Word]) -> list[tuple[int, int]]:
    """Which words of the two vocabularies say the same (see ``alignment.link_of``)."""
    by_form: defaultdict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(theirs):
        by_form[word.form].append(j)
    names = [j for j, word in enumerate(theirs) if word.is_name]
    found = []
    for i, word in enumerate(ours):
        forms = {word.form, *families().get(word.form, ()), *synonyms().get(word.form, ())}
        near = {j for form in forms for j in by_form.get(form, ())}
        near.update(names if word.is_name else ())
        found += [(i, j) for j in sorted(near) if link_of(word, theirs[j]) is not None]
    return found


def _no_zero(totals: np.ndarray) -> np.ndarray:
    """What to divide by: a claim without a content word holds nothing."""
    return np.where(totals > 0, totals, 1.0)
