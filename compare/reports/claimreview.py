"""The pairs that a person confirmed, as schema.org ClaimReview.

The rating is in words: what the relation is and who confirmed it. The tool's score is no rating
of a claim and is left out. A pair that was confirmed as another relation than it has today, or as
one that was not kept, is left out too: today's relation and reason would be published under the
name of somebody who never saw them, and the reason for the earlier one is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compare.claims import SpeakerKind
from compare.documents import Role
from compare.errors import ReportError
from compare.names import surname
from compare.render.labels import one_line
from compare.reports.jsonld import hash_iri, iri_of, timestamp, to_bytes
from compare.reports.types import Account, Item, Passage, Report
from compare.review.types import Decision, Review

CONTEXT = "https://schema.org"
TYPES = {Role.ARTICLE: "NewsArticle", Role.READOUT: "CreativeWork"}

Values = dict[str, Any]


def render_claim_reviews(report: Report) -> bytes:
    """One ClaimReview per pair that was confirmed as what it is; no other pair is part of it.

    Raises:
        ReportError: nobody confirmed a pair of the report as what it is.
    """
    confirmed = [item for item in report.items if item.decided(Decision.CONFIRMED)]
    if not confirmed:
        raise ReportError(
            f"None of the {len(report.items)} pairs of this report is confirmed by a reviewer"
            f"{_earlier(report)}, and only confirmed pairs go into a ClaimReview: confirm one "
            "first, or choose another format."
        )
    return to_bytes({"@context": CONTEXT, "@graph": [_review(report, i) for i in confirmed]})


def _review(report: Report, item: Item) -> Values:
    confirming = item.decided(Decision.CONFIRMED)
    article, readout = report.accounts
    review: Values = {
        "@type": "ClaimReview",
        "@id": iri_of("claim review", article.sha256, readout.sha256, item.key),
        "claimReviewed": one_line(item.article.claim.text),
        "itemReviewed": {
            "@type": "Claim",
            "text": one_line(item.article.claim.text),
            **_spoken("author", item.article, article),
            "appearance": _work(article),
        },
        "author": [_person(r.reviewer) for r in confirming],
        "datePublished": timestamp(max(r.at for r in confirming)),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": _rating(item),
            "ratingExplanation": one_line(item.judgement.reason),
        },
        "citation": {
            "@type": "Quotation",
            "text": one_line(item.readout.claim.text),
            **_spoken("spokenByCharacter", item.readout, readout),
            "isPartOf": _work(readout),
        },
    }
    notes = [f"{r.reviewer}: {r.note}" for r in _speaking(item) if r.note.strip()]
    if notes:
        review["reviewBody"] = one_line(" / ".join(notes))
    return review


def _earlier(report: Report) -> str:
    """Of a report in which no confirmation stands: how many pairs have one all the same."""
    decisions = [{review.decision for review in item.reviews} for item in report.items]
    earlier = sum(Decision.CONFIRMED in made for made in decisions)
    return f" as what it is today ({earlier} as something else or unknown)" if earlier else ""


def _speaking(item: Item) -> Iterator[Review]:
    """The reviews of what the pair is today: without those that decided of something else."""
    relation = item.judgement.relation
    yield from (r for r in item.reviews if r.decision is None or r.stands(relation))


def _rating(item: Item) -> str:
    """The relation of the two accounts and who stands behind it, dissent included."""
    said = [
        f"{word} {', '.join(r.reviewer for r in item.decided(decision))}"
        for decision, word in (
            (Decision.CONFIRMED, "confirmed by"),
            (Decision.REJECTED, "rejected by"),
            (Decision.UNSURE, "unsure:"),
        )
        if item.decided(decision)
    ]
    return one_line(f"{item.judgement.relation} of article and readout, {'; '.join(said)}")


def _spoken(name: str, passage: Passage, account: Account) -> Values:
    """Who says a claim, where that is known: a person, another named speaker, or the account."""
    said = passage.claim.attribution
    if said.kind is SpeakerKind.UNNAMED:
        return {}
    if said.kind is SpeakerKind.DOCUMENT:
        return {name: _organization(account.source)} if account.source else {}
    if not said.speaker:
        return {}
    known = {"name": one_line(said.speaker)}
    return {name: {"@type": "Person", **known} if surname(said.speaker) else known}


def _work(account: Account) -> Values:
    work: Values = {
        "@type": TYPES[account.role],
        "name": one_line(account.name),
        "identifier": hash_iri(account.sha256),
    }
    if account.source:
        work["publisher"] = _organization(account.source)
    if account.published:
        work["datePublished"] = account.published.isoformat()
    return work


def _person(name: str) -> Values:
    return {"@type": "Person", "name": one_line(name)}


def _organization(name: str) -> Values:
    return {"@type": "Organization", "name": one_line(name)}
