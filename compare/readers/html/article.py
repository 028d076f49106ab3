"""Which blocks of a page are its article.

Trafilatura finds where the article stands; what it leaves out inside, which is often a quotation,
a list, a caption or a short line, is put back unless the page itself marks it as something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from compare.readers.html.blocks import Block, ancestors
from compare.readers.html.furniture import MENU, MENU_LINKED, RELATED, furniture

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OUTSIDE = "outside the article"
FEWEST_WORDS = 20  # fewer are a teaser, and the article stands somewhere else
# The article's element is the innermost one that holds this share of the words found of it; what
# is found elsewhere, often a teaser or a comment, does not widen it to the whole page.
HELD = 0.85
# A sign that would take away this share of what was found of the article is a name of its own.
MISLEADING = 0.4
LONG = 25  # letters; shorter words are found in other words by chance
_HEADING = re.compile(r"h[1-6]")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")


def choose_blocks(root: HtmlElement, blocks: Sequence[Block]) -> list[str | None]:
    """For each block None where it belongs to the article, else why it is left out."""
    found = _found_by_trafilatura(root, blocks)
    if sum(blocks[i].words for i in found) < FEWEST_WORDS:
        found = {i for i, block in enumerate(blocks) if _is_prose(block) and not furniture(block)}
    if not found:  # no sentence anywhere: the whole page, less its menus, is what there is
        found = {i for i, block in enumerate(blocks) if not furniture(block)}
    if not found:
        return [None] * len(blocks)
    container = _container(blocks, found)
    reasons = [_reason(block, container) for block in blocks]
    _trust(reasons, blocks, found)
    first, last = _bounds(blocks, reasons, found)
    return [
        reason or (None if first <= i <= last else furniture(blocks[i]) or OUTSIDE)
        for i, reason in enumerate(reasons)
    ]


def _found_by_trafilatura(root: HtmlElement, blocks: Sequence[Block]) -> set[int]:
    from trafilatura import bare_extraction

    extracted = bare_extraction(
        deepcopy(root),
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=False,
    )
    text = getattr(extracted, "text", None) or ""
    lines = {_letters(line) for line in text.split("\n")} - {""}
    joined = _letters(text)
    return {i for i, block in enumerate(blocks) if _is_in(_letters(block.text), lines, joined)}


def _letters(words: str) -> str:
    """Words without blanks and marks, as two tools write them alike."""
    return re.sub(r"[\W_]+", "", words)


def _is_in(letters: str, lines: set[str], joined: str) -> bool:
    return letters in lines or (len(letters) >= LONG and letters in joined)


def _is_prose(block: Block) -> bool:
    return block.linked < 0.5 and _SENTENCE_END.search(block.text) is not None


def _container(blocks: Sequence[Block], found: set[int]) -> HtmlElement:
    """The innermost element that holds most of the words found."""
    clean = {i for i in found if furniture(blocks[i]) is None} or found
    held: Counter[HtmlElement] = Counter()
    for i in clean:
        for element in ancestors(blocks[i].element):
            held[element] += blocks[i].words
    needed = HELD * sum(blocks[i].words for i in clean)
    depth = {element: sum(1 for _ in element.iterancestors()) for element in held}
    return max((e for e, words in held.items() if words >= needed), key=depth.__getitem__)


def _reason(block: Block, container: HtmlElement) -> str | None:
    if not any(element is container for element in ancestors(block.element)):
        is_title = block.element.tag == "h1" and block.linked < MENU_LINKED
        return (None if is_title else OUTSIDE) if furniture(block) is None else furniture(block)
    if reason := furniture(block, container):
        return reason
    if block.linked >= MENU_LINKED and not _SENTENCE_END.search(block.text):
        return RELATED if block.element.tag != "li" else MENU
    return None


def _trust(reasons: list[str | None], blocks: Sequence[Block], found: set[int]) -> None:
    """Drop a reason that would take most of the article away: its name is used otherwise here."""
    total = sum(blocks[i].words for i in found)
    for reason in set(reasons) - {None, OUTSIDE}:
        hit = [i for i in found if reasons[i] == reason and not blocks[i].hidden]
        if sum(blocks[i].words for i in hit) > MISLEADING * total:
            for i in hit:
                reasons[i] = None


def _bounds(
    blocks: Sequence[Block], reasons: Sequence[str | None], found: set[int]
) -> tuple[int, int]:
    """The first and last block of the article: what was found, and prose or a title beside it."""
    inside = [i for i, reason in enumerate(reasons) if reason is None]
    kept = [i for i in inside if i in found] or inside
    first, last = min(kept, default=0), max(kept, default=-1)
    for i in reversed([i for i in inside if i < first]):
        if _HEADING.fullmatch(blocks[i].element.tag) or _is_prose(blocks[i]):
            first = i
    for i in (i for i in inside if i > last):
        if not _is_prose(blocks[i]):
            break
        last = i
    return first, last
