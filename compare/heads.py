"""Which predicates open a clause of their own, and as what (spaCy's ClearNLP dependencies)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.claims import Force
from compare.reporting import REPORT_NOUNS, SOURCE_CAVEATS, SUFFIX_VERBS, force_of

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token


class Part(StrEnum):
    """What a clause is in its sentence."""

    MAIN = "main"
    COORDINATE = "coordinate"  # "..., and reopened the road"
    REPORTED = "reported"  # "(Kelly said) his agency would return deportees"
    RELATIVE = "relative"  # "who had slipped on his own deck"
    PARTICIPIAL = "participial"  # "detaining all eleven crew"
    ABSOLUTE = "absolute"  # "payment falling due on acceptance"
    ADVERBIAL = "adverbial"  # "although the cordon remained"
    NEGATED = "negated"  # "(neither ...) nor the use of force"
    FRAME = "frame"  # "Kelly said", "according to the union"


NESTED = frozenset({Part.RELATIVE, Part.PARTICIPIAL, Part.ABSOLUTE, Part.ADVERBIAL, Part.NEGATED})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "xcomp", "ccomp"})
# Clauses after these assert what they say, wherever they stand.
CONCESSIVE = frozenset({"although", "though", "whereas"})
# After these only behind a comma: "while" can be mere time, "because" the point of the sentence.
ASSERTIVE_BEHIND_COMMA = frozenset({"while", "because", "as", "since", "after", "when", "before"})
MIN_ADVERBIAL = 5  # words; "as the law provides" stays with its host
# Participles that work as prepositions.
PREPOSITIONAL = frozenset(
    "according regarding concerning following including given considering based compared owing "
    "pending starting beginning depending judging excluding having barring".split()
)
ACL_REACH = 6  # tokens between a noun and a participle set off from it
COMMAS = frozenset({",", "—", "–", "--", "-", "("})
MODALS = frozenset("will would shall should may might can could must".split())
FIRST_PERSON = frozenset({"i", "we"})


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


def is_word(token: Token) -> bool:
    """Whether a token is more than punctuation or blanks."""
    return not (token.is_punct or token.is_space or token.pos_ in {"PUNCT", "SPACE"})


def words(token: Token) -> int:
    """Number of words in the subtree of a token."""
    return sum(is_word(t) for t in token.subtree)


def subject_of(token: Token) -> Token | None:
    """The subject of a predicate, where it has its own."""
    return next((child for child in token.children if child.dep_ in SUBJECTS), None)


def missed_subject(verb: Token, first: int) -> range | None:
    """Indices of a noun phrase right before a finite verb that the parser hung elsewhere.

    Args:
        verb: a coordinated verb without a subject, or a reporting verb at the end of a sentence.
        first: index where the unit begins.
    """
    if subject_of(verb) is not None or not _finite(verb) or verb.tag_ == "VB":
        return None
    end = verb.left_edge.i if verb.dep_ == "conj" else verb.i
    begin = end
    while begin > first and _continues_phrase(verb.doc[begin - 1], verb):
        begin -= 1
    phrase = range(begin, end)
    nouns = any(verb.doc[i].pos_ in {"NOUN", "PROPN", "PRON"} for i in phrase)
    parted = begin > first and (verb.dep_ == "conj" or verb.doc[begin - 1].text == ",")
    return phrase if nouns and parted else None


def _continues_phrase(token: Token, verb: Token) -> bool:
    """Whether a token before a verb still belongs to the noun phrase there."""
    if token.pos_ in {"VERB", "AUX", "SCONJ"} or not is_word(token):
        return False
    return token.dep_ != "cc" or verb.dep_ != "conj"


def is_passive(token: Token) -> bool:
    """Whether a predicate stands in the passive."""
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children)


def reported_by(token: Token) -> tuple[Token, ...]:
    """The clauses that a reporting verb reports; empty where it reports none."""
    passive = is_passive(token)
    force = force_of(token.lemma_.lower(), passive)
    if force is None or not _vouches(token) or (passive and not _passive_reports(token, force)):
        return ()
    complements = [child for child in token.children if _is_proposition(child, token, force)]
    if force is Force.DENIES:
        nouns = [c for c in token.children if c.dep_ == "dobj" and c.lemma_ in REPORT_NOUNS]
        complements += [
            c for noun in nouns for c in noun.children if c.dep_ == "acl" and _finite(c)
        ]
    return tuple(complements)


def _passive_reports(token: Token, force: Force) -> bool:
    """ "She was told that", "it was stressed that"; but not "they were admitted wherever". """
    subject = subject_of(token)
    return force is Force.HEARD or (subject is not None and subject.lower_ == "it")


def _vouches(token: Token) -> bool:
    """Whether somebody really reports: "would not say" and "may deny" report nothing."""
    subject = subject_of(token)
    first = subject is not None and subject.lower_ in FIRST_PERSON
    auxiliaries = {child.lower_ for child in token.children if child.dep_ in {"aux", "neg"}}
    negated = any(child.dep_ == "neg" for child in token.children)
    return not negated and (first or not auxiliaries & MODALS)


def _is_proposition(child: Token, verb: Token, force: Force) -> bool:
    if force is Force.DENIES and child.dep_ == "xcomp" and child.tag_ == "VBG":
        return True
    if child.dep_ != "ccomp" or is_parenthetical(child):
        return False
    if child.i < verb.i and not is_word(child.right_edge.nbor()):
        return True
    if not _verbal(child) or subject_of(child) is None:
        return False
    if child.i < verb.i:
        return subject_of(verb) is not None or missed_subject(verb, child.left_edge.i) is not None
    first = child.left_edge
    asked = first.tag_ in {"WP", "WRB", "WDT", "WP$"} or first.lower_ in {"whether", "if"}
    return not asked and (force is not Force.ASKS or first.lower_ == "that")


def _verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def _finite(token: Token) -> bool:
    """Whether a predicate carries tense itself or through an auxiliary."""
    if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    if any(c.dep_ in {"aux", "auxpass"} for c in token.children):
        return any(c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO" for c in token.children)
    return token.tag_ == "VB" and subject_of(token) is not None  # a plural present, mistagged


def _root_part(unit: Parse) -> Part:
    root = unit.root
    if reported_by(root) or _introduces_quotation(unit):
        return Part.FRAME
    return Part.MAIN


def _introduces_quotation(unit: Parse) -> bool:
    """Whether the unit ends in a colon and only says who speaks ("The chair's words were:")."""
    root = unit.root
    if unit[-1].text != ":" or unit[-1].i == root.i:
        return False
    copula = root.lemma_ == "be" and not any(c.dep_ in {"attr", "acomp"} for c in root.children)
    objects = [c for c in root.children if c.dep_ in {"dobj", "xcomp", "ccomp"}]
    person = root.lemma_ in {"tell", "inform", "remind", "ask"} or not objects
    following = any(t.lower_ == "following" for t in unit)
    speaks = force_of(root.lemma_.lower()) is not None or root.lemma_ == "read"
    return copula or (speaks and (person or following))


def _part(token: Token, heads: dict[int, Part], unit: Parse) -> Part | None:
    if _is_according(token, unit) or is_parenthetical(token):
        return Part.FRAME
    if token.dep_ == "conj" and not _verbal(token):
        return Part.NEGATED if _is_nor_phrase(token) else None
    if not _verbal(token) and not _is_reported(token, heads) or _is_half_a_word(token):
        return None
    part = _clause_part(token, heads)
    if part in {Part.REPORTED, Part.COORDINATE, Part.PARTICIPIAL, Part.ADVERBIAL}:
        reports = reported_by(token) or (part is Part.ADVERBIAL and _is_as_frame(token))
        return Part.FRAME if reports else part
    return part


def _clause_part(token: Token, heads: dict[int, Part]) -> Part | None:
    parent = token.head
    if _is_reported(token, heads):
        return Part.REPORTED
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
    above = (token.head, token.head.head)
    return any(heads.get(t.i) is Part.FRAME and token in reported_by(t) for t in above)


def _is_half_a_word(token: Token) -> bool:
    """Whether it is the second half of a hyphenated word ("co-chaired")."""
    before = token.nbor(-1) if token.i else token
    return before.text in {"-", "‐", "‑"} and not before.whitespace_


def _coordinate_part(token: Token, heads: dict[int, Part]) -> Part | None:
    """A coordinated predicate; None where both share their object ("boarded and seized a boat")."""
    parent = token.head
    if _is_infinitive(token):
        return None
    if token.tag_ == "VBG" and _behind_comma(token) and not any(c.dep_ == "aux" for c in token.children):
        return Part.PARTICIPIAL
    if subject_of(token) is None and missed_subject(token, 0) is None:
        between = [t for t in parent.rights if t.i < token.i and t.dep_ not in {"cc", "punct"}]
        if not between:
            return None
    if heads[parent.i] is Part.REPORTED and (_finite(token) or subject_of(token) is None):
        return Part.REPORTED if subject_of(token) is not None else Part.COORDINATE
    return Part.COORDINATE


def _is_infinitive(token: Token) -> bool:
    """Whether it continues an infinitive ("pledged to stop the boats, seal the road"), not a sentence."""
    if any(c.tag_ == "TO" for c in token.children):
        return True
    if token.tag_ != "VB" or subject_of(token) is not None or _finite(token):
        return False
    first = list(iter_chain(token))[-1]
    return first.tag_ not in {"VBP", "VB"} or any(c.tag_ == "TO" for c in first.children)


def _is_side_by_side(token: Token) -> bool:
    """Whether the parser hung a full main clause below another, parted by a dash or comma."""
    return (
        _finite(token)
        and subject_of(token) is not None
        and token.i < token.head.i
        and (not any(c.dep_ == "mark" for c in token.children))
    )


def _is_free_relative(token: Token, heads: dict[int, Part]) -> bool:
    """Whether a relative clause adds a fact instead of picking out its noun."""
    if any(t.lemma_.lower() in SOURCE_CAVEATS for t in token.subtree) and _in_frame(token, heads):
        return False
    if not _finite(token):
        return False
    if _in_frame(token, heads):
        return _behind_comma(token) or token.head.dep_ not in SUBJECTS
    return _behind_comma(token)


def _in_frame(token: Token, heads: dict[int, Part]) -> bool:
    while token.i not in heads:
        token = token.head
    return heads[token.i] is Part.FRAME


def _behind_comma(token: Token) -> bool:
    edge = token.left_edge
    return edge.i > 0 and edge.nbor(-1).text in COMMAS


def _adverbial_part(token: Token, heads: dict[int, Part]) -> Part | None:
    mark = next(
        (c.lower_ for c in token.children if c.dep_ in {"mark", "advmod"} and c.i < token.i), ""
    )
    if mark == "that" and heads.get(token.head.i) is Part.REPORTED:
        return Part.REPORTED
    if _finite(token):
        return Part.ADVERBIAL if _asserts(token, mark) else None
    if _verbal(token.head) and token.head.i not in heads:
        return None  # one of a list of participles
    if token.tag_ not in {"VBG", "VBN"} or token.lower_ in PREPOSITIONAL or not _set_off(token):
        return None
    if any(c.dep_ in {"mark", "prep"} and c.i < token.i for c in token.children):
        return None
    if token.dep_ == "acl" and not 0 < token.left_edge.i - token.head.i <= ACL_REACH:
        return None
    return Part.ABSOLUTE if subject_of(token) is not None else Part.PARTICIPIAL


def _asserts(token: Token, mark: str) -> bool:
    if subject_of(token) is None:
        return False
    if mark in CONCESSIVE:
        return True
    return (
        mark in ASSERTIVE_BEHIND_COMMA
        and _set_off(token)
        and (words(token) > MIN_ADVERBIAL or _is_as_frame(token))
    )


def _set_off(token: Token) -> bool:
    """Whether commas (or the start of the sentence and a comma) part a subtree from its host."""
    if _behind_comma(token):
        return True
    edge = token.right_edge
    begins = token.left_edge.is_sent_start
    return bool(begins) and edge.i + 1 < len(token.doc) and edge.nbor().text == ","


def _is_as_frame(token: Token) -> bool:
    """ "As the minister explained on Monday, ..." """
    mark = next((c for c in token.children if c.dep_ == "mark"), None)
    objects = any(c.dep_ in OBJECTS for c in token.children)
    return (
        mark is not None
        and mark.lower_ == "as"
        and not objects
        and force_of(token.lemma_.lower()) is not None
    )


def _is_according(token: Token, unit: Parse) -> bool:
    if token.lower_ != "according":
        return False
    following = token.i + 1
    return following >= unit.end or token.nbor().lower_ == "to" or not is_word(token.nbor())


def is_parenthetical(token: Token) -> bool:
    """A bare frame beside what it reports: "..., said the officer", "(In 2020,) I would add, ..."."""
    if token.dep_ == "ROOT" or token.lemma_.lower() not in SUFFIX_VERBS or not _verbal(token):
        return False
    subject = subject_of(token)
    if subject is None or subject.tag_ in {"WP", "WDT"} or not _vouches(token) or is_passive(token):
        return False
    if any(c.dep_ in OBJECTS or c.dep_ in {"cc", "mark"} and c.i < token.i for c in token.children):
        return False
    first = min(subject.left_edge.i, *(c.i for c in token.children if c.dep_ == "aux"), token.i)
    before = token.doc[first - 1] if first else None
    closes = before is not None and before.text == '"' and bool(before.whitespace_)
    parted = before is not None and before.text in {",", "”", "»", "—", "–", "?", "!"}
    return closes or parted or token.dep_ == "parataxis"


def _is_nor_phrase(token: Token) -> bool:
    """ "nor the use of military forces" after "neither": a second negated claim."""
    nor = any(c.dep_ == "cc" and c.lower_ == "nor" for c in token.head.children)
    return nor and words(token) >= 4


def iter_chain(token: Token) -> Iterator[Token]:
    """A conjunct and the conjuncts it hangs on, up to the first."""
    yield token
    while token.dep_ == "conj":
        token = token.head
        yield token
