"""A batch from its list of cases to a folder of results: only what is missing is worked out."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.batch.folder import Folder, file_name
from compare.batch.planning import Plan
from compare.batch.running import Runner, compare_here
from compare.batch.setup import Setup, case_fingerprint
from compare.batch.types import CaseResult, Entry, Failure, Outcome, Source
from compare.cache import Cache
from compare.errors import InputError

Told = Callable[[int, int], None]  # (cases done, cases in all)


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a batch.

    Attributes:
        compared: ids of the cases compared anew.
        known: ids of those whose result was in the folder or in the cache.
        failures: the others, in the order of the batch.
    """

    compared: tuple[str, ...]
    known: tuple[str, ...]
    failures: tuple[Failure, ...]


def write_batch(
    plan: Plan,
    out: Path,
    setup: Setup,
    *,
    resume: bool = False,
    run: Runner = compare_here,
    tell: Told = lambda done, total: None,
) -> Summary:
    """Compare the cases and write their results and tables into a folder.

    Args:
        plan: the cases, and the groups they are of.
        out: the folder; made where it is missing.
        setup: what to compare with.
        resume: keep the results in the folder whose texts, settings, models and version are the
            same as now.
        run: what compares those that must be; by default this process, one after another.
        tell: told how many cases are done, and of how many.

    Raises:
        InputError: an id comes twice, or the folder cannot be written to or is in use.
        ModelError: a model cannot be loaded.
    """
    entries = plan.entries
    _check_names(entries)
    folder = Folder(out)
    with folder.held():
        batch = _Batch(folder, setup.cache, len(entries), tell)
        base = setup.fingerprint()
        for entry in entries:
            batch.look_up(entry, base, resume=resume)
        for index, outcome in run(batch.todo, setup) if batch.todo else ():
            batch.take(index, outcome)
        failed = {failure.id: failure for failure in batch.failures}
        ids = [entry.id for entry in entries]
        failures = tuple(failed[id_] for id_ in ids if id_ in failed)
        folder.finish([id_ for id_ in ids if id_ not in failed], failures, plan.groups)
    compared = tuple(source.id for source in batch.todo if source.id not in failed)
    return Summary(compared, tuple(batch.known), failures)


def _check_names(entries: Sequence[Entry]) -> None:
    names: dict[str, str] = {}
    for entry in entries:
        name = file_name(entry.id)
        if name in names:
            raise InputError(
                f"two cases, {names[name]!r} and {entry.id!r}, would be one file: change an id"
            )
        names[name] = entry.id


class _Batch:
    """Where a batch stands."""

    def __init__(self, folder: Folder, cache: Cache | None, total: int, tell: Told) -> None:
        self.todo: list[Source] = []
        self.known: list[str] = []
        self.failures: list[Failure] = []
        self._fingerprints: list[str] = []  # of what is to do
        self._folder, self._cache = folder, cache
        self._total, self._tell, self._done = total, tell, 0

    def look_up(self, entry: Entry, base: str, *, resume: bool) -> None:
        """Settle an entry whose result is known, or put it on the list."""
        if isinstance(entry, Failure):
            self._fail(entry)
            return
        try:
            fingerprint = case_fingerprint(entry, base)
        except InputError as error:
            self._fail(Failure(entry.id, entry.group, str(error)))
            return
        if (resume and self._folder.has(entry.id, fingerprint)) or self._cached(entry, fingerprint):
            self.known.append(entry.id)
            self._count()
        else:
            self.todo.append(entry)
            self._fingerprints.append(fingerprint)

    def take(self, index: int, outcome: Outcome) -> None:
        """Write the result of a case of the list."""
        if isinstance(outcome, Failure):
            self._fail(outcome)
            return
        self._folder.keep(outcome, self._fingerprints[index])
        if self._cache is not None:
            value = json.dumps({"text": outcome.text, "rows": outcome.rows}).encode()
            self._cache.put({self._fingerprints[index]: zlib.compress(value, 1)})
        self._count()

    def _cached(self, source: Source, fingerprint: str) -> bool:
        """Write the result from the cache where it is there."""
        value = self._cache and self._cache.get([fingerprint]).get(fingerprint)
        if not value:
            return False
        known = json.loads(zlib.decompress(value))
        result = CaseResult(source.id, source.group, known["text"], known["rows"])
        self._folder.keep(result, fingerprint)
        return True

    def _fail(self, failure: Failure) -> None:
        self._folder.drop(failure.id)
        self.failures.append(failure)
        self._count()

    def _count(self) -> None:
        self._done += 1
        self._tell(self._done, self._total)
