"""Which pairs a class marks, and how its marks compare with the tool's and with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from compare.judging import Judgement, Relation
from compare.review.agreement import Agreement, krippendorff_alpha
from compare.review.keys import pair_key
from compare.review.types import Review

Marks = Mapping[str, Relation]  # key of a pair -> the relation that somebody gave it

MOST_PAIRS = 20  # what a class marks in a lesson, at two minutes a pair


@dataclass(frozen=True, slots=True)
class Meeting:
    """How far two sets of marks agree, on the pairs that both have.

    Attributes:
        both: pairs that both marked.
        same: pairs that both gave the same relation.
        agreement: the same beyond chance.
    """

    both: int
    same: int
    agreement: Agreement


def choose_sample(judgements: Iterable[Judgement], most: int = MOST_PAIRS) -> dict[str, Judgement]:
    """The pairs that a class marks, by key: all relations mixed, in an order that tells nothing.

    Relations take turns in giving a pair, so that rare ones are there. Which pairs of a relation
    are drawn, and in which order all are shown, hangs on their keys alone: checksums of the words.
    """
    keyed: dict[str, Judgement] = {}
    for judgement in judgements:
        keyed.setdefault(pair_key(judgement.pair), judgement)
    by_relation = (
        sorted(key for key, judgement in keyed.items() if judgement.relation is relation)
        for relation in Relation
    )
    turns = chain.from_iterable(zip_longest(*by_relation))
    drawn = [key for key in turns if key is not None][:most]
    return {key: keyed[key] for key in sorted(drawn)}


def marks_by_reviewer(
    reviews: Mapping[str, Iterable[Review]], sample: Iterable[str]
) -> dict[str, dict[str, Relation]]:
    """Reviewer -> the marks they gave to pairs of the sample, reviewers by name."""
    found: dict[str, dict[str, Relation]] = {}
    for key in sample:
        for review in reviews.get(key, ()):
            if review.mark is not None:
                found.setdefault(review.reviewer, {})[key] = review.mark
    return {name: found[name] for name in sorted(found, key=lambda n: (n.casefold(), n))}


def tool_marks(sample: Mapping[str, Judgement]) -> dict[str, Relation]:
    """What the tool says of each pair."""
    return {key: judgement.relation for key, judgement in sample.items()}


def meet(one: Marks, other: Marks) -> Meeting:
    """How far two sets of marks agree."""
    both = [key for key in one if key in other]
    ratings = {key: {"one": one[key].value, "other": other[key].value} for key in both}
    same = sum(one[key] is other[key] for key in both)
    return Meeting(len(both), same, krippendorff_alpha(ratings))


def count_crossings(own: Marks, tool: Marks) -> Counter[tuple[Relation, Relation]]:
    """How often each relation of one's own met each relation of the tool."""
    return Counter((own[key], tool[key]) for key in own if key in tool)
