"""One act in two accounts: predicates that match, with what fills their roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.claims import Claim, Force
from compare.differences.alignment import american, normal_form, word_link
from compare.differences.parties import Identity, Party, identity, once_only, party
from compare.differences.roles import Act, acts

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs whose subject and object may change places without a clash, or that both sides may do to
# each other: reports of both directions can hold at once.
MUTUAL = frozenset(
    {"accuse", "blame", "criticize", "praise", "thank", "meet", "tell", "call", "invite", "visit"}
    | {"support", "ask", "warn", "threaten", "see", "join", "fight", "help", "urge", "know"}
    | {"follow", "contact", "greet", "welcome", "congratulate", "include", "involve", "face"}
)
# Verbs too empty or too common for their match to mean the same act.
EMPTY = frozenset({"be", "have", "do", "make", "take", "get", "go", "put", "say", "tell", "give"})


@dataclass(frozen=True, slots=True)
class Matched:
    """An act of the article and an act of the readout with matching predicates."""

    article: Act
    readout: Act

    @property
    def once(self) -> bool:
        """Whether the act as a rule happens once to its object."""
        lemmas = {normal_form(self.article.verb), normal_form(self.readout.verb)}
        return bool(lemmas & {american(word) for word in once_only()})

    @property
    def asserted(self) -> bool:
        """Whether both accounts state it as real, in the same half of time."""
        both = (self.article, self.readout)
        return (
            all(act.real and not act.negated for act in both)
            and self.article.future == self.readout.future
        )


def matched_acts(article: Claim, readout: Claim) -> Iterator[Matched]:
    """Pairs of acts of two claims whose predicates say the same."""
    for ours in acts(article):
        for theirs in acts(readout):
            a, b = normal_form(ours.verb), normal_form(theirs.verb)
            if a not in EMPTY and b not in EMPTY and word_link(a, b) is not None:
                yield Matched(ours, theirs)


def filled(claim: Claim, head: Token | None) -> Party | None:
    """The party in a role, or None where the role is empty or held by a pronoun."""
    if head is None or head.pos_ == "PRON" or head.tag_ in ("WDT", "WP"):
        return None
    return party(claim, head)


def same_object(matched: Matched, article: Claim, readout: Claim) -> bool:
    """Whether both acts are done to the same known thing."""
    ours = filled(article, matched.article.patient)
    theirs = filled(readout, matched.readout.patient)
    return (
        ours is not None
        and theirs is not None
        and ours.definite
        and theirs.definite
        and identity(ours, theirs) is Identity.SAME
        and not _told_apart(ours, theirs)
    )


def _told_apart(a: Party, b: Party) -> bool:
    """Whether numbers keep two things of one kind apart ("two men", "nine men")."""
    ours, theirs = (
        {child.lower_ for child in side.head.children if child.dep_ == "nummod"} for side in (a, b)
    )
    return bool(ours and theirs) and ours != theirs


def one_occasion(article: Claim, readout: Claim) -> bool:
    """Whether nothing keeps the occasions apart: no other date, no denying frame."""
    if Force.DENIES in (article.attribution.force, readout.attribution.force):
        return False
    dates = [_dates(claim) for claim in (article, readout)]
    return not all(dates) or bool(dates[0] & dates[1])


def _dates(claim: Claim) -> set[str]:
    tokens = claim.parse or ()
    return {token.lower_ for token in tokens if token.ent_type_ == "DATE" and not token.is_stop}
