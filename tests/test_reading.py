"""Reading: what is kept, and one sentence for each thing that cannot be read."""

import io
import os
import threading
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.documents import Document, Role
from compare.errors import InputError
from compare.formats import Format, recognise
from compare.readers.limits import MAX_CHARACTERS, MAX_TEXT_BYTES, Limits
from compare.reading import (
    check_distinct,
    document_from_bytes,
    document_from_text,
    page_from_bytes,
    read_document,
    read_text,
)

ODD_TEXTS = (
    "One line.",
    "Windows line ends.\r\nSecond line.\r\n",
    "Old Mac line ends.\rSecond line.",
    "\ufeffA byte order mark before the text.",
    '“Curly” and "straight" – dashes — and\u00a0a no-break space…',
    "Line\u2028and paragraph\u2029separators, form\x0cfeed, next\x85line.",
    "Peña, Pen\u0303a: composed and decomposed are not the same.",
    "\U0001f1ec\U0001f1f9 flags \U0001d504 and letters beyond the first plane",
    "<b>Markup</b> inside a text is text. BMW and MM are no pictures.",
)


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_text_is_kept_exactly_as_decoded(tmp_path, text):
    path = tmp_path / "account.txt"
    path.write_bytes(text.encode())
    document = read_document(path, Role.ARTICLE)
    assert document.text == path.read_bytes().decode("utf-8") == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_is_kept_or_refused_in_one_sentence(text):
    try:
        assert document_from_text(text, Role.READOUT, "pasted text").text == text
    except InputError as error:
        assert str(error).startswith("pasted text is empty or holds only blanks")


def test_what_is_known_of_a_document_is_kept(tmp_path):
    path = tmp_path / "account.txt"
    path.write_text("The talks took place.", encoding="utf-8")
    day = date(2031, 5, 2)
    document = read_document(str(path), Role.READOUT, source="Ministry of Tides", published=day)
    expected = Document(Role.READOUT, "The talks took place.", str(path), "Ministry of Tides", day)
    assert document == expected


