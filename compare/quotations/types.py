"""What the quotation audit finds of one quoted span."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.documents import Span


class QuotationStatus(StrEnum):
    """How the quoted words stand in the other account."""

    VERBATIM = "verbatim"
    TRIMMED = "trimmed"
    ALTERED = "altered"
    SPLICED = "spliced"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Alteration:
    """Words of a quotation and what stands in their place; None where nothing does."""

    quoted: Span | None
    other: Span | None


@dataclass(frozen=True, slots=True)
class QuotationFinding:
    """What became of one quotation.

    Attributes:
        span: the quotation in its document, marks included.
        status: verbatim, trimmed, altered, spliced, or not found.
        matches: the words of the other document that it was found in (two or more where it is
            spliced), empty where it was not found.
        cut: words of the other document that the quotation leaves out at its edges or at its
            ellipsis.
        alterations: the words that differ.
        speaker: who says it in its own document; empty where that is not known.
        other_speaker: who says the matched words in the other document; likewise.
        same_speaker: whether the two are one person; None where that cannot be told.
    """

    span: Span
    status: QuotationStatus
    matches: tuple[Span, ...] = ()
    cut: tuple[Span, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    speaker: str = ""
    other_speaker: str = ""
    same_speaker: bool | None = None
