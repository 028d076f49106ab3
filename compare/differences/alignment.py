"""Which content words of two claims say the same: same lemma, word family, synonym or name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.differences import words

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})

# Verbs and adverbs with next to no content of their own: they align with anything.
LIGHT = frozenset(
    {"be", "have", "do", "make", "get", "go", "take", "put", "come", "set", "keep", "let"}
    | {"also", "still", "just", "only", "too", "so", "then", "now", "very", "more", "most", "even"}
)

# rapidfuzz's ratio (0..100) of two names from which they are one name in two spellings: about one
# letter in eight, so "Mohammed"/"Mohamed" pass; "Jansen"/"Hansen" and "Iran"/"Iraq" do not.
SAME_NAME = 88
SHORTEST_NAME = 5

# What stands before "-ise" in words that no spelling writes with a z.
ISE = (
    "adv advert appra bru chast compr comprom conc cru dem desp dev disgu enterpr exc exerc expert "
    "franch improv likew merchand otherw parad pra prec prem prom rev superv surm surpr telev treat"
)
ISE_KEPT = "".join(f"(?<!{stem})" for stem in ISE.split())

# British spellings turned into American ones; long enough to leave "hour" and "wise" alone.
SPELLINGS = (
    (re.compile(f"(?<=...){ISE_KEPT}is(e|ation|er|ing)$"), r"iz\1"),
    (re.compile(r"(?<=\w{2}[^aeiou])our$"), "or"),
    (re.compile(r"(?<=\w{2})(t|b)re$"), r"\1er"),
    (re.compile(r"(?<=\w{2})lyse$"), "lyze"),
    (re.compile(r"(?<=\w{2})fence$"), "fense"),
    (re.compile(r"(?<=\w{4})amme$"), "am"),
)


class Link(IntEnum):
    """Why two words align, the surest first."""

    LEMMA = 0  # sells / sold
    NAME = 1  # one name in two spellings
    FAMILY = 2  # decide / decision
    SYNONYM = 3  # begin / commence


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two content words that say the same, by their offsets in their documents."""

    article: int
    readout: int
    link: Link


class Word(NamedTuple):
    """A content word: its offset, its normal form, what it is and where it hangs in the parse.

    ``head`` is the offset of the word it depends on; ``form`` is the lower-case text of a name
    and the normalised lemma of any other word.
    """

    start: int
    end: int
    form: str
    part_of_speech: str
    dependency: str
    head: int

    @property
    def is_name(self) -> bool:
        """Whether it belongs to a proper name."""
        return self.part_of_speech == "PROPN"


@remembered
def content_words(claim: Claim) -> tuple[Word, ...]:
    """The words of a claim that carry content, in reading order; empty without a parse."""
    return tuple(
        Word(
            token.idx,
            token.idx + len(token),
            token.lower_ if token.pos_ == "PROPN" else normal_form(token),
            token.pos_,
            token.dep_,
            token.head.idx,
        )
        for token in claim.parse or ()
        if is_content(token)
    )


def is_content(token: Token) -> bool:
    """Whether a word carries content: noun, name, verb, adjective, adverb or numeral."""
    return (
        token.pos_ in CONTENT
        and any(map(str.isalnum, token.text))
        and not (token.is_stop and token.pos_ not in ("PROPN", "NUM"))
        and token.lemma_.lower() not in LIGHT
    )


def normal_form(token: Token) -> str:
    """The lemma in lower case and American spelling."""
    return american(token.lemma_.lower())


@lru_cache(maxsize=65536)
def american(word: str) -> str:
    """A word in American spelling ("organise" -> "organize")."""
    for pattern, replacement in SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


@remembered
def align(article: Claim, readout: Claim) -> tuple[Aligned, ...]:
    """Align the content words of two claims one to one.

    Greedy, the surest link first, then the words whose places in their claims are closest; the
    result does not depend on which claim is called the article.
    """
    left, right = content_words(article), content_words(readout)
    candidates = [
        (link, abs(i - j), i + j, i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (link := link_of(a, b)) is not None
    ]
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    pairs = []
    for link, _, _, i, j in sorted(candidates):
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            pairs.append(Aligned(left[i].start, right[j].start, link))
    return tuple(sorted(pairs, key=lambda pair: (pair.article, pair.readout)))


def link_of(a: Word, b: Word) -> Link | None:
    """How two words say the same, or None."""
    if a.is_name and b.is_name:
        return _name_link(a.form, b.form)
    return word_link(a.form, b.form)


@lru_cache(maxsize=65536)
def word_link(a: str, b: str) -> Link | None:
    """How two lemmas say the same, or None."""
    if a == b:
        return Link.LEMMA
    if b in families().get(a, ()):
        return Link.FAMILY
    return Link.SYNONYM if b in synonyms().get(a, ()) else None


def _name_link(a: str, b: str) -> Link | None:
    if a == b:
        return Link.LEMMA
    return Link.NAME if same_spelling(a, b) else None


@lru_cache(maxsize=65536)
def same_spelling(a: str, b: str) -> bool:
    """Whether two names in lower case are one name in two spellings (rapidfuzz ratio)."""
    from rapidfuzz import fuzz

    return min(len(a), len(b)) >= SHORTEST_NAME and fuzz.ratio(a, b) >= SAME_NAME


@cache
def families() -> Mapping[str, frozenset[str]]:
    """Lemma -> lemmas derived from or to it (WordNet's derivational links)."""
    return _mutual((word, *others.split()) for word, others in words.read("derivations.tsv"))


@cache
def synonyms() -> Mapping[str, frozenset[str]]:
    """Lemma -> lemmas that news or official language uses for the same."""
    return _mutual(_synonym_groups())


def _synonym_groups() -> Iterator[tuple[str, ...]]:
    for _, word, others in words.read("synonyms.tsv"):
        yield from ((word, other) for other in others.split())
    yield from words.read("registers.tsv")


def _mutual(groups: Iterator[tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    """Each word of a group, in American spelling, to the rest of all its groups."""
    table: defaultdict[str, set[str]] = defaultdict(set)
    for group in groups:
        normal = {american(word) for word in group}
        for word in normal:
            table[word] |= normal - {word}
    return {word: frozenset(others) for word, others in table.items()}
