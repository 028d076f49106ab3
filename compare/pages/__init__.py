"""Pages: one saved page that carries both accounts, split into two documents."""

from compare.pages.splitting import split_page
from compare.pages.types import Note, Page

__all__ = ["Note", "Page", "split_page"]
