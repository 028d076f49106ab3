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
    """

    pair: str
    reviewer: str
    decision: Decision | None
    note: str
    mark: Relation | None
    at: datetime
