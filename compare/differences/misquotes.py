"""What a changed word does to a quotation: nothing, another shade, or another statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache

from compare.differences import words as tables
from compare.differences.kinship import akin


class Weight(IntEnum):
    """How much an alteration matters."""

    NONE = 0  # spelling, contraction, article, or the shift of reported speech
    SHADE = 1  # a synonym, an intensifier, a detail more or less
    MEANING = 2  # what is promised, denied or claimed is another thing


# Words that carry no claim of their own.
_TRIVIAL = frozenset("a an the that and also so well just now then there here to of".split())
_NEGATORS = frozenset("not no never nothing nobody none neither nor without cannot hardly".split())
# Hedges and approximators (Hyland 1998, Hedging in Scientific Research Articles; Biber et al.
# 1999, ch. 7): with one of them a statement no longer says what it says without.
_HEDGES = frozenset(
    "nearly almost partly partially mostly largely mainly practically virtually barely scarcely "
    "perhaps possibly probably maybe likely unlikely potentially supposedly allegedly reportedly "
    "only merely temporarily initially yet still soon eventually conditionally if unless some "
    "few all every any most".split()
)
_INTENSIFIERS = frozenset(
    "very really truly quite fully deeply strongly highly absolutely completely extremely simply "
    "clearly certainly indeed too much more".split()
)
_MODALS = frozenset("will shall would may might can could must should ought".split())
_BE = frozenset("be is are was were been being am has have had do does did".split())
_CONTRACTIONS = {
    "n't": "not",
    "'ll": "will",
    "'re": "are",
    "'ve": "have",
    "'m": "am",
    "'d": "would",
}
# Reported speech moves tense and person back (Quirk et al. 1985, 14.30 ff.).
_BACKSHIFT = {
    "would": "will",
    "might": "may",
    "could": "can",
    "was": "is",
    "were": "are",
    "had": "has",
    "have": "has",
    "am": "is",
    **dict.fromkeys(("i", "he", "she", "we", "they", "you", "it"), "i"),
    **dict.fromkeys(("my", "his", "her", "our", "their", "your", "its"), "my"),
    **dict.fromkeys(("me", "him", "us", "them"), "me"),
}
# A detail left out under one of these widens or narrows what is said of all.
_SWEEPING = frozenset("no not never any all every none nobody nothing".split())


def weight(
    one: Sequence[str], two: Sequence[str], *, reported: bool, context: Iterable[str]
) -> Weight:
    """How much it matters that one side has the words ``one`` where the other has ``two``.

    Args:
        one: keys of the words on one side, may be empty.
        two: keys of the words on the other side, may be empty.
        reported: whether a side is reported speech, which moves tense and person.
        context: keys of all words of the utterance.

    Example: ``weight([], ["nearly"], reported=False, context=[])`` is ``Weight.MEANING``.
    """
    left, right = _plain(one, reported), _plain(two, reported)
    only = [word for word in left if word not in right] + [w for w in right if w not in left]
    if not only:
        return Weight.NONE
    if any(word in _NEGATORS | _HEDGES for word in only):
        return Weight.MEANING
    if any(word in _MODALS for word in only):
        return Weight.SHADE if reported else Weight.MEANING
    return _content_weight(_content(left), _content(right), set(context))


def _content_weight(left: list[str], right: list[str], context: set[str]) -> Weight:
    """Content words against content words, or against nothing."""
    if not left and not right:
        return Weight.NONE
    if not left or not right:
        return Weight.MEANING if context & _SWEEPING else Weight.SHADE
    odd = [word for word in left if not any(synonyms(word, other) for other in right)]
    odd += [word for word in right if not any(synonyms(word, other) for other in left)]
    return Weight.MEANING if odd else Weight.SHADE


def _plain(keys: Sequence[str], reported: bool) -> list[str]:
    """Contractions spelt out, words that carry no claim dropped, reported speech undone."""
    spelt = [part for key in keys for part in _spelt(key)]
    kept = [word for word in spelt if word not in _TRIVIAL]
    return [_BACKSHIFT.get(word, word) for word in kept] if reported else kept


def _spelt(key: str) -> tuple[str, ...]:
    for ending, word in _CONTRACTIONS.items():
        if key.endswith(ending):
            return {"wo": "will", "ca": "can", "sha": "shall"}.get(
                key[: -len(ending)], key[: -len(ending)]
            ), word
    return (key,)


def _content(keys: list[str]) -> list[str]:
    """Words with content of their own; intensifiers, forms of "be" and function words are not."""
    small = _TRIVIAL | _INTENSIFIERS | _BE | _MODALS | _FUNCTION
    return [key for key in keys if key not in small]


_FUNCTION = frozenset(
    "i he she we they you it my his her our their your its me him us them this these those "
    "at in on for with by from as into over under about up out off or but who which what".split()
)


def synonyms(one: str, two: str) -> bool:
    """Whether two words may stand for one another: one stem, one group, or one WordNet synset."""
    return akin(one, two) or two in _synsets().get(one, ()) or one in _synsets().get(two, ())


@cache
def _synsets() -> dict[str, set[str]]:
    """Word -> synonyms, from the table of WordNet synonyms, any part of speech."""
    found: dict[str, set[str]] = {}
    for _, word, others in tables.read("synonyms.tsv"):
        found.setdefault(word, set()).update(others.split())
    return found
