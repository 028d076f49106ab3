"""From what the user names to the cases of a batch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compare.batch.groups import Group, form_groups
from compare.batch.manifest import Listed, read_folder, read_manifest
from compare.batch.sources import FileSource
from compare.batch.types import Entry, Failure


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch is to do.

    Attributes:
        entries: the cases in their order, and what failed before it could become one.
        groups: the events with several texts.
    """

    entries: tuple[Entry, ...]
    groups: tuple[Group, ...] = ()


def plan(path: Path) -> Plan:
    """The cases of a corpus folder or a manifest, in its order; those that groups add come last.

    Raises:
        InputError: it cannot be read, or names no case.
    """
    if path.is_dir():
        return Plan(read_folder(path))
    rows = read_manifest(path)
    groups, more, failures = form_groups(row for row in rows if isinstance(row, Listed))
    failed = {failure.id: failure for failure in failures}
    named: list[Entry] = []
    for row in rows:
        if isinstance(row, Failure):
            named.append(row)
        elif row.article and row.readout:
            named.append(FileSource(row.id, row.article, row.readout, row.group))
        elif row.id in failed:
            named.append(failed[row.id])
    return Plan((*named, *more), groups)
