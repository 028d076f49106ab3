"""The tense in which something is told, as far as a date needs it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


class Tense(Enum):
    """When something is told to be; present is what a schedule is told in."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1
    PRESENT = 2


_MODALS = frozenset(
    "will shall would wo 'll ’ll may might can could must should due expect plan schedule".split()
)
_AWAITED = frozenset("expect schedule set plan due slate foresee".split())


def tense(token: Token) -> Tense:
    """The tense of the nearest verb above a word that has one."""
    for node in token.ancestors:
        if node.pos_ in ("VERB", "AUX"):
            found = _tense_of(node)
            if found is not Tense.UNKNOWN:
                return found
    return Tense.UNKNOWN


def _tense_of(verb: Token) -> Tense:
    below = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in below}
    if "did" in words:
        return Tense.PAST
    if verb.tag_ == "VB" or words & _MODALS:
        return _modal(verb, below)
    if verb.tag_ == "VBG" and words & {"is", "are"}:
        return Tense.FUTURE
    if verb.tag_ == "VBN" and verb.lemma_ in _AWAITED:
        return Tense.FUTURE
    if verb.tag_ in ("VBD", "VBN"):
        return Tense.PAST
    if verb.tag_ in ("VBZ", "VBP"):
        perfect = any(child.tag_ == "VBN" for child in verb.children)
        return Tense.PAST if perfect else Tense.PRESENT
    return Tense.UNKNOWN


def _modal(verb: Token, below: list[Token]) -> Tense:
    """Past in "may have met", but not in "will have met"."""
    perfect = verb.tag_ == "VBN" and any(child.lemma_ == "have" for child in below)
    ahead = any(child.lower_ in ("will", "shall") for child in below)
    return Tense.PAST if perfect and not ahead else Tense.FUTURE
