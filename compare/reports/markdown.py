"""A report as Markdown (CommonMark with GitHub's tables)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.atomic import to_utf8
from compare.documents import Role
from compare.render.diff import Mark, Part, lit_parts
from compare.render.markdown import escape_markdown, marked
from compare.reports import wording
from compare.reports.types import Account, Item, Passage, Report

# Around the claim in its sentence: emphasis would fail beside quotation marks.
OPEN, CLOSE = "⟦", "⟧"
LEGEND = f"The claim stands in {OPEN}brackets{CLOSE}; its words that matter are **bold**."


def render_markdown(report: Report) -> bytes:
    """The report as Markdown; nothing in the texts or notes is read as markup or a link."""
    sections = (
        _head(report),
        *(_item(number, item) for number, item in enumerate(report.items, 1)),
        _orphans(report),
        _left_out(report),
        _made_with(report),
    )
    return to_utf8("\n".join(line for section in sections for line in section) + "\n")


def _head(report: Report) -> Iterator[str]:
    yield from (f"# {escape_markdown(report.title)}", "")
    for account in report.accounts:
        yield from _account(account)
    yield from (escape_markdown(report.summary), "")
    yield from (escape_markdown(wording.extent_sentence(report)), "")
    agreement = wording.agreement_sentence(report)
    yield from (escape_markdown(agreement), "") if agreement else ()
    yield from (wording.CAUTION, "", f"## Pairs ({len(report.items)})", "")
    yield from (LEGEND, "") if report.items else ("None.", "")


def _account(account: Account) -> Iterator[str]:
    yield f"**{account.role.value.capitalize()}**"
    yield ""
    yield from (
        f"- {label}: {escape_markdown(text)}" for label, text in wording.account_rows(account)
    )
    yield ""


def _item(number: int, item: Item) -> Iterator[str]:
    yield from (f"### {number}. {wording.heading(item)}", "", wording.measures(item), "")
    for role in Role:
        yield from _passage(item.passage(role), lit_parts(item.judgement, role))
    for found in item.judgement.differences:
        reason, words = escape_markdown(found.reason), wording.difference_words(found)
        yield f"- **{found.kind}** ({found.verdict}): {reason} ({escape_markdown(words)})"
    for label, text in wording.remarks(item):
        yield f"- **{label}:** {escape_markdown(text)}"
    yield ""
    if item.reviews:
        yield from _table(wording.REVIEW_COLUMNS, wording.review_rows(item))
        yield from (wording.accord(item), "") if wording.accord(item) else ()


def _passage(passage: Passage, lit: tuple[Part, ...]) -> Iterator[str]:
    """The context as a quotation; the claim stands in brackets, its differing words are bold."""
    around = wording.context(passage)
    claim = passage.claim
    said = f"{wording.speaker(passage)}; {wording.place(passage)}"
    yield from (f"> **{claim.role} {claim.id}** ({escape_markdown(said)})", ">")
    yield from (f"> {escape_markdown(around.before)}", ">") if around.before else ()
    words = "".join(map(marked, lit)).strip()
    around_it = (around.opening, around.ending)
    opening, ending = (marked(Part(text, Mark.NONE)) if text else "" for text in around_it)
    yield from (f"> {opening}{OPEN}{words}{CLOSE}{ending}", ">")
    yield from (f"> {escape_markdown(around.after)}",) if around.after else ()
    yield ""


def _orphans(report: Report) -> Iterator[str]:
    if report.orphans:
        yield from (f"## {wording.ORPHANS} ({report.orphaned})", "")
        yield from _table(wording.ORPHAN_COLUMNS, wording.orphan_rows(report))


def _left_out(report: Report) -> Iterator[str]:
    yield from ("## Not in this report, not compared, not read", "")
    yield from _table(wording.TALLY_COLUMNS, wording.tally_rows(report))
    yield from _table(wording.PLACE_COLUMNS, wording.place_rows(report))
    for account in report.accounts:
        yield from (escape_markdown(wording.unread_sentence(account)), "")


def _made_with(report: Report) -> Iterator[str]:
    yield from ("## Made with", "")
    yield from (
        f"- {label}: {escape_markdown(text)}" for label, text in wording.made_with_rows(report)
    )


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    columns = tuple(columns)
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    yield from (f"| {' | '.join(map(escape_markdown, row))} |" for row in rows)
    yield ""
