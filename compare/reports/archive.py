"""An archive of saved reports: a folder of bundles, each known by its content."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from compare.atomic import write_bytes
from compare.errors import CompareError, ReportError
from compare.reports.bundle import Bundle, read_bundle
from compare.reports.manifest import MANIFEST, SUFFIX, Manifest, read_manifest
from compare.reports.packing import read_file, unpack
from compare.review.places import default_url, to_url

FOLDER = "reports"
# Hexadecimal digits of an id: by 48 bits, ten thousand reports share one once in some six million
# archives (birthday bound).
ID_DIGITS = 12
FEWEST_DIGITS = 4  # of an id that a person types
LONGEST_SLUG = 40  # characters of a title in a file name
NAME = re.compile(rf"[a-z0-9-]+-([0-9a-f]{{{ID_DIGITS}}})\{SUFFIX}")
ID = re.compile(rf"[0-9a-f]{{{FEWEST_DIGITS},{ID_DIGITS}}}")
KEPT_MANIFESTS = 1024  # some KB each
# Remedies, which the page shows, too.
ANOTHER_FOLDER = "give yourself the right to it, or name another (on the command line, --archive)"
SEE_LIST = "see the list of saved reports (on the command line, 'compare reports list')"
SAVE_FIRST = "save one first (on the command line, 'compare report --save')"
PRIVATE = 0o700  # whose reports these are is nobody else's business


@dataclass(frozen=True, slots=True)
class Saved:
    """A report in the archive.

    Attributes:
        id: the first digits of the SHA-256 of its bundle.
        path: where it lies.
        at: when it was saved, in UTC.
        manifest: what it says of itself; None where it cannot be read.
        trouble: why it cannot be read, in one sentence; empty where it can.
    """

    id: str
    path: Path
    at: datetime
    manifest: Manifest | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """The saved reports in a folder, which is made with the first one."""

    folder: Path

    def save(self, bundle: bytes) -> Saved:
        """Keep a bundle; one that is here already is not written again.

        Raises:
            ReportError: it is no bundle, or the folder cannot be written to.
        """
        manifest = read_bundle(bundle, "the report").manifest
        name = f"{slug(manifest.title)}-{bundle_id(bundle)}{SUFFIX}"
        if (self.folder / name).is_file() and not _look(self.folder / name).trouble:
            return _look(self.folder / name)
        try:
            self.folder.mkdir(PRIVATE, parents=True, exist_ok=True)
        except OSError as error:
            raise ReportError(
                f"the folder of saved reports {str(self.folder)!r} cannot be made "
                f"({error.strerror}): {ANOTHER_FOLDER}"
            ) from error
        write_bytes(self.folder / name, bundle)
        return _look(self.folder / name)

    def saved(self) -> tuple[Saved, ...]:
        """The reports, last saved first.

        Raises:
            ReportError: the folder cannot be read; one that is not there holds no report.
        """
        try:
            paths = sorted(p for p in self.folder.iterdir() if NAME.fullmatch(p.name))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise ReportError(
                f"the folder of saved reports {str(self.folder)!r} cannot be read "
                f"({error.strerror}): {ANOTHER_FOLDER}"
            ) from error
        return tuple(sorted(map(_look, paths), key=lambda s: s.at, reverse=True))

    def find(self, name: str) -> Saved:
        """The report with the id that begins with these digits.

        Raises:
            ReportError: there is none, or more than one.
        """
        saved = self.saved()
        found = [s for s in saved if ID.fullmatch(name) and s.id.startswith(name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ReportError(
                f"{len(found)} saved reports have an id that begins with {name}: "
                f"give more digits of {' or '.join(s.id for s in found)}"
            )
        remedy = SEE_LIST if saved else SAVE_FIRST
        raise ReportError(f"there is no saved report {name!r} in {str(self.folder)!r}: {remedy}")

    def open(self, name: str) -> Bundle:
        """The bundle with the id that begins with these digits.

        Raises:
            ReportError: as ``find``, or it cannot be read.
        """
        saved = self.find(name)
        if saved.trouble:
            raise ReportError(saved.trouble)
        return read_bundle(read_file(saved.path), saved.path.name)


def default_folder() -> Path:
    """Where reports are saved unless another folder is named: beside the reviews."""
    return Path(to_url(default_url()).database or "").parent / FOLDER


def bundle_id(bundle: bytes) -> str:
    """What a bundle is known by: the same content, the same id."""
    return hashlib.sha256(bundle).hexdigest()[:ID_DIGITS]


def slug(title: str) -> str:
    """A title as part of a file name: small letters, digits and hyphens.

    >>> slug("../Élysée: “40 ships”")
    'elysee-40-ships'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-")
    return words or "report"


def _look(path: Path) -> Saved:
    """What a file of the archive says of itself; read again only where it has changed."""
    try:
        known = path.stat()
        manifest, trouble = _read(path, known.st_ctime_ns, known.st_size)
        at = datetime.fromtimestamp(known.st_mtime, UTC)
    except OSError as error:  # as one that was deleted just now
        manifest, trouble = None, f"{path.name} cannot be read ({error.strerror})"
        at = datetime.fromtimestamp(0, UTC)
    name = NAME.fullmatch(path.name)
    return Saved(name[1] if name else "", path, at, manifest, trouble)


@lru_cache(maxsize=KEPT_MANIFESTS)
def _read(path: Path, _changed: int, _size: int) -> tuple[Manifest | None, str]:
    try:
        data = read_file(path)
        if not path.name.endswith(f"-{bundle_id(data)}{SUFFIX}"):
            raise ReportError(f"{path.name} was changed after it was saved: save the report again")
        return read_manifest(unpack(data, path.name).get(MANIFEST), path.name), ""
    except CompareError as error:
        return None, str(error)
