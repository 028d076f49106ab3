"""Differences of kind speaker."""

from __future__ import annotations

from compare.claims import Claim
from compare.differences.context import Context
from compare.differences.types import Difference


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Differences of kind speaker between two claims."""
    return ()
