"""PDF files: words by where they are printed, in reading order, as paragraphs."""

from compare.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
