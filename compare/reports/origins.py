"""How the files of a bundle's texts were read: their kind, the place of each word, what was cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from itertools import pairwise

from compare.documents import Document, Role
from compare.readers.types import Layout, Reading
from compare.reports.manifest import ORIGINS, read_part, write_part
from compare.reports.packing import refusal

NO_TEXT = ""  # the text lies in a part of its own


def write_origins(documents: Mapping[Role, Document]) -> bytes:
    """The readings of both documents as a part, without their texts."""
    return write_part(
        {
            role.value: asdict(replace(d.origin, text=NO_TEXT)) if d.origin else None
            for role, d in documents.items()
        }
    )


def read_origins(part: bytes | None, texts: Mapping[Role, str], name: str) -> dict[Role, Reading]:
    """The readings of the documents that have one.

    Args:
        part: as ``write_origins`` makes it; None where the bundle has none.
        texts: of both documents.
        name: how messages call the bundle.

    Raises:
        ReportError: the part is missing or does not fit the texts.
    """
    found = read_part(dict[Role, Reading | None], part, ORIGINS, name)
    for role, reading in found.items():
        if reading is not None and not _fits(reading.layout, texts[role]):
            raise refusal(name, f"its part {ORIGINS} does not fit the text of the {role}")
    return {role: replace(r, text=texts[role]) for role, r in found.items() if r is not None}


def _fits(layout: Layout, text: str) -> bool:
    """Whether every piece has a place, and all begin in the text, one after another."""
    starts = layout.starts
    ordered = all(a <= b for a, b in pairwise((0, *starts, len(text))))
    return ordered and len(starts) == len(layout.places)
