"""Clauses: the checkable propositions inside a sentence, and the frames that report them.

A clause opens at a predicate that asserts something of its own: a main or coordinated predicate,
a reported clause, a non-restrictive relative or participial clause, a concession. Restrictive
relative clauses, infinitives, conditions and short adverbials stay with their host. Each word
belongs to one clause; the stretches of text of two clauses never overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from compare.claims.edges import opens, trimmed
from compare.claims.heads import NESTED, Part, find_heads, result_opening
from compare.claims.reports import missed_subject
from compare.claims.syntax import SUBJECTS, is_word

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

MIN_WORDS = 3  # a shorter stretch is no proposition of its own
MIN_OPENING = 4  # "weather permitting", "opening the meeting" are no facts of their own


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a unit.

    Attributes:
        part: what it is in its sentence.
        head: its predicate.
        tokens: its own words in order, also where another clause stands between them.
        start: first token of its stretch of text (index in the Doc).
        end: index after its last token.
        host: head of the clause it hangs on; None for a main clause.
    """

    part: Part
    head: Token
    tokens: tuple[Token, ...]
    start: int
    end: int
    host: Token | None


def split_unit(unit: Parse) -> tuple[Clause, ...]:
    """Split a parsed sentence, or its part up to a semicolon, into clauses in reading order.

    Frames ("Kelly said", "according to the union") come as clauses of ``Part.FRAME``.
    """
    heads = find_heads(unit)
    while (flaw := _flaw(unit, heads)) is not None:
        del heads[flaw]
    own = _owners(unit, heads)
    text = _merge_stray_runs(unit, own, heads)
    clauses = [_clause(unit, head, heads, own, text) for head in heads]
    return tuple(sorted(clauses, key=lambda clause: clause.start))


def _clause(
    unit: Parse, head: int, heads: dict[int, Part], own: dict[int, int], text: dict[int, int]
) -> Clause:
    doc = unit.doc
    start, end = trimmed(unit, *_stretch(unit, head, heads[head], text))
    tokens = tuple(doc[i] for i in range(unit.start, unit.end) if own[i] == head)
    token = doc[head]
    host = None if head == unit.root.i else doc[_nearest(token.head, heads)]
    return Clause(heads[head], token, tokens, start, end, host)


def _stretch(unit: Parse, head: int, part: Part, text: dict[int, int]) -> tuple[int, int]:
    """From a clause's first word to its last; of a frame only the run around its verb."""
    if part is Part.FRAME:
        run = next(run for run in _runs(unit, text) if run.owner == head and run.primary)
        return run.start, run.end
    own = [i for i in range(unit.start, unit.end) if text[i] == head]
    return own[0], own[-1] + 1


def _owners(unit: Parse, heads: dict[int, Part]) -> dict[int, int]:
    """The head that each token belongs to: its nearest ancestor that opens a clause."""
    owners = {token.i: _nearest(token, heads) for token in unit}
    _hand_back_before_results(owners, unit, heads)
    _hand_over_subjects(unit, owners, heads)
    _hand_over_conjunctions(unit, owners, heads)
    _hand_over_punctuation(unit, owners, heads)
    return owners


def _nearest(token: Token, heads: dict[int, Part]) -> int:
    while token.i not in heads:
        token = token.head
    return token.i


def _hand_back_before_results(owners: dict[int, int], unit: Parse, heads: dict[int, Part]) -> None:
    """Give the host what the parser hung on "only to be stopped" but stands before "only"."""
    for head, part in heads.items():
        opening = result_opening(unit.doc[head]) if part is Part.RESULT else None
        if opening is not None:
            host = _nearest(unit.doc[head].head, heads)
            owners.update({i: host for i in owners if owners[i] == head and i < opening.i})


def _hand_over_subjects(unit: Parse, owners: dict[int, int], heads: dict[int, Part]) -> None:
    """Give a noun phrase that the parser coordinated with an object back to the verb behind it.

    "held a licence and [its signal never went dark]"; "..., [a guard and two cooks said]".
    """
    for head, part in heads.items():
        stretch = missed_subject(unit.doc[head], unit.start)
        if stretch is not None and part in {Part.COORDINATE, Part.REPORTED, Part.FRAME}:
            owners.update({i: head for i in stretch if owners[i] not in stretch and i not in heads})


def _hand_over_conjunctions(unit: Parse, owners: dict[int, int], heads: dict[int, Part]) -> None:
    """Give "and" between two clauses to the second one, where a reader would strip it."""
    for token in reversed(unit):
        if token.dep_ == "cc" and token.i not in heads and token.i + 1 < unit.end:
            following = owners[token.i + 1]
            if heads[following] is not Part.FRAME or heads[owners[token.i]] is Part.FRAME:
                owners[token.i] = following


