"""Saved web pages: the article among menus and comments, with its title, date and outlet."""

from compare.readers.html.pages import read_html

__all__ = ["read_html"]
