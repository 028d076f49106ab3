"""The words that differ between the two claims of a pair, as spans and as marked parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import snowballstemmer

from compare.claims import Claim
from compare.documents import Role, Span
from compare.judging import Judgement, Relation
from compare.render.labels import claim_of

# Numbers with their separators stay whole; words keep inner hyphens and apostrophes.
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:[-'’][^\W_]+)*")
_STEMMER = snowballstemmer.stemmer("english")  # Porter2

# English words that carry no claim of their own: articles, prepositions, conjunctions, pronouns
# and auxiliaries (the closed classes of Quirk et al., 1985, section 2.34). Negations, quantifiers
# and modal verbs are left out on purpose, because there the meaning turns.
FUNCTION_WORDS = frozenset(
    """
    a an the this that these those such
    about above across after against along amid among around as at before behind below beneath
    beside between beyond by despite down during for from in inside into near of off on onto out
    over past per since through throughout to toward towards under until up upon via with within
    and but or so if than then though although because whereas while when where whether which who
    whom whose what how why there here
    i me my we us our ours you your yours he him his she her hers it its they them their theirs
    himself herself itself themselves
    am is are was were be been being have has had having do does did doing
    also just very
    """.split()
)

WIDEST_GAP = 2  # characters between words that are still lit as one: a blank, or ". " of an initial


class Mark(StrEnum):
    """Why words are lit."""

    NONE = ""
    WORD = "word"  # a content word that the other claim lacks
    SAME = "same"  # words of a typed difference, by its verdict
    SHIFT = "shift"
    GATE = "gate"
    CONFLICT = "conflict"


STRENGTH = {mark: strength for strength, mark in enumerate(Mark)}


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive words of a claim with one mark."""

    text: str
    mark: Mark


def differing_words(article: Claim, readout: Claim) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Content words of either claim whose stem the other lacks, as spans of their documents.

    Neighbours become one span: "returned" / "sent back" in otherwise equal claims gives one span
    on either side.
    """
    left, right = _content_words(article.text), _content_words(readout.text)
    stems = {stem for _, stem in left} & {stem for _, stem in right}
    return (
        _as_spans(article, (match for match, stem in left if stem not in stems)),
        _as_spans(readout, (match for match, stem in right if stem not in stems)),
    )


def mark_words(judgement: Judgement, role: Role) -> tuple[Part, ...]:
    """One claim of a pair, cut into parts by what lights them; together they are its text.

    Words of typed differences are marked by verdict, the strongest where several overlap; other
    content words that the partner lacks are marked as words. Not so in a related pair: it shares
    no more than a topic, and nearly every word would be lit.
    """
    claim = claim_of(judgement, role)
    marks = [Mark.NONE] * len(claim.text)
    if judgement.relation is not Relation.RELATED:
        words = differing_words(judgement.pair.article, judgement.pair.readout)
        for word in words[0] if role is Role.ARTICLE else words[1]:
            _paint(marks, claim, word, Mark.WORD)
    for difference in judgement.differences:
        span = difference.article if role is Role.ARTICLE else difference.readout
        if span is not None:
            _paint(marks, claim, span, Mark(difference.verdict.value))
    return tuple(_parts(claim.text, marks))


def lit_parts(judgement: Judgement, role: Role) -> tuple[Part, ...]:
    """Like ``mark_words``, for renderings with one kind of mark.

    Where typed differences light words on either side, single words that merely differ stay dark.
    """
    sides = {r: mark_words(judgement, r) for r in Role}
    typed = any(STRENGTH[p.mark] > STRENGTH[Mark.WORD] for parts in sides.values() for p in parts)
    if not typed:
        return sides[role]
    text = "".join(part.text for part in sides[role])
    marks = [Mark.NONE if p.mark is Mark.WORD else p.mark for p in sides[role] for _ in p.text]
    return tuple(_parts(text, marks))


def _content_words(text: str) -> list[tuple[re.Match[str], str]]:
    found = []
    for match in _WORD.finditer(text):
        word = match[0].casefold().replace("’", "'").removesuffix("'s")
        if word not in FUNCTION_WORDS:
            found.append((match, _stem(word)))
    return found


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def _as_spans(claim: Claim, matches: Iterable[re.Match[str]]) -> tuple[Span, ...]:
    """The words as spans of the document; neighbours are one span."""
    ranges: list[tuple[int, int]] = []
    for match in matches:
        start, end = match.span()
        if ranges and start - ranges[-1][1] <= WIDEST_GAP:
            start, _ = ranges.pop()
        ranges.append((start, end))
    return tuple(Span(claim.start + s, claim.start + e, claim.text[s:e]) for s, e in ranges)


def _paint(marks: list[Mark], claim: Claim, span: Span, mark: Mark) -> None:
    """Mark the characters of a span that lie in the claim, unless a stronger mark is there."""
    for i in range(max(0, span.start - claim.start), min(len(marks), span.end - claim.start)):
        marks[i] = max(marks[i], mark, key=STRENGTH.__getitem__)


def _parts(text: str, marks: Sequence[Mark]) -> Iterable[Part]:
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or marks[i] is not marks[start]:
            yield Part(text[start:i], marks[start])
            start = i
