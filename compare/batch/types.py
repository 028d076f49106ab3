"""What a batch is made of: cases not read yet, and what became of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Protocol

from compare.documents import Document

Cell = str | float | int | bool | None
Row = dict[str, Cell]
Rows = dict[str, list[Row]]  # by table: "pairs", "claims", "cases"


class Source(Protocol):
    """Where the two accounts of a case come from; nothing is read before it is asked for."""

    @property
    def id(self) -> str:
        """What the case is called, once in a batch."""
        ...

    @property
    def group(self) -> str:
        """The event it belongs to, where several cases tell of one; empty without."""
        ...

    def digest(self) -> str:
        """SHA-256 of everything that is read for it: another digest, another input.

        Raises:
            InputError: it cannot be read.
        """
        ...

    def read(self) -> tuple[Document, Document]:
        """The article and the readout.

        Raises:
            InputError: one of them cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that could not be compared, and why, in one sentence."""

    id: str
    group: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case of a batch, compared.

    Attributes:
        id: what the case is called.
        group: the event it belongs to; may be empty.
        text: the comparison as JSON text, as ``run --format json`` prints it.
        rows: its rows of the tables.
    """

    id: str
    group: str
    text: str
    rows: Rows

    @property
    def comparison(self) -> dict[str, Any]:
        """The comparison as plain values (see ``compare.serialize.to_dict``)."""
        found: dict[str, Any] = json.loads(self.text)
        return found


Entry = Source | Failure
Outcome = CaseResult | Failure
