"""Rows of the tables: a hand-made comparison, cell by cell, and ids that outlast a run."""

from dataclasses import replace

import pytest
from fakes import ARTICLE, make_comparison

from compare.batch.columns import COLUMNS, TABLES
from compare.batch.rows import rows_of
from compare.batch.types import Row
from compare.comparison import Settings
from compare.documents import Role
from compare.review.keys import claim_key, pair_key
from compare.serialize import to_dict


@pytest.fixture
def rows():
    return rows_of(make_comparison(), "harbour", "storms")


def test_every_table_has_just_its_columns(rows):
    assert set(rows) == set(TABLES)
    for table, found in rows.items():
        for row in found:
            assert set(row) == set(COLUMNS[table])
            for name, kind in COLUMNS[table].items():
                is_text = kind not in (float, int, bool)
                assert row[name] is None or isinstance(row[name], str if is_text else kind)


def test_a_pair_row_says_what_the_comparison_says(rows):
    comparison = make_comparison()
    judgement, pair = comparison.judgements[0], to_dict(comparison)["pairs"][0]
    row: Row = rows["pairs"][0]
    assert row["pair"] == pair_key(judgement.pair)
    assert (row["case"], row["group"], row["outlet"]) == ("harbour", "storms", "The Brig Gazette")
    for name in ("relation", "score", "contradiction", "unsure", "similarity", "reason", "gate"):
        assert row[name] == pair[name]
    assert (row["article_id"], row["readout_id"]) == (pair["article"], pair["readout"])
    assert row["kinds"] == "number:conflict"
    assert row["clash"] == "facts"
    assert row["article_text"] == ARTICLE[row["article_start"] : row["article_end"]]
    assert (row["article_speaker"], row["article_force"]) == ("the mayor", "insists")
    assert row["forward_contradiction"] is None
    assert rows["pairs"][1]["forward_contradiction"] == 0.2
    assert rows["pairs"][1]["backward_entailment"] == 0.2


def test_a_claim_row_has_its_place_and_its_nearest(rows):
    by_id = {row["id"]: row for row in rows["claims"]}
    assert {i: row["place"] for i, row in by_id.items()} == {
        "a1": "related",
        "a2": "contradicted",
        "a3": "framed",
        "a4": "only here",
        "r1": "contradicted",
        "r2": "framed",
        "r3": "not compared",
        "r4": "only here",
    }
    assert (by_id["a4"]["nearest"], by_id["r4"]["nearest"]) == ("r4", "a4")
    assert by_id["a4"]["nearest_similarity"] == 0.21
    assert (by_id["r3"]["pairs"], by_id["r1"]["pairs"]) == (0, 2)
    assert by_id["r3"]["standing"] == "question"


def test_the_case_row_counts_what_the_others_list(rows):
    (case,) = rows["cases"]
    assert case["pairs"] == len(rows["pairs"]) == 3
    assert (case["pairs_contradiction"], case["pairs_unsure"], case["pairs_agreement"]) == (1, 1, 0)
    assert (case["article_claims"], case["article_only"], case["readout_only"]) == (4, 1, 1)
    assert case["readout_not_compared"] == 1
    assert case["article_sha256"] == make_comparison().article.sha256
    assert case["setting_contradiction"] == Settings().contradiction
    assert (case["model_encoder"], case["model_nli"]) == ("fake-encoder", "none")


def test_ids_stay_when_the_text_around_changes(rows):
    edited = make_comparison("A new first line.\n\n" + ARTICLE)
    again = rows_of(replace(edited, settings=Settings(contradiction=0.9)), "another case")
    for table, name in (("pairs", "pair"), ("claims", "claim")):
        assert [row[name] for row in again[table]] == [row[name] for row in rows[table]]
    assert again["claims"][0]["start"] != rows["claims"][0]["start"]


def test_one_sentence_in_both_accounts_is_two_claims():
    comparison = make_comparison()
    claim = comparison.claims[Role.READOUT][0]
    assert claim_key(claim) != claim_key(replace(claim, role=Role.ARTICLE))


def test_words_taken_over_are_marked():
    copied = "In the night of Monday the old harbour master opened all the locks by hand."
    article = f"{ARTICLE}{copied}\n"
    comparison = make_comparison(
        article,
        f"Who counted the ships? {copied} The port held 12 ships."
        " One pier was closed by a storm, the office said. "
        "A new crane arrived.",
    )
    from fakes import make_claim

    claim = make_claim(comparison.article, "a5", copied)
    claims = {**comparison.claims, Role.ARTICLE: (*comparison.claims[Role.ARTICLE], claim)}
    rows = rows_of(replace(comparison, claims=claims), "x")
    assert {row["id"]: row["copied"] for row in rows["claims"]}["a5"] == 1.0
    assert {row["id"]: row["copied"] for row in rows["claims"]}["a2"] == 0.0
    assert 0 < rows["cases"][0]["copied"] < 1
