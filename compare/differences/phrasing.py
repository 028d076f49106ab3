"""Regular expressions for phrases, written as a person reads them."""

from __future__ import annotations

import re


def phrases(*alternatives: str) -> str:
    """A pattern for any of the phrases; a blank stands for any white space, "|" for "or".

    Example: ``phrases("at least", "no fewer than|not fewer than")``.
    """
    return rf"(?:{'|'.join(alternatives)})".replace(" ", r"\s+")


def before(*alternatives: str) -> re.Pattern[str]:
    """A pattern to search for the phrases at the end of the text before a place."""
    return re.compile(rf"(?<!\w){phrases(*alternatives)}\s*$", re.IGNORECASE)


def behind(*alternatives: str) -> re.Pattern[str]:
    """A pattern to match the phrases in the text behind a place."""
    return re.compile(rf"\s*{phrases(*alternatives)}", re.IGNORECASE)
