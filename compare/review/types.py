"""A person's word on a pair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from compare.judging import Relation


class Decision(StrEnum):
    """What a person says of the tool's verdict."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"


class Field(StrEnum):
    """What an entry is about."""

    DECISION = "decision"
    NOTE = "note"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Review:
    """Where one reviewer stands on one pair now.

    Attributes:
        pair: key of the pair (see ``keys.pair_key``).
        reviewer: the person's name, as they gave it.
        decision: on the tool's verdict; None while there is none, or after it was taken back.
        note: free words; empty without.
        mark: the relation that the person gave the pair themselves, verdicts hidden.
        at: when any of these last changed, in UTC.
        verdict: what the tool said of the pair when the person decided; None without a decision,
            and where it was not kept, as in the first versions.
    """

    pair: str
    reviewer: str
    decision: Decision | None
    note: str
    mark: Relation | None
    at: datetime
    verdict: Relation | None = None

    def stands(self, relation: Relation) -> bool:
        """Whether the person decided, and on this relation and no other."""
        return self.decision is not None and self.verdict == relation


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history; lines are added, never changed.

    Attributes:
        id: number in the order of writing.
        pair: key of the pair.
        reviewer: who wrote it.
        field: what it sets.
        value: what it sets it to; None where it clears it, and in an entry that undoes another.
        at: when it was written, in UTC.
        undoes: id of the entry that this one takes back; None for any other.
        undone: whether a later entry takes this one back.
        verdict: what the tool said of the pair when the person decided; None where that was not
            kept, and in an entry that is no decision.
    """

    id: int
    pair: str
    reviewer: str
    field: Field
    value: str | None
    at: datetime
    undoes: int | None
    undone: bool
    verdict: Relation | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What a pair says, kept so that a review can be read where the texts have changed.

    Attributes:
        article: the article's claim.
        article_sentence: the sentence it stands in.
        readout: the readout's claim.
        readout_sentence: the sentence it stands in.
    """

    article: str
    article_sentence: str
    readout: str
    readout_sentence: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """Reviews of words that are no longer a pair.

    Attributes:
        pair: key of the pair that they were.
        words: what it said.
        reviews: where each reviewer stood on it, by name.
    """

    pair: str
    words: Words
    reviews: tuple[Review, ...]
