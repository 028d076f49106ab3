"""A batch from a ZIP archive: unpacked for as long as it is worked on, and told of by its name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from compare.batch.planning import Plan, plan
from compare.batch.sources import FolderSource
from compare.batch.types import Entry, Failure, Source
from compare.documents import Document, Role
from compare.errors import InputError
from compare.readers.archives import unpacked
from compare.readers.limits import DEFAULT_LIMITS, megabytes

ZIP_START = b"PK\x03\x04"
MANIFESTS = ("manifest.csv", "manifest.jsonl")  # what a manifest in an archive must be called


@dataclass(frozen=True, slots=True)
class UnpackedSource:
    """A case from an archive; messages name the archive and not where it was unpacked.

    Attributes:
        source: the case in the folder.
        folder: where the archive is unpacked.
        name: of the archive.
    """

    source: Source
    folder: Path
    name: str

    @property
    def id(self) -> str:
        """What the case is called."""
        return self.source.id

    @property
    def group(self) -> str:
        """The event it belongs to."""
        return self.source.group

    def digest(self) -> str:
        """SHA-256 of what is read for it; where it was unpacked is no part of it."""
        with _named(self.folder, self.name):
            return self.source.digest()

    def read(self) -> tuple[Document, Document]:
        """The article and the readout."""
        with _named(self.folder, self.name):
            return self.source.read()


@contextmanager
def planned(path: Path) -> Iterator[Plan]:
    """The plan of a folder of cases, a manifest, or an archive of either.

    An archive holds case folders, or a manifest by one of the names MANIFESTS beside its files, or
    the files of one case.

    Raises:
        InputError: as ``plan`` and ``unpacked``.
    """
    if not _is_zip(path):
        yield plan(path)
        return
    size = path.stat().st_size
    if size > DEFAULT_LIMITS.unpacked_bytes:
        raise InputError(
            f"{path.name} has {megabytes(size)}, more than "
            f"{megabytes(DEFAULT_LIMITS.unpacked_bytes)}: unpack it and name the folder"
        )
    with unpacked(path.read_bytes(), path.name) as folder:
        with _named(folder, path.name):
            found = _plan_folder(folder, path.stem)
        entries = tuple(_renamed(entry, folder, path.name) for entry in found.entries)
        yield replace(found, entries=entries)


def _plan_folder(folder: Path, name: str) -> Plan:
    manifests = [folder / manifest for manifest in MANIFESTS if (folder / manifest).is_file()]
    if manifests:
        return plan(manifests[0])
    if any(any(folder.glob(f"{role}.*")) for role in Role):
        return Plan((FolderSource(name, folder),))
    return plan(folder)


def _renamed(entry: Entry, folder: Path, name: str) -> Entry:
    if isinstance(entry, Failure):
        return replace(entry, reason=entry.reason.replace(str(folder), name))
    return UnpackedSource(entry, folder, name)


@contextmanager
def _named(folder: Path, name: str) -> Iterator[None]:
    """Have messages name the archive."""
    try:
        yield
    except InputError as error:
        raise InputError(str(error).replace(str(folder), name)) from error


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(ZIP_START)) == ZIP_START
    except (OSError, ValueError):  # a folder, or nothing: who reads it says which
        return False
