"""A comparison as CSV (RFC 4180): one row per pair and per claim on one side only."""

from __future__ import annotations

import csv
import io
import itertools
import unicodedata

from compare.claims import Claim
from compare.comparison import Comparison
from compare.documents import Role
from compare.judging import Judgement
from compare.ledger import Entry, Place
from compare.render.labels import describe_place, describe_speaker, nearest_claim, printable

COLUMNS = (
    "relation",
    "article_id",
    "article_claim",
    "article_speaker",
    "article_original",
    "readout_id",
    "readout_claim",
    "readout_speaker",
    "readout_original",
    "similarity",
    "score",
    "reason",
    "differences",
    "gate",
    "contradiction",
    "unsure",
)

# A cell that begins like this is run as a formula by spreadsheets (OWASP, "CSV Injection"); the
# last four are the full-width forms that some of them accept.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

UNSEEN = ("Cf", "Cc")  # Unicode categories of marks without a shape: format and control characters

UNPAIRED = (Place.ONLY_HERE, Place.NOT_COMPARED)

Row = dict[str, str | float]


def render_csv(comparison: Comparison) -> str:
    """The comparison as CSV with a header, safe to open in a spreadsheet.

    Text is always quoted, and a cell that a spreadsheet would run as a formula begins with an
    apostrophe. Claims that one side alone makes have the relation "article only", "readout only"
    or "not compared", and carry their nearest partner and its similarity.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", quoting=csv.QUOTE_NONNUMERIC)
    writer.writeheader()
    for row in _rows(comparison):
        writer.writerow({key: safe_cell(value) for key, value in row.items()})
    return out.getvalue()


def safe_cell(value: str | float) -> str | float:
    """A cell that a spreadsheet shows and never runs; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    runs = value.startswith(FORMULA_STARTS) or _from_ink(value).startswith(FORMULA_STARTS)
    return f"'{text}" if runs else text


def _from_ink(text: str) -> str:
    """The text from its first visible character on: programs drop blanks and zero-width marks."""
    unseen = itertools.takewhile(lambda c: c.isspace() or unicodedata.category(c) in UNSEEN, text)
    return text[len("".join(unseen)) :]


def _rows(comparison: Comparison) -> list[Row]:
    alone = [e for role in Role for e in comparison.ledger[role] if e.place in UNPAIRED]
    return [_pair_row(comparison, j) for j in comparison.judgements] + [
        _claim_row(comparison, e) for e in alone
    ]


def _pair_row(comparison: Comparison, judgement: Judgement) -> Row:
    return {
        "relation": judgement.relation.value,
        **_side(comparison, judgement.pair.article),
        **_side(comparison, judgement.pair.readout),
        "similarity": round(judgement.pair.similarity, 2),
        "score": round(judgement.score, 2),
        "reason": judgement.reason,
        "differences": " | ".join(
            f"{d.kind} ({d.verdict}): {d.reason}" for d in judgement.differences
        ),
        "gate": judgement.gate or "",
        "contradiction": round(judgement.contradiction, 2),
        "unsure": "yes" if judgement.unsure else "no",
    }


def _claim_row(comparison: Comparison, entry: Entry) -> Row:
    """A claim on one side only; its nearest partner stands on the other side of the row."""
    only = entry.place is Place.ONLY_HERE
    row: Row = {
        "relation": f"{entry.claim.role} only" if only else entry.place.value,
        **_side(comparison, entry.claim),
    }
    nearest = nearest_claim(entry)
    if nearest is not None and entry.nearest is not None:
        row |= _side(comparison, nearest) | {"similarity": round(entry.nearest.similarity, 2)}
        row["reason"] = "nearest claim of the other account"
    return row


def _side(comparison: Comparison, claim: Claim) -> Row:
    return {
        f"{claim.role}_id": claim.id,
        f"{claim.role}_claim": claim.text,
        f"{claim.role}_speaker": describe_speaker(claim.attribution, claim.role),
        f"{claim.role}_original": describe_place(comparison.document(claim.role), claim),
    }
