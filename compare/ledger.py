"""The ledger: every claim of both accounts in exactly one place, every character counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from compare.claims import Claim
from compare.documents import Document, Role, Span
from compare.judging import Judgement, Relation
from compare.pairing import PAIRED, Pair


class Place(StrEnum):
    """Where a claim stands in the ledger."""

    CONTRADICTED = "contradicted"
    AGREED = "agreed"
    FRAMED = "framed"
    RELATED = "related"
    ONLY_HERE = "only here"  # only in the article, or only in the readout
    NOT_COMPARED = "not compared"  # a question or boilerplate: kept, not paired


# Affinity below which two claims that are no more than related leave each other "only here". On the
# annotated cases half of what one side alone says has a partner of that nearness by chance.
ONLY_BELOW = 0.45

# The first relation that any pair of the claim has decides; a contradiction is never hidden.
PRECEDENCE = (
    (Relation.CONTRADICTION, Place.CONTRADICTED),
    (Relation.AGREEMENT, Place.AGREED),
    (Relation.FRAMING, Place.FRAMED),
    (Relation.RELATED, Place.RELATED),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim and its place.

    Attributes:
        claim: the claim.
        place: where it stands.
        judgements: its pairs, strongest first.
        nearest: its best partner, however weak; None where the other side has no claim.
    """

    claim: Claim
    place: Place
    judgements: tuple[Judgement, ...]
    nearest: Pair | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the characters of a document divide; shares are of all that are not blank.

    Attributes:
        places: share of each place.
        frames: share of reporting frames, whose content is in the claim's attribution.
        unread: share that no claim and no frame covers.
        unread_spans: where that is.
    """

    places: dict[Place, float]
    frames: float
    unread: float
    unread_spans: tuple[Span, ...]


def place_of(claim: Claim, judgements: Iterable[Judgement], only_below: float) -> Place:
    """The place of a claim, by the strongest relation among its pairs.

    A claim that is merely related to what the other side says, and to nothing near, is said on
    this side only.
    """
    if claim.standing not in PAIRED:
        return Place.NOT_COMPARED
    relations = {
        j.relation
        for j in judgements
        if j.relation is not Relation.RELATED or j.pair.affinity >= only_below
    }
    return next((place for relation, place in PRECEDENCE if relation in relations), Place.ONLY_HERE)


def make_ledger(
    claims: tuple[Claim, ...],
    judgements: tuple[Judgement, ...],
    best: dict[str, Pair],
    *,
    only_below: float = ONLY_BELOW,
) -> tuple[Entry, ...]:
    """One entry per claim of a side, in reading order."""
    of: dict[str, list[Judgement]] = {claim.id: [] for claim in claims}
    for judgement in judgements:
        for name in judgement.key:
            if name in of:
                of[name].append(judgement)
    order = [relation for relation, _ in PRECEDENCE]
    entries = []
    for claim in claims:
        own = sorted(of[claim.id], key=lambda j: (order.index(j.relation), -j.strength, j.key))
        place = place_of(claim, own, only_below)
        entries.append(Entry(claim, place, tuple(own), best.get(claim.id)))
    return tuple(entries)


def measure_coverage(document: Document, entries: tuple[Entry, ...]) -> Coverage:
    """Count every non-blank character of a document once: a place, a frame, or unread."""
    owner: list[Place | str] = ["unread"] * len(document.text)
    for entry in entries:
        frame = entry.claim.attribution.frame
        if frame is not None:
            owner[frame.start : frame.end] = ["frame"] * (frame.end - frame.start)
    for entry in entries:
        size = entry.claim.end - entry.claim.start
        owner[entry.claim.start : entry.claim.end] = [entry.place] * size
    solid = [
        o for o, character in zip(owner, document.text, strict=True) if not character.isspace()
    ]
    total = max(1, len(solid))
    return Coverage(
        places={place: solid.count(place) / total for place in Place},
        frames=solid.count("frame") / total,
        unread=solid.count("unread") / total,
        unread_spans=unread_spans(document, owner),
    )


def unread_spans(document: Document, owner: list[Place | str]) -> tuple[Span, ...]:
    """Stretches with a letter or digit that nothing covers, blanks trimmed."""
    spans, start = [], None
    for i, o in enumerate([*owner, "end"]):
        if o == "unread":
            start = i if start is None else start
        elif start is not None:
            text = document.text[start:i]
            left = start + len(text) - len(text.lstrip())
            if any(character.isalnum() for character in text):
                spans.append(document.span(left, start + len(text.rstrip())))
            start = None
    return tuple(spans)


def only_in(entries: tuple[Entry, ...], role: Role) -> tuple[str, ...]:
    """Ids of the claims that only this account makes."""
    return tuple(e.claim.id for e in entries if e.place is Place.ONLY_HERE and e.claim.role is role)
