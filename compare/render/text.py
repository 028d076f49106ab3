"""A comparison as plain text for a terminal, 100 columns wide."""

from __future__ import annotations

from collections.abc import Iterator

from compare import __version__
from compare.claims import Claim
from compare.comparison import Comparison
from compare.differences.types import Difference
from compare.documents import Role
from compare.findings import classify_clash
from compare.judging import Judgement, Relation
from compare.ledger import Place
from compare.render.diff import Part, lit_parts
from compare.render.labels import (
    RELATIONS,
    claim_of,
    count,
    describe_claim,
    describe_document,
    describe_doubt,
    describe_nearest,
    describe_nli,
    describe_place,
    one_line,
    printable,
    shown_values,
    verdict_reason,
)
from compare.render.lines import WIDTH, blank_after, heading, wrap
from compare.render.summary import coverage_rows, settings_rows, summarise
from compare.render.text_quoting import key_word_lines, quotation_lines

# Control characters stand for the marks while lines are wrapped: ``one_line`` has taken them out
# of every text, so that none can be forged.
_OPEN, _CLOSE = "\x01", "\x02"
_BRACKETS = ("[", "]")
_BOLD = ("\x1b[1;33m", "\x1b[0m")  # ECMA-48: bold and yellow, reset


def render_text(comparison: Comparison, *, color: bool = False) -> str:
    """The ledger for a terminal: what was found, why, and what was not looked at.

    Args:
        comparison: what to show.
        color: light differing words with terminal colours; without, they stand in [brackets].
    """
    sections = (
        _head(comparison),
        _coverage(comparison),
        *(_findings(comparison, relation) for relation in RELATIONS),
        quotation_lines(comparison),
        key_word_lines(comparison),
        *(_only_in(comparison, role) for role in Role),
        _not_compared(comparison),
        _not_read(comparison),
        _provenance(comparison),
    )
    return "\n".join(_lit(line, color) for section in sections for line in section)


def _head(comparison: Comparison) -> Iterator[str]:
    yield "TWO ACCOUNTS OF ONE EVENT"
    yield "=" * WIDTH
    for role in Role:
        claims = count(len(comparison.claims[role]), "claim")
        name = describe_document(comparison.document(role))
        yield from wrap(f"{name}; {claims}", role)
    yield ""
    yield from wrap(summarise(comparison), margin=0)
    yield ""


def _coverage(comparison: Comparison) -> Iterator[str]:
    """A table of percentages: parts of a text down, the two accounts across."""
    yield from heading("Coverage of the text")
    article, readout = (coverage_rows(comparison.coverage[role]) for role in Role)
    yield f"{'':22}{Role.ARTICLE:>10}{Role.READOUT:>10}"
    for (label, left), (_, right) in zip(article, readout, strict=True):
        yield f"{label.letter} {label.title:20}{left:>8} %{right:>8} %   {label.meaning}"
    totals = [sum(percent for _, percent in rows) for rows in (article, readout)]
    yield f"{'':22}{totals[0]:>8} %{totals[1]:>8} %"
    yield ""


def _findings(comparison: Comparison, relation: Relation) -> Iterator[str]:
    judgements = comparison.related_by(relation)
    label = RELATIONS[relation]
    yield from heading(f"{label.title} ({len(judgements)})", label.meaning)
    for judgement in judgements:
        if relation is Relation.RELATED:
            yield from _short_finding(comparison, judgement)
        else:
            yield from _finding(comparison, judgement)
    yield from blank_after(bool(judgements))


def _finding(comparison: Comparison, judgement: Judgement) -> Iterator[str]:
    yield _pair_line(judgement)
    for role in Role:
        yield from _side(comparison, judgement, role)
    for difference in judgement.differences:
        yield from _difference(difference)
    reason = verdict_reason(judgement)
    yield from wrap(one_line(reason), "verdict") if reason else ()
    clash = classify_clash(comparison, judgement)
    yield from wrap(one_line(clash.reason), "clash") if clash else ()
    yield from _gate(judgement)
    yield from _doubt(judgement)
    yield from wrap(describe_nli(judgement.nli), "NLI") if judgement.nli else ()
    yield ""


