"""Readers: the bytes of a file become its text, with the place of each word in the original."""
