"""What the kinds of difference may know beyond the two claims."""

from __future__ import annotations

from dataclasses import dataclass

from compare.documents import Document, Role


@dataclass(frozen=True, slots=True)
class Context:
    """The two accounts that a pair of claims comes from."""

    article: Document
    readout: Document

    def document(self, role: Role) -> Document:
        """The account of that role."""
        return self.article if role is Role.ARTICLE else self.readout
