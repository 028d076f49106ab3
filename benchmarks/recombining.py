"""Made cases of any length: sentences of the corpus, put together anew with fixed seeds.

An article is made of sentences of articles, a readout of sentences of readouts, and both of one
case draw on the same few events, so that there is something to pair. Some words are exchanged for
others of the corpus with the same ending and most digits for others, so that hardly a sentence
comes twice and nothing gains by remembering what an earlier case said.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from compare.cases import CORPUS, find_case, list_cases
from compare.documents import Role

WORDS = 350  # of each text, as in the annotated cases
EVENTS = 2  # that a case of that length tells of
EXCHANGED = 0.4  # share of the longer lower-case words
LONG = 5  # letters of a word that may be exchanged
ENDING = 3  # letters that the other word shares
A_SENTENCE = re.compile(r"[^\n.!?]+[.!?]+[”\"]?")
A_WORD = re.compile(rf"\b[a-z]{{{LONG},}}\b")
A_DIGIT = re.compile(r"\d")


def make_case(seed: int, words: int = WORDS) -> tuple[str, str]:
    """An article and a readout of so many words each, give or take a sentence."""
    chance = random.Random(seed)  # noqa: S311 - the same cases each time
    names = list_cases()
    events = chance.sample(names, min(len(names), max(EVENTS, words * EVENTS // WORDS)))
    article, readout = (_make_text(role, events, words, chance) for role in Role)
    return article, readout


def lay_cases(folder: Path, number: int, words: int = WORDS, first: int = 0) -> Path:
    """Write cases as a corpus folder.

    Args:
        folder: where to; made where it is missing.
        number: of cases.
        words: of each text.
        first: seed of the first case; the others follow.
    """
    for seed in range(first, first + number):
        case = folder / f"made-{seed:05}"
        case.mkdir(parents=True, exist_ok=True)
        for role, text in zip(Role, make_case(seed, words), strict=True):
            (case / f"{role}.txt").write_text(text, "utf-8")
        (case / "case.toml").write_text(f'title = "Made case {seed}"\n', "utf-8")
    return folder


def _make_text(role: Role, events: list[str], words: int, chance: random.Random) -> str:
    pool = [sentence for name in events for sentence in _sentences(name, role)]
    made: list[str] = []
    length = 0
    while length < words:
        for sentence in chance.sample(pool, len(pool)):
            made.append(_varied(sentence, chance))
            length += len(sentence.split())
            if length >= words:
                break
    paragraphs = [" ".join(made[k : k + 3]) for k in range(0, len(made), 3)]
    return "\n\n".join(paragraphs) + "\n"


def _varied(sentence: str, chance: random.Random) -> str:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        return chance.choice(_words()[word[-ENDING:]]) if chance.random() < EXCHANGED else word

    changed = A_WORD.sub(other, sentence)
    return A_DIGIT.sub(lambda match: chance.choice("123456789"), changed)


@cache
def _sentences(name: str, role: Role) -> tuple[str, ...]:
    text = find_case(name, CORPUS).document(role).text
    return tuple(s.strip() for s in A_SENTENCE.findall(text) if len(s.split()) > 3)


@cache
def _words() -> dict[str, list[str]]:
    """The longer words of the corpus by their ending."""
    found: dict[str, set[str]] = {}
    for name in list_cases(CORPUS):
        for role in Role:
            for word in A_WORD.findall(find_case(name, CORPUS).document(role).text):
                found.setdefault(word[-ENDING:], set()).add(word)
    return {ending: sorted(words) for ending, words in found.items()}
