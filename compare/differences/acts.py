"""Classes of acts and outcomes, and which of them exclude each other about one object.

The classes of acceptance follow Searle (1976, A Classification of Illocutionary Acts: commissives
and their refusal) and the graded wording of communiqués and resolutions (United Nations
Editorial Manual: "takes note of" neither approves nor disapproves).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# state: verbs, with particle or object ("take_note") where these make the act
_STATES = {
    "agreed": "agree accept approve adopt endorse consent ratify conclude commit undertake pass "
    "grant give_consent give_approval reach_agreement give_agreement sign_off",
    "noted": "take_note hear_out listen acknowledge_receipt",
    "discussed": "discuss raise debate exchange_view examine consider explore",
    "refused": "refuse reject decline turn_down veto rebuff vote_down defeat throw_out dismiss",
    "held": "hold meet take_place go_ahead convene proceed host attend",
    "cancelled": "cancel call_off scrap abandon axe",
    "postponed": "postpone put_off defer reschedule delay push_back",
    "concluded": "conclude end finish wrap_up close complete",
    "broken off": "walk_out break_off collapse break_down storm_out break_up",
    "under way": "open begin start resume launch reopen continue restart",
    "suspended": "suspend halt stop close shut adjourn interrupt freeze shut_down",
    "resigned": "resign step_down quit stand_down",
    "dismissed": "dismiss sack fire oust remove",
    "in office": "remain stay stay_on",
}
_EXCLUDING = (
    ("agreed", "refused"),
    ("agreed", "noted"),
    ("held", "cancelled"),
    ("held", "postponed"),
    ("cancelled", "postponed"),
    ("concluded", "broken off"),
    ("under way", "suspended"),
    ("under way", "cancelled"),
    ("resigned", "dismissed"),
    ("resigned", "in office"),
    ("dismissed", "in office"),
)
_OUTDOING = (
    ("agreed", "discussed"),
    ("refused", "discussed"),
    ("refused", "noted"),
    ("suspended", "cancelled"),
    ("broken off", "suspended"),
)
CONFLICTING = frozenset(frozenset(pair) for pair in _EXCLUDING)
SHIFTING = frozenset(frozenset(pair) for pair in _OUTDOING)


def _by_word() -> dict[str, frozenset[str]]:
    """Verb -> the states it may bring about: to close is to conclude or to suspend."""
    found: dict[str, set[str]] = {}
    for state, verbs in _STATES.items():
        for verb in verbs.split():
            found.setdefault(verb, set()).add(state)
    return {verb: frozenset(states) for verb, states in found.items()}


_STATES_OF = _by_word()


def states(verb: Token) -> frozenset[str]:
    """The states a verb may bring about, its particle or object read with it."""
    return _STATES_OF.get(_act(verb)[0], frozenset())


def last_word(verb: Token) -> Token:
    """The last word of the act: "note" in "took note"."""
    return max(_act(verb)[1:], key=lambda token: token.i)


def _act(verb: Token) -> tuple[str, Token, Token]:
    """The act as it stands in the table, its verb, and the word that makes it one."""
    for child in verb.children:
        word = f"{verb.lemma_}_{child.lemma_}".lower()
        if word in _STATES_OF:
            return word, verb, child
    return verb.lemma_.lower(), verb, verb
