"""Damaged and made-up files of every format: a reading that holds together, or one sentence.

``pytest tests/readers/test_reading_fuzz.py --hypothesis-profile long`` runs for an hour instead of
seconds.
"""

from __future__ import annotations

import pytest
from awkward.mails import MAILS, MARKDOWNS
from awkward.pdfs import PDFS
from awkward.texts import TEXTS
from awkward.webs import PAGES
from awkward.words import WORDS
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from compare import reading
from compare.errors import InputError
from compare.formats import Format, recognise
from compare.readers.archives import unpacked
from compare.readers.isolation import read_here
from compare.readers.language import check_english
from compare.readers.types import Layout, Place

SMALL = 60_000  # bytes; larger seeds only slow the search
GENTLE = settings(deadline=None, suppress_health_check=list(HealthCheck))


def _seeds(files):
    made = (file.make() for file in files)
    return [data for data in made if len(data) < SMALL]


SEEDS = {
    "text": _seeds(TEXTS),
    "page": _seeds(PAGES),
    "mail": _seeds(file for file in MAILS if file.name != "deep.eml"),
    "Markdown": _seeds(MARKDOWNS),
    "PDF": _seeds(file for file in PDFS if file.name != "too many pages.pdf"),
    "Word": _seeds(file for file in WORDS if file.name != "bomb.docx"),
}
TRICKS = (
    b"\0", b"\xff", b"<", b">", b"&#x1F600;", b"</p>", b"<table>", b"<br>", b"\r\n\r\n", b"--b\r\n",
    b"=?utf-8?q?=41?=", b"endstream", b"obj", b"<<", b"%%EOF", b"PK\x03\x04", b"\xe2\x80\xae",
    b"\xef\xbb\xbf", b"![x](y)", b"> > >", b"|", b"charset=utf-16", b"999999999",
)  # fmt: skip


@st.composite
def damaged(draw, seeds):
    """A file with a few pieces cut out, doubled, replaced or put in."""
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        piece = draw(st.one_of(st.sampled_from(TRICKS), st.binary(max_size=12)))
        change = draw(st.sampled_from(("cut", "replace", "insert", "double", "end", "flip")))
        if change == "cut":
            del data[at : at + length]
        elif change == "replace":
            data[at : at + len(piece)] = piece
        elif change == "insert":
            data[at:at] = piece * draw(st.integers(1, 50))
        elif change == "double":
            data[at:at] = data[at : at + 20 * length]
        elif change == "end":
            del data[at:]
        elif at < len(data):
            data[at] ^= 1 << draw(st.integers(0, 7))
    return bytes(data)


def check(data):
    """Read a file and check all that holds of every reading."""
    try:
        found = reading.read_bytes(data, "some file")
        check_english(found.text, "some file")
    except InputError as error:
        sentence = str(error)
        assert sentence.startswith("some file ")
        assert "\n" not in sentence and len(sentence) < 400
        sentence.encode()
        return
    found.text.encode("utf-8")
    assert found.text.strip()
    starts = found.layout.starts
    assert starts[0] == 0 and list(starts) == sorted(set(starts))
    assert starts[-1] <= len(found.text)
    assert all(passage.text for passage in found.removed)
    for words in (found.title, found.source):
        assert words is None or (words.strip() and words.encode())
    assert all("\n" not in note for note in found.notes)
    half = len(found.text) // 2
    part = found.part(half, len(found.text))
    for offset in (half, len(found.text) - 1):
        assert part.layout.place(offset - half) == found.layout.place(offset)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    monkeypatch.setattr(reading, "read_isolated", read_here)


@pytest.mark.parametrize("seeds", SEEDS.values(), ids=SEEDS)
def test_damaged_files(seeds):
    @given(damaged(seeds))
    @GENTLE
    def fuzz(data):
        check(data)

    fuzz()


@given(st.binary(max_size=2_000))
@GENTLE
def test_any_bytes(data):
    check(data)


@given(st.text(max_size=500), st.sampled_from(("utf-8", "utf-16", "utf-32", "cp1252", "koi8-r")))
@example("\ud800", "utf-8")
@GENTLE
def test_any_text_in_any_encoding(text, encoding):
    check(text.encode(encoding, "replace"))


TAGS = st.sampled_from(
    "p div span a b br table tr td ul li blockquote article main nav h1 pre script style title "
    "body html head noscript template svg math select option form aside footer figure "
    "details".split()
)


@given(st.recursive(st.text(max_size=20), lambda inner: st.builds(
    lambda tag, parts, close: f"<{tag}>{''.join(parts)}" + (f"</{tag}>" if close else ""),
    TAGS, st.lists(inner, max_size=4), st.booleans()), max_leaves=25))  # fmt: skip
@GENTLE
def test_any_markup(markup):
    check(b"<!DOCTYPE html>" + markup.encode("utf-8", "replace"))


@given(st.text("ab#*_-`>|[]()<>!\\ \n\t1.&:'\"~", max_size=200))
@GENTLE
def test_any_marks_of_markdown(marks):
    data = f"# A **b**\n\n{marks}".encode()
    assert recognise(data) is not Format.TEXT
    check(data)


@given(damaged([data for data in SEEDS["Word"] if data.startswith(b"PK")]))
@GENTLE
def test_damaged_archives(data):
    try:
        with unpacked(data, "some file") as folder:
            assert all(path.is_relative_to(folder) for path in folder.rglob("*"))
    except InputError as error:
        assert "\n" not in str(error)


@given(st.lists(st.integers(1, 9), max_size=20), st.data())
def test_a_part_of_a_layout_knows_the_same_places(lengths, data):
    starts = [sum(lengths[:i]) for i in range(len(lengths))]
    layout = Layout(tuple(starts), tuple(Place(line=i) for i in range(len(lengths))))
    start = data.draw(st.integers(0, sum(lengths)))
    end = data.draw(st.integers(start, sum(lengths)))
    part = layout.part(start, end)
    for offset in range(start, end):
        assert part.place(offset - start) == layout.place(offset)
