"""Dates: one event on two days, or two occasions."""

import pytest
from hypothesis import given, settings

from compare.differences import date
from compare.differences.types import Verdict
from tests.differences.dated_pairs import TEXTS, check_properties, found

CONFLICT, GATE, SAME = Verdict.CONFLICT, Verdict.GATE, Verdict.SAME

# Both accounts were published on Wednesday, 22 May 2024: (article, readout, *differences).
FOUND = [
    (
        "The bridge reopens this Saturday.",
        "The bridge will open on Saturday, the first of June.",
        (CONFLICT, "this Saturday", "the first of June", "2024-05-25", "2024-06-01"),
    ),
    (
        "The gates are due to open on Friday.",
        "The gates will be opened on 27 May 2024.",
        (CONFLICT, "Friday", "27 May 2024", "2024-05-24", "2024-05-27"),
    ),
    (
        "The accord was signed on 3 May.",
        "The accord was signed on 9 May.",
        (CONFLICT, "3 May", "9 May", "2024-05-03", "2024-05-09"),
    ),
    (
        "The minister resigned on Monday.",
        "The minister resigned on Sunday.",
        (CONFLICT, "Monday", "Sunday", "2024-05-20", "2024-05-19"),
    ),
    (
        "The trial begins on 21 September.",
        "The trial shall begin on 10 October.",
        (CONFLICT, "21 September", "10 October", "2024-09-21", "2024-10-10"),
    ),
    (
        "The ban takes effect next month.",
        "The ban takes effect on 15 July.",
        (CONFLICT, "next month", "15 July", "2024-06-01/2024-06-30", "2024-07-15"),
    ),
    (
        "Badges were handed out on Friday.",
        "The badges were handed out on 10 May.",
        (CONFLICT, "Friday", "10 May", "2024-05-17", "2024-05-10"),
    ),
    (
        "The last coal plant will close in 2034.",
        "The last coal plant will close in 2031.",
        (CONFLICT, "2034", "2031", "2034-01-01/2034-12-31", "2031-01-01/2031-12-31"),
    ),
    (
        "The ferry sank yesterday.",
        "The ferry sank on 19 May.",
        (CONFLICT, "yesterday", "19 May", "2024-05-21", "2024-05-19"),
    ),
    (
        "The plant was inspected in March.",
        "The plant was inspected in April.",
        (CONFLICT, "March", "April", "2024-03-01/2024-03-31", "2024-04-01/2024-04-30"),
    ),
    (
        "The envoy left two days ago.",
        "The envoy left on 14 May.",
        (CONFLICT, "two days ago", "14 May", "2024-05-20", "2024-05-14"),
    ),
    (
        "Voting starts on May 28.",
        "Voting starts on 29.05.2024.",
        (CONFLICT, "May 28", "29.05.2024", "2024-05-28", "2024-05-29"),
    ),
    (
        "The decree was published in 2021.",
        "The decree was published in 2022.",
        (CONFLICT, "2021", "2022", "2021-01-01/2021-12-31", "2022-01-01/2022-12-31"),
    ),
    (
        "Kelly spoke at a news conference Wednesday.",
        "Kelly spoke on 22 May 2024.",
        (SAME, "Wednesday", "22 May 2024", "2024-05-22", "2024-05-22"),
    ),
    (
        "The contract was signed last Thursday.",
        "The contract was signed on 16 May 2024.",
        (SAME, "last Thursday", "16 May 2024", "2024-05-16", "2024-05-16"),
    ),
    (
        "He will appear before a judge on Tuesday.",
        "He will be brought before a judge on 28 May.",
        (SAME, "Tuesday", "28 May", "2024-05-28", "2024-05-28"),
    ),
    (
        "The presidents meet again next month.",
        "The presidents will meet on 16 and 17 June.",
        (SAME, "next month", "16 and 17 June", "2024-06-01/2024-06-30", "2024-06-16/2024-06-17"),
    ),
    (
        "The minister flew to the capital on May 13. The following day he met the king.",
        "On 14 May the minister met the king.",
        (SAME, "The following day", "14 May", "2024-05-14", "2024-05-14"),
    ),
    (
        "Fares are frozen until 2030.",
        "Fares are frozen through 31 December 2029.",
        (SAME, "2030", "31 December 2029", "2030-01-01/2030-12-31", "2029-12-31"),
    ),
    (
        "The first six trucks are due by the end of May.",
        "The first six trucks will arrive no later than 31 May 2024.",
        (SAME, "the end of May", "31 May 2024", "2024-05-25/2024-05-31", "2024-05-31"),
    ),
    (
        "Results are expected on Thursday.",
        "The commission will publish results on 23 May.",
        (SAME, "Thursday", "23 May", "2024-05-23", "2024-05-23"),
    ),
    (
        "The talks ended yesterday.",
        "The talks ended on Tuesday.",
        (SAME, "yesterday", "Tuesday", "2024-05-21", "2024-05-21"),
    ),
    (
        "The law takes effect tomorrow.",
        "The law will take effect on Thursday.",
        (SAME, "tomorrow", "Thursday", "2024-05-23", "2024-05-23"),
    ),
    (
        "The session took place on Monday.",
        "The session took place on 20.05.2024.",
        (SAME, "Monday", "20.05.2024", "2024-05-20", "2024-05-20"),
    ),
    (
        "The strike began on 1 May.",
        "The strike began on May 1.",
        (SAME, "1 May", "May 1", "2024-05-01", "2024-05-01"),
    ),
    (
        "The two leaders agreed to meet in October.",
        "The two leaders will meet in October 2024.",
        (SAME, "October", "October 2024", "2024-10-01/2024-10-31", "2024-10-01/2024-10-31"),
    ),
    (
        "The duty was imposed in 2022.",
        "The duty of 2022 was imposed by decree.",
        (SAME, "2022", "2022", "2022-01-01/2022-12-31", "2022-01-01/2022-12-31"),
    ),
    (
        "The rebels took the town three weeks ago.",
        "The rebels took the town on 1 May.",
        (SAME, "three weeks ago", "1 May", "2024-04-28/2024-05-04", "2024-05-01"),
    ),
    (
        "The council met on 4 and 5 May.",
        "The council met on Sunday, 5 May.",
        (SAME, "4 and 5 May", "5 May", "2024-05-04/2024-05-05", "2024-05-05"),
    ),
    (
        "The dam burst on Feb. 21.",
        "The dam burst on the 21st of February.",
        (SAME, "Feb. 21", "21st of February", "2024-02-21", "2024-02-21"),
    ),
    (
        "The amnesty ends at midnight on 31 December.",
        "The amnesty ends at 00:00 on 1 January.",
        (SAME, "31 December", "1 January", "2024-12-31", "2025-01-01"),
    ),
    (
        "Parliament passed the budget on Thursday.",
        "In March 2019 the budget was rejected.",
        (GATE, "Thursday", "March 2019", "2024-05-16", "2019-03-01/2019-03-31"),
    ),
    (
        "The fire in 2011 killed 31 people.",
        "Three people were killed.",
        (GATE, "2011", None, "2011-01-01/2011-12-31", None),
    ),
    (
        "The vessel was stopped on Saturday.",
        "The vessel was fined on 2 September 2023.",
        (GATE, "Saturday", "2 September 2023", "2024-05-18", "2023-09-02"),
    ),
]

