"""Markdown files that are slow or odd to read."""

import time

from compare.readers.markdown import read_markdown


def test_facts_that_never_end_are_given_up_at_once():
    """Each line end could once be read in two ways, so the time doubled with every line."""
    data = b"---\r\n" + b"title: x\r\n" * 400
    began = time.process_time()
    assert "title: x" in read_markdown(data, "note").text
    assert time.process_time() - began < 1
