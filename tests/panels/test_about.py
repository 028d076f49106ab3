"""The page on what a comparison rests on."""

from dataclasses import replace

import pytest
from fakes import make_comparison
from hypothesis import given
from hypothesis import strategies as st
from panel import alone, empty, hostile, html_of, hundreds, one, open_panel

from compare.comparison import Settings
from compare.documents import Role
from compare.panels.about import find_left_out, ledger_rows, list_facts, show_about, totals


def facts_of(comparison, title):
    return dict(dict(list_facts(comparison))[title])


def left_out(comparison, role):
    return {group.title: group.texts for group in find_left_out(comparison, role)}


def test_each_part_of_both_texts_has_its_claims_and_characters():
    rows = {row.label.title: row.sides for row in ledger_rows(make_comparison())}
    assert {title: [claims for claims, _ in sides] for title, sides in rows.items()} == {
        "contradicted": [1, 1],
        "framed": [1, 1],
        "agreed": [0, 0],
        "related": [1, 0],
        "only here": [1, 1],
        "not compared": [0, 1],
        "who says it": [None, None],
        "not read": [None, None],
    }


@pytest.mark.parametrize("comparison", [empty(), one(), make_comparison(), hostile(), hundreds(90)])
def test_every_claim_and_every_character_is_counted(comparison):
    claims = [len(comparison.claims[role]) for role in Role]
    assert totals(ledger_rows(comparison)) == tuple((number, 100) for number in claims)


@given(st.text(max_size=40))
def test_both_sides_add_up_whatever_else_stands_in_a_text(words):
    comparison = alone(f"{words} The port held 40 ships")
    assert [percent for _, percent in totals(ledger_rows(comparison))] == [100, 100]


def test_what_was_left_out_is_listed_with_its_words():
    comparison = replace(make_comparison(), cut=("r2",))
    assert left_out(comparison, Role.ARTICLE) == {
        "Not read": (("", "BRIG —", "characters 25–31"),),
        "Not compared": (),
        "Cut": (),
        "Not paired": (("a4", "Crews ate well.", "nearest r4, similarity 0.21"),),
    }
    readout = left_out(comparison, Role.READOUT)
    assert readout["Not compared"] == (("r3", "Who counted the ships?", "question"),)
    assert readout["Cut"] == (("r2", "One pier was closed by a storm", "7 words"),)
    assert readout["Not paired"] == (("r4", "A new crane arrived.", "nearest a4, similarity 0.21"),)
    assert readout["Not read"] == (("", ", the office said.", "characters 54–72"),)


def test_settings_that_were_changed_say_from_what():
    comparison = replace(make_comparison(), settings=Settings(contradiction=0.5))
    assert facts_of(comparison, "Settings") == {
        "min affinity": "0.165",
        "partners": "5",
        "contradiction": "0.5 (by default 0.25)",
        "only below": "0.45",
    }


def test_sources_hashes_models_and_versions_are_told():
    comparison = make_comparison()
    article = facts_of(comparison, "Article")
    assert article["name"] == "article.txt"
    assert article["source"] == "The Brig Gazette"
    assert article["published"] == "not given"
    assert article["SHA-256"].replace(" ", "") == comparison.article.sha256
    assert facts_of(comparison, "Models") == comparison.models
    assert "judge: none.json" in facts_of(comparison, "SHA-256 of the weights")
    assert {"compare", "python", "spacy"} <= facts_of(comparison, "Versions").keys()


def test_a_file_goes_by_its_name_alone():
    comparison = make_comparison()
    deep = replace(comparison, article=replace(comparison.article, name="/home/ann/secret/a.txt"))
    assert facts_of(deep, "Article")["name"] == "a.txt"


@pytest.mark.parametrize("comparison", [empty(), one(), make_comparison(), hundreds(400)])
def test_it_is_shown(comparison):
    page = open_panel(show_about, comparison)
    assert not page.exception
    assert [header.value for header in page.header] == ["Ledger", "Left out", "Made with"]
    assert html_of(page).count("<td>100 %</td>") == 2


def test_markup_is_text():
    page = open_panel(show_about, hostile())
    assert not page.exception
    assert "<script>" not in html_of(page)
    assert "=1+1 &lt;script&gt;" in html_of(page)
