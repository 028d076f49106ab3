"""Agency: who does an act, where the actors are common nouns, and where one is left out."""

from __future__ import annotations

from collections.abc import Iterator

from compare.claims import Claim
from compare.claims.syntax import text_of
from compare.differences.alignment import normal_form
from compare.differences.context import Context
from compare.differences.counterparts import (
    MUTUAL,
    Matched,
    filled,
    matched_acts,
    one_occasion,
    same_object,
)
from compare.differences.parties import Identity, Party, identity
from compare.differences.roles import Act, phrase
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Span


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """Agents left out (shift), agents of another class for one act, swapped roles (conflict).

    Agents with proper names are the business of the entity kind.
    """
    found: list[Difference] = []
    for matched in matched_acts(article, readout):
        found += _left_out(matched, article, readout)
        found += _another_actor(matched, article, readout)
        found += _swapped(matched, article, readout)
    return tuple(dict.fromkeys(found))


def _left_out(matched: Matched, article: Claim, readout: Claim) -> Iterator[Difference]:
    """One account tells who did it: "police broke up the rally", "the rally was broken up"."""
    named = [act.agent is not None for act in (matched.article, matched.readout)]
    if named[0] == named[1] or not same_object(matched, article, readout):
        return
    if named[0]:
        teller, silent, claim, act = "article", "readout", article, matched.article
    else:
        teller, silent, claim, act = "readout", "article", readout, matched.readout
    actor = filled(claim, act.agent)
    if actor is None:
        return
    spans = {teller: actor.span, silent: _verb_span(_act(matched, silent))}
    yield Difference(
        Kind.AGENCY,
        spans["article"],
        spans["readout"],
        Verdict.SHIFT,
        f"The {teller} says who acted ({actor.span.text}), the {silent} leaves it out.",
    )


def _act(matched: Matched, role: str) -> Act:
    return matched.article if role == "article" else matched.readout


def _verb_span(act: Act) -> Span:
    """The predicate as a reader would mark it, auxiliaries included."""
    if act.verb.pos_ == "NOUN":
        return phrase(act.verb)
    inside = [word for word in act.verb.children if word.dep_ in ("aux", "auxpass", "neg", "prt")]
    parts = [act.verb, *inside]
    start = min(part.idx for part in parts)
    end = max(part.idx + len(part) for part in parts)
    return Span(start, end, text_of(act.verb.doc)[start:end])


def _another_actor(matched: Matched, article: Claim, readout: Claim) -> Iterator[Difference]:
    """Other actors: "soldiers broke up the rally", "the police broke up the rally"."""
    ours, theirs = _agents(matched, article, readout)
    if ours is None or theirs is None or ours.names or theirs.names:
        return
    if (
        matched.once
        and matched.asserted
        and identity(ours, theirs) is Identity.OTHER
        and same_object(matched, article, readout)
        and one_occasion(article, readout)
    ):
        yield Difference(
            Kind.AGENCY,
            ours.span,
            theirs.span,
            Verdict.CONFLICT,
            f"The article has {ours.span.text} do it, the readout {theirs.span.text}.",
            normal_form(ours.head),
            normal_form(theirs.head),
        )


def _agents(matched: Matched, article: Claim, readout: Claim) -> tuple[Party | None, Party | None]:
    return filled(article, matched.article.agent), filled(readout, matched.readout.agent)


def _swapped(matched: Matched, article: Claim, readout: Claim) -> Iterator[Difference]:
    """Actor and object change places: "Norvane sued Brightwell", "Brightwell sued Norvane"."""
    verbs = (matched.article.verb, matched.readout.verb)
    if not matched.asserted or any(normal_form(verb) in MUTUAL for verb in verbs):
        return
    ours, theirs = _agents(matched, article, readout)
    our_object = filled(article, matched.article.patient)
    their_object = filled(readout, matched.readout.patient)
    if ours is None or theirs is None or our_object is None or their_object is None:
        return
    crossed = (identity(ours, their_object), identity(our_object, theirs))
    straight = (identity(ours, theirs), identity(our_object, their_object))
    if crossed == (Identity.SAME, Identity.SAME) and Identity.SAME not in straight:
        yield Difference(
            Kind.AGENCY,
            ours.span,
            theirs.span,
            Verdict.CONFLICT,
            f"In the article {ours.span.text} does it to {our_object.span.text}, "
            f"in the readout {theirs.span.text} to {their_object.span.text}.",
        )
