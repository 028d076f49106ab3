"""Affinity: what it is made of, computed by hand."""

import numpy as np
import pytest
from fakes import make_claim

from compare.affinity import embed, encode_once, nearness, without_common
from compare.documents import Document, Role
from compare.overlap import shared_words

ROOT = 0.5**0.5


class TableEncoder:
    """Looks every text up in a table, and remembers what it was asked."""

    name = "table"

    def __init__(self, rows):
        self.rows = rows
        self.calls = []

    def encode(self, texts):
        self.calls.append(list(texts))
        return np.array([self.rows[text] for text in texts], np.float32).reshape(len(texts), 2)


def side(role, *texts):
    """One claim per text, each in a sentence of its own."""
    document = Document(Role(role), " ".join(texts), role)
    return tuple(make_claim(document, f"{role[0]}{k}", text) for k, text in enumerate(texts, 1))


def test_every_text_is_encoded_once_and_in_one_batch():
    encoder = TableEncoder({"x": (1, 0), "y": (0, 1)})
    first, second, none = encode_once(encoder, ["x", "y", "x"], ["y"], [])
    assert encoder.calls == [["x", "y"]]
    assert first.tolist() == [[1, 0], [0, 1], [1, 0]]
    assert second.tolist() == [[0, 1]]
    assert none.shape == (0, 2)


WITHOUT_COMMON = [
    (np.zeros((0, 2)), np.zeros((0, 2))),
    # a share 0.7 * 1 / 11 of the row itself goes: its direction stays
    (np.array([[0.6, 0.8]]), np.array([[0.6, 0.8]])),
    # of two rows, 0.7 * 2 / 12 of (0.5, 0.5) goes: (0.94167, -0.05833) and the mirror image
    (np.eye(2), np.array([[0.94167, -0.05833], [-0.05833, 0.94167]]) / 0.94347),
    (np.array([[1.0, 0], [1, 0]]), np.array([[1.0, 0], [1, 0]])),
    (np.zeros((1, 2)), np.zeros((1, 2))),  # no direction, no division by zero
]


@pytest.mark.parametrize(("rows", "expected"), WITHOUT_COMMON)
def test_the_common_direction_is_taken_out(rows, expected):
    np.testing.assert_allclose(without_common(rows), expected, atol=1e-4)


def test_more_claims_show_the_common_direction_better():
    few = without_common(np.eye(2))[0]
    many = without_common(np.repeat(np.eye(2), 50, axis=0))[0]
    assert many @ (ROOT, ROOT) < few @ (ROOT, ROOT) < np.eye(2)[0] @ (ROOT, ROOT)


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 2), (2, 0), (1, 2)])
def test_shapes(n, m):
    article, readout = side("article", *["x", "y"][:n]), side("readout", *["x", "y"][:m])
    encoder = TableEncoder({"x": (1, 0), "y": (0, 1)})
    similarity, affinity = nearness(
        article, readout, embed(article, encoder), embed(readout, encoder)
    )
    assert similarity.shape == affinity.shape == shared_words(article, readout).shape == (n, m)


def test_affinity_weighs_content_sentence_and_words(make_claim):
    _, ours = make_claim("ships left", sentence=Document(Role.ARTICLE, "x", "").span(0, 1))
    _, theirs = make_claim(
        "ships sank", "readout", sentence=Document(Role.READOUT, "y", "").span(0, 1)
    )
    encoder = TableEncoder(
        {"ships left": (1, 0), "ships sank": (0.6, 0.8), "x": (1, 0), "y": (0, 1)}
    )
    vectors = (embed((claim,), encoder) for claim in (ours, theirs))
    similarity, affinity = nearness((ours,), (theirs,), *vectors)
    centred = without_common(np.array([[1, 0], [0.6, 0.8]], np.float32))
    words = shared_words((ours,), (theirs,))
    assert similarity == pytest.approx(np.array([[0.6]]))
    assert 0 < words[0, 0] < 1  # "ships" is shared, the verbs are not
    assert affinity == pytest.approx(0.7 * centred[:1] @ centred[1:].T + 0.3 * 0 + 0.8 * words)


def test_equal_claims_share_all_their_words(make_claim):
    _, ours = make_claim("Forty ships left.")
    _, theirs = make_claim("Forty ships left.", "readout")
    assert shared_words((ours,), (theirs,)) == pytest.approx(np.array([[1.0]]))
