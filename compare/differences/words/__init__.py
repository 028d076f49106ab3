"""Word tables: tab-separated files whose head comment names source and licence."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table ``name`` (``"charged.tsv"``); comment lines start with ``#``."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)
