"""Quantifiers: which part of which set, rules and exceptions."""

import pytest
from hypothesis import given, settings

from compare.differences import quantifier
from compare.differences.types import Verdict
from tests.differences.dated_pairs import TEXTS, check_properties, found

CONFLICT, GATE, SAME, SHIFT = Verdict.CONFLICT, Verdict.GATE, Verdict.SAME, Verdict.SHIFT

# Both accounts were published on Wednesday, 22 May 2024: (article, readout, *differences).
FOUND = [
    (
        "The coast guard detained all 11 crew.",
        "Only the master and the mate were detained.",
        (CONFLICT, "all 11 crew", "Only the master", "all crew", "only master"),
    ),
    (
        "All schools in the district will close.",
        "The other 47 schools of the district will remain open.",
        (CONFLICT, "All schools", "47 schools", "all school", "47 school"),
    ),
    (
        "Three deputies of the Alliance opposed the bill.",
        "Every deputy of the Alliance supported the bill.",
        (CONFLICT, "Three deputies", "Every deputy", "3 deputy", "all deputy"),
    ),
    (
        "Every clinic has received the vaccine.",
        "No clinic has received the vaccine.",
        (CONFLICT, "Every clinic", "No clinic", "all clinic", "none clinic"),
    ),
    (
        "All prisoners were released.",
        "None of the prisoners were released.",
        (CONFLICT, "All prisoners", "None of the prisoners", "all prisoner", "none prisoner"),
    ),
    (
        "Most villages have clean water.",
        "No village has clean water.",
        (CONFLICT, "Most villages", "No village", "most village", "none village"),
    ),
    (
        "Some hostages were freed.",
        "No hostages were freed.",
        (CONFLICT, "Some hostages", "No hostages", "some hostage", "none hostage"),
    ),
    (
        "Three clinics have run out of vaccine.",
        "No clinic has run out of vaccine.",
        (CONFLICT, "Three clinics", "No clinic", "3 clinic", "none clinic"),
    ),
    (
        "All ministries must freeze hiring.",
        "All ministries except defence must freeze hiring.",
        (
            CONFLICT,
            "All ministries",
            "All ministries except defence",
            "all ministry",
            "all but ministry",
        ),
    ),
    (
        "The amnesty covers all deserters.",
        "The amnesty covers only some deserters.",
        (CONFLICT, "all deserters", "only some deserters", "all deserter", "only deserter"),
    ),
    (
        "Observers attended all sessions of the court.",
        "Observers attended all but the last session of the court.",
        (CONFLICT, "all sessions", "all but the last session", "all session", "all but session"),
    ),
    (
        "All wells have been restored.",
        "Eight of the twelve wells have been restored.",
        (CONFLICT, "All wells", "Eight of the twelve wells", "all well", "8 well"),
    ),
    (
        "Most farmers were paid.",
        "Few farmers were paid.",
        (CONFLICT, "Most farmers", "Few farmers", "most farmer", "few farmer"),
    ),
    (
        "Both ministers signed the pact.",
        "Neither minister signed the pact.",
        (CONFLICT, "Both ministers", "Neither minister", "all minister", "none minister"),
    ),
    (
        "Every ballot was counted.",
        "Only some ballots were counted.",
        (CONFLICT, "Every ballot", "Only some ballots", "all ballot", "only ballot"),
    ),
    (
        "All schools will be closed.",
        "Every school will be closed.",
        (SAME, "All schools", "Every school", "all school", "all school"),
    ),
    (
        "No shots were fired.",
        "None of the shots were fired by the army.",
        (SAME, "No shots", "None of the shots", "none shot", "none shot"),
    ),
    (
        "Most pages are blacked out.",
        "The majority of pages are blacked out.",
        (SAME, "Most pages", "majority of pages", "most page", "most page"),
    ),
    (
        "Only citizens may vote.",
        "Citizens alone may vote.",
        (SAME, "Only citizens", "Citizens alone", "only citizen", "only citizen"),
    ),
    (
        "Many farmers were paid.",
        "Numerous farmers were paid.",
        (SAME, "Many farmers", "Numerous farmers", "many farmer", "many farmer"),
    ),
    (
        "Some hostages were freed.",
        "Several hostages were freed.",
        (SAME, "Some hostages", "Several hostages", "some hostage", "some hostage"),
    ),
    (
        "All roads but one are open.",
        "All roads except one are open.",
        (SAME, "All roads but one", "All roads except one", "all but road", "all but road"),
    ),
    (
        "The whole harvest was lost.",
        "The entire harvest was lost.",
        (SAME, "whole harvest", "entire harvest", "all harvest", "all harvest"),
    ),
    (
        "Each family will receive a tent.",
        "Every family will receive a tent.",
        (SAME, "Each family", "Every family", "all family", "all family"),
    ),
    (
        "All farmers were paid.",
        "Most farmers were paid.",
        (SHIFT, "All farmers", "Most farmers", "all farmer", "most farmer"),
    ),
    (
        "Most pages were blacked out.",
        "Certain pages were blacked out.",
        (SHIFT, "Most pages", "Certain pages", "most page", "some page"),
    ),
    (
        "Many prisoners were released.",
        "Some prisoners were released.",
        (SHIFT, "Many prisoners", "Some prisoners", "many prisoner", "some prisoner"),
    ),
    (
        "All hostages were freed.",
        "Some hostages were freed.",
        (SHIFT, "All hostages", "Some hostages", "all hostage", "some hostage"),
    ),
    (
        "Most stations were open.",
        "Many stations were open.",
        (SHIFT, "Most stations", "Many stations", "most station", "many station"),
    ),
    (
        "Family visits were suspended.",
        "All visits were suspended except visits of parents.",
        (
            GATE,
            "Family visits were suspended.",
            "All visits were suspended except visits",
            None,
            "all but visit",
        ),
    ),
    (
        "The ban covers all imports except grain.",
        "The ban was lifted.",
        (GATE, "all imports except grain", "The ban was lifted.", "all but import", None),
    ),
]

