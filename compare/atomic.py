"""Files that are whole or not there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from compare.errors import InputError


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text under a temporary name beside the target, then rename it.

    Raises:
        InputError: the folder does not exist or cannot be written to.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"{str(path)!r} cannot be written ({error.strerror or error}): "
            "give a path in a folder that exists and that you may write to"
        ) from error


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
