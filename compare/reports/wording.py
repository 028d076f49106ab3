"""How a report speaks to a reader; one wording for HTML, Word, Markdown and CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from compare.differences.types import Difference
from compare.documents import Role, Span
from compare.judging import Relation
from compare.render.labels import (
    RELATIONS,
    count,
    describe_doubt,
    describe_nli,
    describe_speaker,
    one_line,
    printable,
    shown_values,
    verdict_reason,
)
from compare.reports.types import Account, Chosen, Item, Passage, Report
from compare.review.telling import describe_decision, describe_review

CAUTION = (
    "A contradiction is a reason to read both passages, not a finding about anybody's honesty. "
    "The score is the tool's calibrated probability of its verdict, not a rating of either account."
)
FLAGS = "contradictions, framing, and what is too close to tell"
HELD = {
    Chosen.FLAGGED: f"the pairs that the tool flagged ({FLAGS})",
    Chosen.REVIEWED: "the pairs that somebody reviewed",
    Chosen.BOTH: f"the pairs that the tool flagged ({FLAGS}) or somebody reviewed",
    Chosen.ALL: "every pair that was compared",
}
SIDES = {Role.ARTICLE: "outlet", Role.READOUT: "department"}
MORE = "…"  # where the document goes on
NOTHING = "–"  # in a cell

ORPHANS = "Reviewed, and no longer a pair"
ORPHAN_COLUMNS = ("article", "readout", "reviewer", "said", "when")
REVIEW_COLUMNS = ("reviewer", "decision", "own verdict", "note", "when")
TALLY_COLUMNS = ("relation", "pairs compared", "in this report", "not in it")
PLACE_COLUMNS = ("place", "article claims", "article text", "readout claims", "readout text")

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """A passage as a reader sees it: what stands around the claim, each on one line.

    Attributes:
        before: the sentences ahead.
        opening: the words of the sentence ahead of the claim.
        ending: those behind it.
        after: the sentences behind.
    """

    before: str
    opening: str
    ending: str
    after: str


def extent_sentence(report: Report) -> str:
    """What the report holds of how much: "This report holds 3 of 38 pairs, ..."."""
    here = f"This report holds {len(report.items)} of {count(report.pairs, 'pair')}"
    orphaned = (
        f" There {'is' if report.orphaned == 1 else 'are'} also "
        f"{count(report.orphaned, 'review')} of words that are no longer a pair."
        if report.orphaned
        else ""
    )
    return (
        f"{here}: {HELD[report.chosen]}. "
        f"In all the tool flagged {count(report.flagged, 'pair')}, and people reviewed "
        f"{count(report.reviewed, 'pair')}.{orphaned}"
    )


def agreement_sentence(report: Report) -> str:
    """How far several reviewers agree; empty for a report of one reviewer or none."""
    found = report.agreement
    if len(report.reviewers) < 2:
        return ""
    if found.alpha is None:
        return f"Agreement of the reviewers is not defined: {found.reason}"
    return (
        f"Agreement of {found.reviewers} reviewers over {count(found.units, 'pair')}: "
        f"Krippendorff's alpha {found.alpha:.2f} (1 all agree, 0 as by chance)."
    )


def account_rows(account: Account) -> Iterator[Row]:
    """Where a document comes from and how it is told from any other."""
    yield SIDES[account.role], account.source or "not known"
    yield "published", account.published.isoformat() if account.published else "not known"
    yield "file", account.name
    yield "length", f"{count(account.characters, 'character')}"
    yield "sha256", account.sha256


def heading(item: Item) -> str:
    """Relation and claims: "contradiction: a2 / r1"."""
    return f"{item.judgement.relation}: {' / '.join(item.judgement.key)}"


def measures(item: Item) -> str:
    """Score and nearness to two decimals."""
    judgement = item.judgement
    return (
        f"score {judgement.score:.2f}, similarity {judgement.pair.similarity:.2f}, "
        f"affinity {judgement.pair.affinity:.2f}"
    )


def speaker(passage: Passage) -> str:
    """Who says the claim."""
    return describe_speaker(passage.claim.attribution, passage.claim.role)


def place(passage: Passage) -> str:
    """Where the claim stands: "page 2, line 14, characters 120–163"."""
    offsets = f"characters {passage.claim.start}–{passage.claim.end}"
    return ", ".join(filter(None, (str(passage.original or ""), offsets)))


def context(passage: Passage) -> Context:
    """What stands around the claim; an ellipsis where the document goes on."""
    before, after = one_line(passage.before), one_line(passage.after)
    return Context(
        before=f"{MORE} {before}".rstrip() if passage.more_before else before,
        opening=_blanks(passage.opening).lstrip(),
        ending=_blanks(passage.ending).rstrip(),
        after=f"{after} {MORE}".lstrip() if passage.more_after else after,
    )


def remarks(item: Item) -> Iterator[Row]:
    """What there is to say of a verdict beside its differences."""
    judgement = item.judgement
    found = (
        ("verdict", verdict_reason(judgement)),
        ("kind of clash", item.clash.reason if item.clash else None),
        ("why this cannot be a contradiction", judgement.gate),
        ("unsure", describe_doubt(judgement)),
        ("NLI", describe_nli(judgement.nli) if judgement.nli else None),
    )
    yield from ((label, text) for label, text in found if text)


def difference_words(difference: Difference) -> str:
    """The words of both sides: "“40” = 40 ship / “12” = 12 ship"."""
    values = shown_values(difference)
    spans = (difference.article, difference.readout)
    return " / ".join(_words(s, v) for s, v in zip(spans, values, strict=True))


def review_rows(item: Item) -> Iterator[tuple[str, ...]]:
    """What each reviewer said of a pair, under ``REVIEW_COLUMNS``."""
    for review in item.reviews:
        yield (
            review.reviewer,
            describe_decision(review, item.judgement.relation) or NOTHING,
            review.mark.value if review.mark else NOTHING,
            review.note.strip() or NOTHING,
            moment(review.at),
        )


def orphan_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Reviews of words that are no longer a pair, under ``ORPHAN_COLUMNS``."""
    for orphan in report.orphans:
        words = one_line(orphan.words.article), one_line(orphan.words.readout)
        for review in orphan.reviews:
            yield (*words, review.reviewer, describe_review(review), moment(review.at))


