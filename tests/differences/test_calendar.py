"""Dates resolved with the document's own date."""

from datetime import date

import pytest

from compare.differences.calendar import Edge, moments

WEDNESDAY = date(2024, 5, 22)

RESOLVED = [
    ("The minister resigned on Monday.", "2024-05-20", Edge.ON),
    ("The law takes effect on Monday.", "2024-05-27", Edge.ON),
    ("The bridge will reopen on Wednesday.", "2024-05-22", Edge.ON),
    ("The accord was signed last Wednesday.", "2024-05-15", Edge.ON),
    ("The bridge reopens this Saturday.", "2024-05-25", Edge.ON),
    ("Results are expected on Thursday.", "2024-05-23", Edge.ON),
    ("The vote did not take place on Sunday.", "2024-05-19", Edge.ON),
    ("The ferry sank yesterday.", "2024-05-21", Edge.ON),
    ("The envoy left two days ago.", "2024-05-20", Edge.ON),
    ("He met the king on Friday, May 17.", "2024-05-17", Edge.ON),
    ("The gate opens on the first of June.", "2024-06-01", Edge.ON),
    ("They met on 4 and 5 December 2023.", "2023-12-04/2023-12-05", Edge.ON),
    ("The fair runs from 3 to 7 June.", "2024-06-03/2024-06-07", Edge.ON),
    ("The trucks arrive by 31 May 2025.", "2025-05-31", Edge.UNTIL),
    ("The road has been shut since December.", "2023-12-01/2023-12-31", Edge.FROM),
    ("Fares are frozen until 2030.", "2030-01-01/2030-12-31", Edge.UNTIL),
    ("Wages rose last year.", "2023-01-01/2023-12-31", Edge.ON),
    ("They meet again next month.", "2024-06-01/2024-06-30", Edge.ON),
    ("The bill is due by next March.", "2025-03-01/2025-03-31", Edge.UNTIL),
    ("The leaders last met in the spring of 2018.", "2018-03-01/2018-05-31", Edge.ON),
    ("The order was issued on 02.05.2024.", "2024-05-02", Edge.ON),
    ("The order was issued on 2024-05-02.", "2024-05-02", Edge.ON),
    ("Exports fell in the second quarter of 2023.", "2023-04-01/2023-06-30", Edge.ON),
    ("The harvest failed in early 2023.", "2023-01-01/2023-05-02", Edge.ON),
]


@pytest.mark.parametrize(("text", "value", "edge"), RESOLVED)
def test_resolves(make_claim, text, value, edge):
    document, claim = make_claim(text, published=WEDNESDAY)
    assert [(m.value, m.edge) for m in moments(claim, document)] == [(value, edge)]


@pytest.mark.parametrize(
    "text",
    [
        "He may march.",
        "The market is held every Monday.",
        "The bill failed on 31 February.",
        "BRENN, May 20 - The port is shut.",
        "About 2024 people came.",
        "",
    ],
)
def test_finds_none(make_claim, text):
    document, claim = make_claim(text, published=WEDNESDAY)
    assert moments(claim, document) == ()


def test_following_day_counts_from_the_date_before_it(make_claim):
    text = "On Feb. 21 the secretary flew south. The following day he met the president."
    document, claim = make_claim(text, published=date(2017, 2, 24))
    assert [m.value for m in moments(claim, document)] == ["2017-02-21", "2017-02-22"]


def test_weekday_and_following_day_agree(make_claim):
    document, claim = make_claim("He spoke on Wednesday.", published=date(2017, 2, 23))
    assert [m.value for m in moments(claim, document)] == ["2017-02-22"]


def test_weekdays_float_without_a_date(make_claim):
    document, claim = make_claim("He spoke on Wednesday.")
    assert [(m.value, m.floating) for m in moments(claim, document)] == [("Wednesday", True)]
