"""The quotation audit: each quoted span of one account looked up in the whole of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.claims import Claim, SpeakerKind
from compare.documents import Document, Span
from compare.names import same_person
from compare.quotations.lookup import look_up
from compare.quotations.marks import quotations
from compare.quotations.types import QuotationFinding


def audit(
    document: Document,
    other: Document,
    claims: Sequence[Claim] = (),
    other_claims: Sequence[Claim] = (),
) -> tuple[QuotationFinding, ...]:
    """Look up every quotation of ``document``, one-word scare quotes too, in ``other``.

    Case, punctuation, kinds of marks and words in square brackets do not count as changes. Call
    it a second time with the documents exchanged for the other direction.

    Args:
        document: the account whose quotations are looked up.
        other: the account they are looked up in; its whole text, quoted or not.
        claims: the claims of ``document``, which say who speaks.
        other_claims: the claims of ``other``.

    Returns:
        One finding per quotation, in reading order.
    """
    return tuple(
        _with_speakers(look_up(document, quotation, other), claims, other_claims)
        for quotation in quotations(document)
    )


def _with_speakers(
    finding: QuotationFinding, claims: Sequence[Claim], other_claims: Sequence[Claim]
) -> QuotationFinding:
    """The finding with both speakers and whether they are one."""
    speaker = _speaker(finding.span, claims)
    other_speaker = _speaker(finding.matches[0], other_claims) if finding.matches else ""
    return replace(
        finding,
        speaker=speaker,
        other_speaker=other_speaker,
        same_speaker=same_person(speaker, other_speaker),
    )


def _speaker(span: Span, claims: Sequence[Claim]) -> str:
    """The named speaker of the claim that shares most characters with the span."""
    shares = [
        (min(span.end, claim.end) - max(span.start, claim.start), claim.attribution.speaker)
        for claim in claims
        if claim.attribution.kind is SpeakerKind.NAMED and claim.span.overlaps(span)
    ]
    return max(shares, default=(0, ""))[1]
