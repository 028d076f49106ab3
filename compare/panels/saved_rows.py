"""Saved reports, their pairs and what changed, as rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compare.documents import Role
from compare.render.table import safe_cell
from compare.reports.archive import Saved
from compare.reports.changes import Changes, Moved, Redecided
from compare.reports.snapshot import Judged, Snapshot
from compare.reports.telling import (
    describe_counts,
    describe_redecided,
    describe_verdict,
    name_document,
)
from compare.review.telling import describe_review
from compare.review.types import Review

DAY = "%Y-%m-%d"

Row = dict[str, str | float]


def saved_rows(saved: Iterable[Saved]) -> list[Row]:
    """One row for each report in the archive; those that cannot be read say why."""
    return [_safe(_saved(s)) for s in saved]


def pair_rows(pairs: Iterable[Judged], reviews: Mapping[str, tuple[Review, ...]]) -> list[Row]:
    """One row for each pair, with what everybody said of it."""
    return [_safe(_pair(pair, describe_verdict(pair), reviews)) for pair in pairs]


def change_tables(changes: Changes, before: Snapshot) -> tuple[tuple[str, list[Row]], ...]:
    """What changed, in tables with their titles.

    Args:
        changes: from the earlier comparison to the later one.
        before: the earlier one, whose decisions on pairs that vanished are shown.
    """
    inputs = [{"what": i.name, "before": i.before, "after": i.after} for i in changes.inputs]
    return (
        ("Made with something else", [_safe(row) for row in inputs]),
        ("Appeared", pair_rows(changes.appeared, {})),
        ("Vanished", pair_rows(changes.vanished, before.reviews)),
        ("Judged in another way", [_safe(_moved(m)) for m in changes.relation]),
        ("Another score", [_safe(_moved(m)) for m in changes.score]),
        ("Decided in another way", [_safe(_decided(d)) for d in changes.decisions]),
    )


def _saved(saved: Saved) -> Row:
    row: Row = {"id": saved.id, "saved": f"{saved.at:{DAY}}"}
    manifest = saved.manifest
    if manifest is None:
        return {**row, "title": saved.trouble}
    return {
        **row,
        "title": manifest.title,
        **{role.value: name_document(manifest.documents[role]) for role in Role},
        "pairs": describe_counts(manifest),
    }


def _pair(pair: Judged, verdict: str, reviews: Mapping[str, tuple[Review, ...]]) -> Row:
    said = (f"{r.reviewer}: {describe_review(r, pair.relation)}" for r in reviews.get(pair.key, ()))
    return {
        "verdict": verdict,
        "article": pair.article,
        "readout": pair.readout,
        "reviews": "; ".join(said),
    }


def _moved(moved: Moved) -> Row:
    verdict = f"{describe_verdict(moved.before)}, then {describe_verdict(moved.after)}"
    return {"verdict": verdict, "article": moved.after.article, "readout": moved.after.readout}


def _decided(change: Redecided) -> Row:
    before, after = describe_redecided(change)
    return {
        "reviewer": change.reviewer,
        "before": before,
        "after": after,
        "verdict": describe_verdict(change.pair),
        "article": change.pair.article,
        "readout": change.pair.readout,
    }


def _safe(row: Mapping[str, str | float]) -> Row:
    """Cells that no spreadsheet runs, for a reader may take the table along."""
    return {name: safe_cell(value) for name, value in row.items()}