# Other things, other times, words that only look like the kind.
NOTHING = [
    ("No voter may carry a phone.", "Soldiers took the phones of two observers."),
    ("All roads are open.", "Some bridges were repaired."),
    ("Not all farmers were paid.", "The farmers were paid."),
    ("There is no doubt about the result.", "All doubt has gone."),
    ("It happened all day.", "No day passed in peace."),
    ("Only on Friday did the badges arrive.", "Every guest had a badge."),
    ("All the passengers survived.", "Most of the cargo was lost."),
    ("No sanctions were imposed.", "All sides welcomed the talks."),
    ("The museum closed all its halls.", "Each visitor pays a fee."),
    ("Both teams trained.", "None of the tickets were sold."),
    ("Most of the aid came by sea.", "Few planes landed."),
    ("Every member voted.", "Some guests left."),
    ("He only wanted to help.", "All helped."),
    ("", "all"),
]

# (article, readout, verdict that is missed)
MISSED = [
    pytest.param(
        "Tear gas was fired into the dormitory.",
        "Tear gas was used solely in the yard.",
        CONFLICT,
        marks=pytest.mark.xfail(
            strict=True, reason='a place that "solely" excludes is not compared'
        ),
    ),
    pytest.param(
        "The duty is lifted on everything from planks to logs.",
        "The duty stays in place for logs.",
        CONFLICT,
        marks=pytest.mark.xfail(
            strict=True, reason="members of a range are not looked up on the other side"
        ),
    ),
    pytest.param(
        "The tax rate applies to bread alone.",
        "The tax rate applies to milk.",
        CONFLICT,
        marks=pytest.mark.xfail(strict=True, reason='another member beside "alone" is not seen'),
    ),
]


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row[0][:40])
def test_what_differs(make_claim, row):
    left, right, *expected = row
    assert found(quantifier, make_claim, left, right) == expected


@pytest.mark.parametrize(("left", "right"), NOTHING)
def test_gives_nothing(make_claim, left, right):
    assert found(quantifier, make_claim, left, right) == []


@pytest.mark.parametrize(("left", "right", "verdict"), MISSED)
def test_known_failures(make_claim, left, right, verdict):
    assert verdict in [row[0] for row in found(quantifier, make_claim, left, right)]


@given(left=TEXTS, right=TEXTS)
@settings(max_examples=60, deadline=None)
def test_mirrors_and_holds_offsets(make_claim, left, right):
    check_properties(quantifier, make_claim, left, right)


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row[0][:40])
def test_rows_mirror(make_claim, row):
    check_properties(quantifier, make_claim, row[0], row[1])
