"""How a decision is told, with what it was made on."""

from __future__ import annotations

from compare.judging import Relation
from compare.review.types import Review


def describe_decision(review: Review, relation: Relation | None = None) -> str:
    """The decision: alone where it is on what the pair is today, else with what it was on.

    "confirmed", "confirmed as contradiction, today related"; empty without a decision.

    Args:
        review: where a reviewer stands.
        relation: what the pair is today; None where that is not asked, as of a pair that is gone.
    """
    if review.decision is None:
        return ""
    if relation is not None and review.stands(relation):
        return review.decision.value
    if review.verdict is None:
        return f"{review.decision} (as what was not kept)"
    today = f", today {relation}" if relation else ""
    return f"{review.decision} as {review.verdict}{today}"
