"""Named parts in one ZIP file: the same bytes on the way in, trusted in nothing on the way out.

Parts are stored and not compressed, so that the bytes do not hang on the compressor of a machine.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from compare.errors import ReportError

# Two texts of 5 MB at most, and a report that quotes from them, in some ten formats.
MAX_BYTES = 100_000_000
MAX_PARTS = 40  # twice as many as a bundle with every format has, and some room for later ones
MAX_DIRECTORY = 16_384  # bytes of a ZIP file's directory; 46 and the name for each part
REMEDY = "give the .zip file of a bundle, as it was saved or downloaded"
# A part lies in no folder, so that no name leads anywhere.
PART_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)+")

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
READABLE = 0o100644 << 16  # a plain file that all may read, as ZIP keeps it
ENCRYPTED = 1  # the bit of a part's flags
UNIX = 3  # the system that a ZIP file says it was made on, else it differs with the machine

# The record a ZIP file ends with: its mark, numbers we need not know, size of the directory,
# where that is, length of a comment (PKWARE, APPNOTE.TXT 4.3.16); and the mark of ZIP64.
END = struct.Struct("<4s8xLLH")
END_MARK = b"PK\x05\x06"
ZIP64_LOCATOR_MARK, ZIP64_LOCATOR_SIZE = b"PK\x06\x07", 20
# What zipfile raises for one fault or another in a file.
FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError,
    EOFError, OSError, ValueError, OverflowError,
)  # fmt: skip


def pack(parts: dict[str, bytes]) -> bytes:
    """The parts as a ZIP file; same parts, same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(parts):
            info = zipfile.ZipInfo(name, FIRST_DAY)
            info.external_attr, info.create_system = READABLE, UNIX
            archive.writestr(info, parts[name])
    return out.getvalue()


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of a ZIP file that anybody may have made.

    Args:
        data: the whole file.
        name: how messages call it.

    Raises:
        ReportError: it is no whole ZIP file, holds too much, or is not as ``pack`` makes one.
    """
    _check_end(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_parts(parts, name)
            found = {part.filename: archive.read(part) for part in parts}
    except FAULTS as error:
        raise refusal(name, f"it is damaged ({error})") from error
    if pack(found) != data:
        raise refusal(name, "another program packed it again")
    return found


def read_file(path: Path) -> bytes:
    """The bytes of a file, no more than ``MAX_BYTES``.

    Raises:
        ReportError: it is not there, cannot be read, or is larger.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ReportError(f"there is no file {name!r}: check the path") from error
    except (OSError, ValueError) as error:  # a folder, no right to read; a NUL character
        reason = getattr(error, "strerror", None) or error
        raise ReportError(f"{name!r} cannot be read ({reason}): check the path") from error
    _check_size(len(data), name)
    return data


def _check_end(data: bytes, name: str) -> None:
    """Look at the end of the file before its directory is read, which could be a million parts."""
    _check_size(len(data), name)
    if len(data) < END.size or not data[-END.size :].startswith(END_MARK):
        raise refusal(name, "it is no ZIP file or was cut short")
    _, directory, _, comment = END.unpack(data[-END.size :])
    locator = data[-END.size - ZIP64_LOCATOR_SIZE :]
    if directory > MAX_DIRECTORY or comment or locator.startswith(ZIP64_LOCATOR_MARK):
        raise refusal(name, f"its directory is longer than that of {MAX_PARTS} parts")


def _check_parts(parts: list[zipfile.ZipInfo], name: str) -> None:
    if len(parts) > MAX_PARTS:
        raise refusal(name, f"it holds {len(parts)} parts, more than {MAX_PARTS}")
    for part in parts:
        if not PART_NAME.fullmatch(part.orig_filename):
            raise refusal(name, f"it holds a part with the name {part.orig_filename!r:.80}")
        if part.compress_type != zipfile.ZIP_STORED or part.flag_bits & ENCRYPTED:
            raise refusal(name, f"its part {part.filename} is compressed or encrypted")
    twice, times = Counter(p.filename for p in parts).most_common(1)[0] if parts else ("", 0)
    if times > 1:
        raise refusal(name, f"it holds {times} parts with the name {twice!r}")
    _check_size(sum(part.file_size for part in parts), f"what {name} holds")


def _check_size(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise ReportError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB, more than any report bundle: "
            f"{REMEDY}"
        )


def refusal(name: str, fault: str) -> ReportError:
    """The sentence on a file that is no bundle."""
    return ReportError(f"{name} cannot be used as a report bundle, for {fault}: {REMEDY}")
