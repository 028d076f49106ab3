"""The charge of words: how much worse or better they make what they name.

Two lexicons, the first one wins: the project's own table of news and official language
(``words/charged.tsv``, CC0) and VADER's (Hutto and Gilbert, ICWSM 2014), MIT, shipped in the
``vaderSentiment`` package with ratings from -4 to 4.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.claims.syntax import text_of
from compare.differences import words
from compare.differences.alignment import american
from compare.documents import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

VADER_RANGE = 4.0  # VADER's ratings run from -4 to 4

# Of VADER's words only those rated clearly: the mean of ten raters at least 1.2 of 4 from zero.
LEAST_RATING = 0.3

# ... and only where they evaluate: its verbs and nouns mostly name facts ("infected", "gas").
EVALUATING = frozenset({"ADJ", "ADV"})

# VADER's constants: a negated word keeps 74 % of its charge with the other sign; a negation
# reaches three words ahead; the sum x of all charges is normalised as x / sqrt(x * x + 15) on its
# own scale of -4 to 4, hence 15 / 16 here.
NEGATED = -0.74
NEGATION_REACH = 3
SATURATION = 15 / VADER_RANGE**2

# spaCy's entity types whose words are names, whatever they mean ("Mercy Hospital").
NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW"})

NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "nor", "neither", "without", "hardly"})
LONGEST_PHRASE = 5  # lemmas in the longest phrase of the table
POSSESSIVE = "its"  # what possessive pronouns look like in phrases of the table


class Entry(NamedTuple):
    """What a lexicon says of a word: its charge, what that is about, and of which class only."""

    charge: float
    about: str
    part_of_speech: str = ""


@dataclass(frozen=True, slots=True)
class Charged:
    """A charged word or phrase of a claim.

    Attributes:
        span: where it stands.
        lemma: its entry in the lexicon.
        charge: -1 (worst) to 1 (best), a negation before it counted in.
        about: what the charge is about ("tone", "haste", "success", "force", ...); "general" for
            words of VADER's list.
        tokens: offsets of its words in the document.
    """

    span: Span
    lemma: str
    charge: float
    about: str
    tokens: tuple[int, ...]


def charge(claim: Claim) -> float:
    """The charge of a whole claim, from -1 (worst) through 0 (plain) to 1 (best)."""
    return _saturated(word.charge for word in charged_words(claim))


def slant(article: Claim, readout: Claim) -> float:
    """How differently two claims are charged, from 0 (alike) to 1 (opposite poles).

    Half the absolute difference of their charges; words that both use are left out first, since
    what both say cannot part them. Symmetric.
    """
    left, right = charged_words(article), charged_words(readout)
    shared = {word.lemma for word in left} & {word.lemma for word in right}
    ends = [
        _saturated(word.charge for word in side if word.lemma not in shared)
        for side in (left, right)
    ]
    return abs(ends[0] - ends[1]) / 2


@remembered
def charged_words(claim: Claim) -> tuple[Charged, ...]:
    """The charged words and phrases of a claim in reading order; names are left out."""
    return tuple(_charged(list(claim.parse or ())))


def _charged(tokens: list[Token]) -> Iterator[Charged]:
    at = 0
    while at < len(tokens):
        length, lemma = _longest_entry(tokens, at)
        entry = _lookup(lemma)
        if entry.charge:
            negated = any(_negates(token) for token in tokens[max(0, at - NEGATION_REACH) : at])
            found = tokens[at : at + length]
            yield Charged(
                span_of(found),
                lemma,
                entry.charge * NEGATED if negated else entry.charge,
                entry.about,
                tuple(token.idx for token in found),
            )
        at += length


def span_of(tokens: list[Token]) -> Span:
    """The span from the first of some tokens to the last."""
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return Span(start, end, text_of(tokens[0].doc)[start:end])


def _longest_entry(tokens: list[Token], at: int) -> tuple[int, str]:
    """The longest entry of the lexicon that begins at a token: how many words, and the entry."""
    for length in range(min(LONGEST_PHRASE, len(tokens) - at), 1, -1):
        phrase = " ".join(_lemma(token) for token in tokens[at : at + length])
        if phrase in own_lexicon():
            return length, phrase
    return 1, _word_entry(tokens[at])


def _word_entry(token: Token) -> str:
    if token.pos_ == "PROPN" or token.ent_type_ in NAMES:
        return ""
    forms = (american(token.lower_), _lemma(token))
    own = (form for form in forms if form in own_lexicon() and _fits(token, form))
    general = (form for form in forms if form in vader() and token.pos_ in EVALUATING)
    return next(own, "") or next(general, "")


def _fits(token: Token, entry: str) -> bool:
    """Whether a word is of the part of speech its entry in the own table asks for."""
    wanted = own_lexicon()[entry].part_of_speech
    return not wanted or token.pos_ == wanted


def _lemma(token: Token) -> str:
    return POSSESSIVE if token.tag_ == "PRP$" else american(token.lemma_.lower())


def _lookup(lemma: str) -> Entry:
    return own_lexicon().get(lemma) or Entry(vader().get(lemma, 0.0), "general")


def _negates(token: Token) -> bool:
    return token.lower_ in NEGATIONS


@cache
def own_lexicon() -> Mapping[str, Entry]:
    """Lemma or phrase -> its entry in the project's own table."""
    rows = words.read("charged.tsv")
    return {american(key): Entry(float(value), *rest) for key, value, *rest in rows}


@cache
def vader() -> Mapping[str, float]:
    """Word -> charge from VADER's lexicon, clearly rated words only."""
    text = (files("vaderSentiment") / "vader_lexicon.txt").read_text(encoding="utf-8")
    rated = (line.split("\t")[:2] for line in text.splitlines() if line)
    charges = {american(word): float(rating) / VADER_RANGE for word, rating in rated}
    return {word: value for word, value in charges.items() if abs(value) >= LEAST_RATING}


def _saturated(charges: Iterable[float]) -> float:
    total = sum(charges)
    return total / math.sqrt(total * total + SATURATION)
