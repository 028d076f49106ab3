"""What stands within sentences and is no part of them: struck-out words, marks of notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compare.readers.characters import raised
from compare.readers.types import Place, Removed

if TYPE_CHECKING:
    from lxml.html import HtmlElement

STRUCK = "struck-out words"
NOTE_MARK = "the mark of a note"
LONGEST_MARK = 6  # characters: "[123]", "†", "note"


def take_out(root: HtmlElement, *, numbered: bool) -> tuple[Removed, ...]:
    """Take such words out of a page; figures above the line stay, as raised figures.

    Args:
        root: the page, which is changed.
        numbered: whether the lines of the page are those of the file.
    """
    return tuple(_take_out(root, numbered))


def _take_out(root: HtmlElement, numbered: bool) -> Iterator[Removed]:
    for element in list(root.iter("del", "s", "strike", "sup")):
        words = " ".join(element.text_content().split())
        place = Place(line=element.sourceline) if numbered and element.sourceline else None
        if element.tag != "sup":
            reason = STRUCK
        elif _is_note_mark(element, words):
            reason = NOTE_MARK
        else:
            if not len(element):
                element.text = raised(element.text or "")
            continue
        element.drop_tree()  # what follows it stays
        if words:
            yield Removed(words, reason, place)


def _is_note_mark(element: HtmlElement, words: str) -> bool:
    """Whether a raised mark leads to a note: a link, but no ordinal as in "19th"."""
    linked = element.find(".//a") is not None or element.getparent().tag == "a"
    return linked and len(words) <= LONGEST_MARK
