"""What a comparison shows beside its pairs: quotations, key words, the kind of each clash.

Everything here is worked out when it is asked for, so that a format without it costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from compare.claims import Claim, SpeakerKind
from compare.comparison import Comparison
from compare.differences.speaker import Clash, clash
from compare.documents import Document, Role
from compare.judging import Judgement, Relation
from compare.keyness import Keyness, KeyWord, keyness
from compare.names import same_person
from compare.quotations.audit import audit
from compare.quotations.types import QuotationFinding

KEY_WORDS = 10  # the strongest words shown per account; weaker ones part by a use or two
# An agreement less likely than not takes no side: often it is no more than a shared topic.
SIDES_FROM = 0.5
KEPT_CASES = 16  # as many as the page keeps evidence of


@dataclass(frozen=True, slots=True)
class KeyWords:
    """The words in which two whole texts part most.

    Attributes:
        rows: at most ``KEY_WORDS`` per account, the article's first, each side's strongest first.
        warning: one sentence when the texts are too short for findings, else None.
    """

    rows: tuple[KeyWord, ...]
    warning: str | None


@dataclass(frozen=True, slots=True)
class ClashFinding:
    """What kind of contradiction a pair is, and one sentence that says so."""

    kind: Clash
    reason: str


def audit_quotations(comparison: Comparison) -> dict[Role, tuple[QuotationFinding, ...]]:
    """Every quoted span of both accounts, looked up in the other one, in reading order."""
    return {
        role: _audit(
            comparison.document(role),
            comparison.document(role.other),
            comparison.claims[role],
            comparison.claims[role.other],
        )
        for role in Role
    }


def find_key_words(comparison: Comparison) -> KeyWords:
    """The strongest words of either account, with the warning that short texts call for."""
    found = _keyness(comparison.article, comparison.readout)
    rows = [row for row in found.rows if _leans(row, found)]
    strongest = ([row for row in rows if row.user is role][:KEY_WORDS] for role in Role)
    return KeyWords(tuple(row for side in strongest for row in side), found.warning)


def classify_clash(comparison: Comparison, judgement: Judgement) -> ClashFinding | None:
    """What kind of contradiction a pair is; None for a pair that is none.

    The article counts as reporting the clash itself only where another speaker of it, by a claim
    that surely agrees with the readout's, holds the readout's side. That such a claim
    stands nearby is not enough: a shared topic takes no side.
    """
    if judgement.relation is not Relation.CONTRADICTION:
        return None
    article, readout = judgement.pair.article, judgement.pair.readout
    opposed = tuple(_opposed(article, readout, comparison.related_by(Relation.AGREEMENT)))
    kind = clash(article, readout, opposed)
    if kind is Clash.TWO_VERSIONS:
        reason = f"One speaker is made to say two things: {_voice(article)}, {_voice(readout)}."
    elif kind is Clash.REPORTED:
        reason = (
            "The article itself reports that two sides clash: besides "
            f"{_cited(article)} it cites {_cited(opposed[0])} for the readout's version."
        )
    else:
        reason = f"The facts clash: {_voice(article)} against {_voice(readout)}."
    return ClashFinding(kind, reason)


@lru_cache(maxsize=KEPT_CASES * len(Role))
def _audit(
    document: Document,
    other: Document,
    claims: tuple[Claim, ...],
    other_claims: tuple[Claim, ...],
) -> tuple[QuotationFinding, ...]:
    return audit(document, other, claims, other_claims)


@lru_cache(maxsize=KEPT_CASES)
def _keyness(article: Document, readout: Document) -> Keyness:
    return keyness(article, readout)


def _leans(row: KeyWord, found: Keyness) -> bool:
    """Whether the bare rates lean the way the log-odds do.

    In a text of a few lines the prior outweighs the counts: a common word that it never uses
    would come out as its own, because the longer text uses it less than English at large.
    """
    article = row.article_count * found.readout_words
    readout = row.readout_count * found.article_words
    return (article - readout) * row.log_odds > 0


def _opposed(article: Claim, readout: Claim, agreements: Iterable[Judgement]) -> Iterator[Claim]:
    """Claims by which another speaker of the article says what the readout's claim says."""
    speaker = article.attribution.speaker
    for agreement in agreements:
        said = agreement.pair.article.attribution
        own = said.kind is SpeakerKind.DOCUMENT or said.speaker == speaker
        sure = agreement.pair.readout == readout and agreement.score >= SIDES_FROM
        if sure and not own and not same_person(said.speaker, speaker):
            yield agreement.pair.article


def _cited(claim: Claim) -> str:
    return f"{claim.attribution.speaker or 'an unnamed source'} ({claim.id})"


def _voice(claim: Claim) -> str:
    """Who vouches for a claim, and where."""
    said = claim.attribution
    if said.kind is SpeakerKind.DOCUMENT:
        return f"the {claim.role} itself"
    return f"{said.speaker or 'an unnamed source'} in the {claim.role}"
