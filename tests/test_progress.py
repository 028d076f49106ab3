"""What long work tells of itself."""

import numpy as np
import pytest
from fakes import FakeEncoder

from compare.comparison import compare_documents
from compare.documents import Document, Role
from compare.evidence import gather
from compare.progress import told

ARTICLE = Document(Role.ARTICLE, "The port held 40 ships. The crews slept badly.", "article.txt")
READOUT = Document(Role.READOUT, "The port held 12 ships.", "readout.txt")


class EvenNLI:
    """An NLI model that cannot tell."""

    name = "even"

    def predict(self, pairs):
        return np.full((len(pairs), 3), 1 / 3, np.float32)


def listen():
    heard = []
    return heard, lambda step, done: heard.append((step, done))


@pytest.mark.parametrize("nli", [None, EvenNLI()])
def test_every_step_is_told_in_order(nli):
    heard, progress = listen()
    gathered = gather(ARTICLE, READOUT, encoder=FakeEncoder(), nli=nli, progress=progress)
    pairs = len(gathered.evidence)
    assert pairs > 0
    assert [step for step, _ in heard] == [
        "Reading the article",
        "Reading the readout",
        "Embedding 3 claims",
        "Pairing the claims",
        *(f"Comparing pair {n} of {pairs}" for n in range(1, pairs + 1)),
        *([f"Asking the NLI model about {pairs} pairs, both ways round"] if nli else []),
    ]
    shares = [done for _, done in heard]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] < 1


def test_telling_changes_nothing():
    heard, progress = listen()
    told_of = compare_documents(ARTICLE, READOUT, encoder=FakeEncoder(), progress=progress)
    assert told_of == compare_documents(ARTICLE, READOUT, encoder=FakeEncoder())
    assert heard


def test_items_are_announced_before_they_are_handed_out():
    heard, progress = listen()
    seen = [(item, len(heard)) for item in told("abcd", 4, progress, "Letter", 0.5, 0.9)]
    assert seen == [("a", 1), ("b", 2), ("c", 3), ("d", 4)]
    assert heard == [
        ("Letter 1 of 4", 0.5),
        ("Letter 2 of 4", pytest.approx(0.6)),
        ("Letter 3 of 4", 0.7),
        ("Letter 4 of 4", pytest.approx(0.8)),
    ]


def test_nothing_to_work_through_tells_nothing():
    heard, progress = listen()
    assert list(told([], 0, progress, "Letter", 0, 1)) == []
    assert heard == []


def test_of_many_items_every_hundredth_part_is_announced():
    heard, progress = listen()
    assert len(list(told(range(1000), 1000, progress, "Letter", 0, 1))) == 1000
    assert len(heard) == 100
    assert heard[:2] == [("Letter 1 of 1000", 0), ("Letter 11 of 1000", 0.01)]
