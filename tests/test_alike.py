"""Equal values in the same words, for the NLI model; everything else stays as it was written."""

from datetime import date

import pytest

from compare.alike import write_alike
from compare.claims import split_claims
from compare.claims.memory import forget
from compare.differences.context import Context
from compare.documents import Document, Role
from compare.pairing import Pair

PUBLISHED = date(2025, 11, 14)  # a Friday

TABLE = [
    (
        "A deep clean gets under way on Monday.",
        "Decontamination will commence on 17 November 2025.",
        "A deep clean gets under way on Monday.",
        "Decontamination will commence on Monday.",
    ),
    (
        "The campus threw 610 megawatts back at the grid.",
        "The load disconnected amounted to 0.61 GW.",
        "The campus threw 0.61 GW back at the grid.",
        "The load disconnected amounted to 0.61 GW.",
    ),
    (
        "The loan runs for two years.",
        "The loan has a term of 24 months.",
        "The loan runs for 24 months.",
        "The loan has a term of 24 months.",
    ),
    (
        "About 1,900 flights were scrapped.",
        "1,904 flights were cancelled.",
        "1,904 flights were scrapped.",
        "1,904 flights were cancelled.",
    ),
]
UNTOUCHED = [
    ("The campus threw 610 megawatts back.", "The load amounted to 0.71 GW."),
    ("Work begins on Monday.", "Work will commence on 18 November 2025."),
    ("Twelve buses burned.", "12 people were hurt."),  # one number of two things
    ("The talks were frank.", "The exchange was cordial."),
]


def worded(article, readout):
    forget()
    documents = [
        Document(role, text, role.value, published=PUBLISHED)
        for role, text in zip(Role, (article, readout), strict=True)
    ]
    ours, theirs = (split_claims(document)[0] for document in documents)
    return write_alike(Pair(ours, theirs, 0.5, 0.5), Context(*documents))


@pytest.mark.parametrize(("article", "readout", "ours", "theirs"), TABLE)
def test_equal_values_get_the_same_words(article, readout, ours, theirs):
    assert worded(article, readout) == (ours, theirs)


@pytest.mark.parametrize(("article", "readout"), UNTOUCHED)
def test_other_values_and_other_words_stay(article, readout):
    assert worded(article, readout) == (article, readout)


@pytest.mark.parametrize(("article", "readout", "ours", "theirs"), TABLE)
def test_swapping_the_accounts_swaps_the_texts(article, readout, ours, theirs):
    assert worded(readout, article) == (theirs, ours)
