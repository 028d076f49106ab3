"""All kinds of difference of a pair, in the order a reader needs them."""

from __future__ import annotations

from dataclasses import replace

from compare.claims import Claim
from compare.differences import (
    agency,
    date,
    entity,
    modality,
    negation,
    number,
    outcome,
    quantifier,
    quotation,
    speaker,
    timing,
    wording,
)
from compare.differences.context import Context
from compare.differences.types import Difference, Verdict
from compare.documents import Document, Span

KINDS = (
    number,
    date,
    timing,
    quotation,
    negation,
    modality,
    quantifier,
    entity,
    agency,
    outcome,
    speaker,
    wording,
)
# What a reader must see first: what clashes, then why it may not, then what shifts.
ORDER = {Verdict.CONFLICT: 0, Verdict.GATE: 1, Verdict.SHIFT: 2, Verdict.SAME: 3}


def find_differences(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """All typed differences of a pair, conflicts first, then gates, shifts and equal values.

    Args:
        article: the article's claim.
        readout: the readout's claim.
        context: both documents, for dates and for quotations looked up in the whole text.
    """
    found = [d for kind in KINDS for d in kind.find(article, readout, context)]
    found.sort(key=lambda d: ORDER[d.verdict])
    return tuple(_as_written(d, context) for d in found)


def _as_written(difference: Difference, context: Context) -> Difference:
    """The difference with its words as the documents have them: the parser reads a copy."""
    return replace(
        difference,
        article=_written(difference.article, context.article),
        readout=_written(difference.readout, context.readout),
    )


def _written(span: Span | None, document: Document) -> Span | None:
    return None if span is None else document.span(span.start, span.end)
