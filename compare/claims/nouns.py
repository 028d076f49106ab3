"""Noun phrases: how a reader would name them, and what they name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

MALE = frozenset(
    "mr sir lord king prince chairman spokesman father son brother husband he him his man".split()
)
FEMALE = frozenset(
    "ms mrs miss madam lady queen princess chairwoman spokeswoman mother daughter sister wife "
    "she her woman".split()
)
# Words of titles that name whoever bears them ...
OFFICES = frozenset(
    "president minister secretary director chair judge justice mayor governor senator "
    "representative ambassador commissioner spokesperson general colonel captain major lieutenant "
    "sergeant admiral commander professor doctor chancellor premier officer pope bishop archbishop "
    "sheikh envoy head leader economist lawyer chief deputy assistant ceo cfo "
    "chairman chairwoman spokesman spokeswoman king queen".split()
)
# ... and words that only go with them.
TITLE_WORDS = (
    MALE
    | FEMALE
    | OFFICES
    | frozenset(
        "prime vice prof dr sen rep gov gen col capt lt sgt hon former acting foreign defence "
        "defense finance interior health transport home homeland security state attorney police "
        "under special mp mep".split()
    )
)
PERSON_NOUNS = (
    MALE
    | FEMALE
    | OFFICES
    | frozenset(
        "official person source resident witness driver nurse teacher farmer student worker "
        "soldier spokesman analyst expert reporter journalist owner master mate manager engineer "
        "inspector prosecutor relative victim suspect candidate rival deputy lawmaker negotiator "
        "delegate member troop man people serviceman observer monitor prisoner inmate family "
        "citizen voter protester campaigner critic parent trader customer passenger migrant "
        "delegate member author neighbour neighbor survivor boy girl child adviser advisor aide "
        "diplomat pilot".split()
    )
)
BODY_NOUNS = frozenset(
    "ministry department government commission committee council union company agency office "
    "army police navy court parliament mission party authority bank association federation "
    "embassy museum hospital university institute organisation organization administration "
    "cabinet board coalition opposition firm group guard force service secretariat side team "
    "delegation".split()
)


def phrase(token: Token) -> str:
    """A noun phrase without what is set off in it: no apposition, no relative clause."""
    kept = [t for t in _core(token) if t.text not in {"“", "”", '"', "«", "»"}]
    text = " ".join("".join(t.text_with_ws for t in kept).split()).strip(" ,;:—–-()")
    small = (
        kept and kept[0].is_title and kept[0].pos_ not in {"PROPN", "NUM"} and kept[0].text != "I"
    )
    return text[0].lower() + text[1:] if small and text else text


def _core(token: Token) -> Iterable[Token]:
    dropped: set[int] = set()
    for child in token.subtree:
        if child != token and _is_set_off(child):
            dropped.update(t.i for t in child.subtree)
    return [t for t in token.subtree if t.i not in dropped]


def _is_set_off(child: Token) -> bool:
    comma = child.left_edge.i > 0 and child.left_edge.nbor(-1).text in {",", "(", "—", "–"}
    aside = comma and child.i > child.head.i and child.dep_ not in {"conj", "cc", "punct"}
    return child.dep_ == "relcl" or aside


def person_name(token: Token) -> str:
    """The name without titles: "Foreign Secretary John F. Marsh" -> "John F. Marsh"."""
    words = [token.text]
    for left in reversed(list(token.lefts)):
        if left.dep_ not in {"compound", "nmod", "flat"} or left.pos_ != "PROPN":
            break
        stranger = token.ent_type_ == "PERSON" and left.ent_type_ != "PERSON"
        if _is_title(left) or stranger or left.i != token.i - len(words):
            break
        words.insert(0, left.text)
    return " ".join(words)


def _is_title(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return bool({word, singular} & TITLE_WORDS)


def is_person(token: Token) -> bool:
    """Whether a noun names somebody."""
    if token.ent_type_ == "PERSON":
        return True
    if token.pos_ == "PROPN" and token.ent_type_ not in {"ORG", "GPE", "NORP", "LOC", "FAC"}:
        titled = any(
            c.lower_.rstrip(".") in TITLE_WORDS for c in token.lefts if c.dep_ == "compound"
        )
        if titled:
            return True
    return token.lemma_.lower() in PERSON_NOUNS and token.lemma_.lower() not in BODY_NOUNS


def is_body(token: Token) -> bool:
    """Whether a noun names an organisation."""
    return token.lemma_.lower() in BODY_NOUNS or token.ent_type_ in {"ORG", "GPE"}


def is_plural(token: Token) -> bool:
    """Whether a noun phrase is plural ("Kelly and Tillerson", "two officials")."""
    conjoined = any(child.dep_ == "conj" for child in token.children)
    if token.pos_ == "NUM":
        return token.lower_ not in {"one", "1"}
    return conjoined or token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"they", "we", "police"}


def gender_of(token: Token) -> str:
    """The gender that a title or the noun itself tells: "m", "f", else ""."""
    words = {t.lower_.rstrip(".") for t in token.subtree if t.i <= token.i}
    if words & FEMALE:
        return "f"
    return "m" if words & MALE else ""
