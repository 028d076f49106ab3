"""A comparison as Markdown (CommonMark with GitHub's tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare import __version__
from compare.comparison import Comparison
from compare.differences.types import Difference
from compare.documents import Role, Span
from compare.findings import audit_quotations, classify_clash, find_key_words
from compare.judging import Judgement, Relation
from compare.ledger import Entry, Place
from compare.render.diff import Part, lit_parts
from compare.render.labels import (
    RELATIONS,
    claim_of,
    describe_claim,
    describe_document,
    describe_doubt,
    describe_nearest,
    describe_nli,
    one_line,
    verdict_reason,
)
from compare.render.quoting import (
    KEY_WORD_COLUMNS,
    KEY_WORDS_METHOD,
    KEY_WORDS_TITLE,
    QUOTATIONS_TITLE,
    describe_quotation,
    describe_status,
    key_word_cells,
)
from compare.render.summary import coverage_rows, settings_rows, summarise

# What can start markup, a table cell, a tag, an entity, a mention or a formula inside a line
# (CommonMark 0.31, section 2.4, and GitHub's extensions); signs that only act at the start of a
# line are harmless, because no text stands there.
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&@$^]")
_AUTOLINK = re.compile(r"(https?|ftp)(:)(?=//)|(www)(\.)", re.IGNORECASE)


def render_markdown(comparison: Comparison) -> str:
    """The ledger as Markdown; nothing in the texts is read as markup, HTML or a link."""
    sections = (
        _head(comparison),
        _coverage(comparison),
        *(_findings(comparison, relation) for relation in RELATIONS),
        _quotations(comparison),
        _key_words(comparison),
        *(_only_in(comparison, role) for role in Role),
        _left_out(comparison),
        _provenance(comparison),
    )
    return "\n".join(line for section in sections for line in section) + "\n"


def escape_markdown(text: str) -> str:
    r"""Text that Markdown shows as it is, on one line.

    Example:
        ``escape_markdown("<b> *x*")`` is ``\<b\> \*x\*``.
    """
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(text))
    return _AUTOLINK.sub(r"\1\3\\\2\4", escaped)


def _head(comparison: Comparison) -> Iterator[str]:
    yield from ("# Two accounts of one event", "")
    for role in Role:
        yield f"- **{role}:** {escape_markdown(describe_document(comparison.document(role)))}"
    yield from ("", escape_markdown(summarise(comparison)), "")


def _coverage(comparison: Comparison) -> Iterator[str]:
    rows = (coverage_rows(comparison.coverage[role]) for role in Role)
    yield from (
        "## Coverage of the text",
        "",
        "| part | article | readout | |",
        "|---|--:|--:|---|",
    )
    for (label, left), (_, right) in zip(*rows, strict=True):
        yield f"| {label.title} | {left} % | {right} % | {label.meaning} |"
    yield ""


def _findings(comparison: Comparison, relation: Relation) -> Iterator[str]:
    judgements = comparison.related_by(relation)
    yield from (f"## {RELATIONS[relation].title} ({len(judgements)})", "")
    for judgement in judgements:
        yield from _finding(comparison, judgement)
    yield from () if judgements else ("None.", "")


def _finding(comparison: Comparison, judgement: Judgement) -> Iterator[str]:
    article, readout = judgement.key
    yield f"### {article} / {readout}, similarity {judgement.pair.similarity:.2f}"
    yield ""
    for role in Role:
        said = describe_claim(comparison.document(role), claim_of(judgement, role))
        words = "".join(marked(part) for part in lit_parts(judgement, role)).strip()
        yield from (f"> **{role}** ({escape_markdown(said)}): {words}", ">")
    yield ""
    for difference in judgement.differences:
        yield _difference(difference)
    clash = classify_clash(comparison, judgement)
    notes = (
        ("verdict", verdict_reason(judgement)),
        ("clash", clash.reason if clash else None),
        ("no contradiction", judgement.gate),
        ("unsure", describe_doubt(judgement)),
        ("NLI", describe_nli(judgement.nli) if judgement.nli else None),
    )
    yield from (f"- **{label}:** {escape_markdown(note)}" for label, note in notes if note)
    yield ""


def marked(part: Part) -> str:
    """A part of a claim, bold where it is lit; the blanks around it stay outside the stars."""
    words = escape_markdown(part.text)
    if not words:
        return " "
    before = " " if part.text[:1].isspace() else ""
    after = " " if part.text[-1:].isspace() else ""
    return f"{before}**{words}**{after}" if part.mark else f"{before}{words}{after}"


def _difference(difference: Difference) -> str:
    words = f"{_words(difference.article)} / {_words(difference.readout)}"
    reason = escape_markdown(difference.reason)
    return f"- **{difference.kind}** ({difference.verdict}): {reason} ({words})"


def _words(span: Span | None) -> str:
    return f"“{escape_markdown(span.text)}”" if span else "–"


def _quotations(comparison: Comparison) -> Iterator[str]:
    audited = audit_quotations(comparison)
    number = sum(map(len, audited.values()))
    yield from (f"## {QUOTATIONS_TITLE} ({number})", "")
    for role, findings in audited.items():
        for finding in findings:
            words = escape_markdown(finding.span.text)
            yield f"- **{role}** {words} (**{describe_status(finding, role)}**)"
            for label, text in describe_quotation(finding, comparison.document(role)):
                yield f"  - {label}: {escape_markdown(text)}"
    yield from ("",) if number else ("None.", "")


def _key_words(comparison: Comparison) -> Iterator[str]:
    found = find_key_words(comparison)
    yield from (f"## {KEY_WORDS_TITLE}", "")
    yield from (f"**Note:** {escape_markdown(found.warning)}", "") if found.warning else ()
    yield from (KEY_WORDS_METHOD, "")
    if found.rows:
        yield f"| {' | '.join(KEY_WORD_COLUMNS)} |"
        yield "|---|--:|--:|--:|---|---|"
    for row in found.rows:
        yield f"| {' | '.join(map(escape_markdown, key_word_cells(row)))} |"
    yield from ("",) if found.rows else ("None.", "")


def _only_in(comparison: Comparison, role: Role) -> Iterator[str]:
    entries = [e for e in comparison.ledger[role] if e.place is Place.ONLY_HERE]
    yield from (f"## Only in the {role} ({len(entries)})", "")
    yield from map(_claim_line, entries)
    yield from ("",) if entries else ("None.", "")


def _claim_line(entry: Entry) -> str:
    words = escape_markdown(entry.claim.text)
    near = f" ({describe_nearest(entry)})" if entry.nearest else ""
    return f"- **{entry.claim.id}** {words}{near}"


def _left_out(comparison: Comparison) -> Iterator[str]:
    yield from ("## Not compared, not read", "")
    for role in Role:
        for entry in comparison.ledger[role]:
            if entry.place is Place.NOT_COMPARED:
                yield f"{_claim_line(entry)} ({entry.claim.standing})"
        unread = [f"“{escape_markdown(s.text)}”" for s in comparison.coverage[role].unread_spans]
        yield from (f"- **{role}**, not read: {', '.join(unread)}",) if unread else ()
    yield ""


def _provenance(comparison: Comparison) -> Iterator[str]:
    yield from ("## Made with", "")
    for part, name in comparison.models.items():
        yield f"- {part}: {escape_markdown(name)}"
    yield from (f"- {name}: {value}" for name, value in settings_rows(comparison))
    for role in Role:
        yield f"- sha256 of the {role}: `{comparison.document(role).sha256}`"
    yield f"- compare {__version__}"