def test_dash_is_standard_input(monkeypatch):
    stdin = SimpleNamespace(buffer=io.BytesIO("Talks – held.".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    document = read_document("-", Role.ARTICLE)
    assert (document.text, document.name) == ("Talks – held.", "standard input")


UNREADABLE = (
    (b"", "empty or holds only blanks"),
    (b" \n\t\r\n", "empty or holds only blanks"),
    ("\ufeff\u200b\u00a0\u3000\n".encode(), "empty or holds only blanks"),
    (b"PK\x03\x04" + b"\x14\0" * 12 + b"photos/one.jpg", "is a ZIP archive"),
    (
        b"PK\x03\x04" + b"\x14\0" * 12 + b"mimetypeapplication/vnd.oasis.opendocument.text",
        "is an OpenDocument text",
    ),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, "an old Office program"),
    (b"{\\rtf1\\ansi The talks took place.}", "is a rich text file"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture"),
    (b"\x1f\x8b\x08\0\0\0\0\0", "is a compressed file"),
    (b"The talks\0took place.", "is a binary file"),
    (b"cut in the middle of a character: \xe2\x80", "at offset 34"),
)


@pytest.mark.parametrize(("data", "message"), UNREADABLE)
def test_what_cannot_be_read_is_named_with_its_remedy(tmp_path, data, message):
    path = tmp_path / "account.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_document(path, Role.ARTICLE)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_paths_that_are_no_readable_file(tmp_path):
    for path, message in (
        (tmp_path / "none.txt", "there is no file"),
        (tmp_path, "is a folder: give a file in it"),
        (tmp_path / "x" / "y.txt", "there is no file"),
        ("a\0b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ):
        with pytest.raises(InputError, match=message):
            read_document(path, Role.ARTICLE)


def test_a_pipe_that_nobody_writes_to_is_empty(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="pipe is empty or holds only blanks"):
        read_document(tmp_path / "pipe", Role.ARTICLE)


def test_a_pipe_is_read_to_its_end():
    source, sink = os.pipe()
    writer = threading.Timer(0.2, lambda: (os.write(sink, b"The port held ships."), os.close(sink)))
    writer.start()
    assert read_document(f"/dev/fd/{source}", Role.ARTICLE).text == "The port held ships."
    writer.join()
    os.close(source)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_one_may_not_read(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("The talks took place.", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_document(path, Role.ARTICLE)


def test_size_limits(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"the " * (MAX_CHARACTERS // 4))
    assert len(read_document(path, Role.ARTICLE).text) == MAX_CHARACTERS
    path.write_bytes(b"a" * (MAX_TEXT_BYTES + 1))
    with pytest.raises(InputError, match=r"larger than 5 MB.*raise the limits"):
        read_document(path, Role.ARTICLE)
    path.write_bytes(b"the " * 10)
    with pytest.raises(InputError, match=r"larger than 20 bytes"):
        read_document(path, Role.ARTICLE, limits=Limits(text_bytes=20))
    assert read_document(path, Role.ARTICLE, limits=Limits(text_bytes=20).times(2)).text
    with pytest.raises(InputError, match="1,000,001 characters, more than 1,000,000"):
        document_from_text("é" * (MAX_CHARACTERS + 1), Role.ARTICLE, "pasted text")


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        (("Talks held.", "a.txt"), ("Talks held.", "a.txt"), "a.txt was given twice"),
        (("Talks held.", "a.txt"), ("\ufeffTalks\r\nheld.", "b.txt"), "hold the same text"),
        (("Talks held.", "a.txt"), ("Talks not held.", "b.txt"), None),
        (("Talks held.", "pasted text"), ("Talks not held.", "pasted text"), None),
    ],
)
def test_the_same_text_twice(left, right, message):
    article = document_from_text(left[0], Role.ARTICLE, left[1])
    readout = document_from_text(right[0], Role.READOUT, right[1])
    if message is None:
        check_distinct(article, readout)
        return
    with pytest.raises(InputError, match=message):
        check_distinct(article, readout)


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_text_is_recognised_as_text(text):
    assert recognise(text.encode()) is Format.TEXT


FRENCH = (
    "Le ministre a rencontré son homologue mercredi à Paris pour parler des accords de pêche. "
    "Selon le ministère, l’entretien a été franc et constructif."
)


def test_another_language_is_refused_unless_it_is_wanted():
    message = r"note.txt is in French: give an English text, or name an encoder .*--encoder"
    with pytest.raises(InputError, match=message):
        document_from_bytes(FRENCH.encode(), Role.READOUT, "note.txt")
    with pytest.raises(InputError, match="pasted text is in French"):
        document_from_text(FRENCH, Role.READOUT, "pasted text")
    taken = document_from_bytes(FRENCH.encode(), Role.READOUT, "note.txt", any_language=True)
    assert taken.text == FRENCH


def test_a_document_knows_the_line_of_its_words():
    text = "READOUT\r\n\r\nThe talks took place.\rNo date was set.\nThe end."
    document = document_from_bytes(text.encode(), Role.READOUT, "note.txt")
    found = {
        words: str(document.place(text.index(words)))
        for words in ("READOUT", "talks", "date", "end")
    }
    assert found == {"READOUT": "line 1", "talks": "line 3", "date": "line 4", "end": "line 5"}
    assert document_from_text(text, Role.READOUT, "pasted text").place(0) is None


def test_a_text_file_stays_as_it_is_where_only_text_is_wanted(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text("# About\n\n# The **talks**\ntitle = '[x](https://x.org)'\n")
    assert read_text(path)[0] == path.read_text()
    path.write_bytes(b"%PDF-1.7 and so on")
    with pytest.raises(InputError, match="is a PDF file and no text: give a plain text file"):
        read_text(path)


def test_a_page_is_read_with_all_that_it_shows(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<nav>Menu</nav><p>The talks took place.</p><p class=comments>No, they did not")
    reading = page_from_bytes(path.read_bytes(), "page")
    assert reading.text == "Menu\n\nThe talks took place.\n\nNo, they did not"
    assert read_document(path, Role.ARTICLE).text == "The talks took place."
