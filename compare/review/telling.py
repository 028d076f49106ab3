"""What a reviewer says of a pair, in words."""

from __future__ import annotations

from compare.judging import Relation
from compare.render.labels import one_line
from compare.review.types import Review

NOTHING = "nothing"  # what a reviewer says who took everything back


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


def describe_review(review: Review | None, relation: Relation | None = None) -> str:
    """What a reviewer says of a pair: "confirmed, marked framing, “a note”".

    Args:
        review: where they stand; None where they said nothing.
        relation: what the pair is; None where a decision is told with what it was made on.
    """
    if review is None:
        return NOTHING
    mark = f"marked {review.mark}" if review.mark else ""
    note = f"“{one_line(review.note)}”" if review.note.strip() else ""
    return ", ".join(filter(None, (describe_decision(review, relation), mark, note))) or NOTHING
