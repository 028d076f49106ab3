"""Whether two names of speakers stand for one person."""

from __future__ import annotations

import re

# Words that show a name to be that of a body or an office, not of a person, and titles that
# stand before a surname (BBC and Economist style guides on titles; cabinet and press-office usage).
BODIES = frozenset(
    "ministry department government commission committee council agency office court police army "
    "parliament assembly senate congress union party bank company mission delegation side board "
    "authority association institute university group federation service force guard cabinet "
    "spokesman spokeswoman spokesperson source official officials officer people person".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president vice prime minister deputy "
    "secretary general colonel major captain lieutenant sergeant chief director chairman "
    "chairwoman chair ambassador governor mayor senator judge justice king queen prince princess "
    "pope bishop archbishop father sister rev chancellor commissioner excellency h.e. foreign "
    "defence defense finance interior health transport attorney state homeland security of the "
    "for and".split()
)
_PARTICLES = frozenset("van von der den de la le du di da dos al el bin ibn".split())
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")


def surname(speaker: str) -> str | None:
    """The surname in a speaker's name, case-folded; None where it does not name a person.

    >>> surname("Homeland Security Secretary John F. Kelly")
    'kelly'
    >>> surname("the interior ministry") is None
    True
    """
    name = re.split(r",|\s[-–—(]", speaker, maxsplit=1)[0]
    every = [re.sub(r"['’]s?$", "", word) for word in _NAME_WORD.findall(name)]
    if any(word.casefold() in BODIES for word in every):
        return None
    own = [w for w in every if w.casefold().rstrip(".") not in TITLES and w not in _PARTICLES]
    capital = [word for word in own if word[0].isupper()]
    return capital[-1].casefold() if capital and capital == own else None


def same_person(one: str, two: str) -> bool | None:
    """Whether two speakers are one person by surname; None where a side names no person.

    Two people of one surname count as different where their first names differ.
    """
    surnames = surname(one), surname(two)
    if None in surnames:
        return None
    if surnames[0] != surnames[1]:
        return False
    firsts = _first_name(one), _first_name(two)
    return None in firsts or firsts[0][:1] == firsts[1][:1]  # type: ignore[index]


def _first_name(speaker: str) -> str | None:
    """The first name before a surname, where there is one."""
    own = [
        word
        for word in _NAME_WORD.findall(speaker)
        if word.casefold().rstrip(".") not in TITLES and word[0].isupper()
    ]
    return own[0].casefold() if len(own) > 1 else None
