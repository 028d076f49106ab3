"""What became of every quotation in the other account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import streamlit as st

from compare.comparison import Comparison
from compare.documents import Role
from compare.findings import audit_quotations
from compare.quotations.types import QuotationFinding, QuotationStatus
from compare.render.diff import Mark, Part
from compare.render.html import macros
from compare.render.labels import count
from compare.render.quoting import QUOTATIONS_MEANING, QUOTATIONS_TITLE, STATUSES

STATUS = "quotations-status"
NONE = "Neither account quotes anybody, so that there is no quotation to look up."


def show_quotations(comparison: Comparison) -> None:
    """The quotations of both accounts, filtered by what became of them."""
    audited = audit_quotations(comparison)
    st.subheader(QUOTATIONS_TITLE, anchor=False)
    st.caption(f"{QUOTATIONS_MEANING.capitalize()}.")
    if not any(audited.values()):
        st.info(NONE)
        return
    met = Counter(finding.status for found in audited.values() for finding in found)
    wanted = st.pills(
        "What became of them",
        [status for status in QuotationStatus if met[status]],
        selection_mode="multi",
        format_func=lambda status: f"{STATUSES[status]} {met[status]}",
        key=STATUS,
        persist_state="session",
    )
    lists = []
    for role, found in audited.items():
        shown = [(f, lit_quotation(f)) for f in found if not wanted or f.status in wanted]
        lists.append((role, count_sentence(found, role, len(shown)), shown))
    st.html(str(macros("panels").quotations(comparison, lists)))


def count_sentence(found: Sequence[QuotationFinding], role: Role, shown: int) -> str:
    """How many quotations there are, what became of them, and how many the reader sees."""
    if not found:
        return f"The {role} quotes nobody."
    met = Counter(finding.status for finding in found)
    fates = [f"{STATUSES[status]} {met[status]}" for status in QuotationStatus if met[status]]
    hidden = f" {shown} shown." if shown < len(found) else ""
    return f"{count(len(found), 'quotation')}: {', '.join(fates)}.{hidden}"


def lit_quotation(finding: QuotationFinding) -> tuple[Part, ...]:
    """The quotation cut into parts, those lit that the other account words otherwise."""
    return tuple(part for part in _parts(finding) if part.text)


def _parts(finding: QuotationFinding) -> Iterator[Part]:
    span, at = finding.span, finding.span.start
    changed = (a.quoted for a in finding.alterations if a.quoted is not None)
    for words in sorted(changed, key=lambda s: s.start):
        start, end = max(at, words.start), max(at, words.end)
        yield Part(span.text[at - span.start : start - span.start], Mark.NONE)
        yield Part(span.text[start - span.start : end - span.start], Mark.SHIFT)
        at = end
    yield Part(span.text[at - span.start :], Mark.NONE)
