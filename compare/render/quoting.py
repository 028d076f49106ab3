"""How quotations and key words are worded before a reader; plain sentences for all renderings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.documents import Document, Role, Span
from compare.keyness import KeyWord
from compare.quotations.types import Alteration, QuotationFinding, QuotationStatus
from compare.render.labels import describe_place

QUOTATIONS_TITLE = "Quotations"
QUOTATIONS_MEANING = "every quoted span, looked up in the whole of the other account"
KEY_WORDS_TITLE = "Key words"
KEY_WORDS_MEANING = "words that one account uses more than the other, over both whole texts"
KEY_WORDS_METHOD = (
    "Log-odds ratio against everyday English with its 95 % interval; an interval that holds 0 is "
    "no finding."
)
KEY_WORD_COLUMNS = ("word", "article", "readout", "log-odds", "95 % interval", "direction")

STATUSES = {
    QuotationStatus.VERBATIM: "verbatim",
    QuotationStatus.TRIMMED: "cut short",
    QuotationStatus.ALTERED: "words changed",
    QuotationStatus.SPLICED: "spliced from several places",
    QuotationStatus.NOT_FOUND: "not found",
}


def describe_status(finding: QuotationFinding, role: Role) -> str:
    """What became of a quotation of that account: "not found in the readout"."""
    if finding.status is QuotationStatus.NOT_FOUND:
        return f"{STATUSES[finding.status]} in the {role.other}"
    return STATUSES[finding.status]


def describe_quotation(finding: QuotationFinding, document: Document) -> Iterator[tuple[str, str]]:
    """What there is to tell of a quotation of that account, as labels and texts not yet escaped.

    Example:
        ``("changed", "“will” for “may”")``
    """
    if finding.matches:
        yield document.role.other.value, _quoted(finding.matches)
    if finding.cut:
        yield "left out", _quoted(finding.cut)
    if finding.alterations:
        yield "changed", "; ".join(map(_change, finding.alterations))
    yield "speaker", _speakers(finding, document.role)
    if where := describe_place(document, finding.span):
        yield "place", where


def key_word_cells(row: KeyWord) -> tuple[str, ...]:
    """A key word under ``KEY_WORD_COLUMNS``."""
    return (
        row.word,
        str(row.article_count),
        str(row.readout_count),
        f"{row.log_odds:+.2f}",
        f"{row.low:+.2f} to {row.high:+.2f}",
        row.direction if row.certain else f"{row.direction} (leaning)",
    )


def _quoted(spans: Sequence[Span]) -> str:
    return " … ".join(f"“{span.text}”" for span in spans)


def _change(change: Alteration) -> str:
    """From the other account's words to the quoted ones."""
    if change.other is None:
        return f"“{change.quoted.text}” put in" if change.quoted else ""
    if change.quoted is None:
        return f"“{change.other.text}” left out"
    return f"“{change.quoted.text}” for “{change.other.text}”"


def _speakers(finding: QuotationFinding, role: Role) -> str:
    """Whether both accounts give the words to one speaker, as far as that can be told."""
    here = f"{finding.speaker or 'not named'} in the {role}"
    if not finding.matches:
        return here
    both = f"{here}, {finding.other_speaker or 'not named'} in the {role.other}"
    answer = {True: "the same", False: "not the same", None: "not known to be the same"}
    return f"{answer[finding.same_speaker]}: {both}"
