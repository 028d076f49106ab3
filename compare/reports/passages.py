"""A claim in its context, and the words by which it is found again in its document."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from compare.claims import Claim
from compare.documents import Document, Span
from compare.judging import Judgement
from compare.render.diff import mark_words
from compare.render.labels import claim_of
from compare.reports.types import Passage

# Characters of context kept on either side of the sentence: two or three sentences of a news
# report. A longer stretch between two sentences is text that was not read, and it would bury the
# claim.
CONTEXT = 400
# Characters of prefix and suffix to begin with, as in Hypothesis's annotations; they grow until
# the words are found in one place only.
QUOTE_CONTEXT = 32
JOINER = "\u200d"  # between the parts of one emoji
SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def sentences_of(claims: Iterable[Claim]) -> tuple[Span, ...]:
    """The sentences that hold claims, in reading order."""
    return tuple(sorted({claim.sentence for claim in claims}, key=lambda s: (s.start, s.end)))


def make_passage(document: Document, judgement: Judgement, sentences: tuple[Span, ...]) -> Passage:
    """The claim of a pair that stands in this document, with the sentences around it.

    Args:
        document: the account.
        judgement: the pair.
        sentences: the sentences of the account that hold claims, in reading order.
    """
    claim = claim_of(judgement, document.role)
    start, end = min(claim.start, claim.sentence.start), max(claim.end, claim.sentence.end)
    sentence = document.span(start, end)
    first = _first(document.text, sentence, sentences)
    context = document.span(first, _last(document.text, sentence, sentences))
    prefix, suffix = quote_context(document.text, claim.start, claim.end)
    return Passage(
        claim=claim,
        parts=mark_words(judgement, document.role),
        sentence=sentence,
        context=context,
        more_before=bool(document.text[: context.start].strip()),
        more_after=bool(document.text[context.end :].strip()),
        prefix=prefix,
        suffix=suffix,
        original=document.place(claim.start),
    )


def quote_context(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters ahead of and behind a quotation, enough to find it in one place only."""
    size = QUOTE_CONTEXT
    while True:
        left, right = max(0, start - size), min(len(text), end + size)
        while _is_inside_character(text, left):
            left -= 1
        while _is_inside_character(text, right):
            right += 1
        quoted = text[left:right]
        if text.find(quoted, text.find(quoted) + 1) < 0:
            return text[left:start], text[end:right]
        size *= 2


def _is_inside_character(text: str, at: int) -> bool:
    """Whether a cut there parts a letter from its marks, or an emoji from what it is joined to."""
    if not 0 < at < len(text):
        return False
    joined = JOINER in (text[at - 1], text[at]) or text[at] in SKIN_TONES
    return joined or unicodedata.category(text[at]).startswith("M")


def _first(text: str, sentence: Span, sentences: tuple[Span, ...]) -> int:
    """Where the context begins: with the sentence before, or with a word within reach."""
    start = max((s.start for s in sentences if s.end <= sentence.start), default=0)
    reach = sentence.start - CONTEXT
    if start >= reach:
        return start
    return next((i for i in range(reach, sentence.start) if text[i].isspace()), reach)


def _last(text: str, sentence: Span, sentences: tuple[Span, ...]) -> int:
    """Where the context ends, likewise."""
    end = min((s.end for s in sentences if s.start >= sentence.end), default=len(text))
    reach = sentence.end + CONTEXT
    if end <= reach:
        return end
    return next((i for i in range(reach, sentence.end, -1) if text[i - 1].isspace()), reach)
