"""Pairs out of event frames: one fact told in many voices, with what clashes and what does not.

A frame holds sentences in a reporter's voice (news), in a readout's voice (official), with slant
(loaded), sentences that cannot be true beside them (contra) and independent ones (neutral), and
slots that are filled alike on both sides of a pair. Which label follows from what stands in
``RECIPES``; everything is a function of (seed, index), so a run can be resumed anywhere.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training.examples import Example
from training.reporting import bury, deny, report

# Slots whose values contradict one another when swapped, by the frames' naming convention.
VALUE_SLOT = re.compile(r"(NUM|PCT|DATE(?!LINE)|DAY|MONEY)[A-Z0-9_]*$")
SLOT = re.compile(r"\{([A-Z][A-Z0-9_]*)\}")

# Swapping these leaves room for both sentences (the frames' own notes).
WEAK_SWAPS = {
    ("diplomacy-027", ""), ("diplomacy2-044", ""), ("diplomacy2-054", ""), ("diplomacy2-061", ""),
    ("economy2-039", "MONEY1"), ("economy2-047", "MONEY1"), ("economy2-064", "NUM2"),
    ("justice2-076", ""), ("public-017", "DAY"), ("public-041", "DAY"), ("public2-031", ""),
    ("speechacts-007", ""),
}  # fmt: skip

HELD_OUT_SHARE = 0.1  # whole frames, by a hash of their id


@dataclass(frozen=True, slots=True)
class Frame:
    """One event told in many ways; sentences may hold ``{SLOT}`` marks."""

    id: str
    kind: str
    slots: dict[str, list[str]]
    news: tuple[str, ...]
    official: tuple[str, ...]
    loaded: tuple[str, ...]
    contra: tuple[str, ...]
    neutral: tuple[str, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """Sentences that agree with one another."""
        return self.news + self.official

    @property
    def held_out(self) -> bool:
        """Whether the frame is kept for validation."""
        digest = hashlib.sha256(self.id.encode()).digest()
        return digest[0] / 256 < HELD_OUT_SHARE


def read_frames(folder: Path) -> tuple[Frame, ...]:
    """All frames of the JSON Lines files of a folder, in file and line order."""
    voices = ("news", "official", "loaded", "contra", "neutral")
    return tuple(
        Frame(row["id"], row["kind"], row["slots"], *(tuple(row[v]) for v in voices))
        for path in sorted(folder.glob("*.jsonl"))
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    )


def choose_values(frame: Frame, rng: random.Random) -> dict[str, str]:
    """One value per slot."""
    return {slot: rng.choice(values) for slot, values in frame.slots.items()}


def fill(sentence: str, values: dict[str, str]) -> str:
    """The sentence with its slots filled and its first letter capitalised."""
    text = SLOT.sub(lambda match: values[match[1]], sentence)
    return text[:1].upper() + text[1:]


def of_like_length(options: tuple[str, ...], frame: Frame, rng: random.Random) -> str:
    """One of the options, drawn so that its length says nothing about its class.

    Contra sentences run longer than neutral ones; aiming both at a length drawn from the
    two classes together evens that out.
    """
    target = len(rng.choice(frame.contra + frame.neutral).split())
    return min(options, key=lambda s: (abs(len(s.split()) - target), rng.random()))


Recipe = Callable[[Frame, Frame, random.Random], tuple[str, str, str] | None]


def agreeing(frame: Frame, other: Frame, rng: random.Random) -> tuple[str, str, str]:
    """Two voices on one fact."""
    values = choose_values(frame, rng)
    left = rng.choice(frame.facts)
    pool = frame.loaded if rng.random() < 0.25 else frame.facts
    # A much shorter clause may omit a side detail, so the longer one is the premise.
    right = rng.choice([s for s in pool if s != left])
    longer, shorter = sorted((left, right), key=lambda s: -len(s.split()))
    if len(longer.split()) < 1.6 * len(shorter.split()) and rng.random() < 0.5:
        longer, shorter = shorter, longer
    return fill(longer, values), fill(shorter, values), "entailment"


def contradicting(frame: Frame, other: Frame, rng: random.Random) -> tuple[str, str, str]:
    """The fact against a sentence that cannot be true beside it."""
    values = choose_values(frame, rng)
    fact = rng.choice(frame.facts + frame.loaded)
    return (
        fill(fact, values),
        fill(of_like_length(frame.contra, frame, rng), values),
        "contradiction",
    )


def swapped(frame: Frame, other: Frame, rng: random.Random) -> tuple[str, str, str] | None:
    """The fact with another number, date or sum; None where the frame has no such slot."""
    told = frame.facts + frame.loaded
    slots = [
        slot
        for slot in frame.slots
        if VALUE_SLOT.match(slot)
        and not {(frame.id, slot), (frame.id, "")} & WEAK_SWAPS
        and sum(f"{{{slot}}}" in s for s in told) > 1
    ]
    if not slots:
        return None
    slot = rng.choice(slots)
    values = choose_values(frame, rng)
    left, right = rng.sample([s for s in told if f"{{{slot}}}" in s], 2)
    changed = {**values, slot: rng.choice([v for v in frame.slots[slot] if v != values[slot]])}
    if rng.random() < 0.3:
        right = left  # the same words with one value changed: the hardest to see
    return fill(left, values), fill(right, changed), "contradiction"


def independent(frame: Frame, other: Frame, rng: random.Random) -> tuple[str, str, str]:
    """The fact, or what clashes with it, beside another facet of the event."""
    values = choose_values(frame, rng)
    pool = frame.contra if rng.random() < 0.3 else frame.facts + frame.loaded
    return (
        fill(rng.choice(pool), values),
        fill(of_like_length(frame.neutral, frame, rng), values),
        "neutral",
    )


def facets(frame: Frame, other: Frame, rng: random.Random) -> tuple[str, str, str]:
    """Two independent facets of one event, or a facet beside a sentence that covers it in part."""
    values = choose_values(frame, rng)
    left, right = (fill(s, values) for s in rng.sample(frame.neutral, 2))
    if rng.random() < 0.5:
        fact = fill(rng.choice(frame.facts), values)
        return fact, bury(fact if rng.random() < 0.5 else left, right, rng), "neutral"
    return left, right, "neutral"


def buried(frame: Frame, other: Frame, rng: random.Random) -> tuple[str, str, str]:
    """The deciding clause inside a long sentence whose other clause is independent."""
    values = choose_values(frame, rng)
    fact, aside = fill(rng.choice(frame.facts), values), fill(rng.choice(frame.neutral), values)
    if rng.random() < 0.5:
        clash = fill(of_like_length(frame.contra, frame, rng), values)
        return bury(fact, aside, rng), clash, "contradiction"
    short = min(rng.sample(frame.facts, 3), key=len)
    return bury(fact, aside, rng), fill(short, values), "entailment"


def restated(frame: Frame, other: Frame, rng: random.Random) -> tuple[str, str, str]:
    """Any sentence beside itself with a reporting frame, or beside its own denial.

    This gives contra and neutral sentences all three labels, so that none leaks its own.
    """
    sentence = fill(rng.choice(frame.contra + frame.neutral), choose_values(frame, rng))
    if rng.random() < 0.5:
        denial = deny(sentence, rng)
        if denial is not None:
            return sentence, denial, "contradiction"
    return bury(sentence, "", rng), report(sentence, rng), "entailment"


def strangers(frame: Frame, other: Frame, rng: random.Random) -> tuple[str, str, str]:
    """Sentences of two events, with the names they share filled alike."""
    values = choose_values(frame, rng)
    borrowed = {slot: values.get(slot, v) for slot, v in choose_values(other, rng).items()}
    left = rng.choice(frame.facts + frame.contra)
    right = rng.choice(other.facts + other.contra + other.neutral)
    return fill(left, values), fill(right, borrowed), "neutral"


# In these the longer sentence may hold the shorter one, so both keep their places.
DIRECTED = (agreeing, facets, buried, restated)

# (recipe, weight); about a third of each label, since `swapped` often finds no slot.
RECIPES: tuple[tuple[Recipe, int], ...] = (
    (agreeing, 26),
    (contradicting, 18),
    (swapped, 18),
    (independent, 20),
    (facets, 10),
    (buried, 8),
    (restated, 8),
    (strangers, 4),
)


@dataclass(frozen=True, slots=True)
class FramePairs:
    """An endless stream of pairs from a set of frames."""

    frames: tuple[Frame, ...]
    seed: int

    def draw(self, index: int) -> Example:
        """The pair at that place; both sides may carry a reporting frame, order is random."""
        rng = random.Random(f"{self.seed}:{index}")  # noqa: S311
        made = None
        while made is None:
            frame, other = rng.sample(self.frames, 2)
            recipe = rng.choices([r for r, _ in RECIPES], [w for _, w in RECIPES])[0]
            made = recipe(frame, other, rng)
        premise, hypothesis, label = made
        if rng.random() < 0.25:
            premise = report(premise, rng)
        if rng.random() < 0.25:
            hypothesis = report(hypothesis, rng)
        if recipe not in DIRECTED and rng.random() < 0.5:
            premise, hypothesis = hypothesis, premise
        return Example(premise, hypothesis, label, f"frames:{frame.kind}:{recipe.__name__}")
