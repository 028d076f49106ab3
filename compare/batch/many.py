"""Many comparisons for a script or a notebook, and any comparison as a data frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from compare.batch.columns import COLUMNS
from compare.batch.rows import rows_of
from compare.batch.running import compare_here, compare_in_processes
from compare.batch.setup import Setup
from compare.batch.sources import source_of
from compare.batch.tables import arrow_schema, arrow_table
from compare.batch.types import CaseResult, Failure, Outcome, Row, Source
from compare.cache import Cache
from compare.cases import Case
from compare.comparison import Comparison, Settings
from compare.encoder import DEFAULT_ENCODER, Encoder
from compare.errors import InputError
from compare.nli import NLIModel

if TYPE_CHECKING:
    import pandas as pd


def compare_many(
    cases: Iterable[Case | Source],
    *,
    encoder: str | Encoder = DEFAULT_ENCODER,
    nli: str | NLIModel | None = None,
    settings: Settings | None = None,
    workers: int = 0,
    cache: Cache | None = None,
) -> Iterator[Outcome]:
    """Compare cases; each result is what ``compare_documents`` gives for it.

    Args:
        cases: as ``find_case`` reads them, or anything with the texts of a case.
        encoder: a sentence encoder, or the name of one. Several processes each load it by name;
            an encoder that is no name is sent to them.
        nli: an NLI model likewise; None for judging without one.
        settings: the thresholds; None for the defaults.
        workers: processes to use; 0 for this one. In a script, more than 0 needs the usual
            ``if __name__ == "__main__":`` around the call.
        cache: where to keep what need not be worked out again; None for nowhere.

    Yields:
        For each case, in the order given, its result, or a failure with the reason.

    Raises:
        ModelError: a model cannot be loaded.
    """
    sources = [source_of(case) if isinstance(case, Case) else case for case in cases]
    setup = Setup(encoder, nli, settings or Settings(), cache)
    if workers:
        ready = compare_in_processes(sources, setup, workers=workers)
    else:
        ready = compare_here(sources, setup)
    early: dict[int, Outcome] = {}
    turn = 0
    for index, outcome in ready:
        early[index] = outcome
        while turn in early:
            yield early.pop(turn)
            turn += 1


def to_frame(
    results: Comparison | Outcome | Iterable[Outcome], table: str = "pairs"
) -> pd.DataFrame:
    """A table of results as a pandas data frame; columns as in the files of a batch.

    Args:
        results: what ``compare_many`` yields, or one comparison.
        table: "pairs", "claims" or "cases", with the cases that were compared, or "failures", with
            the others.

    Raises:
        InputError: there is no such table.
    """
    if table not in COLUMNS:
        raise InputError(f"there is no table {table!r}: choose from {', '.join(COLUMNS)}")
    if isinstance(results, Comparison):
        rows = rows_of(results, case="").get(table, [])
    else:
        outcomes = [results] if isinstance(results, CaseResult | Failure) else results
        rows = list(chain.from_iterable(_rows(outcome, table) for outcome in outcomes))
    return arrow_table(rows, arrow_schema(COLUMNS[table])).to_pandas()


def _rows(outcome: Outcome, table: str) -> list[Row]:
    if isinstance(outcome, Failure):
        failed: Row = {"case": outcome.id, "group": outcome.group, "reason": outcome.reason}
        return [failed] if table == "failures" else []
    return outcome.rows.get(table, [])
