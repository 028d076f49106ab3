"""A file that takes too much time or memory, or makes a library crash, costs its own reading."""

import sys
import time
from dataclasses import replace
from subprocess import run

import pytest

from compare.errors import InputError
from compare.formats import Format
from compare.readers import isolation
from compare.readers.isolation import read_here, read_isolated
from compare.readers.limits import DEFAULT_LIMITS

# Markdown with brackets that never close takes time with the square of their number.
SLOW = b"# **A**\n\n" + b"[" * 400_000


def test_too_slow():
    limits = replace(DEFAULT_LIMITS, seconds=2)
    begin = time.monotonic()
    says = r"^x.md was not read within 2 s, .*: save its text as a .txt file, or raise the limits"
    with pytest.raises(InputError, match=says):
        read_isolated(Format.MARKDOWN, SLOW, "x.md", limits)
    assert time.monotonic() - begin < 10


def test_too_large_for_the_memory():
    limits = replace(DEFAULT_LIMITS, memory_bytes=100_000_000)
    with pytest.raises(InputError, match=r"^x.md could not be read within 60 s and 100 MB of mem"):
        read_isolated(Format.MARKDOWN, b"# **A**\n\n" + b"word *a* " * 500_000, "x.md", limits)


def test_a_crash_is_one_sentence(monkeypatch):
    monkeypatch.setattr(isolation, "sys", type("Fake", (), {"executable": "/bin/false"}))
    with pytest.raises(InputError, match=r"^x.md could not be read within"):
        read_isolated(Format.MARKDOWN, b"text", "x.md")


def test_what_a_library_stumbles_over_is_one_sentence(monkeypatch):
    def stumble(*_args, **_options):
        raise ZeroDivisionError

    monkeypatch.setattr("compare.readers.markdown.read_markdown", stumble)
    says = r"^x.md is a Markdown file that is damaged \(ZeroDivisionError\): get the file again"
    with pytest.raises(InputError, match=says):
        read_here(Format.MARKDOWN, b"text", "x.md")


def test_reading_loads_no_library_of_a_format():
    heavy = (
        "lxml trafilatura pypdfium2 docx markdown_it numpy urllib3 py3langid wordfreq email "
        "charset_normalizer"
    )
    code = f"import sys, compare.reading; print(*(m for m in {heavy.split()} if m in sys.modules))"
    found = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
