"""Names of speakers: surnames, titles, bodies, and who is one person."""

import pytest

from compare.names import same_person, surname


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("Homeland Security Secretary John F. Kelly", "kelly"),
        ("Ms Benn", "benn"),
        ("MS BENN", "benn"),
        ("Benn’s", "benn"),
        ("Orla Benn, the mayor", "benn"),
        ("Jan van der Meer", "meer"),
        ("the interior ministry", None),
        ("Defence Ministry", None),
        ("a coast guard officer", None),
        ("the minister", None),
        ("", None),
        ("…", None),
    ],
)
def test_surname(speaker, expected):
    assert surname(speaker) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Orla Benn", "Mayor Benn", True),
        ("Orla Benn", "O. Benn", True),
        ("Orla Benn", "Piet Benn", False),
        ("Orla Benn", "Tomas Reil", False),
        ("Orla Benn", "the mayor", None),
        ("the ministry", "the ministry", None),
    ],
)
def test_same_person(one, two, expected):
    assert same_person(one, two) is expected
    assert same_person(two, one) is expected
