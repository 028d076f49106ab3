"""What changed from one comparison of an event to a later one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from compare.documents import Role
from compare.reports.snapshot import DocumentFacts, Judged, Snapshot
from compare.review.types import Review

SHOWN_DIGITS = 2  # of a score, everywhere a reader sees one; a smaller step is no change to them

# A pair's key and how many pairs of the same words came before it: a text may repeat a sentence.
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Input:
    """Something that both were made with, and that was not the same.

    Attributes:
        name: what it is, as "settings: contradiction".
        before: its earlier value.
        after: its later value.
    """

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A pair of both comparisons that was judged in another way."""

    before: Judged
    after: Judged


@dataclass(frozen=True, slots=True)
class Redecided:
    """A pair of both comparisons of which a reviewer thinks in another way, or the tool.

    Where only the tool does, a decision that stood on its verdict stands no more, or stands again.

    Attributes:
        pair: as the later comparison judged it.
        reviewer: the person.
        before: where they stood; None where they had said nothing.
        after: where they stand.
    """

    pair: Judged
    reviewer: str
    before: Review | None
    after: Review | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed; each pair of either comparison is counted in exactly one of the first five.

    Attributes:
        appeared: pairs of the later one alone.
        vanished: pairs of the earlier one alone.
        relation: pairs whose verdict changed, or how sure it is.
        score: pairs of the same verdict whose score changed as a reader sees it.
        same: how many pairs did not change.
        decisions: decisions, notes and marks that changed, or that the verdict changed under, on
            pairs of both.
        inputs: texts, settings, models and versions that were not the same.
    """

    appeared: tuple[Judged, ...]
    vanished: tuple[Judged, ...]
    relation: tuple[Moved, ...]
    score: tuple[Moved, ...]
    same: int
    decisions: tuple[Redecided, ...]
    inputs: tuple[Input, ...]


def find_changes(before: Snapshot, after: Snapshot) -> Changes:
    """What changed from one comparison to a later one, pair by pair.

    Pairs are the same where their words are: a claim that was edited makes a pair vanish and
    another appear. All lists are in the order of the comparison that they come from.
    """
    old, new = dict(_placed(before.pairs)), dict(_placed(after.pairs))
    both = [Moved(old[place], pair) for place, pair in new.items() if place in old]
    relation = tuple(m for m in both if _verdict(m.before) != _verdict(m.after))
    score = tuple(
        m for m in both if _verdict(m.before) == _verdict(m.after) and _shown(m.before, m.after)
    )
    return Changes(
        appeared=tuple(pair for place, pair in new.items() if place not in old),
        vanished=tuple(pair for place, pair in old.items() if place not in new),
        relation=relation,
        score=score,
        same=len(both) - len(relation) - len(score),
        decisions=tuple(_redecided(before, after, both)),
        inputs=compare_facts(_inputs(before), _inputs(after)),
    )


def compare_facts(before: dict[str, Any], after: dict[str, Any]) -> tuple[Input, ...]:
    """The facts that are not the same, by name; nested ones by "outer: inner".

    >>> compare_facts({"a": 1, "b": {"c": 2}}, {"a": 1, "b": {"c": 3}, "d": None})
    (Input(name='b: c', before='2', after='3'), Input(name='d', before='–', after='–'))
    """
    old, new = dict(_flat(before)), dict(_flat(after))
    missing = object()
    return tuple(
        Input(name, _value(old.get(name)), _value(new.get(name)))
        for name in dict.fromkeys((*old, *new))
        if old.get(name, missing) != new.get(name, missing)
    )


def _placed(pairs: Iterable[Judged]) -> Iterator[tuple[Place, Judged]]:
    seen: Counter[str] = Counter()
    for pair in pairs:
        yield (pair.key, seen[pair.key]), pair
        seen[pair.key] += 1


def _verdict(pair: Judged) -> tuple[str, bool]:
    return pair.relation, pair.unsure


def _shown(before: Judged, after: Judged) -> bool:
    return round(before.score, SHOWN_DIGITS) != round(after.score, SHOWN_DIGITS)


def _redecided(before: Snapshot, after: Snapshot, both: Iterable[Moved]) -> Iterator[Redecided]:
    for key, moved in {moved.after.key: moved for moved in both}.items():
        old = {r.reviewer: r for r in before.reviews.get(key, ())}
        new = {r.reviewer: r for r in after.reviews.get(key, ())}
        for reviewer in sorted({*old, *new}):
            sides = old.get(reviewer), new.get(reviewer)
            if _said(sides[0], moved.before) != _said(sides[1], moved.after):
                yield Redecided(moved.after, reviewer, *sides)


def _said(review: Review | None, pair: Judged) -> tuple[object, ...]:
    """What a reviewer says of a pair; one who took everything back says nothing."""
    if review is None:
        return (None, None, False, "", None)
    stands = review.stands(pair.relation)
    return (review.decision, review.verdict, stands, review.note, review.mark)


def _inputs(snapshot: Snapshot) -> dict[str, Any]:
    return {
        Role.ARTICLE.value: _document(snapshot.article),
        Role.READOUT.value: _document(snapshot.readout),
        "settings": asdict(snapshot.settings),
        "models": snapshot.models,
        "version": snapshot.version,
    }


def _document(document: DocumentFacts) -> dict[str, Any]:
    facts = asdict(document)
    return {"text (SHA-256)": facts.pop("sha256"), **facts}


def _flat(facts: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in facts.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}: ")
        else:
            yield f"{above}{key}", value


def _value(value: object) -> str:
    return "–" if value is None else str(value)
