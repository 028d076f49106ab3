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
# Around the article, prose that was not found and makes up this share of it is something else.
FOREIGN_SHARE = 0.2
# Below the article, fewer blocks than these are a copyright notice or a word about the author.
TAIL_BLOCKS = 3
_HEAD = re.compile(r"h[1-6]|figcaption")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")


def choose_blocks(root: HtmlElement, blocks: Sequence[Block]) -> list[str | None]:
    """For each block None where it belongs to the article, else why it is left out."""
    found = _found_by_trafilatura(root, blocks)
    if sum(blocks[i].words for i in found) < FEWEST_WORDS:
        found = {i for i, block in enumerate(blocks) if is_prose(block)}
    if not found:  # no sentence anywhere: the whole page, less its menus, is what there is
        found = {
            i for i, block in enumerate(blocks) if not furniture(block) and _letters(block.text)
        }
    if not found:
        return [None] * len(blocks)
    container = _container(blocks, found)
    frame = _frame(container, blocks, found)
    reasons = [_reason(block, container, frame) for block in blocks]
    _trust(reasons, blocks, found)
    first, last = _bounds(blocks, reasons, found, container)
    return [
        reason or (None if first <= i <= last else furniture(blocks[i]) or OUTSIDE)
        for i, reason in enumerate(reasons)
    ]


def is_prose(block: Block) -> bool:
    """Whether a block is a sentence that the page shows as a part of some text."""
    return _is_sentence(block) and not furniture(block)


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


def _is_sentence(block: Block) -> bool:
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


def _frame(container: HtmlElement, blocks: Sequence[Block], found: set[int]) -> HtmlElement:
    """The container, or what it stands in where the article's head stands there beside it.

    A title, a standfirst or the caption of a first picture is often no part of the element that
    holds the paragraphs.
    """
    words = sum(block.words for block in blocks if _is_inside(block, container))
    frame = container
    for outer in container.iterancestors():
        beside = [
            (i, block)
            for i, block in enumerate(blocks)
            if _is_inside(block, outer)
            and not _is_inside(block, container)
            and not furniture(block)
        ]
        other = [
            block
            for i, block in beside
            if i not in found and _is_sentence(block) and not _HEAD.fullmatch(block.element.tag)
        ]
        if outer.tag != "article" and sum(block.words for block in other) > FOREIGN_SHARE * words:
            break
        if any(i in found or block.element.tag == "h1" for i, block in beside):
            frame = outer
        if outer.tag == "article":  # HTML's own element for this and nothing else
            break
    return frame


def _is_inside(block: Block, element: HtmlElement) -> bool:
    return any(outer is element for outer in ancestors(block.element))


def _reason(block: Block, container: HtmlElement, frame: HtmlElement) -> str | None:
    if not _is_inside(block, frame):
        return furniture(block) or (None if _is_title(block) else OUTSIDE)
    if reason := furniture(block, container if _is_inside(block, container) else frame):
        return reason
    if block.linked >= MENU_LINKED and not _SENTENCE_END.search(block.text):
        return RELATED if block.element.tag != "li" else MENU
    return None


def _is_title(block: Block) -> bool:
    return block.element.tag == "h1" and block.linked < MENU_LINKED


def _trust(reasons: list[str | None], blocks: Sequence[Block], found: set[int]) -> None:
    """Drop a reason that would take most of the article away: its name is used otherwise here."""
    total = sum(blocks[i].words for i in found)
    for reason in set(reasons) - {None, OUTSIDE}:
        hit = [i for i in found if reasons[i] == reason and not blocks[i].hidden]
        if sum(blocks[i].words for i in hit) > MISLEADING * total:
            for i in hit:
                reasons[i] = None


def _bounds(
    blocks: Sequence[Block],
    reasons: Sequence[str | None],
    found: set[int],
    container: HtmlElement,
) -> tuple[int, int]:
    """The first and last block of the article: what was found, and what belongs to it beside."""
    inside = [i for i, reason in enumerate(reasons) if reason is None]
    kept = [i for i in inside if i in found] or inside
    end = max((i for i in inside if _is_inside(blocks[i], container)), default=-1)
    after = [i for i in kept if i > end]
    if len(after) < TAIL_BLOCKS:
        kept = [i for i in kept if i <= end]
    first, last = min(kept, default=0), max(kept, default=-1)
    for i in reversed([i for i in inside if i < first]):
        if _HEAD.fullmatch(blocks[i].element.tag) or _is_sentence(blocks[i]):
            first = i
    for i in (i for i in inside if i > last):
        if not (_is_sentence(blocks[i]) and _is_inside(blocks[i], container)):
            break
        last = i
    return first, last
