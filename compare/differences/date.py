"""Differences of kind date."""

from __future__ import annotations

from compare.claims import Claim
from compare.differences.context import Context
from compare.differences.types import Difference


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Nothing yet."""
    return ()
