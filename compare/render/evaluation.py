"""An evaluation as tables for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from compare.evaluation import Alarm, Evaluation, RowResult
from compare.judging import Relation

WIDTH = 100
ANNOTATED = ("contradiction", "agreement", "framing")


def render_evaluation(
    evaluation: Evaluation, *, beside: dict[str, Evaluation] | None = None, misses: bool = True
) -> str:
    """The figures, a table per case, one per relation and kind, and what lies behind each miss.

    Args:
        evaluation: what to show.
        beside: other evaluations of the same cases by name, whose figures get columns of their own.
        misses: whether to list the pairs behind the figures.
    """
    console = Console(width=WIDTH, highlight=False, force_terminal=False)
    with console.capture() as capture:
        console.print(_figures(evaluation, beside or {}))
        console.print(_cases(evaluation))
        console.print(_kinds(evaluation))
        if misses:
            for case in evaluation.cases:
                lines = [_miss(row) for row in case.rows if _is_miss(row)]
                lines += [_alarm(alarm) for alarm in case.alarms]
                if lines:
                    console.print(f"\n{case.case}", markup=False)
                for line in lines:
                    console.print(line, markup=False)
    return capture.get()


def _figures(evaluation: Evaluation, beside: dict[str, Evaluation]) -> Table:
    title = f"{len(evaluation.cases)} annotated cases"
    table = Table("figure", "value", *beside, title=title)
    columns = [_values(e) for e in (evaluation, *beside.values())]
    for name in columns[0]:
        table.add_row(name, *(column[name] for column in columns))
    return table


def _values(evaluation: Evaluation) -> dict[str, str]:
    called = evaluation.called_contradiction
    return {
        "gold pairs found": f"{evaluation.found:.3f}",
        "contradiction precision": f"{evaluation.precision:.3f}",
        "contradiction recall": f"{evaluation.recall(Relation.CONTRADICTION):.3f}",
        "contradiction F1": f"{evaluation.f1:.3f}",
        "false alarms per case": f"{evaluation.alarms_per_case:.2f}",
        "agreement recall": f"{evaluation.recall(Relation.AGREEMENT):.3f}",
        "framing recall": f"{evaluation.recall(Relation.FRAMING):.3f}",
        "agreements called contradictions": f"{called('agreement'):.3f}",
        "hard negatives called contradictions": f"{called('unrelated'):.3f}",
        "omission recall": f"{evaluation.omission_recall:.3f}",
        "sides lost": f"{evaluation.sides_lost:.3f}",
        "pairs per claim": f"{evaluation.pairs_per_claim:.2f}",
    }


def _cases(evaluation: Evaluation) -> Table:
    table = Table("case", *ANNOTATED, "reported", "alarms", "omissions", title="Recalled per case")
    for case in evaluation.cases:
        cells = []
        for relation in ANNOTATED:
            rows = [r for r in case.rows if r.gold.relation == relation]
            cells.append(f"{sum(r.recalled for r in rows)}/{len(rows)}")
        omissions = f"{case.omissions_found}/{case.omissions}"
        table.add_row(case.case, *cells, str(case.reported), str(len(case.alarms)), omissions)
    return table


def _kinds(evaluation: Evaluation) -> Table:
    counts = {relation: evaluation.by_kind(relation) for relation in ANNOTATED}
    table = Table("kind", *ANNOTATED, title="Recalled per kind")
    for kind in sorted({kind for by_kind in counts.values() for kind in by_kind}):
        cells = ["{}/{}".format(*counts[r][kind]) if kind in counts[r] else "" for r in ANNOTATED]
        table.add_row(kind, *cells)
    return table


def _is_miss(row: RowResult) -> bool:
    if row.gold.relation == "unrelated":
        return Relation.CONTRADICTION in row.relations
    return not row.recalled


def _miss(row: RowResult) -> str:
    got = ", ".join(sorted(row.relations)) or "no pair"
    gold = row.gold
    labels = ", ".join(filter(None, (gold.kind, gold.difficulty))) or "no kind"
    return (
        f"  {gold.relation} ({labels}) reported as {got}\n"
        f"    article: {gold.article.text}\n    readout: {gold.readout.text}"
    )


def _alarm(alarm: Alarm) -> str:
    pair = alarm.judgement.pair
    return (
        f"  false alarm {alarm.judgement.score:.2f}: {alarm.judgement.reason}\n"
        f"    article: {pair.article.text}\n    readout: {pair.readout.text}"
    )
