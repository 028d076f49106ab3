"""From bytes to characters: Unicode first, then what English prose is saved in, then the rest."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from compare.errors import InputError

# The longer marks first: the mark of UTF-32 begins like that of UTF-16.
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What English prose that is not Unicode is saved in; left to choose among all encodings, the
# detector takes short texts for Icelandic or Urdu.
ENGLISH_ENCODINGS = ("cp1252", "mac_roman")
# English has a curly quotation mark or an accent in a hundred letters; where one byte in ten is
# beyond ASCII the text is in another script, and any encoding may be meant.
OTHER_SCRIPT_SHARE = 0.1
# A text in a one-byte encoding holds the bytes of a UTF-8 character by chance, rarely.
CHANCE_SHARE = 0.1
DETECTION_BYTES = 100_000  # as much as the detector needs; the rest of a long file adds only time
# In UTF-16 without a mark, English has a NUL in every other byte.
WIDE_SHARE = 0.8
_SPOKEN = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in; ``told`` where the bytes had to be asked for it."""

    text: str
    encoding: str
    told: bool = False


def decode(data: bytes, name: str) -> Decoded:
    """Decode a text file and change nothing: CRLF and odd characters stay, and UTF-8's mark too.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        InputError: the bytes mix encodings, end within a character, or are in no known encoding.
    """
    encoding = unicode_encoding(data)
    try:
        return Decoded(data.decode(encoding), encoding.upper())
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or _is_cut(data, error):
            raise InputError(
                f"{name} ends or breaks within a character (byte 0x{data[error.start]:02x} at "
                f"offset {error.start} is no {encoding.upper()}): get the whole file again"
            ) from error
        _refuse_mixed(data, error, name)
        return _told_from_bytes(data, name)


def unicode_encoding(data: bytes) -> str:
    """The Unicode encoding that a byte order mark or the pattern of NULs names; else UTF-8."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        sample = data[first:DETECTION_BYTES:2]
        other = data[1 - first : DETECTION_BYTES : 2]
        if other and sample.count(0) > WIDE_SHARE * len(sample) and not other.count(0):
            return encoding
    return "utf-8"


def _is_cut(data: bytes, error: UnicodeDecodeError) -> bool:
    return error.end == len(data) and error.reason == "unexpected end of data"


def _refuse_mixed(data: bytes, error: UnicodeDecodeError, name: str) -> None:
    """Refuse a text of which some is UTF-8 and some is not: every guess would garble a part."""
    characters = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= character <= "\udcff" for character in characters)
    good = sum(character > "\x7f" for character in characters) - bad
    if good > CHANCE_SHARE * bad:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name} mixes UTF-8 with another encoding (byte 0x{data[error.start]:02x} in line "
            f"{line} is no UTF-8): save it again as UTF-8 text"
        ) from error


def _told_from_bytes(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    sample = data[:DETECTION_BYTES]
    beyond = sum(byte > 0x7F for byte in sample)
    english = beyond < OTHER_SCRIPT_SHARE * len(sample)
    best = from_bytes(sample, cp_isolation=list(ENGLISH_ENCODINGS) if english else None).best()
    if best is not None:
        try:
            text = data.decode(best.encoding)
        except UnicodeDecodeError:  # past the sample
            pass
        else:
            return Decoded(text, _SPOKEN.get(best.encoding, best.encoding), told=True)
    raise InputError(f"{name} is in no encoding that can be told: save it again as UTF-8 text")
