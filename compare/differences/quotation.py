"""Quotation: one utterance in both accounts, word for word or with words changed."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Opcode

from compare.claims import Claim
from compare.differences.context import Context
from compare.differences.misquotes import Weight, weight
from compare.differences.speaker import two_people
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Role, Span
from compare.quotations.alignment import Word, best_window, changes, shared, without_margins, words
from compare.quotations.lookup import ALTERED_SHARE
from compare.quotations.marks import quoted_within

# Fewer words in common are no sign of one utterance: "said on Monday" is in every text.
SHARED_WORDS = 4
# Verbatim words count as evidence from this many on.
VERBATIM_WORDS = 3
# Words beside the best window that may belong to the utterance.
MARGIN = 3


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one account that are compared, and whether they stand in quotation marks."""

    document: Document
    words: tuple[Word, ...]
    quoted: bool

    def span(self, run: tuple[Word, ...]) -> Span | None:
        """The span of a run of words; None for no words."""
        return self.document.span(run[0].start, run[-1].end) if run else None


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Words that differ in an utterance quoted by at least one side, or that it is verbatim.

    Two named speakers who are not one person have two utterances: nothing is found.
    """
    if two_people(article, readout):
        return ()
    lefts = _quoted(article, context.article) or [_unquoted(article, context.article)]
    rights = _quoted(readout, context.readout) or [_unquoted(readout, context.readout)]
    found = [_differences(one, two) for one in lefts for two in rights if one.quoted or two.quoted]
    return tuple(dict.fromkeys(difference for several in found for difference in several))


def _quoted(claim: Claim, document: Document) -> list[_Side]:
    """The parts of quotations that lie in the claim."""
    inside = quoted_within(document, claim.span)
    runs = [words(document.text, part.start, part.end) for part in inside]
    return [_Side(document, run, True) for run in runs if run]


def _unquoted(claim: Claim, document: Document) -> _Side:
    return _Side(document, words(document.text, claim.start, claim.end), False)


def _differences(one: _Side, two: _Side) -> tuple[Difference, ...]:
    """The shorter side is laid on the longer one, so that exchanging them changes nothing."""
    swapped = _order(one) > _order(two)
    needle, text = (two, one) if swapped else (one, two)
    first, last = best_window(needle.words, text.words)
    window = text.words[max(first - MARGIN, 0) : last + MARGIN]
    steps = without_margins(changes(needle.words, window))
    same = shared(steps)
    if same < VERBATIM_WORDS or same < ALTERED_SHARE * len(needle.words):
        return ()
    laid = _Laid(needle, _Side(text.document, window, text.quoted), steps, swapped)
    if all(step.tag == "equal" for step in steps):
        return (laid.verbatim(),)
    return laid.altered() if same >= SHARED_WORDS else ()


def _order(side: _Side) -> tuple[int, bool, list[str]]:
    return len(side.words), side.quoted, [word.key for word in side.words]


@dataclass(frozen=True, slots=True)
class _Laid:
    """One side laid on the other; ``swapped`` when the needle is the readout's."""

    needle: _Side
    window: _Side
    steps: tuple[Opcode, ...]
    swapped: bool

    def verbatim(self) -> Difference:
        """The utterance is word for word the same."""
        last = self.steps[-1]
        match = self.window.words[self.steps[0].dest_start : last.dest_end]
        spans = self._spans(self.needle.span(self.needle.words), self.window.span(match))
        reason = "The article and the readout have the same words."
        return Difference(Kind.QUOTATION, *spans, Verdict.SAME, reason)

    def altered(self) -> tuple[Difference, ...]:
        """One difference for each stretch of words that changes the utterance."""
        return tuple(
            difference
            for step in self.steps
            if step.tag != "equal" and (difference := self._alteration(step))
        )

    def _alteration(self, step: Opcode) -> Difference | None:
        one = self.needle.words[step.src_start : step.src_end]
        two = self.window.words[step.dest_start : step.dest_end]
        context = [word.key for word in (*self.needle.words, *self.window.words)]
        found = weight(
            [word.key for word in one],
            [word.key for word in two],
            reported=not (self.needle.quoted and self.window.quoted) and self._is_reported(),
            context=context,
        )
        if found is Weight.NONE:
            return None
        verdict = Verdict.CONFLICT if found is Weight.MEANING else Verdict.SHIFT
        article, readout = self._spans(self.needle.span(one), self.window.span(two))
        reason = (
            f"One utterance in two wordings: {_says(Role.ARTICLE, article)}, "
            f"{_says(Role.READOUT, readout)}."
        )
        return Difference(
            Kind.QUOTATION, article, readout, verdict, reason, _text(article), _text(readout)
        )

    def _is_reported(self) -> bool:
        """Whether the unquoted side is reported speech: a transcript speaks as "I" and "we"."""
        loose = self.window if self.needle.quoted else self.needle
        return not {"i", "we", "our", "my", "us"} & {word.key for word in loose.words}

    def _spans(self, needle: Span | None, window: Span | None) -> tuple[Span | None, Span | None]:
        return (window, needle) if self.swapped else (needle, window)


def _says(role: Role, span: Span | None) -> str:
    return f"the {role} has “{span.text}”" if span else f"the {role} has nothing in its place"


def _text(span: Span | None) -> str | None:
    return span.text if span else None
