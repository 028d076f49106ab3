"""One word exchanged for another: what a judge of near-identical claims must see.

A sentence and itself, or a claim and its evidence, differ in one word, number or country: another
member of a group whose members exclude one another makes a contradiction; the same exchange on
both sides, or a synonym, keeps entailment; the wider word on one side entails one way only.
Lexical inference by substitution: Glockner, Shwartz & Goldberg 2018; symmetric evidence:
Schuster et al. 2019. The groups are this project's own (``exclusives.tsv``).
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from compare.differences import words
from training.examples import Example

CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
WORD = re.compile(r"\w+(?:-\w+)*")
FIGURE = re.compile(r"\d{1,4}(?:st|nd|rd|th)?$")
NEGATED = re.compile(r"\b(no|not|never|nor|neither|without|nobody|none)\b|n't", re.I)

# How a drawn pair is made; contradictions prevail, since the other sets hold few of one word.
MAKERS = {"exchange": 50, "both": 22, "synonym": 12, "figure": 8, "wider": 24}


@dataclass(frozen=True, slots=True)
class Exclusives:
    """Words that exclude one another.

    Attributes:
        groups: for each word, in lower case, the other members of the groups it is in.
        wider: for each word the word that covers its group, where one does.
    """

    groups: Mapping[str, tuple[tuple[str, ...], ...]]
    wider: Mapping[str, str]


@cache
def exclusives() -> Exclusives:
    """The groups of ``exclusives.tsv``, with countries, peoples, cardinals and ordinals."""
    text = Path(__file__).with_name("exclusives.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    countries = [row for row in words.read("countries.tsv") if len(row) > 1 and row[1]]
    rows.append(["-", *(row[0].title() for row in countries)])
    rows.append(["-", *(row[1].split()[0].title() for row in countries)])
    rows += [["-", *CARDINALS], ["-", *ORDINALS]]
    groups: dict[str, tuple[tuple[str, ...], ...]] = {}
    wider: dict[str, str] = {}
    for head, *members in rows:
        for word in members:
            key = word.lower()
            groups[key] = (*groups.get(key, ()), tuple(m for m in members if m != word))
            if head != "-":
                wider[key] = head
    return Exclusives(groups, wider)


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Each adjective or noun of the synonym table with its synonyms."""
    found: dict[str, list[str]] = {}
    for row in words.read("synonyms.tsv"):
        if row[0] in ("adj", "noun"):
            found.setdefault(row[1], []).extend(row[2].split())
    return {word: tuple(others) for word, others in found.items()}


