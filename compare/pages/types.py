"""What a split page is."""

from __future__ import annotations

from dataclasses import dataclass

from compare.documents import Document, Role, Span


@dataclass(frozen=True, slots=True)
class Note:
    """A stretch of the page and one sentence on what was done with it."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page that carries both accounts, and where they stand in it.

    ``text[article_offset:]`` begins with ``article.text``, and likewise for the readout. Each
    character that is not blank belongs to the article, to the readout or to a note.

    Attributes:
        name: how a person would call the page.
        text: the whole page as read.
        article: the news article, an exact slice of the page.
        readout: the official account, an exact slice of the page.
        article_offset: where the article begins in the page.
        readout_offset: where the readout begins in the page.
        cuts: where each account begins, and the sign it was told by.
        left_out: what belongs to neither account, in page order.
    """

    name: str
    text: str
    article: Document
    readout: Document
    article_offset: int
    readout_offset: int
    cuts: tuple[Note, ...]
    left_out: tuple[Note, ...]

    def on_page(self, role: Role, span: Span) -> Span:
        """The place on the page of a span of one of the documents."""
        offset = self.article_offset if role is Role.ARTICLE else self.readout_offset
        return Span(span.start + offset, span.end + offset, span.text)
