"""What a difference is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compare.documents import Span


class Kind(StrEnum):
    """What two claims differ in."""

    NUMBER = "number"
    DATE = "date"
    TIMING = "timing"
    QUOTATION = "quotation"
    NEGATION = "negation"
    MODALITY = "modality"
    QUANTIFIER = "quantifier"
    ENTITY = "entity"
    AGENCY = "agency"
    OUTCOME = "outcome"
    SPEAKER = "speaker"
    WORDING = "wording"


class Verdict(StrEnum):
    """What a difference means for the pair."""

    CONFLICT = "conflict"  # both cannot hold of the same event
    SHIFT = "shift"  # compatible, with another force, slant or precision
    SAME = "same"  # recognised as equal although the words differ: evidence for agreement
    GATE = "gate"  # another time, quantity, group or condition: the two cannot conflict


@dataclass(frozen=True, slots=True)
class Difference:
    """A typed reason inside a pair.

    Attributes:
        kind: what differs.
        article: the words in the article; None where only the other side has them.
        readout: the words in the readout; likewise.
        verdict: conflict, shift, same, or gate.
        reason: one sentence for the reader; "the article" and "the readout" by name.
        article_value: normalised value of the article's words, where there is one ("412 person").
        readout_value: normalised value of the readout's words.
    """

    kind: Kind
    article: Span | None
    readout: Span | None
    verdict: Verdict
    reason: str
    article_value: str | None = None
    readout_value: str | None = None
