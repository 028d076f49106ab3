"""How well comparisons match annotated cases.

A gold span and a claim meet where they share at least half of the shorter one's characters. A gold
pair is *found* when some reported pair meets it on both sides; its relation is *recalled* when one
such pair has it. A reported contradiction is *true* when it meets a gold contradiction or a
restatement of one (the gold contradictions of a case are complete), otherwise a false alarm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from compare.cases import Case, find_case, list_cases
from compare.claims import Claim
from compare.comparison import Comparison
from compare.documents import Document, Role, Span
from compare.errors import InputError
from compare.gold import GoldOmission, GoldPair, Restatement, read_gold, read_restatements
from compare.judging import Judgement, Relation

SHARED = 0.5  # of the shorter span, from which a claim and a gold span meet


def meet(a: Span, b: Span) -> bool:
    """Whether two spans of one document share at least SHARED of the shorter one."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and shared >= SHARED * min(a.end - a.start, b.end - b.start)


@dataclass(frozen=True, slots=True)
class RowResult:
    """What a comparison made of one gold pair.

    Attributes:
        case: name of the case.
        gold: the annotated pair.
        relations: the relations of the reported pairs that meet it; empty when none does.
        sides_lost: how many of its sides only claims of "only in" lists cover.
    """

    case: str
    gold: GoldPair
    relations: frozenset[str]
    sides_lost: int

    @property
    def recalled(self) -> bool:
        """Whether one of them is the annotated relation."""
        return self.gold.relation in self.relations


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reported contradiction that meets no gold contradiction."""

    case: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A comparison beside its gold."""

    case: str
    rows: tuple[RowResult, ...]
    omissions: int
    omissions_found: int
    reported: int
    alarms: tuple[Alarm, ...]
    claims: int
    pairs: int


def evaluate_case(
    case: Case, comparison: Comparison, restatements: Iterable[Restatement] = ()
) -> CaseResult:
    """Compare the result for a case with its annotations."""
    gold = read_gold(case)
    places = {
        row: ((row.article, *_restated(row, case.name, restatements)), (row.readout,))
        for row in gold
        if isinstance(row, GoldPair)
    }
    contradictions = [p for row, p in places.items() if row.relation == Relation.CONTRADICTION]
    reported = comparison.related_by(Relation.CONTRADICTION)
    alarms = tuple(
        Alarm(case.name, j) for j in reported if not any(_meets(j, *p) for p in contradictions)
    )
    omissions = [row for row in gold if isinstance(row, GoldOmission)]
    return CaseResult(
        case.name,
        tuple(_row_result(case.name, row, p, comparison) for row, p in places.items()),
        len(omissions),
        sum(_covered(comparison, row.role, (row.span,)) for row in omissions),
        len(reported),
        alarms,
        sum(map(len, comparison.claims.values())),
        len(comparison.judgements),
    )


def _restated(row: GoldPair, case: str, restatements: Iterable[Restatement]) -> tuple[Span, ...]:
    if row.relation != Relation.CONTRADICTION:
        return ()
    return tuple(r.span for r in restatements if r.case == case and r.same_as == row.article)


def _meets(judgement: Judgement, article: tuple[Span, ...], readout: tuple[Span, ...]) -> bool:
    pair = judgement.pair
    return _hits(pair.article, article) and _hits(pair.readout, readout)


def _hits(claim: Claim, spans: Iterable[Span]) -> bool:
    return any(meet(claim.span, span) for span in spans)


def _covered(comparison: Comparison, role: Role, spans: tuple[Span, ...]) -> bool:
    only = set(comparison.only_in(role))
    return any(c.id in only and _hits(c, spans) for c in comparison.claims[role])


def _row_result(
    case: str, row: GoldPair, places: tuple[tuple[Span, ...], tuple[Span, ...]], got: Comparison
) -> RowResult:
    met = frozenset(j.relation.value for j in got.judgements if _meets(j, *places))
    lost = 0
    if row.relation != "unrelated":
        for role, spans in zip(Role, places, strict=True):
            paired = any(_hits(getattr(j.pair, role.value), spans) for j in got.judgements)
            lost += not paired and _covered(got, role, spans)
    return RowResult(case, row, met, lost)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of several cases; figures are properties, shares are 0..1."""

    cases: tuple[CaseResult, ...]

    @property
    def rows(self) -> tuple[RowResult, ...]:
        """All gold pairs."""
        return tuple(row for case in self.cases for row in case.rows)

    def of(self, relation: str) -> tuple[RowResult, ...]:
        """The gold pairs of one relation."""
        return tuple(row for row in self.rows if row.gold.relation == relation)

    def recall(self, relation: str) -> float:
        """Share of the gold pairs of a relation that are recalled."""
        return share(row.recalled for row in self.of(relation))

    @property
    def found(self) -> float:
        """Share of contradictions, agreements and framings met by any reported pair."""
        return share(bool(row.relations) for row in self.rows if row.gold.relation != "unrelated")

    @property
    def precision(self) -> float:
        """Share of the reported contradictions that are true."""
        reported = sum(case.reported for case in self.cases)
        return 1 - sum(len(case.alarms) for case in self.cases) / reported if reported else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of contradictions."""
        p, r = self.precision, self.recall(Relation.CONTRADICTION)
        return 2 * p * r / (p + r) if p + r else 0.0

    @property
    def alarms_per_case(self) -> float:
        """False alarms among the reported contradictions, per case."""
        return sum(len(case.alarms) for case in self.cases) / max(1, len(self.cases))

    def called_contradiction(self, relation: str) -> float:
        """Share of the gold pairs of another relation that are reported as contradictions."""
        return share(Relation.CONTRADICTION in row.relations for row in self.of(relation))

    @property
    def sides_lost(self) -> float:
        """Share of sides of gold pairs that only "only in" claims cover."""
        rows = [row for row in self.rows if row.gold.relation != "unrelated"]
        return sum(row.sides_lost for row in rows) / max(1, 2 * len(rows))

    @property
    def omission_recall(self) -> float:
        """Share of the annotated omissions that "only in" claims cover."""
        total = sum(case.omissions for case in self.cases)
        return sum(case.omissions_found for case in self.cases) / total if total else 0.0

    @property
    def pairs_per_claim(self) -> float:
        """Reported pairs per claim of both sides."""
        return sum(c.pairs for c in self.cases) / max(1, sum(c.claims for c in self.cases))

    def by_kind(self, relation: str) -> dict[str, tuple[int, int]]:
        """Kind -> (recalled, annotated) among the gold pairs of a relation."""
        rows = self.of(relation)
        kinds = Counter(row.gold.kind for row in rows)
        recalled = Counter(row.gold.kind for row in rows if row.recalled)
        return {kind: (recalled[kind], n) for kind, n in sorted(kinds.items())}


def share(flags: Iterable[bool]) -> float:
    """Share of true values; 0 without any."""
    values = list(flags)
    return sum(values) / len(values) if values else 0.0


def evaluate(folder: Path, compare: Callable[[Document, Document], Comparison]) -> Evaluation:
    """Compare every annotated case of a folder and score the results.

    Args:
        folder: holds one folder per case, and perhaps restatements.jsonl.
        compare: article and readout to comparison.

    Raises:
        InputError: the folder holds no annotated case, or a case cannot be read.
    """
    cases = [case for name in list_cases(folder) if (case := find_case(name, folder)).gold]
    if not cases:
        raise InputError(f"{folder} holds no annotated case: each needs a gold.jsonl")
    restatements = read_restatements(folder)
    return Evaluation(
        tuple(evaluate_case(c, compare(c.article, c.readout), restatements) for c in cases)
    )
