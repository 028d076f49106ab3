"""The words of a page with the boxes they are printed in, as PDFium gives its characters."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from compare.readers.characters import raised

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

WORD_GAP = 0.2  # of the size of the type; blanks are a quarter of it, gaps within words a tenth
BASELINE_SHIFT = 0.35  # of the size: a raised mark of a note stays in its line, the next line not
# Raised figures are set at 0.58 to 0.7 of the size, and a third of it above the line.
RAISED_SIZE, RAISED_SHIFT = 0.85, 0.15
QUARTER = math.pi / 2
HYPHEN_AT_END = "\x02"  # what PDFium makes of a hyphen at the end of a line
LIGATURES = re.compile("[\ufb00-\ufb06]")


class Character(NamedTuple):
    """A character in the frame of its page turned upright: x to the right, y up."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page, from ``x0`` to ``x1`` on the baseline ``y``, in type of ``size``."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands on a page: its words, words printed sideways, and letters without a meaning.

    Where there is none of these, ``pictured`` says whether something else is drawn on the page.
    """

    words: tuple[Word, ...]
    sideways: str
    unknown: int
    pictured: bool = False


def read_words(page: PdfPage) -> PageWords:
    """The words of a page, upright in the direction in which most of its letters stand."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    try:
        turned = list(_characters(textpage))
    finally:
        textpage.close()
    if not turned:
        return PageWords((), "", 0, pdfium.FPDFPage_CountObjects(page) > 0)
    upright = Counter(turn for turn, _ in turned).most_common(1)[0][0]
    characters = [_upright(character, upright) for turn, character in turned if turn == upright]
    sideways = "".join(character.text for turn, character in turned if turn != upright)
    unknown = sum(not _has_meaning(character.text) for character in characters)
    return PageWords(tuple(_once(_words(characters))), " ".join(sideways.split()), unknown)


def _characters(textpage: PdfTextPage) -> Iterator[tuple[int, Character]]:
    """Each character and by how many quarter turns it is rotated."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    for i in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, i)
        text = "-" if chr(code) == HYPHEN_AT_END else chr(code)
        if pdfium.FPDFText_IsGenerated(textpage, i) == 1:
            continue  # blanks and line ends are told from the boxes
        pdfium.FPDFText_GetCharOrigin(textpage, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(textpage, i, box)
        turn = round(pdfium.FPDFText_GetCharAngle(textpage, i) / QUARTER) % 4
        sideways = turn % 2
        size = abs(box.right - box.left) if sideways else abs(box.top - box.bottom)
        ends = (box.bottom, box.top) if sideways else (box.left, box.right)
        across = x.value if sideways else y.value
        yield turn, Character(text, ends[0], ends[1], across, size)


def _upright(character: Character, turn: int) -> Character:
    """The character after the page was turned back by ``turn`` quarters."""
    if turn == 0:
        return character
    text, x0, x1, y, size = character
    if turn == 1:  # read from the top to the bottom: lines follow each other to the left
        return Character(text, -x1, -x0, y, size)
    if turn == 2:  # upside down
        return Character(text, -x1, -x0, -y, size)
    return Character(text, x0, x1, -y, size)  # from the bottom to the top


def _has_meaning(text: str) -> bool:
    """Whether a font says which letter it shows."""
    return text.isspace() or unicodedata.category(text) not in ("Cc", "Co", "Cn", "Cs")


def _words(characters: Iterable[Character]) -> Iterator[Word]:
    current: list[Character] = []
    for character in characters:
        if character.text.isspace() or character.text == "\x00":
            yield from _word(current)
            current = []
            continue
        if current and _parts(current[-1], character):
            yield from _word(current)
            current = []
        current.append(character)
    yield from _word(current)


def _parts(before: Character, after: Character) -> bool:
    size = max(before.size, after.size)
    if abs(before.y - after.y) > BASELINE_SHIFT * size:
        return True
    return not -size < after.x0 - before.x1 <= WORD_GAP * size


def _word(characters: list[Character]) -> Iterator[Word]:
    if not characters:
        return
    largest = max(characters, key=lambda character: character.size)
    # A surrogate pair comes as two characters.
    raw = "".join(raised(c.text) if _is_raised(c, largest) else c.text for c in characters)
    text = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    x0, x1 = min(c.x0 for c in characters), max(c.x1 for c in characters)
    yield Word(text, x0, x1, largest.y, largest.size)


def _is_raised(character: Character, largest: Character) -> bool:
    """Whether a character is smaller and higher than the others of its word: the mark of a note."""
    smaller = character.size < RAISED_SIZE * largest.size
    return smaller and character.y - largest.y > RAISED_SHIFT * largest.size


def _once(words: Iterable[Word]) -> Iterator[Word]:
    """Each word once: some programs print bold type by printing it twice."""
    seen = set()
    for word in words:
        key = (word.text, round(word.x0), round(word.y))
        if key not in seen:
            seen.add(key)
            yield word
