"""From what the user names to the cases of a batch."""

from __future__ import annotations

from pathlib import Path

from compare.batch.manifest import Listed, read_folder, read_manifest
from compare.batch.sources import FileSource
from compare.batch.types import Entry, Failure


def plan(path: Path) -> tuple[Entry, ...]:
    """The cases of a corpus folder or a manifest, in its order.

    Raises:
        InputError: it cannot be read, or names no case.
    """
    if path.is_dir():
        return read_folder(path)
    return tuple(map(_entry, read_manifest(path)))


def _entry(row: Listed | Failure) -> Entry:
    if isinstance(row, Failure):
        return row
    if row.article is None or row.readout is None:
        return Failure(row.id, row.group, "the row names no two texts")
    return FileSource(row.id, row.article, row.readout, row.group)
