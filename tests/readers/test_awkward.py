"""Every awkward file gives its text, or one sentence that says why not and what to do."""

import gc
import resource

import pytest
from awkward.guises import GUISES
from awkward.mails import MAILS, MARKDOWNS
from awkward.marks import MARKS
from awkward.pdfs import PDFS
from awkward.texts import TEXTS
from awkward.types import BOTH, LEFT
from awkward.webs import PAGES
from awkward.words import WORDS
from click.testing import CliRunner

from compare import reading
from compare.cli import main
from compare.documents import Role
from compare.errors import InputError
from compare.readers.isolation import read_here, read_isolated
from compare.reading import document_from_bytes

FILES = (*TEXTS, *PAGES, *MAILS, *MARKDOWNS, *PDFS, *WORDS, *GUISES, *MARKS)
READ = [file for file in FILES if file.text is not None]
REFUSED = [file for file in FILES if file.text is None]


def names(files):
    return [file.name for file in files]


@pytest.fixture
def in_this_process(monkeypatch):
    """Readers that start no process for each file, which would take a second."""
    monkeypatch.setattr(reading, "read_isolated", read_here)


def test_the_corpus_is_large():
    assert len(FILES) >= 60
    assert len(set(names(FILES))) == len(FILES)


@pytest.mark.parametrize("file", READ, ids=names(READ))
def test_what_can_be_read_is_read_whole(file, in_this_process):
    document = document_from_bytes(file.make(), Role.READOUT, file.name)
    assert document.text == file.text
    found = document.origin
    assert found.left_out() == file.left_out
    assert len(found.notes) == len(file.notes)
    assert all(part in note for part, note in zip(file.notes, found.notes, strict=True))
    day = document.published.isoformat() if document.published else None
    assert (found.title, document.source, day) == file.facts
    places = {words: str(document.place(file.text.index(words))) for words in file.places}
    assert places == file.places


@pytest.mark.parametrize("file", REFUSED, ids=names(REFUSED))
def test_what_cannot_be_read_is_refused_in_one_sentence(
    file, tmp_path, monkeypatch, in_this_process
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / file.name).write_bytes(file.make())
    (tmp_path / "other.txt").write_text(BOTH, encoding="utf-8")
    result = CliRunner().invoke(main, ["run", file.name, "other.txt", "--out", "out.html"])
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.startswith(f"compare: {file.name} ")
    assert result.stderr.count("\n") == 1 and len(result.stderr) < 500
    assert file.says in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([file.name, "other.txt"])


@pytest.mark.parametrize("file", READ, ids=names(READ))
def test_every_place_is_in_the_original_and_in_order(file, in_this_process):
    """Pieces follow each other without gaps, and none stands before its text begins."""
    document = document_from_bytes(file.make(), Role.READOUT, file.name)
    layout = document.origin.layout
    assert layout.starts[0] == 0
    assert list(layout.starts) == sorted(set(layout.starts))
    assert layout.starts[-1] <= len(document.text)
    assert all(str(place) for place in layout.places)


def test_the_same_bytes_give_the_same_reading(in_this_process):
    for file in (PAGES[1], MAILS[0], PDFS[0], WORDS[0]):
        first, second = (reading.read_bytes(file.make(), file.name) for _ in range(2))
        assert first == second


ISOLATED = {"page": PAGES[1], "mail": MAILS[0], "notes": MARKDOWNS[0],
            "PDF": PDFS[0], "Word": WORDS[0],
            "saved": next(file for file in MAILS if file.name == "saved.mhtml"),
            "refused": next(file for file in PDFS if file.name == "password.pdf")}  # fmt: skip


@pytest.mark.parametrize("file", ISOLATED.values(), ids=ISOLATED)
def test_a_process_of_its_own_gives_the_same(file):
    data = file.make()
    kind = reading.recognise(data)
    try:
        expected = read_here(kind, data, file.name)
    except InputError as error:
        with pytest.raises(InputError) as caught:
            read_isolated(kind, data, file.name)
        assert str(caught.value) == str(error)
    else:
        assert read_isolated(kind, data, file.name) == expected


def test_memory_stays_flat(in_this_process):
    """Good and bad files by turns, many times over, in one process."""
    small = [file for file in (*TEXTS, *MARKDOWNS, *MAILS) if len(file.make()) < 10_000]

    def once():
        for file in small:
            try:
                document_from_bytes(file.make(), Role.ARTICLE, file.name)
            except InputError:
                assert file.text is None

    for _ in range(3):
        once()
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(10):
        once()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 20_000, f"{grown} kB more after {10 * len(small)} files"
    assert LEFT in BOTH