def _short_finding(comparison: Comparison, judgement: Judgement) -> Iterator[str]:
    yield _pair_line(judgement)
    for role in Role:
        yield from wrap(_quote(comparison, claim_of(judgement, role)), role)
    yield from _gate(judgement)
    yield from _doubt(judgement)


def _pair_line(judgement: Judgement) -> str:
    article, readout = judgement.key
    return f"{article} / {readout}   similarity {judgement.pair.similarity:.2f}"


def _side(comparison: Comparison, judgement: Judgement, role: Role) -> Iterator[str]:
    words = "".join(_marked(part) for part in lit_parts(judgement, role))
    yield from wrap(f"“{' '.join(words.split())}”", role)
    yield from wrap(describe_claim(comparison.document(role), claim_of(judgement, role)))


def _marked(part: Part) -> str:
    words = printable(part.text)
    return f"{_OPEN}{words}{_CLOSE}" if part.mark else words


def _difference(difference: Difference) -> Iterator[str]:
    spans = (difference.article, difference.readout)
    words = " / ".join(f"“{one_line(span.text)}”" if span else "–" for span in spans)
    values = shown_values(difference)
    equal = f"; values {' / '.join(v or '–' for v in values)}" if any(values) else ""
    reason = f"{difference.verdict}: {one_line(difference.reason)}"
    yield from wrap(f"{reason} ({words}{one_line(equal)})", difference.kind)


def _gate(judgement: Judgement) -> Iterator[str]:
    if judgement.gate:
        yield from wrap(f"no contradiction: {one_line(judgement.gate)}", "gate")


def _doubt(judgement: Judgement) -> Iterator[str]:
    doubt = describe_doubt(judgement)
    yield from wrap(doubt, "unsure") if doubt else ()


def _only_in(comparison: Comparison, role: Role) -> Iterator[str]:
    entries = [e for e in comparison.ledger[role] if e.place is Place.ONLY_HERE]
    yield from heading(f"Only in the {role} ({len(entries)})")
    for entry in entries:
        yield from wrap(_quote(comparison, entry.claim, describe_nearest(entry)), entry.claim.id)
    yield from blank_after(bool(entries))


def _not_compared(comparison: Comparison) -> Iterator[str]:
    left_out = [e for r in Role for e in comparison.ledger[r] if e.place is Place.NOT_COMPARED]
    yield from heading(f"Not compared ({len(left_out)})", "questions and boilerplate")
    for entry in left_out:
        yield from wrap(_quote(comparison, entry.claim, entry.claim.standing), entry.claim.id)
    yield from blank_after(bool(left_out))


def _not_read(comparison: Comparison) -> Iterator[str]:
    unread = {role: comparison.coverage[role].unread_spans for role in Role}
    number = sum(map(len, unread.values()))
    yield from heading(f"Not read ({number})", "words outside every claim, with their offsets")
    for role, spans in unread.items():
        words = (f"“{one_line(span.text)}” ({span.start}–{span.end})" for span in spans)
        yield from wrap(", ".join(words), role) if spans else ()
    yield from blank_after(bool(number))


def _provenance(comparison: Comparison) -> Iterator[str]:
    settings = settings_rows(comparison)
    yield from heading("Made with")
    for part, name in comparison.models.items():
        yield from wrap(one_line(name), part)
    yield from wrap(", ".join(f"{name} {value}" for name, value in settings), "settings")
    for role in Role:
        yield from wrap(f"sha256 {comparison.document(role).sha256}", role)
    yield from wrap(f"compare {__version__}", "version")
    yield ""


def _quote(comparison: Comparison, claim: Claim, *remarks: str) -> str:
    """The words of a claim, and in brackets where they stand and what else there is to say."""
    where = describe_place(comparison.document(claim.role), claim)
    told = "; ".join(filter(None, (where, *remarks)))
    return f"“{one_line(claim.text)}”" + (f" ({told})" if told else "")


def _lit(line: str, color: bool) -> str:
    for mark, shown in zip((_OPEN, _CLOSE), _BOLD if color else _BRACKETS, strict=True):
        line = line.replace(mark, shown)
    return line
