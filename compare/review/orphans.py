"""Reviews of words that are no longer a pair: a text was edited, or a threshold moved."""

from __future__ import annotations

import re

from compare.comparison import Comparison
from compare.documents import Role
from compare.review.keys import pair_key, plain
from compare.review.store import ReviewStore
from compare.review.types import Orphan, Words
from compare.review.wording import storable


def find_orphans(store: ReviewStore, comparison: Comparison) -> tuple[Orphan, ...]:
    """The reviews of words that this comparison does not pair, though they are of its texts.

    A database holds reviews of other texts too. Words are taken to be of these where one of the
    two sentences still stands in its text, or both claims do: a claim of a few words may stand in
    any text. In the order of the texts.

    Raises:
        StoreError: the reviews cannot be read.
    """
    paired = {pair_key(j.pair) for j in comparison.judgements}
    texts = [plain(storable(comparison.document(role).text)) for role in Role]
    gone = {
        key: words
        for key, words in store.all_words().items()
        if key not in paired and _are_of(words, *texts)
    }
    reviews = store.current(gone)

    def place(key: str) -> tuple[int, int, str]:
        article, readout = texts
        return _find(gone[key].article, article), _find(gone[key].readout, readout), key

    return tuple(Orphan(key, gone[key], reviews[key]) for key in sorted(reviews, key=place))


def _are_of(words: Words, article: str, readout: str) -> bool:
    return (
        _stands(words.article_sentence, article)
        or _stands(words.readout_sentence, readout)
        or (_stands(words.article, article) and _stands(words.readout, readout))
    )


def _stands(words: str, text: str) -> bool:
    return _find(words, text) < len(text)


def _find(words: str, text: str) -> int:
    """Where the words begin in a text, as whole words; its end where they do not stand there."""
    sought = plain(words)
    if sought not in text:
        return len(text)  # most of them, and quickly
    found = re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", text)
    return found.start() if found else len(text)
