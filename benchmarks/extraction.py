"""How much of an article survives the reading of a saved page, and how much else comes in.

Run with ``python -m benchmarks.extraction``. Every text of the annotated cases is laid out in
every shape of ``benchmarks/shapes.py``; a sentence counts as kept where all its words stand in the
text in a row, and the words of everything else on the page count as let in likewise.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.shapes import ADDED, FOREIGN, SHAPES, UNSEEN, Shape

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
MOST_PARAGRAPHS = 12  # of a text; press releases seldom have more
Extractor = Callable[[str], str]


def ours(page: str) -> str:
    """What ``compare`` reads."""
    from compare.readers.html import read_html

    return read_html(page.encode(), "page").text


def trafilatura(page: str) -> str:
    """What trafilatura extracts by itself, as it comes."""
    from trafilatura import extract

    return extract(page, include_comments=False) or ""


def trafilatura_recall(page: str) -> str:
    """What trafilatura extracts by itself when told to rather take more."""
    from trafilatura import extract

    return extract(page, include_comments=False, favor_recall=True) or ""


EXTRACTORS: tuple[Extractor, ...] = (ours, trafilatura, trafilatura_recall)


def texts() -> list[tuple[str, list[str]]]:
    """A title and the paragraphs of each text of the cases."""
    found = []
    for path in sorted(CORPUS.glob("*/*.txt")):
        if path.stem == "page":
            continue
        lines = [" ".join(p.split()) for p in re.split(r"\n\s*\n", path.read_text("utf-8"))]
        lines = [line for line in lines if line]
        if len(lines) > 4:
            found.append((lines[0], lines[1 : 1 + MOST_PARAGRAPHS]))
    return found


def sentences(paragraphs: Sequence[str]) -> list[str]:
    """The sentences of paragraphs, cut at the marks that end them."""
    return [s for p in paragraphs for s in re.split(r"(?<=[.!?”])\s+(?=[A-Z“])", p) if s]


def words(text: str) -> str:
    """The words of a text in a row, without marks and blanks between them."""
    return " ".join(re.findall(r"\w+", text.lower()))


def measure(
    shape: Shape, extract: Extractor, accounts: Sequence[tuple[str, list[str]]]
) -> tuple[int, int, int, int]:
    """Sentences kept, sentences there, foreign ones let in, foreign ones there."""
    kept = there = let_in = foreign = 0
    for title, paragraphs in accounts:
        page = shape(title, paragraphs)
        got = f" {words(extract(page))} "
        true = [title, *sentences(paragraphs), *ADDED.get(shape, ())]
        kept += sum(f" {words(s)} " in got for s in true if words(s))
        there += sum(bool(words(s)) for s in true)
        others = [s for s in FOREIGN if words(s) in words(page)]
        let_in += sum(f" {words(s)} " in got for s in others)
        foreign += len(others)
    return kept, there, let_in, foreign


def main() -> None:
    """Print a table for the shapes that the rules were made with, and one for the others."""
    for heading, shapes in (("shapes at hand", SHAPES), ("shapes not seen before", UNSEEN)):
        _print_table(heading, shapes)
    sys.stdout.write("each cell: true sentences kept / foreign sentences let in, in %\n")


def _print_table(heading: str, shapes: Sequence[Shape]) -> None:
    out = sys.stdout.write
    accounts = texts()
    names = [extract.__name__.replace("_", " ") for extract in EXTRACTORS]
    out(f"{heading:24}{''.join(f'{name:>22}' for name in names)}\n")
    sums = {extract: [0, 0, 0, 0] for extract in EXTRACTORS}
    for shape in shapes:
        cells = []
        for extract in EXTRACTORS:
            counts = measure(shape, extract, accounts)
            sums[extract] = [a + b for a, b in zip(sums[extract], counts, strict=True)]
            cells.append(_shares(counts))
        out(f"{shape.__name__.replace('_', ' '):24}{''.join(f'{cell:>22}' for cell in cells)}\n")
    there, foreign = sums[ours][1], sums[ours][3]
    out(f"{'all':24}{''.join(f'{_shares(sums[e]):>22}' for e in EXTRACTORS)}")
    out(f"   ({there} true, {foreign} foreign)\n\n")


def _shares(counts: Sequence[int]) -> str:
    kept, there, let_in, foreign = counts
    return f"{100 * kept / there:.1f} / {100 * let_in / max(foreign, 1):.1f}"


if __name__ == "__main__":
    main()
