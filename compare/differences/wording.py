"""Wording: one fact in other words, and which of the words is the more loaded.

Never a conflict: words that differ in charge shift a fact, they do not deny it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from compare.claims import Claim
from compare.claims.memory import remembered
from compare.differences.alignment import Link, Word, align, content_words
from compare.differences.charge import charged_words
from compare.differences.context import Context
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Role, Span

# Charges run from -1 to 1 and our table sets them in steps of 0.1 to 0.2: two steps are felt.
FELT = 0.3

# A loaded word without a counterpart is a shift only where the claims tell the same fact: they
# share this many content words, and its charge is at least this far from zero.
SHARED = 3
LOADED = 0.5

# Subjects of charge in the table whose words answer each other wherever they stand ("tense" and
# "cordial" both judge a mood). Understatement plays force, fault and suffering down.
ANSWERING = frozenset({"tone", "haste", "success", "force", "judgement", "speech", "person"})
# Judgements fit any subject, so they need at least one content word in common.
JUDGEMENT = "judgement"
UNDERSTATEMENT = "softener"
PLAYED_DOWN = frozenset({"force", "judgement", "person"})

# Dependencies, and the place in which two words stand for each other if what they hang on, or what
# hangs on them, is aligned.
SLOTS = {
    "nsubj": "subject",
    "nsubjpass": "object",
    "dobj": "object",
    "amod": "modifier",
    "compound": "modifier",
    "acomp": "predicate",
    "attr": "predicate",
    "advmod": "adverb",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a claim with its charge (0 where no lexicon has it)."""

    role: Role
    span: Span
    charge: float = 0.0
    about: str = ""


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Words of two claims that say one thing: with another charge (shift) or plainly (same).

    In order of trust: synonyms, words in one place under aligned heads, words of opposite charge
    about one matter, and loaded words that only one account has. No word is used twice.
    """
    found: list[Difference] = []
    for step in (_synonyms, _slots, _answers, _unanswered):
        pairs = sorted(step(article, readout), key=_by_gap)
        for difference in (_difference(ours, theirs) for ours, theirs in pairs):
            if not any(_overlap(difference, other) for other in found):
                found.append(difference)
    return tuple(found)


Pair = tuple[Term | None, Term | None]


def _synonyms(article: Claim, readout: Claim) -> Iterator[Pair]:
    """Different words of one meaning: "crackdown", "enforcement"."""
    ours, theirs = _terms(article), _terms(readout)
    for pair in align(article, readout):
        if pair.link is Link.SYNONYM:
            yield ours[pair.article], theirs[pair.readout]


def _slots(article: Claim, readout: Claim) -> Iterator[Pair]:
    """Words in one place of aligned words: "*sham* vote", "*slashed* the subsidy"."""
    ours, theirs = _terms(article), _terms(readout)
    linked = {(pair.article, pair.readout) for pair in align(article, readout)}
    for a, b in product(content_words(article), content_words(readout)):
        if (place := _place(a)) and place == _place(b):
            if (a.head, b.head) in linked:
                yield from _unlike(ours.get(a.start), theirs.get(b.start))
            elif (a.start, b.start) in linked:
                yield from _unlike(ours.get(a.head), theirs.get(b.head))


def _place(word: Word) -> str:
    """Where a word hangs, a passive's subject being its object; empty outside the slots."""
    return SLOTS.get(word.dependency, "")


def _unlike(ours: Term | None, theirs: Term | None) -> Iterator[Pair]:
    """Two terms, where both are there and their charges part."""
    if ours is not None and theirs is not None and _gap(ours, theirs) >= FELT:
        yield ours, theirs


def _answers(article: Claim, readout: Claim) -> Iterator[Pair]:
    """Charged words about one matter: "tense", "cordial"."""
    shared = bool(align(article, readout))
    for ours, theirs in product(_charged(article), _charged(readout)):
        if JUDGEMENT in (ours.about, theirs.about) and not shared:
            continue
        if _one_matter({ours.about, theirs.about}) and abs(ours.charge - theirs.charge) >= FELT:
            yield ours, theirs


