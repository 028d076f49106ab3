"""ZIP archives: what is in them is checked before anything is unpacked."""

from __future__ import annotations

import io
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, ZipInfo

from compare.errors import InputError, cause
from compare.readers.limits import DEFAULT_LIMITS, RAISE, Limits, megabytes

# What macOS and Windows add to archives of their own accord.
CLUTTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
FORBIDDEN = set('<>:"|?*')  # no name of a file on Windows has them
CHUNK = 1_000_000
_ENCRYPTED = 0x1  # bit 0 of the general purpose flag (APPNOTE.TXT, section 4.4.4)


@contextmanager
def open_archive(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[ZipFile]:
    """An archive whose directory promises nothing beyond the limits.

    Raises:
        InputError: the archive is damaged, encrypted, or unpacks beyond the limits.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive.infolist(), name, limits)
            yield archive
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise InputError(
            f"{name} is damaged or cut off ({cause(error)}): get the file again"
        ) from error


def _check_members(members: list[ZipInfo], name: str, limits: Limits) -> None:
    if len(members) > limits.members:
        raise InputError(
            f"{name} holds {len(members):,} files, more than {limits.members:,}: split it, {RAISE}"
        )
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise InputError(f"{name} is protected with a password: save it without one")
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_bytes:
        raise InputError(
            f"{name} unpacks to {megabytes(unpacked)}, more than "
            f"{megabytes(limits.unpacked_bytes)}: split it, {RAISE}"
        )


def read_member(archive: ZipFile, member: ZipInfo, name: str) -> bytes:
    """One file of an archive, no longer than the directory promised."""
    try:
        with archive.open(member) as file:
            data = file.read(member.file_size + 1)
    except ValueError as error:  # the directory points to before the file's first byte
        raise BadZipFile(str(error)) from error
    if len(data) > member.file_size:  # the directory lied, as that of a bomb does
        raise InputError(f"{name} is damaged ({member.filename} is longer than it says)")
    return data


@contextmanager
def unpacked(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[Path]:
    """The files of an archive in a temporary folder, which is gone afterwards.

    Where the archive holds one folder and nothing beside it, that folder is given.

    Raises:
        InputError: as ``open_archive``, or a name that leaves the folder, is a link, or comes
            twice.
    """
    with TemporaryDirectory(prefix="compare-") as folder:
        top = Path(folder)
        with open_archive(data, name, limits) as archive:
            for member, path in _targets(archive, name):
                target = top.joinpath(*path.parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(read_member(archive, member, name))
        inner = list(top.iterdir())
        yield inner[0] if len(inner) == 1 and inner[0].is_dir() else top


def _targets(archive: ZipFile, name: str) -> list[tuple[ZipInfo, PurePosixPath]]:
    """The files to unpack, each with a path that stays inside the folder."""
    found: dict[str, tuple[ZipInfo, PurePosixPath]] = {}
    for member in archive.infolist():
        path = PurePosixPath(member.filename)
        if member.is_dir() or any(part in CLUTTER for part in path.parts):
            continue
        _check_name(member, path, name)
        # Systems that do not tell capitals apart would write one file over the other.
        if str(path).casefold() in found:
            raise InputError(f"{name} holds {member.filename!r} twice: pack it again")
        found[str(path).casefold()] = (member, path)
    for key, (member, path) in found.items():
        if any(str(parent).casefold() in found for parent in path.parents):
            raise InputError(f"{name} holds {key!r} inside a file, not a folder: pack it again")
        del member
    return list(found.values())


def _check_name(member: ZipInfo, path: PurePosixPath, name: str) -> None:
    parts = path.parts
    escapes = path.is_absolute() or ".." in parts or not parts or "\\" in member.filename
    odd = any(set(part) & FORBIDDEN or not part.isprintable() for part in parts)
    if escapes or odd or max(map(len, parts), default=0) > 200:
        raise InputError(
            f"{name} holds a file named {member.filename[:80]!r}, which has no place in a folder "
            "of cases: pack it again"
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        raise InputError(f"{name} holds a link, {member.filename!r}: pack the file itself")
