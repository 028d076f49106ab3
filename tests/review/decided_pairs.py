"""Pairs to decide on, and a clock that can be told by heart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fakes import make_comparison

from compare.review.keys import pair_key

CLASH, FRAMED, RELATED = (judgement.pair for judgement in make_comparison().judgements)
KEY, FRAMED_KEY, RELATED_KEY = map(pair_key, (CLASH, FRAMED, RELATED))
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


class Clock:
    """``START``, and one second later each time it is asked."""

    def __init__(self) -> None:
        self.at = START - timedelta(seconds=1)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


def second(number: int) -> datetime:
    return START + timedelta(seconds=number)
