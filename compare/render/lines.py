"""Lines of the terminal rendering: headings, and text wrapped beside a margin."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

WIDTH = 100
MARGIN = 11  # columns of the left margin that hold "article", "readout" or the kind


def heading(title: str, meaning: str = "") -> Iterator[str]:
    """A section's title, in capitals, over a rule."""
    yield f"{title.upper()}: {meaning}" if meaning else title.upper()
    yield "-" * WIDTH


def blank_after(anything: bool) -> Iterator[str]:
    """The end of a section: "none" where it holds nothing, and a blank line."""
    if not anything:
        yield "none"
    yield ""


def wrap(text: str, label: str = "", margin: int = MARGIN) -> list[str]:
    """The text in lines of at most ``WIDTH`` columns, the label in the margin of the first."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"{label:{margin}}",
        subsequent_indent=" " * margin,
        break_on_hyphens=False,
    )
