"""What only one account says, on the page."""

from dataclasses import replace

import pytest
from fakes import make_comparison
from panel import alone, empty, hostile, html_of, hundreds, one, open_panel

from compare.documents import Role
from compare.newsworthiness import rank_only_in
from compare.panels.only_in import (
    FIRST,
    NEWS,
    NONE,
    ORDER,
    READING,
    extent_sentence,
    in_order,
    show_only_in,
)


def lonely(number):
    """As many claims on either side, and not one pair."""
    comparison = hundreds(number)
    return replace(comparison, judgements=())


def test_reading_order_is_that_of_the_text():
    ranked = rank_only_in(empty(), Role.ARTICLE)
    assert [r.entry.claim.id for r in in_order(ranked, NEWS)] == [r.entry.claim.id for r in ranked]
    read = [r.entry.claim.start for r in in_order(ranked, READING)]
    assert read == sorted(read)


@pytest.mark.parametrize(
    ("comparison", "sentence"),
    [
        (make_comparison(), "1 of 4 claims, 13\N{NO-BREAK SPACE}% of the text."),
        (alone(), "1 of 1 claim, 100\N{NO-BREAK SPACE}% of the text."),
        (hostile(), "0 of 1 claim, 0\N{NO-BREAK SPACE}% of the text."),
    ],
)
def test_how_much_of_an_account_stands_alone(comparison, sentence):
    assert extent_sentence(comparison, Role.ARTICLE) == sentence


def test_nothing_alone_says_what_to_do():
    page = open_panel(show_only_in, hostile())
    assert not page.exception
    assert page.info[0].value == NONE


@pytest.mark.parametrize("comparison", [one(), make_comparison(), empty()])
def test_each_claim_has_its_reasons_and_its_nearest(comparison):
    page = open_panel(show_only_in, comparison)
    assert not page.exception
    html = html_of(page)
    assert "Crews ate well." in html
    assert "says little on its own" in html


def test_the_nearest_claim_is_quoted():
    html = html_of(open_panel(show_only_in, make_comparison()))
    assert "<b>Nearest in the readout</b> “A new crane arrived.” (r4, similarity 0.21)" in html
    assert "<b>Nearest in the article</b> “Crews ate well.” (a4, similarity 0.21)" in html


def test_without_a_nearest_claim_that_is_said():
    html = html_of(open_panel(show_only_in, empty()))
    assert "The readout has no claim to compare it with." in html


def test_hundreds_are_folded_away_and_none_is_lost():
    page = open_panel(show_only_in, lonely(300))
    assert not page.exception
    html = html_of(page)
    assert html.count(f"<summary>{300 - FIRST} more</summary>") == 2
    assert html.count('class="rank"') == 600
    page.segmented_control(key=ORDER).set_value(READING).run()
    assert html_of(page).index("In the article 0 ships") < html_of(page).index(
        "the article 1 ships"
    )


def test_markup_is_text():
    page = open_panel(show_only_in, alone())
    assert not page.exception
    assert "<script>" not in html_of(page)
    assert html_of(page).count("&lt;script&gt;") == 4
