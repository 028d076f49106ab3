"""Quotation: one utterance, word for word or with words changed."""

import pytest
from hypothesis import given, settings

from compare.differences import quotation
from compare.differences.types import Verdict
from tests.differences.pairs import TEXTS, check_properties, rows

CONFLICT, SAME, SHIFT = Verdict.CONFLICT, Verdict.SAME, Verdict.SHIFT

FOUND = [
    (
        "“We will never sell the harbour,” she said.",
        "“We will never sell the harbour.”",
        (SAME, "We will never sell the harbour", "We will never sell the harbour", None, None),
    ),
    (
        "“We will sell the harbour,” she said.",
        "“We will not sell the harbour.”",
        (CONFLICT, None, "not", None, "not"),
    ),
    (
        "“The flood is over for us,” he said.",
        "“The flood is almost over for us.”",
        (CONFLICT, None, "almost", None, "almost"),
    ),
    (
        "“There will be no cuts in the schools,” she said.",
        "“There will be no further cuts in the schools.”",
        (CONFLICT, None, "further", None, "further"),
    ),
    (
        "“The bridge is safe for our trucks,” he said.",
        "“The bridge will be safe for our trucks.”",
        (CONFLICT, "is", "will be", "is", "will be"),
    ),
    (
        "“Visitors have no right to enter the crypt,” he said.",
        "“Visitors have no right to photograph the crypt.”",
        (CONFLICT, "enter", "photograph", "enter", "photograph"),
    ),
    (
        "“I can promise work for the valley,” he said.",
        "“I cannot promise work for the valley.”",
        (CONFLICT, "can", "cannot", "can", "cannot"),
    ),
    (
        "“All farmers will get a new well,” he said.",
        "“Some farmers will get a new well.”",
        (CONFLICT, "All", "Some", "All", "Some"),
    ),
    (
        "“The tax must be paid by all owners,” he said.",
        "“The tax may be paid by all owners.”",
        (CONFLICT, "must", "may", "must", "may"),
    ),
    (
        "“We shall defend every village on the coast,” he said.",
        "“We shall visit every village on the coast.”",
        (CONFLICT, "defend", "visit", "defend", "visit"),
    ),
    (
        "“Our talks with the miners have failed,” she said.",
        "“Our talks with the miners have not failed.”",
        (CONFLICT, None, "not", None, "not"),
    ),
    (
        "“The vaccine is safe for children and mothers,” she said.",
        "“The vaccine is probably safe for children and mothers.”",
        (CONFLICT, None, "probably", None, "probably"),
    ),
    (
        "“I would sign the new treaty today,” he said.",
        "“I would only sign the new treaty today.”",
        (CONFLICT, None, "only", None, "only"),
    ),
    (
        "“Nobody will lose a pension over this reform,” she said.",
        "“Nobody will lose a full pension over this reform.”",
        (CONFLICT, None, "full", None, "full"),
    ),
    (
        "“We expect calm on the border tonight,” he said.",
        "“We expect war on the border tonight.”",
        (CONFLICT, "calm", "war", "calm", "war"),
    ),
    (
        "“I will hand over the files to the court.”",
        "I will not hand over the files to the court.",
        (CONFLICT, None, "not", None, "not"),
    ),
    (
        "“The troops are leaving the northern valley today,” he said.",
        "“The troops are entering the northern valley today.”",
        (CONFLICT, "leaving", "entering", "leaving", "entering"),
    ),
    (
        "“Our town will rebuild the old theatre,” he said.",
        "“Our town will rebuild the beautiful old theatre.”",
        (SHIFT, None, "beautiful", None, "beautiful"),
    ),
    (
        "“The ship sank in the storm last night,” he said.",
        "“The vessel sank in the storm last night.”",
        (SHIFT, "ship", "vessel", "ship", "vessel"),
    ),
    (
        "“We need help and a lot of money now,” he said.",
        "“We need assistance and a lot of money now.”",
        (SHIFT, "help", "assistance", "help", "assistance"),
    ),
    (
        "“We will build the new clinic here,” he said.",
        "“We will build the large new clinic here.”",
        (SHIFT, None, "large", None, "large"),
    ),
    (
        "“The men will start work on the tower soon,” he said.",
        "“The men will begin work on the tower soon.”",
        (SHIFT, "start", "begin", "start", "begin"),
    ),
    (
        "the “strong and lasting bond” of the two towns",
        "the strong and lasting bond of both towns",
        (SAME, "strong and lasting bond", "strong and lasting bond", None, None),
    ),
    (
        "a “dead end for everyone” in the valley",
        "he called it “a dead end for everyone”",
        (SAME, "dead end for everyone", "dead end for everyone", None, None),
    ),
    (
        "He spoke of “a new chapter”.",
        "It was a new chapter for the club.",
        (SAME, "a new chapter", "a new chapter", None, None),
    ),
    (
        "“THE HARBOUR STAYS OPEN,” he said.",
        "“The harbour stays open.”",
        (SAME, "THE HARBOUR STAYS OPEN", "The harbour stays open", None, None),
    ),
]
NOTHING = [
    (
        "“We are grateful for the help of our friends,” he said.",
        "“We are very grateful for the help of our friends.”",
    ),
    (
        "“We'll rebuild the old theatre by spring,” he said.",
        "“We will rebuild the old theatre by spring.”",
    ),
    ("“I am proud of this brave town,” she said.", "She was proud of this brave town."),
    ("“We will rebuild the old theatre,” he said.", "They would rebuild the old theatre."),
    ("He called it “nonsense”.", "The report was nonsense."),
    ("He called the plan “a sad joke”.", "The plan was approved by the board."),
    ("“We will never sell the harbour,” she said.", "The harbour was built in the last century."),
    ("“The peak is behind us,” she said.", "“Wash your hands before you eat.”"),
    ("The harbour stays open.", "The harbour does not stay open."),
    ("“Nobody tells us anything,” he said.", "“Nobody drives on this road at night.”"),
    ("“Yes,” he said.", "“No,” he said."),
    ("“It is late,” he said.", "“It is cold and we are far from home.”"),
    ("“We won the match with luck,” he said.", "“The weather was fine at the match.”"),
    ("“Thank you all for coming to the hall,” he said.", "“The hall is closed until the spring.”"),
    ("“I have read the letter of the bishop,” he said.", "“The bishop has a letter for the king.”"),
    ("“” he said.", "“” she said."),
]


@pytest.mark.parametrize(("left", "right", "expected"), FOUND)
def test_found(make_claim, left, right, expected):
    assert rows(quotation, make_claim, left, right) == [expected]


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_nothing(make_claim, left, right):
    assert rows(quotation, make_claim, left, right) == []


@pytest.mark.parametrize(("left", "right"), [row[:2] for row in FOUND])
def test_mirrored(make_claim, left, right):
    check_properties(quotation, make_claim, left, right)


@settings(max_examples=60, deadline=None)
@given(left=TEXTS, right=TEXTS)
def test_any_text(make_claim, left, right):
    check_properties(quotation, make_claim, left, right)
