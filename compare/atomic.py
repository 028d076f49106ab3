"""Files that are whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from compare.errors import InputError

# Names of files that are not whole yet.
PART_PREFIX, PART_SUFFIX = ".compare-", ".part"


def check_target(path: Path) -> None:
    """Refuse, before any work is done, a path that no file can be written to.

    Raises:
        InputError: the path is a folder, or its folder does not exist.
    """
    try:
        is_folder, has_folder = path.is_dir(), path.parent.is_dir()
    except OSError as error:  # a name too long, a folder one may not look into
        raise _refusal(path, error) from error
    if is_folder:
        raise InputError(f"{str(path)!r} is a folder: give the name of a file in it")
    if not has_folder:
        raise InputError(
            f"{str(path)!r} cannot be written, for there is no folder {str(path.parent)!r}: "
            "make it first, or give a path in one that exists"
        )


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text as ``write_bytes`` does; same errors."""
    write_bytes(path, to_utf8(text))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole.

    Raises:
        InputError: as ``replacing``.
    """
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file under a temporary name beside the target, renamed in the end; gone on any error.

    A pipe or a device, as /dev/stdout is one, is written into; a link stays, and leads to the file.

    Raises:
        InputError: as ``check_target``, or the folder may not be written to.
    """
    check_target(path)
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        path = path.resolve()
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=PART_PREFIX, suffix=PART_SUFFIX)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _refusal(path, error) from error


def clear_parts(folder: Path) -> None:
    """Remove what a process that was killed in mid-write has left in a folder."""
    for part in folder.glob(f"{PART_PREFIX}*{PART_SUFFIX}"):
        part.unlink(missing_ok=True)


def to_utf8(text: str) -> bytes:
    """UTF-8 bytes of any text; what UTF-8 cannot hold, in odd file names, as a backslash code."""
    return text.encode("utf-8", "backslashreplace")


def _refusal(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{str(path)!r} cannot be written ({error.strerror or error}): "
        "give a path that you may write to"
    )


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
