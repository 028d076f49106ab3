"""Timing: how long, at what hour, in what order, how often and how urgently."""

from __future__ import annotations

from collections.abc import Iterator

from compare.claims import Claim, Force
from compare.differences import clocking, durations, ordering, urgency
from compare.differences.context import Context
from compare.differences.types import Difference


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Durations, clock times, order and urgency that agree, clash or differ in force."""
    if Force.DENIES in (article.attribution.force, readout.attribution.force):
        return ()
    return tuple(_all(article, readout, context))


def _all(article: Claim, readout: Claim, context: Context) -> Iterator[Difference]:
    for part in (durations, clocking, ordering, urgency):
        yield from part.find(article, readout, context)
