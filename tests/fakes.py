"""Fakes one can compute by hand, and a hand-built comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from compare.claims import Attribution, Claim, Force, SpeakerKind, Standing
from compare.comparison import Comparison, Settings
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Role
from compare.evidence import NLIScores
from compare.judging import Judgement, Relation
from compare.pairing import Pair
from compare.readers.types import Layout, Place, Reading

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class FakeEncoder:
    """Counts words by their first letter: 26 dimensions, and a 27th for all other words.

    "big cats" has a 1 at "b" and a 1 at "c", so both are 0.71 in the unit vector; its cosine with
    "big dogs" is 0.5. A text without a word is (0, ..., 0, 1).
    """

    name = "fake-encoder"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        vectors = np.zeros((len(texts), len(LETTERS) + 1), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()) or ["_"]:
                row[LETTERS.find(word[0]) if word[0] in LETTERS else len(LETTERS)] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class FakeNLI:
    """Answers from a script of (premise, hypothesis) pairs; an unknown pair is a KeyError."""

    name = "fake-nli"

    def __init__(self, script: dict[tuple[str, str], tuple[float, float, float]]) -> None:
        self.script = script

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        return np.array([self.script[pair] for pair in pairs], np.float32).reshape(-1, 3)


ARTICLE = """Harbour blocked for days
BRIG — The port held 40 ships, the mayor insisted. Two piers were closed by a storm. Crews ate well.
"""
READOUT = """The port held 12 ships. One pier was closed by a storm, the office said.
Who counted the ships?
A new crane arrived.
"""


def make_claim(document: Document, name: str, text: str, **fields) -> Claim:
    """The claim that stands at the first place of these words."""
    start = document.text.index(text)
    span = document.span(start, start + len(text))
    return Claim(name, document.role, span.start, span.end, text, text, span, **fields)


def make_pair(article: Claim, readout: Claim, similarity: float) -> Pair:
    return Pair(article, readout, similarity, similarity)


def make_comparison(
    article_text: str = ARTICLE,
    readout_text: str = READOUT,
    *,
    contradicting: bool = True,
    source: str = "The Brig Gazette",
) -> Comparison:
    """Two short accounts with one pair of each relation, built without any model.

    The texts may be replaced by others that hold the same sentences.
    """
    article = Document(Role.ARTICLE, article_text, "article.txt", source)
    readout = Document(Role.READOUT, readout_text, "readout.txt")
    mayor_at = article_text.index("the mayor insisted")
    mayor = Attribution(
        SpeakerKind.NAMED,
        "the mayor",
        "insisted",
        Force.INSISTS,
        frame=article.span(mayor_at, mayor_at + len("the mayor insisted")),
    )
    ships = make_claim(article, "a2", "The port held 40 ships", attribution=mayor)
    piers = make_claim(article, "a3", "Two piers were closed by a storm.")
    title = make_claim(article, "a1", "Harbour blocked for days", standing=Standing.TITLE)
    crews = make_claim(article, "a4", "Crews ate well.")
    few = make_claim(readout, "r1", "The port held 12 ships.")
    pier = make_claim(readout, "r2", "One pier was closed by a storm")
    question = make_claim(readout, "r3", "Who counted the ships?", standing=Standing.QUESTION)
    crane = make_claim(readout, "r4", "A new crane arrived.")
    number = Difference(
        Kind.NUMBER,
        _within(ships, "40"),
        _within(few, "12"),
        Verdict.CONFLICT,
        "40 ships in the article, 12 in the readout, for the same count.",
        "40 ship",
        "12 ship",
    )
    clash = Judgement(
        Pair(ships, few, 0.9, 0.9), Relation.CONTRADICTION, 0.8, number.reason, (number,)
    )
    gate = "The article speaks of two piers, the readout of one."
    framed = Judgement(
        Pair(piers, pier, 0.7, 0.7),
        Relation.FRAMING,
        0.6,
        "Another part of the harbour.",
        (),
        gate=gate,
        nli=NLIScores((0.1, 0.7, 0.2), (0.2, 0.7, 0.1)),
    )
    related = Judgement(
        Pair(title, few, 0.4, 0.5), Relation.RELATED, 0.4, "A shared topic.", (), 0.35, True
    )
    judgements = (clash, framed, related) if contradicting else (framed, related)
    return Comparison(
        article,
        readout,
        {Role.ARTICLE: (title, ships, piers, crews), Role.READOUT: (few, pier, question, crane)},
        np.zeros((4, 4)),
        judgements,
        {"a4": Pair(crews, crane, 0.21, 0.21), "r4": Pair(crews, crane, 0.21, 0.21)},
        Settings(),
        {"parser": "fake-parser", "encoder": "fake-encoder", "nli": "none"},
    )


def on_pages(comparison: Comparison) -> Comparison:
    """The same, its article read from a PDF whose second page begins with the third claim."""
    article = comparison.article
    starts = (0, article.text.index("BRIG"), article.text.index("Two piers"))
    places = (Place(page=1, line=1), Place(page=1, line=3), Place(page=2, line=1))
    origin = Reading(article.text, Layout(starts, places))
    return replace(comparison, article=replace(article, origin=origin))


def _within(claim: Claim, words: str):
    start = claim.start + claim.text.index(words)
    return claim.span.__class__(start, start + len(words), words)
