"""Synthetic cases out of event frames: two accounts of a dozen events each, label per claim pair.

Single sentence pairs do not show a judge what it will meet: a claim beside several partners, most
of which are about another fact. So some frames of one topic file are put into one pair of texts;
for each, the article and the readout tell the fact, or contradict each other, or speak of another
facet, in random order, and the whole tool is run over them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from compare.documents import Document, Role, Span
from training.frames import Frame, choose_values, fill

FRAMES_PER_CASE = 10
# What the two accounts do with one event, and how often. Contradictions are rarer than in gold/
# cases, where they were put in on purpose, and more frequent than in life.
MANNERS = (("agreement", 35), ("framing", 20), ("contradiction", 15), ("unrelated", 30))


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a synthetic account: where it stands, its frame, and what it tells of it."""

    span: Span
    frame: str
    voice: str  # fact, loaded, contra, neutral


@dataclass(frozen=True, slots=True)
class SyntheticCase:
    """Two documents and what each of their sentences is."""

    article: Document
    readout: Document
    lines: dict[Role, tuple[Line, ...]]

    def relation(self, article: Span, readout: Span) -> str | None:
        """What two claims are by the sentences they come from; None where that is not known."""
        a, r = (self._line(role, s) for role, s in zip(Role, (article, readout), strict=True))
        if a is None or r is None:
            return None
        voices = {a.voice, r.voice}
        if a.frame != r.frame or "neutral" in voices:
            return "related"
        if "contra" in voices:
            return "contradiction" if voices != {"contra"} else None
        return "framing" if "loaded" in voices else "agreement"

    def _line(self, role: Role, span: Span) -> Line | None:
        return next((line for line in self.lines[role] if line.span.overlaps(span)), None)


def make_case(frames: tuple[Frame, ...], rng: random.Random) -> SyntheticCase:
    """One case out of frames of like topic."""
    topic = rng.choice(sorted({f.id.split("-")[0] for f in frames}))
    near = [f for f in frames if f.id.split("-")[0] == topic]
    chosen = rng.sample(near, min(FRAMES_PER_CASE, len(near)))
    sides: dict[Role, list[tuple[str, str, str]]] = {role: [] for role in Role}
    shared: dict[str, str] = {}
    for frame in chosen:
        values = choose_values(frame, rng)
        # the same country or town in several events of the case, where their lists allow it
        values |= {slot: v for slot, v in shared.items() if v in frame.slots.get(slot, ())}
        shared |= values
        for role, voice, sentence in tell(frame, rng):
            sides[role].append((fill(sentence, values), frame.id, voice))
    documents, lines = {}, {}
    for role, sentences in sides.items():
        rng.shuffle(sentences)
        documents[role], lines[role] = write(role, sentences)
    return SyntheticCase(documents[Role.ARTICLE], documents[Role.READOUT], lines)


def tell(frame: Frame, rng: random.Random) -> Iterator[tuple[Role, str, str]]:
    """Which sentences the two accounts have of an event: role, voice, sentence."""
    manner = rng.choices([m for m, _ in MANNERS], [w for _, w in MANNERS])[0]
    tone = Role.ARTICLE if rng.random() < 0.5 else Role.READOUT
    own = {Role.ARTICLE: frame.news, Role.READOUT: frame.official}
    for role in Role:
        if manner == "unrelated" and role is tone:
            continue
        if manner == "contradiction" and role is tone:
            yield role, "contra", rng.choice(frame.contra)
        elif manner == "framing" and role is tone:
            yield role, "loaded", rng.choice(frame.loaded)
        else:
            yield role, "fact", rng.choice(own[role])
    for role in Role:
        for sentence in rng.sample(frame.neutral, rng.choice((0, 1, 1, 2))):
            yield role, "neutral", sentence


def write(role: Role, sentences: list[tuple[str, str, str]]) -> tuple[Document, tuple[Line, ...]]:
    """A document of a sentence a line, and where each stands."""
    text, lines = "", []
    for sentence, frame, voice in sentences:
        closed = sentence if sentence[-1] in '.!?"”' else sentence + "."
        lines.append(Line(Span(len(text), len(text) + len(closed), closed), frame, voice))
        text += closed + "\n"
    return Document(role, text, f"synthetic {role}"), tuple(lines)