def _hand_over_punctuation(unit: Parse, owners: dict[int, int], heads: dict[int, Part]) -> None:
    words = [token.i for token in unit if is_word(token)]
    for token in unit:
        if is_word(token) or token.i in heads:
            continue
        before = next((i for i in reversed(words) if i < token.i), None)
        after = next((i for i in words if i > token.i), None)
        nearest = (after, before) if opens(token) else (before, after)
        chosen = next((i for i in nearest if i is not None), token.i)
        owners[token.i] = owners[chosen]


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring tokens of one owner."""

    owner: int
    start: int
    end: int

    @property
    def primary(self) -> bool:
        """Whether the predicate itself stands in it."""
        return self.start <= self.owner < self.end


def _runs(unit: Parse, owners: dict[int, int]) -> list[_Run]:
    grouped = groupby(range(unit.start, unit.end), key=lambda i: owners[i])
    runs = []
    for owner, indices in grouped:
        listed = list(indices)
        runs.append(_Run(owner, listed[0], listed[-1] + 1))
    return runs


def _flaw(unit: Parse, heads: dict[int, Part]) -> int | None:
    """A head that should not open a clause: too short, or it tears its host apart."""
    owners = _owners(unit, heads)
    for head, part in heads.items():
        if head == unit.root.i or part is Part.FRAME:
            continue
        host = owners[unit.doc[head].head.i]
        stump = part is Part.COORDINATE and heads[host] is not Part.FRAME
        if _too_short(unit, head, part, owners) or (
            stump and _words(unit, host, owners) < MIN_WORDS
        ):
            return head
    torn = _tearing(unit, heads, owners)
    return _crossing(unit, heads, owners) if torn is None else torn


def _too_short(unit: Parse, head: int, part: Part, owners: dict[int, int]) -> bool:
    if part is Part.REPORTED:
        return False
    opening = part is Part.PARTICIPIAL and head < unit.doc[head].head.i
    least = MIN_OPENING if opening or part is Part.ABSOLUTE else MIN_WORDS
    return _words(unit, head, owners) < least


def _words(unit: Parse, head: int, owners: dict[int, int]) -> int:
    return sum(owners[t.i] == head and is_word(t) and t.dep_ != "cc" for t in unit)


def _tearing(unit: Parse, heads: dict[int, Part], owners: dict[int, int]) -> int | None:
    """A nested clause after its host's predicate with more of the host behind it."""
    runs = _runs(unit, owners)
    for previous, run in pairwise(runs):
        stray = not run.primary and run.owner < run.start
        if stray and heads[run.owner] is not Part.FRAME and heads[previous.owner] in NESTED:
            return previous.owner
    return None


def _crossing(unit: Parse, heads: dict[int, Part], owners: dict[int, int]) -> int | None:
    """A clause that stands inside the text of another."""
    text = _merge_stray_runs(unit, owners, heads)
    for head, part in heads.items():
        if part is Part.FRAME:
            continue
        inside = {text[i] for i in range(*_stretch(unit, head, part, text))} - {head}
        for other in inside:
            if heads[other] is not Part.FRAME:
                return other if other != unit.root.i else head
    return None


def _merge_stray_runs(
    unit: Parse, owners: dict[int, int], heads: dict[int, Part]
) -> dict[int, int]:
    """Owners of the text: each clause one stretch, save for a frame inside it.

    What a host has before a nested clause ("The master, who had slipped, received care") goes with
    the nested clause; what it has after another clause goes with that one.
    """
    text = dict(owners)
    runs = _runs(unit, owners)
    for i, run in enumerate(runs):
        if run.primary:
            continue
        neighbour = _neighbour(runs, i, heads)
        if neighbour is not None:
            text.update(dict.fromkeys(range(run.start, run.end), neighbour))
    _take_antecedents(unit, text, heads)
    return text


def _neighbour(runs: list[_Run], i: int, heads: dict[int, Part]) -> int | None:
    """The clause whose text a stray run joins; None where it stays with its own."""
    run = runs[i]
    if run.start < run.owner:  # before its predicate
        following = runs[i + 1].owner
        return None if heads[following] is Part.FRAME else following
    previous = runs[i - 1].owner
    if heads[run.owner] is Part.FRAME or heads[previous] is Part.FRAME:
        return None
    return previous


def _take_antecedents(unit: Parse, text: dict[int, int], heads: dict[int, Part]) -> None:
    """In a frame, a relative clause takes the noun it describes along ("talks that ran late")."""
    for head, part in heads.items():
        noun = unit.doc[head].head
        if part is not Part.RELATIVE or heads[text[noun.i]] is not Part.FRAME:
            continue
        if not _in_source(noun) and noun.i < head:
            text.update(dict.fromkeys(range(noun.left_edge.i, noun.i + 1), head))


def _in_source(noun: Token) -> bool:
    """Whether a noun stands in the subject of its frame."""
    while noun.pos_ not in {"VERB", "AUX"} and noun.head != noun:
        if noun.dep_ in SUBJECTS:
            return True
        noun = noun.head
    return False
