"""Plain text: encodings, characters that nobody sees, sizes."""

from __future__ import annotations

import random

from awkward.types import BOTH, LEFT, NO_DATE, Awkward

FRENCH = (
    "Le ministre a rencontré son homologue mercredi à Paris pour parler des accords de pêche. "
    "Selon le ministère, l’entretien a été franc et constructif."
)
RUSSIAN = (
    "Министр встретился в среду со своим коллегой в Москве, чтобы обсудить соглашения о "
    "рыболовстве. По данным министерства, беседа была открытой и полезной для обеих сторон."
)
TOLD = "does not name its encoding and was read as"

TEXTS = (
    Awkward("plain.txt", lambda: BOTH.encode(), BOTH, places={"“No": "line 3", "The": "line 1"}),
    Awkward("byte order mark.txt", lambda: ("\ufeff" + BOTH).encode(), "\ufeff" + BOTH),
    Awkward("UTF-16.txt", lambda: BOTH.encode("utf-16"), BOTH, places={"“No": "line 3"}),
    Awkward("UTF-16 big end first.txt", lambda: b"\xfe\xff" + BOTH.encode("utf-16-be"), BOTH),
    Awkward("UTF-16 without mark.txt", lambda: BOTH.encode("utf-16-le"), BOTH),
    Awkward("UTF-16 without mark, big.txt", lambda: BOTH.encode("utf-16-be"), BOTH),
    Awkward("UTF-32.txt", lambda: BOTH.encode("utf-32"), BOTH),
    Awkward(
        "Windows-1252.txt", lambda: BOTH.encode("cp1252"), BOTH, notes=(f"{TOLD} Windows-1252",)
    ),
    Awkward("old Mac.txt", lambda: BOTH.encode("mac_roman"), BOTH, notes=(f"{TOLD} Mac Roman",)),
    Awkward(
        "line ends.txt",
        lambda: f"{LEFT}\rOne.\r\nTwo.\n{NO_DATE}".encode(),
        f"{LEFT}\rOne.\r\nTwo.\n{NO_DATE}",
        places={"One.": "line 2", "Two.": "line 3", "“No": "line 4"},
    ),
    Awkward(
        "turned.txt",
        lambda: f"{LEFT} \u202eneves\u202c boats. {NO_DATE}".encode(),
        f"{LEFT} \u202eneves\u202c boats. {NO_DATE}",
        notes=(
            "2 characters that turn the direction of writing, so that words may show reordered: "
            "U+202C pop directional formatting (1), U+202E right-to-left override (1)",
        ),
    ),
    Awkward(
        "unseen.txt",
        lambda: f"{LEFT} The mini\u200bster spoke to\u00adday. {NO_DATE}".encode(),
        f"{LEFT} The mini\u200bster spoke to\u00adday. {NO_DATE}",
        notes=(
            "2 characters that show nothing and may stand within words: U+00AD soft hyphen (1), "
            "U+200B zero width space (1)",
        ),
    ),
    Awkward("a text called.pdf", lambda: BOTH.encode(), BOTH),
    Awkward(
        "markup in prose.html",
        lambda: f"<b>Not</b> a page. {LEFT}".encode(),
        f"<b>Not</b> a page. {LEFT}",
    ),
    Awkward("empty.txt", lambda: b"", says="empty.txt is empty or holds only blanks"),
    Awkward("blank.txt", lambda: "\ufeff \u00a0\u200b\r\n\t".encode(), says="holds only blanks"),
    Awkward(
        "mixed.txt",
        lambda: BOTH.encode() + b"\n" + NO_DATE.encode("cp1252"),
        says="mixes UTF-8 with another encoding (byte 0x93 in line 4 is no UTF-8)",
    ),
    Awkward(
        "cut.txt",
        lambda: BOTH.encode()[: BOTH.encode().index("–".encode()) + 2],
        says="ends or breaks within a character (byte 0xe2 at offset",
    ),
    Awkward(
        "cut UTF-16.txt",
        lambda: BOTH.encode("utf-16")[:-1],
        says="ends or breaks within a character",
    ),
    Awkward(
        "lone surrogate.txt",
        lambda: BOTH.encode() + b"\xed\xa0\x80",
        says="mixes UTF-8 with another encoding (byte 0xed in line 3",
    ),
    Awkward(
        "NUL.txt", lambda: f"{LEFT}\0{NO_DATE}".encode(), says="is a binary file, which cannot"
    ),
    Awkward("noise.txt", lambda: random.Random(7).randbytes(5_000), says="is a binary file"),
    Awkward(
        "one line.txt",
        lambda: b"ship " * 1_000_000,
        says="holds 5,000,000 characters, more than 1,000,000, which is what the parser takes",
    ),
    Awkward(
        "gigantic.txt",
        lambda: b"ship\n" * 1_000_001,
        says="is larger than 5 MB: cut it down to the account of the one event, or raise",
    ),
    Awkward("French.txt", lambda: FRENCH.encode(), says="French.txt is in French: give an English"),
    Awkward("Cyrillic.txt", lambda: RUSSIAN.encode("cp1251"), says="is in Russian"),
    Awkward(
        "old Word.doc",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        says="is a file of an old Office program (such as .doc), which cannot be read: save its",
    ),
    Awkward("rich.rtf", lambda: b"{\\rtf1 The talks.}", says="is a rich text file (.rtf), which"),
    Awkward(
        "photo.txt",
        lambda: b"\xff\xd8\xff\xe0\0\x10JFIF",
        says="is a picture, which cannot be "
        "read: save the text that text recognition (OCR) finds in it",
    ),
    Awkward(
        "packed.gz",
        lambda: b"\x1f\x8b\x08" + bytes(20),
        says="is a compressed file (.gz), which cannot be read: unpack it first",
    ),
)
