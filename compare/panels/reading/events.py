"""What a reader did in the reading view: checked, then written to the store.

What comes from a browser may be anything, so nothing of it is used before it is checked.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from compare.errors import CompareError, InputError
from compare.judging import Judgement
from compare.panels.desk import Desk
from compare.render.labels import one_line
from compare.review.types import Decision, Field

AGAIN = "load the page again and repeat it"


class Do(StrEnum):
    """What can be done about a pair."""

    DECIDE = "decide"
    NOTE = "note"
    UNDO = "undo"  # of the reviewer's last entry, whichever pair it is on


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that the reader did.

    Attributes:
        do: what.
        pair: key of the pair; empty for undo.
        value: the decision or the note; empty for undo.
    """

    do: Do
    pair: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence back to the reader.

    Attributes:
        text: what was done, or why it was not.
        failed: whether it was not.
        pair: key of the pair that it is about; empty where that is not in this comparison.
    """

    text: str
    failed: bool = False
    pair: str = ""


def answer(
    sent: object, pairs: Mapping[str, Judgement], desk: Desk, done: int
) -> tuple[int, Notice | None]:
    """Carry out the acts that were not yet, each for itself, oldest first.

    A browser sends everything that was not yet answered, because a newer message replaces an
    older one that the server had no time for.

    Args:
        sent: what the browser sent.
        pairs: the judged pairs of this comparison by their keys.
        desk: who did it, and where it is kept.
        done: number of the last act done before.

    Returns:
        The number of the last act done now, whether it came off or not, and what to say: the
        first failure, else what the last act did; None where there was nothing to do.
    """
    notices = []
    for item in sent if isinstance(sent, list) else [sent]:
        try:
            number = _number(item)
            if number <= done:
                continue
            done = number
            notices.append(carry_out(read_act(item, pairs), pairs, desk))
        except CompareError as error:
            notices.append(Notice(str(error), failed=True))
    failures = [notice for notice in notices if notice.failed]
    return done, next(iter(failures or reversed(notices)), None)


def _number(item: object) -> int:
    match item:
        case {"number": int(number)}:
            return number
    raise InputError(f"what the page sent is no act: {AGAIN}")


def read_act(item: object, pairs: Container[str]) -> Act:
    """One act, checked.

    Raises:
        InputError: it is no act, or not on one of these pairs.
    """
    match item:
        case {"do": Do.UNDO.value}:
            return Act(Do.UNDO)
        case {"do": str(), "pair": str(key)} if key not in pairs:
            raise InputError(f"the pair {one_line(key)!r} is not in this comparison: {AGAIN}")
        case {"do": Do.DECIDE.value, "pair": str(key), "value": str(value)}:
            if value not in set(Decision):
                known = ", ".join(Decision)
                raise InputError(f"{one_line(value)!r} is no decision: choose one of {known}")
            return Act(Do.DECIDE, key, value)
        case {"do": Do.NOTE.value, "pair": str(key), "value": str(value)}:
            return Act(Do.NOTE, key, value)
    raise InputError(f"what the page sent is no act: {AGAIN}")


def carry_out(act: Act, pairs: Mapping[str, Judgement], desk: Desk) -> Notice:
    """Write an act to the store, under the reviewer's name.

    Raises:
        CompareError: the reviewer has no name, the note cannot be kept, or the store cannot be
            written to.
    """
    if act.do is Do.UNDO:
        return _take_back(pairs, desk)
    judgement = pairs[act.pair]
    if act.do is Do.DECIDE:
        decision, verdict = Decision(act.value), judgement.relation
        desk.store.decide(judgement.pair, desk.reviewer, decision, verdict=verdict)
        said = act.value.capitalize()
    else:
        kept = desk.store.note(judgement.pair, desk.reviewer, act.value)
        said = "Note kept" if kept.note else "Note removed"
    return Notice(f"{said}: {_ids(judgement)}.", pair=act.pair)


def _take_back(pairs: Mapping[str, Judgement], desk: Desk) -> Notice:
    entry = desk.store.undo(desk.reviewer)
    if entry is None:
        return Notice("There is nothing to take back.")
    what = entry.value if entry.field is Field.DECISION and entry.value else f"the {entry.field}"
    judgement = pairs.get(entry.pair)
    where = _ids(judgement) if judgement else "on a pair of another comparison"
    return Notice(f"Taken back: {what}, {where}.", pair=entry.pair if judgement else "")


def _ids(judgement: Judgement) -> str:
    return " / ".join(judgement.key)
