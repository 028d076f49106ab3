"""The ledger in the terminal."""

import pytest
from fakes import ARTICLE, READOUT, make_comparison

from compare.render import render_csv, render_html, render_markdown, render_text
from compare.render.summary import percentages


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((1 / 3, 1 / 3, 1 / 3), (34, 33, 33)),
        ((0.5, 0.5), (50, 50)),
        ((0.005, 0.995), (1, 99)),
        ((0.0, 1.0), (0, 100)),
        ((1 / 7,) * 7, (15, 15, 14, 14, 14, 14, 14)),
        ((0.0, 0.0), (0, 0)),
        ((), ()),
    ],
)
def test_percentages_add_up(shares, expected):
    assert percentages(shares) == expected


def test_sections_come_in_the_order_a_reader_needs():
    text = render_text(make_comparison())
    headings = (
        "TWO ACCOUNTS",
        "COVERAGE",
        "CONTRADICTIONS (1)",
        "FRAMING (1)",
        "AGREEMENTS (0)",
        "RELATED (1)",
        "QUOTATIONS (0)",
        "KEY WORDS",
        "ONLY IN THE ARTICLE (1)",
        "ONLY IN THE READOUT (1)",
        "NOT COMPARED (1)",
        "NOT READ (2)",
        "MADE WITH",
    )
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


def test_a_finding_shows_words_speaker_force_similarity_and_reason():
    text = render_text(make_comparison())
    assert "a2 / r1   similarity 0.90" in text
    assert "“The port held [40] ships”" in text
    assert "“The port held [12] ships.”" in text
    assert "the mayor insists (“insisted”)" in text
    assert "conflict: 40 ships in the article, 12 in the readout, for the same count." in text
    assert "no contradiction: The article speaks of two piers, the readout of one." in text
    assert "readout to article: entailment 0.20, neutral 0.70, contradiction 0.10" in " ".join(
        text.split()
    )


def test_color_replaces_brackets_only_when_asked():
    plain, lit = render_text(make_comparison()), render_text(make_comparison(), color=True)
    assert "\x1b" not in plain
    assert "held \x1b[1;33m40\x1b[0m ships" in lit


def test_coverage_adds_up_to_100():
    assert "     100 %     100 %" in render_text(make_comparison())


def test_no_contradiction_is_said_with_what_was_compared():
    text = " ".join(render_text(make_comparison(contradicting=False)).split())
    assert "No contradiction among 2 pairs of claims; 1 more pair too close to tell." in text
    assert "2 of 4 article claims and 1 of 3 readout claims stand on one side only" in text
    assert "1 question or boilerplate line not compared" in text
    assert "without an NLI model" in text


def test_nothing_is_claimed_where_nothing_was_compared():
    comparison = make_comparison()
    empty = type(comparison)(
        comparison.article,
        comparison.readout,
        comparison.claims,
        comparison.similarity,
        (),
        {},
        comparison.settings,
        comparison.models,
    )
    text = " ".join(render_text(empty).split())
    assert "No contradiction" not in text
    assert "nothing is known of contradictions" in text
    assert "nothing to compare it with" in text


def test_lines_are_at_most_100_columns():
    assert max(map(len, render_text(make_comparison()).splitlines())) <= 100


def test_nearest_partner_of_a_claim_without_one():
    text = render_text(make_comparison())
    assert "a4         “Crews ate well.” (nearest r4, similarity 0.21)" in text


@pytest.mark.parametrize("render", [render_text, render_html, render_markdown, render_csv])
def test_same_input_same_bytes(render):
    assert render(make_comparison()) == render(make_comparison())


@pytest.mark.parametrize("render", [render_text, render_html, render_markdown, render_csv])
@pytest.mark.parametrize("oddity", ["\x1b[31m", "\x00", "\ud800", "\u202e", "\x01\x02", "\x85"])
def test_characters_that_steer_a_terminal_never_pass(render, oddity):
    article = ARTICLE.replace("BRIG", f"BRIG{oddity}").replace("Crews ate", f"Crews{oddity} ate")
    if "Crews ate well." not in article:
        article += "Crews ate well.\n"
    shown = render(make_comparison(article, READOUT, source=f"Gazette {oddity}"))
    shown.encode("utf-8")
    for character in oddity:
        if not character.isprintable():
            assert character not in shown
