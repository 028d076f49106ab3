"""A report as CSV (RFC 4180): one row per pair, each with all that it takes to trace it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from compare.documents import Role
from compare.render.labels import UNREAD, describe_nli
from compare.render.table import safe_cell
from compare.reports import wording
from compare.reports.types import Account, Item, Passage, Report
from compare.review.telling import describe_decision
from compare.review.types import Review

# Spreadsheets take a CSV file without a byte order mark for one in the system's old encoding.
ENCODING = "utf-8-sig"
SEVERAL = " | "  # between several values in one cell

PAIR = (
    "number",
    "relation",
    "score",
    "contradiction",
    "unsure",
    "similarity",
    "affinity",
    "flagged",
    "reason",
    "differences",
    "clash",
    "gate",
    "nli",
)
PASSAGE = ("id", "claim", "speaker", "start", "end", "original", "context")
REVIEWS = ("decisions", "own_verdicts", "notes", "reviewed_at", "unanimous")
ACCOUNT = ("source", "published", "file", "sha256", "percent_not_read")
REPORT = ("pairs_compared", "pairs_here", "models", "settings", "version", "summary")
COLUMNS = (
    *PAIR,
    *(f"{role}_{name}" for role in Role for name in PASSAGE),
    *REVIEWS,
    *(f"{role}_{name}" for role in Role for name in ACCOUNT),
    *REPORT,
)

Row = dict[str, str | float]

NO_PAIR: Row = {"relation": "none"}


def render_csv(report: Report) -> bytes:
    """The report as CSV with a header, safe to open in a spreadsheet.

    A report without pairs has one row, of the relation "none", so that it still says how many
    were compared and with what.
    """
    facts = _facts(report)
    pairs = [_pair(number, item) for number, item in enumerate(report.items, 1)]
    rows = [pair | facts for pair in pairs or [NO_PAIR]]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    for row in rows:
        writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return out.getvalue().encode(ENCODING)


def _pair(number: int, item: Item) -> Row:
    judgement = item.judgement
    return {
        "number": number,
        "relation": judgement.relation.value,
        "score": round(judgement.score, 2),
        "contradiction": round(judgement.contradiction, 2),
        "unsure": _yes(judgement.unsure),
        "similarity": round(judgement.pair.similarity, 2),
        "affinity": round(judgement.pair.affinity, 2),
        "flagged": _yes(item.flagged),
        "reason": judgement.reason,
        "differences": SEVERAL.join(
            f"{d.kind} ({d.verdict}): {d.reason}" for d in judgement.differences
        ),
        "clash": item.clash.reason if item.clash else "",
        "gate": judgement.gate or "",
        "nli": describe_nli(judgement.nli) if judgement.nli else "",
        **_passage(item.article),
        **_passage(item.readout),
        "decisions": _each(item, lambda r: describe_decision(r, judgement.relation)),
        "own_verdicts": _each(item, lambda r: r.mark.value if r.mark else ""),
        "notes": _each(item, lambda r: r.note.strip()),
        "reviewed_at": _each(item, lambda r: wording.moment(r.at)),
        "unanimous": "" if item.unanimous is None else _yes(item.unanimous),
    }


def _passage(passage: Passage) -> Row:
    claim = passage.claim
    return {
        f"{claim.role}_id": claim.id,
        f"{claim.role}_claim": claim.text,
        f"{claim.role}_speaker": wording.speaker(passage),
        f"{claim.role}_start": claim.start,
        f"{claim.role}_end": claim.end,
        f"{claim.role}_original": str(passage.original or ""),
        f"{claim.role}_context": passage.context.text,
    }


def _facts(report: Report) -> Row:
    """What every row repeats, because rows get sorted, filtered and copied elsewhere."""
    made_with = dict(wording.made_with_rows(report))
    models = [f"{part} {name}" for part, name in report.models.items()]
    settings = [name.replace("_", " ") for name in report.settings]
    return {
        **_account(report.account(Role.ARTICLE)),
        **_account(report.account(Role.READOUT)),
        "pairs_compared": report.pairs,
        "pairs_here": len(report.items),
        "models": SEVERAL.join(models),
        "settings": SEVERAL.join(f"{name} {made_with[name]}" for name in settings),
        "version": report.version,
        "summary": f"{wording.extent_sentence(report)} {report.summary} {wording.CAUTION}",
    }


def _account(account: Account) -> Row:
    return {
        f"{account.role}_source": account.source or "",
        f"{account.role}_published": account.published.isoformat() if account.published else "",
        f"{account.role}_file": account.name,
        f"{account.role}_sha256": account.sha256,
        f"{account.role}_percent_not_read": dict(account.coverage)[UNREAD.title],
    }


def _each(item: Item, said: Callable[[Review], str]) -> str:
    """What each reviewer said, under their name; those who said nothing of it are left out."""
    return SEVERAL.join(f"{r.reviewer}: {said(r)}" for r in item.reviews if said(r))


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"