def like(word: str, model: str) -> str:
    """The word with a capital where the model has one."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def replace(text: str, old: str, new: str) -> str:
    """The text with every whole word ``old`` (any case) as ``new``, articles made to fit."""
    out = re.sub(rf"\b{re.escape(old)}\b", lambda m: like(new, m[0]), text, flags=re.I)
    fitted = "an" if new[:1].lower() in "aeiou" else "a"
    return re.sub(
        rf"\b([Aa])n? (?={re.escape(new)}\b)",
        lambda m: (m[1] + fitted[1:]) + " ",
        out,
        flags=re.I,
    )


def other_figure(figure: str, rng: random.Random) -> str:
    """Another figure of the same make: a year near by, a number of like size, an ordinal."""
    digits = re.match(r"\d+", figure)[0]
    value = int(digits)
    span = 12 if len(digits) == 4 else max(4, value // 2)
    changed = max(1, value + rng.choice([-1, 1]) * rng.randint(1, span))
    changed = changed if changed != value else value + 1
    if figure == digits:
        return str(changed)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(changed % 10 if changed % 100 // 10 != 1 else 0, "th")
    return f"{changed}{ending}"


def exchanges(text: str, rng: random.Random) -> list[tuple[str, str]]:
    """(word, what excludes it) for every word of the text that has such a word."""
    groups = exclusives().groups
    found = []
    for match in WORD.finditer(text):
        word = match[0].lower()
        if word in groups:
            other = rng.choice(rng.choice(groups[word]))
            if match[0][:1].isupper() and match.start() and not other[:1].isupper():
                continue  # part of a name
            found.append((match[0], other))
            if word in CARDINALS:
                others = [n for n in range(2, 31) if n != CARDINALS.index(word) + 1]
                found.append((match[0], str(rng.choice(others))))
        elif FIGURE.match(word):
            found.append((match[0], other_figure(word, rng)))
    return found


def same_figure(text: str) -> list[tuple[str, str]]:
    """(word, the same number written the other way) for cardinals and ordinals of the text."""
    found = []
    for match in WORD.finditer(text):
        word = match[0].lower()
        if word in CARDINALS:
            found.append((match[0], str(CARDINALS.index(word) + 1)))
        elif word.isdigit() and 1 <= int(word) <= len(CARDINALS):
            found.append((match[0], CARDINALS[int(word) - 1]))
    return found


def exchanged(
    premise: str, hypothesis: str, maker: str, rng: random.Random
) -> tuple[str, str, str] | None:
    """A pair with one word exchanged, and its label; None where the pair has no such word.

    Args:
        premise: one side of a pair that is entailed, often the same sentence as the other.
        hypothesis: the other side.
        maker: a key of ``MAKERS``.
        rng: what every choice is drawn from.
    """
    shared = {w.lower() for w in WORD.findall(premise)}
    usual = [(w, o) for w, o in exchanges(hypothesis, rng) if w.lower() in shared]
    if maker in ("exchange", "both"):
        return _to_another(premise, hypothesis, usual, maker == "both", rng)
    if maker == "wider":
        return _to_wider(premise, hypothesis, [w for w, _ in usual], rng)
    found = same_figure(hypothesis) if maker == "figure" else same_words(hypothesis, rng)
    if not found:
        return None
    return premise, replace(hypothesis, *rng.choice(found)), "entailment"


def same_words(text: str, rng: random.Random) -> list[tuple[str, str]]:
    """(word, a synonym) for the words of the text that have one."""
    table = synonyms()
    matches = (m for m in WORD.finditer(text) if m[0].lower() in table)
    return [(m[0], rng.choice(table[m[0].lower()])) for m in matches]


def _to_another(
    premise: str,
    hypothesis: str,
    usual: list[tuple[str, str]],
    both: bool,
    rng: random.Random,
) -> tuple[str, str, str] | None:
    """A word exchanged for one that excludes it, on one side or on both."""
    if both and premise == hypothesis:
        return None
    # The other word must be new to both, or the sentence may say both.
    text = f"{premise} {hypothesis}".lower()
    usual = [(w, o) for w, o in usual if o.lower() not in text]
    if not usual or (not both and NEGATED.search(premise + hypothesis)):
        return None
    word, other = rng.choice(usual)
    changed = replace(hypothesis, word, other)
    if both:
        return replace(premise, word, other), changed, "entailment"
    if rng.random() < 0.5:
        return replace(premise, word, other), hypothesis, "contradiction"
    return premise, changed, "contradiction"


def _to_wider(
    premise: str, hypothesis: str, words_: list[str], rng: random.Random
) -> tuple[str, str, str] | None:
    """A word exchanged for the one that covers it: entailed one way, neutral the other."""
    covers = exclusives().wider
    said = {w.lower() for w in WORD.findall(premise)}
    found = [(w, covers[w.lower()]) for w in words_ if w.lower() in covers]
    found = [(w, c) for w, c in found if c not in said and premise == hypothesis]
    if not found or NEGATED.search(premise):
        return None
    changed = replace(hypothesis, *rng.choice(found))
    if rng.random() < 0.5:
        return premise, changed, "entailment"
    return changed, premise, "neutral"


@dataclass(frozen=True, slots=True)
class Substitutions:
    """An endless stream of pairs with one word exchanged.

    Attributes:
        sets: entailed pairs to exchange words in, by data set; each is drawn from equally often.
        seed: of every draw.
        alone: share of draws that set a premise beside itself instead of its hypothesis.
    """

    sets: Sequence[Sequence[Example]]
    seed: int
    alone: float = 0.6

    def draw(self, index: int) -> Example:
        """The pair at that place."""
        rng = random.Random(f"{self.seed}:{index}")  # noqa: S311
        while True:
            row = rng.choice(rng.choice(self.sets))
            premise, hypothesis = row.premise, row.hypothesis
            if rng.random() < self.alone:
                premise = hypothesis = min(premise, hypothesis, key=lambda s: abs(len(s) - 75))
            maker = rng.choices(list(MAKERS), list(MAKERS.values()))[0]
            made = exchanged(premise, hypothesis, maker, rng)
            if made is not None:
                return Example(*made, f"substitutions:{maker}:{row.source}")
