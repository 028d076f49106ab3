"""Awkward files, each made by a few lines of code, with the text or the sentence it must give."""
