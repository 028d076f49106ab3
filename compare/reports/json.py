"""A report as JSON, and as JSON Lines."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from compare.atomic import to_utf8
from compare.documents import Role
from compare.reports.types import Account, Item, Passage, Report
from compare.review.types import Orphan, Review
from compare.serialize import pair_dict, place_dict, speaker_dict


def render_json(report: Report) -> bytes:
    """The report as one object; same report, same bytes."""
    return to_utf8(
        json.dumps(to_dict(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    )


def render_jsonl(report: Report) -> bytes:
    """The report as lines: its facts first, of the type "report", then one "item" a line."""
    facts = to_dict(report)
    items = facts.pop("items")
    lines = [{"type": "report", **facts}, *({"type": "item", **item} for item in items)]
    return to_utf8(
        "".join(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n" for line in lines)
    )


def to_dict(report: Report) -> dict[str, Any]:
    """The report as plain values; offsets are code points of the documents' texts."""
    return {
        "title": report.title,
        "chosen": report.chosen.value,
        "summary": report.summary,
        "documents": {account.role.value: _account(account) for account in report.accounts},
        "counts": {
            "pairs": report.pairs,
            "here": len(report.items),
            "flagged": report.flagged,
            "reviewed": report.reviewed,
            "orphaned_reviews": report.orphaned,
            "relations": {relation.value: asdict(t) for relation, t in report.tallies.items()},
        },
        "reviewers": list(report.reviewers),
        "agreement": asdict(report.agreement),
        "items": [_item(item) for item in report.items],
        "orphans": [_orphan(orphan) for orphan in report.orphans],
        "models": report.models,
        "settings": report.settings,
        "version": report.version,
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "name": account.name,
        "source": account.source,
        "published": account.published.isoformat() if account.published else None,
        "sha256": account.sha256,
        "characters": account.characters,
        "claims": {place.value: number for place, number in account.places.items()},
        "coverage": dict(account.coverage),
        "unread": [asdict(span) for span in account.unread],
        "cut": list(account.cut),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "key": item.key,
        **pair_dict(item.judgement, item.clash),
        **{role.value: _passage(item.passage(role)) for role in Role},
        "flagged": item.flagged,
        "reviews": [_review(review) for review in item.reviews],
        "unanimous": item.unanimous,
    }


def _orphan(orphan: Orphan) -> dict[str, Any]:
    reviews = [_review(review) for review in orphan.reviews]
    return {"key": orphan.pair, **asdict(orphan.words), "reviews": reviews}


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.claim.id,
        **asdict(passage.claim.span),
        "original": place_dict(passage.original),
        "speaker": speaker_dict(passage.claim.attribution),
        "sentence": asdict(passage.sentence),
        "context": asdict(passage.context),
        "more_before": passage.more_before,
        "more_after": passage.more_after,
        "marks": [{"text": part.text, "mark": part.mark.value or None} for part in passage.parts],
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "reviewer": review.reviewer,
        "decision": review.decision.value if review.decision else None,
        "verdict": review.verdict.value if review.verdict else None,
        "note": review.note,
        "mark": review.mark.value if review.mark else None,
        "at": review.at.isoformat(),
    }