def _one_matter(subjects: set[str]) -> bool:
    plain = subjects - {UNDERSTATEMENT}
    return len(plain) == 1 and plain <= (PLAYED_DOWN if plain < subjects else ANSWERING)


def _unanswered(article: Claim, readout: Claim) -> Iterator[Pair]:
    """Loaded words that only one account of a shared fact has."""
    if len(align(article, readout)) < SHARED:
        return
    yield from ((term, None) for term in _charged(article) if _loaded(term))
    yield from ((None, term) for term in _charged(readout) if _loaded(term))


def _loaded(term: Term) -> bool:
    return term.about in ANSWERING and abs(term.charge) >= LOADED


@remembered
def _charged(claim: Claim) -> tuple[Term, ...]:
    return tuple(
        Term(claim.role, word.span, word.charge, word.about) for word in charged_words(claim)
    )


@remembered
def _terms(claim: Claim) -> Mapping[int, Term]:
    """Offset of each content word -> its term; the words of a charged phrase share one."""
    terms = {word.start: Term(claim.role, _span(claim, word)) for word in content_words(claim)}
    for charged, term in zip(charged_words(claim), _charged(claim), strict=True):
        terms |= dict.fromkeys(charged.tokens, term)
    return terms


def _span(claim: Claim, word: Word) -> Span:
    inside = slice(word.start - claim.start, word.end - claim.start)
    return Span(word.start, word.end, claim.text[inside])


def _by_gap(pair: Pair) -> tuple[float, int, int]:
    """The widest gap first; ties by place, whichever claim is called the article."""
    starts = [term.span.start for term in pair if term is not None]
    return -_gap(*pair), sum(starts), max(starts) - min(starts)


def _gap(ours: Term | None, theirs: Term | None) -> float:
    return abs((ours.charge if ours else 0.0) - (theirs.charge if theirs else 0.0))


def _difference(ours: Term | None, theirs: Term | None) -> Difference:
    shift = _gap(ours, theirs) >= FELT
    return Difference(
        Kind.WORDING,
        ours.span if ours else None,
        theirs.span if theirs else None,
        Verdict.SHIFT if shift else Verdict.SAME,
        _reason(ours, theirs) if shift else _plainly(ours, theirs),
        _value(ours),
        _value(theirs),
    )


def _value(term: Term | None) -> str | None:
    return None if term is None else f"{term.charge:+.2f}"


def _plainly(ours: Term | None, theirs: Term | None) -> str:
    return f"{_quoted(ours)} in the article and {_quoted(theirs)} in the readout say the same."


def _reason(ours: Term | None, theirs: Term | None) -> str:
    if ours is None or theirs is None:
        term = ours or theirs
        return f"Only the {term.role if term else ''} says {_quoted(term)}, {_pole(term)} word."
    words = f"{_quoted(ours)} in the article, {_quoted(theirs)} in the readout"
    if ours.charge * theirs.charge < 0:
        return f"{words}: the article's word is {_sign(ours)}, the readout's {_sign(theirs)}."
    stronger, role = (
        (ours, "article") if abs(ours.charge) > abs(theirs.charge) else (theirs, "readout")
    )
    return f"{words}: the {role}'s is the stronger word, and the more {_sign(stronger)}."


def _quoted(term: Term | None) -> str:
    return f"“{term.span.text}”" if term else ""


def _sign(term: Term) -> str:
    return "negative" if term.charge < 0 else "positive"


def _pole(term: Term | None) -> str:
    return f"a {_sign(term)}" if term else ""


def _overlap(a: Difference, b: Difference) -> bool:
    """Whether two differences use one word twice."""
    sides = ((a.article, b.article), (a.readout, b.readout))
    return any(x is not None and y is not None and x.overlaps(y) for x, y in sides)
