"""Which predicates open a clause of their own, and as what."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from compare.claims.reporting import EVIDENCE, SOURCE_CAVEATS
from compare.claims.reports import (
    introduces_quotation,
    is_according,
    is_as_frame,
    is_parenthetical,
    missed_subject,
    reported_by,
)
from compare.claims.syntax import (
    SUBJECTS,
    is_behind_comma,
    is_finite,
    is_set_off,
    is_verbal,
    iter_chain,
    subject_of,
    words,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

# Clauses after these assert what they say, wherever they stand.
CONCESSIVE = frozenset({"although", "though", "whereas"})
# After these only behind a comma: "while" can be mere time, "because" the point of the sentence.
ASSERTIVE_BEHIND_COMMA = frozenset({"while", "because", "since", "after", "when", "before"})
MIN_ADVERBIAL = 5  # words; "as the law provides" stays with its host
# Participles that work as prepositions.
PREPOSITIONAL = frozenset(
    "according regarding concerning following including given considering based compared owing "
    "pending starting beginning depending judging excluding having barring".split()
)
ACL_REACH = 6  # tokens between a noun and a participle set off from it


class Part(StrEnum):
    """What a clause is in its sentence."""

    MAIN = "main"
    COORDINATE = "coordinate"  # "..., and reopened the road"
    REPORTED = "reported"  # "(Kelly said) his agency would return deportees"
    RELATIVE = "relative"  # "who had slipped on his own deck"
    PARTICIPIAL = "participial"  # "detaining all eleven crew"
    ABSOLUTE = "absolute"  # "payment falling due on acceptance"
    ADVERBIAL = "adverbial"  # "although the cordon remained"
    RESULT = "result"  # "(set out,) only to be turned back"
    NEGATED = "negated"  # "(neither ...) nor the use of force"
    FRAME = "frame"  # "Kelly said", "according to the union"


NESTED = frozenset(Part) - {Part.MAIN, Part.COORDINATE, Part.REPORTED, Part.FRAME}


def find_heads(unit: Parse) -> dict[int, Part]:
    """Index of each predicate that opens a clause, with its part; the root always does."""
    heads = {unit.root.i: _root_part(unit)}
    queue = list(unit.root.children)
    while queue:
        token = queue.pop(0)
        if part := _part(token, heads, unit):
            heads[token.i] = part
        queue += token.children
    return heads


def _root_part(unit: Parse) -> Part:
    root = unit.root
    if reported_by(root) or introduces_quotation(unit):
        return Part.FRAME
    return Part.MAIN


def _part(token: Token, heads: dict[int, Part], unit: Parse) -> Part | None:
    if is_according(token, unit) or is_parenthetical(token):
        return Part.FRAME
    if token.dep_ == "conj" and not is_verbal(token):
        return Part.NEGATED if _is_nor_phrase(token) else None
    if (not is_verbal(token) and not _is_reported(token, heads)) or _is_half_a_word(token):
        return None
    part = _clause_part(token, heads)
    if part in {Part.REPORTED, Part.COORDINATE, Part.PARTICIPIAL, Part.ADVERBIAL}:
        evidence = part is Part.REPORTED and token.lemma_.lower() in EVIDENCE
        if evidence:
            return part
        reports = reported_by(token) or (part is Part.ADVERBIAL and is_as_frame(token))
        return Part.FRAME if reports else part
    return part


def _clause_part(token: Token, heads: dict[int, Part]) -> Part | None:
    parent = token.head
    if _is_reported(token, heads):
        return Part.REPORTED
    if result_opening(token) is not None:
        return Part.RESULT
    if token.dep_ == "conj" and parent.i in heads:
        return _coordinate_part(token, heads)
    if token.dep_ == "relcl":
        return Part.RELATIVE if _is_free_relative(token, heads) else None
    if token.dep_ in {"advcl", "acl"}:
        return _adverbial_part(token, heads)
    if token.dep_ in {"ccomp", "parataxis", "dep"} and parent.i in heads:
        return Part.COORDINATE if _is_side_by_side(token) else None
    return None


def _is_reported(token: Token, heads: dict[int, Part]) -> bool:
    """Whether a frame reports it, directly or through a noun ("rejected reports that ...")."""
    above = (token.head, token.head.head)  # the second for "like to note" and "rejected reports"
    return any(heads.get(t.i) is Part.FRAME and token in reported_by(t) for t in above)


def result_opening(token: Token) -> Token | None:
    """The "only" of an infinitive that tells how something ended ("only to be turned back")."""
    mark = next((c for c in token.children if c.tag_ == "TO"), None)
    if mark is None or mark.i == 0 or mark.nbor(-1).lower_ != "only":
        return None
    only = mark.nbor(-1)
    return None if only.i and only.nbor(-1).lower_ == "not" else only


def _is_half_a_word(token: Token) -> bool:
    """Whether it is the second half of a hyphenated word ("co-chaired")."""
    before = token.nbor(-1) if token.i else token
    return before.text in {"-", "‐", "‑"} and not before.whitespace_


def _coordinate_part(token: Token, heads: dict[int, Part]) -> Part | None:
    """A coordinated predicate; None where both share their object ("boarded and seized a boat")."""
    parent = token.head
    if _is_infinitive(token):
        return None
    if (
        token.tag_ == "VBG"
        and is_behind_comma(token)
        and not any(c.dep_ == "aux" for c in token.children)
    ):
        return Part.PARTICIPIAL
    if subject_of(token) is None and missed_subject(token, 0) is None:
        between = [t for t in parent.rights if t.i < token.i and t.dep_ not in {"cc", "punct"}]
        if not between:
            return None
    if heads[parent.i] is Part.REPORTED and (is_finite(token) or subject_of(token) is None):
        return Part.REPORTED if subject_of(token) is not None else Part.COORDINATE
    return Part.COORDINATE


def _is_infinitive(token: Token) -> bool:
    """Whether it continues an infinitive ("pledged to stop the boats and seal the road")."""
    if any(c.tag_ == "TO" for c in token.children):
        return True
    if token.tag_ != "VB" or subject_of(token) is not None or is_finite(token):
        return False
    first = list(iter_chain(token))[-1]
    return first.tag_ not in {"VBP", "VB"} or any(c.tag_ == "TO" for c in first.children)


def _is_side_by_side(token: Token) -> bool:
    """Whether the parser hung a main clause below another that stands beside it."""
    if not is_finite(token) or any(c.dep_ == "mark" for c in token.children):
        return False
    if subject_of(token) is None:  # "left at noon, reached the border, waited"
        return token.dep_ == "dep" and token.i > token.head.i and is_behind_comma(token)
    return token.i < token.head.i


def _is_free_relative(token: Token, heads: dict[int, Part]) -> bool:
    """Whether a relative clause adds a fact instead of picking out its noun."""
    if any(t.lemma_.lower() in SOURCE_CAVEATS for t in token.subtree) and _in_frame(token, heads):
        return False
    if not is_finite(token):
        return False
    if _in_frame(token, heads):
        return is_behind_comma(token) or token.head.dep_ not in SUBJECTS
    return is_behind_comma(token)


def _in_frame(token: Token, heads: dict[int, Part]) -> bool:
    while token.i not in heads:
        token = token.head
    return heads[token.i] is Part.FRAME


def _adverbial_part(token: Token, heads: dict[int, Part]) -> Part | None:
    mark = next(
        (c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"} and c.i < token.i), ""
    )
    if mark == "that" and heads.get(token.head.i) is Part.REPORTED:
        return Part.REPORTED
    if is_finite(token):
        return Part.ADVERBIAL if _asserts(token, mark) else None
    if is_verbal(token.head) and token.head.i not in heads:
        return None  # one of a list of participles
    if token.tag_ not in {"VBG", "VBN"} or token.lower_ in PREPOSITIONAL or not is_set_off(token):
        return None
    if any(c.dep_ in {"mark", "prep"} and c.i < token.i for c in token.children):
        return None
    if token.dep_ == "acl" and not 0 < token.left_edge.i - token.head.i <= ACL_REACH:
        return None
    return Part.ABSOLUTE if subject_of(token) is not None else Part.PARTICIPIAL


def _asserts(token: Token, mark: str) -> bool:
    """Whether a finite adverbial clause says something of its own, or reports its host."""
    if subject_of(token) is None:
        return False
    if mark in CONCESSIVE:
        return True
    if not is_set_off(token):
        return False
    return is_as_frame(token) or (mark in ASSERTIVE_BEHIND_COMMA and words(token) > MIN_ADVERBIAL)


def _is_nor_phrase(token: Token) -> bool:
    """Whether it is a second negated claim: "(neither ...) nor the use of military forces"."""
    nor = any(c.dep_ == "cc" and c.lower_ == "nor" for c in token.head.children)
    return nor and words(token) >= 4