# Other things, other times, words that only look like the kind.
NOTHING = [
    ("The patient fell ill on January 2.", "The first case was confirmed on January 9."),
    ("The ministers met on Monday.", "The ministers will meet on Thursday."),
    ("The bazaar is held every Monday.", "The bazaar was moved."),
    ("He may resign.", "He will march with the workers."),
    ("The curfew begins on Monday.", "The curfew ends on Friday."),
    ("The trial was held in secret.", "The trial was opened on 3 May."),
    ("The office has 2024 employees.", "The office has 2020 desks."),
    ("The pact was rejected on 31 February.", "The pact was rejected on 30 February."),
    ("The strike began on Monday.", "The pay deal was rejected on Tuesday."),
    ("Sunday newspapers reported losses.", "The Monday Club denied it."),
    ("BRENN, May 20 - The port is closed.", "The port was closed on 21 May."),
    ("The summit opened in the morning.", "The summit opened with a minute of silence."),
    ("Prices rose in the second half.", "Prices fell in the last quarter."),
    ("", "On 3 May"),
]

# (article, readout, verdict that is missed)
MISSED = [
    pytest.param(
        "The loan could begin next summer.",
        "The loan will begin in June 2025.",
        SAME,
        marks=pytest.mark.xfail(
            strict=True, reason='"next summer", said in May, may be this year\'s or the next one'
        ),
    ),
    pytest.param(
        "The talks ended on Monday.",
        "The delegations met on 19 and 20 May.",
        SAME,
        marks=pytest.mark.xfail(
            strict=True, reason="the end of talks and a meeting are not known to be one event"
        ),
    ),
]


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row[0][:40])
def test_what_differs(make_claim, row):
    left, right, *expected = row
    assert found(date, make_claim, left, right) == expected


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_gives_nothing(make_claim, left, right):
    assert found(date, make_claim, left, right) == []


@pytest.mark.parametrize(("left", "right", "verdict"), MISSED)
def test_known_failures(make_claim, left, right, verdict):
    assert verdict in [row[0] for row in found(date, make_claim, left, right)]


@given(left=TEXTS, right=TEXTS)
@settings(max_examples=60, deadline=None)
def test_mirrors_and_holds_offsets(make_claim, left, right):
    check_properties(date, make_claim, left, right)


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row[0][:40])
def test_rows_mirror(make_claim, row):
    check_properties(date, make_claim, row[0], row[1])
