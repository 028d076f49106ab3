"""Proper names in claims, and whether two of them name one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.claims.syntax import text_of
from compare.differences import words
from compare.differences.alignment import same_spelling
from compare.documents import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

# spaCy's entity types that name actors and places; the others name times, amounts and languages.
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT"})
NOT_NAMED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})

# Words that stand beside a name and do not tell two bearers apart.
TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "hon"}
    | {"h.e.", "he", "excellency", "president", "vice", "prime", "minister", "secretary", "deputy"}
    | {"justice", "judge", "general", "colonel", "major", "captain", "lieutenant", "sergeant"}
    | {"commander", "admiral", "governor", "mayor", "senator", "speaker", "chancellor", "king"}
    | {"queen", "prince", "princess", "pope", "bishop", "chief", "director", "ambassador", "chair"}
    | {"chairman", "chairwoman", "spokesman", "spokeswoman", "inspector", "commissioner", "acting"}
    | {"mr.", "mrs.", "ms.", "dr.", "prof.", "gen.", "col.", "sen.", "gov.", "rep.", "hon."}
)

# Words of many names: sharing one is no sign of one bearer, nor is differing in one.
GENERIC = frozenset(
    {"the", "of", "and", "for", "in", "de", "la", "al", "'s", "’s", "&", "republic", "kingdom"}
    | {"state", "states", "government", "side", "delegation", "group", "company", "inc", "ltd"}
    | {"city", "town", "province", "region", "district", "north", "south", "east", "west"}
)

DEMONYM_STEM = 4  # letters a country and its demonym share at least: "Spain"/"Spanish" do not
DEMONYM_ENDINGS = ("an", "ian", "n", "ean", "ese", "ish", "i", "ic", "er", "ans", "ians", "is")


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name.

    Attributes:
        span: where it stands, titles included.
        label: spaCy's entity type, or an empty string where it found none.
        words: its telling words in lower case: no titles, no generic words.
        head: offset of its last word.
    """

    span: Span
    label: str
    words: tuple[str, ...]
    head: int


@remembered
def proper_names(claim: Claim) -> tuple[Name, ...]:
    """The names of actors, places and things in a claim, in reading order."""
    return tuple(name for run in _runs(claim) if (name := _name(run)) is not None)


def _runs(claim: Claim) -> Iterator[list[Token]]:
    """Runs of neighbouring words that belong to one name."""
    run: list[Token] = []
    for token in claim.parse or ():
        joined = bool(run) and (token.ent_iob_ == "I" or _adjoins(run[-1], token))
        if run and not (joined and _belongs(token)):
            yield run
            run = []
        if _belongs(token):
            run.append(token)
    if run:
        yield run


def _belongs(token: Token) -> bool:
    if token.ent_type_ in NOT_NAMED:
        return False
    if token.ent_type_ in NAMED:
        return token.is_alpha or token.text in ("&", "-", "'s", "’s", ".") or token.pos_ == "PROPN"
    if token.pos_ == "PRON":  # the health organisation, not the pronoun
        return token.text == "WHO"
    if token.pos_ == "ADJ":  # "Istrandi" unknown to the tagger
        return token.is_title and not token.is_sent_start
    return token.pos_ == "PROPN" and token.text[:1].isupper()


def _adjoins(last: Token, token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ == last.ent_type_ and token.ent_iob_ != "B"


def _name(run: list[Token]) -> Name | None:
    while run and run[-1].lower_ in ("'s", "’s"):
        run = run[:-1]
    while run and run[0].lower_ == "the":
        run = run[1:]
    telling = tuple(
        token.lower_
        for token in run
        if token.lower_ not in GENERIC | TITLES and token.text[0].isalnum()
    )
    if not telling or not any(token.text[:1].isupper() for token in run):
        return None
    start, end = run[0].idx, run[-1].idx + len(run[-1])
    text = text_of(run[0].doc)[start:end]
    return Name(Span(start, end, text), run[-1].ent_type_, telling, run[-1].idx)


def same_bearer(a: Name, b: Name) -> bool:
    """Whether two names may well name one thing: a shared word, an acronym, a demonym."""
    return bool(
        any(alike(x, y) for x in a.words for y in b.words) or is_acronym(a, b) or is_acronym(b, a)
    )


def alike(a: str, b: str) -> bool:
    """Whether two words of names are one: equal, one spelling of the other, or its demonym."""
    return (
        a == b
        or same_spelling(a, b)
        or _demonym(a, b)
        or _demonym(b, a)
        or bool(_countries().get(a, frozenset()) & _countries().get(b, frozenset()))
    )


def _demonym(place: str, people: str) -> bool:
    stem = place.rstrip("aeiouy")
    return len(stem) >= DEMONYM_STEM and any(people == stem + end for end in DEMONYM_ENDINGS)


def of_one_rank(a: Name, b: Name) -> bool:
    """Whether both names are countries or neither is: a town may lie in the country."""
    return _is_country(a) == _is_country(b)


def _is_country(name: Name) -> bool:
    return any(word in _country_words() for word in (" ".join(name.words), *name.words))


@cache
def _countries() -> Mapping[str, frozenset[str]]:
    """Word for a country, its people or its capital -> the countries it may stand for."""
    table: dict[str, frozenset[str]] = {}
    for country, people, capital in words.read("countries.tsv"):
        for word in {country, *people.split(), capital} - {""}:
            table[word] = table.get(word, frozenset()) | {country}
    return table


@cache
def _country_words() -> frozenset[str]:
    """Names of countries and words for their people."""
    rows = words.read("countries.tsv")
    return frozenset(word for country, people, _ in rows for word in (country, *people.split()))


def is_acronym(short: Name, full: Name) -> bool:
    """Whether a name consists of the initials of another ("RSF" of "Rural Safety Fund")."""
    letters = short.span.text.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and len(letters) >= 2):
        return False
    words = [word for word in full.span.text.split() if word[:1].isalpha()]
    initials = "".join(word[0] for word in words)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return letters in (initials.upper(), capitals)


def in_one_line(text: str, a: Name, b: Name) -> bool:
    """Whether a text names both in one line, so that one may be part of the other."""
    lines = text.replace(". ", "\n").splitlines()
    return any(a.words[-1] in line and b.words[-1] in line for line in map(str.lower, lines))
