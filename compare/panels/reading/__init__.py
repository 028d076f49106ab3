"""The reading view: both texts against each other, in one component of the page."""

from compare.panels.reading.component import show_reading

__all__ = ["show_reading"]
