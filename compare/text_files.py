"""Plain text files: UTF-8, every character kept."""

from __future__ import annotations

import shlex

from compare.errors import InputError

# What English prose that is not UTF-8 is saved in; left to choose among all encodings, the
# detector takes short texts for Icelandic or Urdu.
ENGLISH_ENCODINGS = ("cp1252", "utf_16", "utf_32", "mac_roman")
DETECTION_BYTES = 100_000  # as much as the detector needs; the rest of a long file adds only time


def decode_utf8(data: bytes, name: str) -> str:
    """Decode UTF-8 and change nothing: byte order mark, CRLF and odd characters stay.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        InputError: the bytes are not UTF-8; the message names the first bad byte, the
            encoding that is most likely, and the command that converts the file.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        likely = _likely_encoding(data)
        remedy = (
            f"it looks like {likely}: convert it with "
            f"'iconv -f {likely} -t UTF-8 {shlex.quote(name)} > utf8.txt'"
            if likely
            else "save it again as UTF-8 text"
        )
        raise InputError(
            f"{name} is not UTF-8 text (byte 0x{data[error.start]:02x} at offset {error.start}); "
            f"{remedy}"
        ) from error


def _likely_encoding(data: bytes) -> str | None:
    """The encoding these bytes are most likely in, by the name that iconv knows."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:DETECTION_BYTES], cp_isolation=list(ENGLISH_ENCODINGS)).best()
    if best is None:
        return None
    return {"mac_roman": "MACINTOSH"}.get(best.encoding, best.encoding.replace("_", "-").upper())
