"""A report as W3C Web Annotations, so that other tools can show the pairs on the texts.

Web Annotation Data Model, W3C Recommendation 23 February 2017. Offsets are code points, as that
standard asks and as this program counts; quotations are exact, control characters included.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compare.documents import Role
from compare.reports import wording
from compare.reports.jsonld import hash_iri, iri_of, timestamp, to_bytes
from compare.reports.types import Account, Item, Passage, Report
from compare.review.telling import describe_decision
from compare.review.types import Review

CONTEXT = "http://www.w3.org/ns/anno.jsonld"  # this spelling is required, section 3.1

Values = dict[str, Any]


def render_annotations(report: Report) -> bytes:
    """The report as one collection: per pair an annotation of both passages."""
    annotations = [_annotation(report, item) for item in report.items]
    names = [annotation["id"] for annotation in annotations]
    collection = iri_of("collection", *(account.sha256 for account in report.accounts), *names)
    graph: Values = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": f"{report.title}. {wording.extent_sentence(report)} {report.summary}",
        "generator": _software(report),
        "total": len(annotations),
    }
    if annotations:  # an empty collection has no page, section 5.1
        page = {
            "id": iri_of("page", collection),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": annotations,
        }
        graph |= {"first": page, "last": page["id"]}
    return to_bytes(graph)


def _annotation(report: Report, item: Item) -> Values:
    targets = [_target(report.account(role), item.passage(role)) for role in Role]
    places = (f"{item.passage(role).claim.start}-{item.passage(role).claim.end}" for role in Role)
    name = iri_of("pair", *(account.sha256 for account in report.accounts), *places)
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "assessing",
        "generator": _software(report),
        "body": list(_bodies(report, item)),
        "target": targets,
    }


def _target(account: Account, passage: Passage) -> Values:
    claim = passage.claim
    source: Values = {
        "id": hash_iri(account.sha256),
        "type": "Text",
        "format": "text/plain",
        "label": f"{account.role}: {account.name}",
    }
    if account.source:
        source["dc:publisher"] = account.source
    if account.published:
        source["dc:date"] = account.published.isoformat()
    return {
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": claim.text,
                "prefix": passage.prefix,
                "suffix": passage.suffix,
            },
            {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
        ],
    }


def _bodies(report: Report, item: Item) -> Iterator[Values]:
    """The tool's relation and reasons, then what each reviewer decided and wrote."""
    tool = {"creator": _software(report)}
    yield _text(item.judgement.relation.value, "classifying") | tool
    yield _text(wording.measures(item), "describing") | tool
    for found in item.judgement.differences:
        reason = f"{found.kind} ({found.verdict}): {found.reason}"
        yield _text(f"{reason} ({wording.difference_words(found)})", "describing") | tool
    for label, text in wording.remarks(item):
        yield _text(f"{label}: {text}", "describing") | tool
    for review in item.reviews:
        yield from _said(review, item)


def _said(review: Review, item: Item) -> Iterator[Values]:
    by = {
        "creator": {"type": "Person", "name": review.reviewer},
        "modified": timestamp(review.at),
    }
    if review.decision:
        yield _text(describe_decision(review, item.judgement.relation), "assessing") | by
    if review.mark:
        yield _text(review.mark.value, "classifying") | by
    if review.note.strip():
        yield _text(review.note, "commenting") | by


def _text(value: str, purpose: str) -> Values:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _software(report: Report) -> Values:
    return {"type": "Software", "name": f"compare {report.version}"}
