"""What a report holds: plain facts that every format renders and none adds to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compare.claims import Claim
from compare.documents import Role, Span
from compare.findings import ClashFinding
from compare.judging import Judgement, Relation
from compare.ledger import Place
from compare.readers.types import Place as Original
from compare.render.diff import Part
from compare.review.agreement import Agreement
from compare.review.types import Decision, Orphan, Review


class Chosen(StrEnum):
    """Which pairs go into a report."""

    FLAGGED = "flagged"  # where the tool says that the accounts part, or may part
    REVIEWED = "reviewed"  # where a person decided, noted or marked something
    BOTH = "both"  # flagged, reviewed, or both
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Passage:
    """One claim of a pair, where it stands in its document.

    Attributes:
        claim: the claim.
        parts: the claim cut by what lights its words; together they are its text.
        sentence: the sentence with the claim, in full.
        context: that sentence and its neighbours, as far as a reader needs them.
        more_before: whether the document has words ahead of the context.
        more_after: whether it has words behind it.
        prefix: the characters ahead of the claim.
        suffix: the characters behind it; prefix, claim and suffix stand in the document once.
        original: where the claim begins in the original file, where that is known.
    """

    claim: Claim
    parts: tuple[Part, ...]
    sentence: Span
    context: Span
    more_before: bool
    more_after: bool
    prefix: str
    suffix: str
    original: Original | None

    @property
    def before(self) -> str:
        """The context ahead of the sentence."""
        return self.context.text[: self.sentence.start - self.context.start]

    @property
    def opening(self) -> str:
        """The words of the sentence ahead of the claim."""
        return self.sentence.text[: self.claim.start - self.sentence.start]

    @property
    def ending(self) -> str:
        """The words of the sentence behind the claim."""
        return self.sentence.text[self.claim.end - self.sentence.start :]

    @property
    def after(self) -> str:
        """The context behind the sentence."""
        return self.context.text[self.sentence.end - self.context.start :]


@dataclass(frozen=True, slots=True)
class Item:
    """One pair of a report.

    Attributes:
        key: what its decisions are kept under.
        judgement: the tool's verdict with its reasons.
        article: the article's claim in its context.
        readout: the readout's claim in its context.
        clash: of a contradiction, what kind it is.
        flagged: whether the tool says that the accounts part here, or may part.
        reviews: where each reviewer stands, in alphabetical order.
    """

    key: str
    judgement: Judgement
    article: Passage
    readout: Passage
    clash: ClashFinding | None
    flagged: bool
    reviews: tuple[Review, ...]

    def passage(self, role: Role) -> Passage:
        """The claim on that side."""
        return self.article if role is Role.ARTICLE else self.readout

    @property
    def decisions(self) -> dict[str, Decision]:
        """Reviewer -> their decision; without those made on another relation than this one."""
        relation = self.judgement.relation
        return {r.reviewer: r.decision for r in self.reviews if r.decision and r.stands(relation)}

    def decided(self, decision: Decision) -> tuple[Review, ...]:
        """The reviews that decided so of this relation."""
        relation = self.judgement.relation
        return tuple(r for r in self.reviews if r.decision is decision and r.stands(relation))

    @property
    def unanimous(self) -> bool | None:
        """Whether all who decided of this relation decided alike; None where fewer than two did."""
        decisions = self.decisions.values()
        return len(set(decisions)) == 1 if len(decisions) > 1 else None


@dataclass(frozen=True, slots=True)
class Account:
    """What a report says of one document as a whole.

    Attributes:
        role: article or readout.
        name: its file or label, without a folder.
        source: outlet or department, where known.
        published: its date, where known.
        sha256: of its text in UTF-8, in hexadecimal.
        characters: length of its text in code points.
        places: how many claims stand in each place.
        coverage: each part of the text with its whole percentage; they add up to 100.
        unread: the stretches that no claim covers.
        cut: ids of claims whose ends the models did not see.
    """

    role: Role
    name: str
    source: str | None
    published: date | None
    sha256: str
    characters: int
    places: dict[Place, int]
    coverage: tuple[tuple[str, int], ...]
    unread: tuple[Span, ...]
    cut: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pairs of a relation there are, and how many of them the report holds."""

    pairs: int
    here: int


@dataclass(frozen=True, slots=True)
class Report:
    """The chosen pairs of a comparison with all that a reader needs to check them.

    Attributes:
        title: its heading.
        chosen: which pairs it holds.
        summary: what was found and how much was looked at, a few sentences.
        accounts: the article and the readout.
        items: its pairs, where the accounts part first.
        tallies: pairs of each relation, compared and held here.
        flagged: how many of all pairs the tool flagged.
        reviewed: how many of all pairs somebody reviewed.
        orphans: reviews of words that are no longer a pair.
        agreement: how far the reviewers of these pairs agree in their decisions.
        models: names of parser, encoder and NLI model.
        settings: each setting by its name and value.
        version: of the program.
    """

    title: str
    chosen: Chosen
    summary: str
    accounts: tuple[Account, Account]
    items: tuple[Item, ...]
    tallies: dict[Relation, Tally]
    flagged: int
    reviewed: int
    orphans: tuple[Orphan, ...]
    agreement: Agreement
    models: dict[str, str]
    settings: dict[str, float]
    version: str

    def account(self, role: Role) -> Account:
        """What is said of the document of that role."""
        return self.accounts[0] if role is Role.ARTICLE else self.accounts[1]

    @property
    def pairs(self) -> int:
        """How many pairs were compared, here or not."""
        return sum(tally.pairs for tally in self.tallies.values())

    @property
    def orphaned(self) -> int:
        """How many reviews there are of words that are no longer a pair."""
        return sum(len(orphan.reviews) for orphan in self.orphans)

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Everybody who reviewed a pair of this report, in alphabetical order."""
        return tuple(sorted({review.reviewer for item in self.items for review in item.reviews}))


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a report is handed over.

    Attributes:
        name: what it is called on the command line.
        title: what it is called before a reader.
        suffix: how its files end.
        mime: its media type.
        render: a report as the bytes of a file; the same report, the same bytes.
    """

    name: str
    title: str
    suffix: str
    mime: str
    render: Callable[[Report], bytes]