def accord(item: Item) -> str:
    """Whether those who decided on a pair decided alike; empty where fewer than two did."""
    return {True: "The reviewers agree.", False: "The reviewers differ.", None: ""}[item.unanimous]


def moment(at: datetime) -> str:
    """A time to the minute: "2017-02-24 10:05 UTC"."""
    return f"{at:%Y-%m-%d %H:%M} {at.tzname() or ''}".rstrip()


def tally_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Pairs under ``TALLY_COLUMNS``, and their sum."""
    for relation, tally in report.tallies.items():
        cells = (tally.pairs, tally.here, tally.pairs - tally.here)
        yield (relation_name(relation), *map(str, cells))
    here = len(report.items)
    yield ("all", str(report.pairs), str(here), str(report.pairs - here))


def place_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Where the claims and the characters of both texts are, under ``PLACE_COLUMNS``."""
    claims = {
        account.role: {str(p): n for p, n in account.places.items()} for account in report.accounts
    }
    shares = {account.role: dict(account.coverage) for account in report.accounts}
    for title in shares[Role.ARTICLE]:
        cells = ((claims[role].get(title, NOTHING), f"{shares[role][title]} %") for role in Role)
        yield (title, *(str(cell) for side in cells for cell in side))
    totals = ((sum(claims[role].values()), f"{sum(shares[role].values())} %") for role in Role)
    yield ("all", *(str(cell) for side in totals for cell in side))


def unread_sentence(account: Account) -> str:
    """Where a document was not read, and which claims the models did not see to their ends."""
    spans = [f"“{one_line(span.text)}” ({span.start}–{span.end})" for span in account.unread]
    unread = ", ".join(spans) or "nothing"
    cut = f" Claims cut for the models: {', '.join(account.cut)}." if account.cut else ""
    return f"Not read in the {account.role}: {unread}.{cut}"


def made_with_rows(report: Report) -> Iterator[Row]:
    """Version, models and settings."""
    yield "compare", report.version
    yield from report.models.items()
    yield from ((name.replace("_", " "), f"{value:g}") for name, value in report.settings.items())


def relation_name(relation: Relation) -> str:
    """A relation with its meaning: "contradiction (both cannot be true of the same event)"."""
    return f"{relation} ({RELATIONS[relation].meaning})"


def _blanks(text: str) -> str:
    """The printable text with every run of blanks as one space, those at its ends as well."""
    return re.sub(r"\s+", " ", printable(text))


def _words(span: Span | None, value: str | None) -> str:
    words = f"“{one_line(span.text)}”" if span else "nothing"
    return f"{words} = {value}" if value else words
