"""The blocks of a page: its paragraphs, headings and list items, in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# HTML Living Standard, section 15.3: what browsers lay out as blocks, table cells among them.
BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
# What is not shown, or shows no words of the page. A head is not among them: libxml2 lets it go on
# where a page omits the tag of its body.
SILENT_TAGS = frozenset(
    "area audio base button canvas datalist embed iframe img input link map math meta "
    "noscript object option optgroup picture script select source style svg template textarea "
    "title track video".split()
)
CELL_LETTERS = 80  # longer cells lay out a page; rows of shorter ones are data
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r"[ \t]*\n[ \t]*")
LAST_LINE = 65_535  # libxml2 counts the lines of HTML no further


class _Run(NamedTuple):
    """Words of one text node: where they stand, and whether they are a link."""

    words: str
    line: int | None
    linked: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page.

    Attributes:
        text: its words, with blanks as a browser shows them; a ``<br>`` is a line break.
        element: the innermost block element that holds it.
        line: the line of the file on which it begins.
        linked: the share of its letters that are links, 0 to 1.
        hidden: whether a browser does not show it.
    """

    text: str
    element: HtmlElement = field(repr=False)
    line: int | None
    linked: float
    hidden: bool = False

    @property
    def words(self) -> int:
        """Number of words, counted at blanks."""
        return len(self.text.split())


def read_blocks(body: HtmlElement) -> tuple[Block, ...]:
    """The blocks below an element, in the order of the file; rows of data are one block each."""
    return tuple(_Walk().blocks(body))


def ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element itself and what it stands in, from the inside out."""
    yield element
    yield from element.iterancestors()


class _Walk:
    """One way through a page, gathering words until a block ends."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._found: list[Block] = []
        self._links = 0
        self._hidden = 0
        self._preformatted = 0
        self._in_row = 0

    def blocks(self, body: HtmlElement) -> list[Block]:
        self._visit(body)
        self._flush(body)
        return self._found

    def _visit(self, element: HtmlElement) -> None:
        """Depth is bounded by the parser, which refuses pages of more than 256 levels."""
        tag = element.tag
        is_block = tag in BLOCK_TAGS and not (self._in_row and tag in ("td", "th"))
        if is_block:
            self._flush(element.getparent())
        is_row = tag == "tr" and _is_data(element)
        counters = (tag == "a", _is_hidden(element), tag == "pre", is_row)
        self._count(counters, 1)
        self._say(element.text, element.sourceline)
        for child in element:
            if child.tag == "br":
                self._runs.append(_Run("\n", child.sourceline, False))
            elif isinstance(child.tag, str) and child.tag not in SILENT_TAGS:
                self._visit(child)
                if self._in_row and child.tag in ("td", "th"):
                    self._runs.append(_Run("\t", child.sourceline, False))
            self._say(child.tail, child.sourceline)
        if is_block:
            self._flush(element)
        self._count(counters, -1)

    def _count(self, inside: tuple[bool, ...], step: int) -> None:
        linked, hidden, preformatted, row = inside
        self._links += step * linked
        self._hidden += step * hidden
        self._preformatted += step * preformatted
        self._in_row += step * row

    def _say(self, words: str | None, line: int | None) -> None:
        if not words:
            return
        if not self._preformatted:
            words = _BLANKS.sub(" ", words)
        self._runs.append(_Run(words, line, self._links > 0))

    def _flush(self, element: HtmlElement | None) -> None:
        """End a block; two line breaks in a row end one too, as old pages write paragraphs."""
        runs, self._runs = self._runs, []
        paragraph: list[_Run] = []
        breaks = 0
        for run in runs:
            if run.words == "\n" and not self._preformatted:
                breaks += 1
                if breaks == 2:
                    self._end(paragraph, element)
                    paragraph = []
            elif run.words.strip():
                breaks = 0
            paragraph.append(run)
        self._end(paragraph, element)

    def _end(self, runs: list[_Run], element: HtmlElement | None) -> None:
        text = _BREAKS.sub("\n", "".join(run.words for run in runs))
        text = re.sub(r" {2,}", " ", text) if not self._preformatted else text
        text = re.sub(r"\s*\t\s*", "\t", text).strip(" \t\r\n\f")
        if not text.strip() or element is None:
            return
        said = [run for run in runs if run.words.strip()]
        letters = sum(len(run.words) for run in said)
        linked = sum(len(run.words) for run in said if run.linked) / letters
        line = said[0].line
        if line is not None and line >= LAST_LINE:
            line = None
        self._found.append(Block(text, element, line, linked, hidden=self._hidden > 0))


def _is_data(row: HtmlElement) -> bool:
    """Whether a row of a table holds data: short cells without blocks in them."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    return len(cells) > 1 and all(
        len(cell.text_content()) <= CELL_LETTERS
        and not any(inner.tag in BLOCK_TAGS for inner in cell.iterdescendants())
        for cell in cells
    )


def _is_hidden(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(element.get("style", "")) is not None
    )
