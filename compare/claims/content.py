"""Contents: each claim made to stand alone for the models.

The reporting frame, a leading conjunction and quotation marks go; a missing subject comes back; a
relative pronoun and a safely resolved pronoun become what they stand for. A denied claim reads as
its denial: "The Commission denies that any telephone was taken" has the content "No telephone was
taken", with "It is denied that ..." where the grammar offers no simple negation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.claims.denial import negate
from compare.claims.heads import Part
from compare.claims.reporting import HEARSAY_ADVERBS
from compare.claims.subjects import Draft, possessive, restore_subject
from compare.claims.syntax import is_word, iter_chain
from compare.claims.verbs import third_person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from compare.claims.clauses import Clause

QUOTES = frozenset({"“", "”", '"', "«", "»", "``", "''"})
OPENERS = frozenset(
    "and but or nor so yet that although though while whereas because after when since".split()
)
ADVERBS = frozenset("however meanwhile moreover furthermore therefore thus still".split())


def stand_alone(
    clause: Clause,
    clauses: tuple[Clause, ...],
    names: dict[int, str],
    *,
    first_person: str = "",
    denied: bool = False,
) -> str:
    """One sentence that says what the clause says, without its surroundings.

    Args:
        clause: the clause.
        clauses: all clauses of its unit.
        names: index of a pronoun -> the words it stands for.
        first_person: who "I" is; empty where unknown.
        denied: whether the frame denies the clause.
    """
    host = _host_of(clause, clauses)
    if clause.part is Part.NEGATED and host is not None:
        draft = _nor_draft(clause, host)
    else:
        draft = Draft(_plain_tokens(clause))
        restore_subject(draft, clause, names)
    _resolve_pronouns(draft, names, first_person)
    negate(draft, clause, host, clauses, denied)
    return _sentence(draft)


def _host_of(clause: Clause, clauses: tuple[Clause, ...]) -> Clause | None:
    return next((c for c in clauses if clause.host is not None and c.head == clause.host), None)


def _plain_tokens(clause: Clause) -> list[Token]:
    """Without quotation marks, hearsay adverbs and what only joins the clause to another."""
    own = {t.i for t in clause.tokens}
    kept = [t for t in clause.tokens if t.text not in QUOTES and t.lower_ not in HEARSAY_ADVERBS]
    kept = [t for t in kept if t.text != "," or {t.i - 1, t.i + 1} <= own]
    while kept and (not is_word(kept[0]) or _is_joint(kept[0], clause)):
        kept.pop(0)
    while kept and (not is_word(kept[-1]) or kept[-1].dep_ == "cc"):
        kept.pop()
    return kept


def _is_joint(token: Token, clause: Clause) -> bool:
    if token.dep_ == "cc":
        return True
    if token.lower_ in OPENERS:
        return token.dep_ in {"mark", "advmod"} and token.head in {*iter_chain(clause.head)}
    return token.lower_ in ADVERBS and token.dep_ == "advmod" and token.head == clause.head


def _nor_draft(clause: Clause, host: Clause) -> Draft:
    """The host's words with the second noun phrase in place of the first."""
    first = clause.head.head
    replaced = {t.i for t in first.subtree}
    tokens = [t for t in _plain_tokens(host) if t.i not in replaced or t == first]
    draft = Draft(tokens)
    draft.changed[first.i] = "".join(
        t.text_with_ws for t in _plain_tokens(clause) if t.dep_ != "cc"
    ).strip()
    return draft


def _resolve_pronouns(draft: Draft, names: dict[int, str], first_person: str) -> None:
    for token in draft.tokens:
        if token.i in draft.changed:
            continue
        if token.i in names:
            name = names[token.i]
            draft.changed[token.i] = possessive(name) if token.tag_ == "PRP$" else name
        elif first_person and token.text == "I" and token.dep_ in {"nsubj", "nsubjpass"}:
            draft.changed[token.i] = first_person
            draft.changed.update(third_person(token.head))


def _sentence(draft: Draft) -> str:
    pieces = [draft.lead]
    previous = None
    for token in draft.tokens:
        if previous is not None and token.i > previous + 1 and not pieces[-1].endswith(" "):
            pieces.append(" ")
        previous = token.i
        pieces.append(draft.changed.get(token.i, token.text))
        if token.i in draft.after:
            pieces.append(f" {draft.after[token.i]}")
        pieces.append(token.whitespace_)
    text = "".join(pieces).rstrip() + draft.tail
    return polish(text)


def polish(text: str) -> str:
    """Blanks and commas put right, a capital at the start, a full stop at the end."""
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:!?)])", r"\1", text)
    text = re.sub(r"([,;:])[,;:]+", r"\1", text)
    text = text.strip(" ,;:—–-…")
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?" else f"{text}."
