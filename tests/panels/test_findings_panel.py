"""The findings table: rows, filters, the chosen pair."""

from dataclasses import replace
from time import perf_counter

import pytest
import streamlit as st
from fakes import make_comparison
from notices import asides, errors
from panel import (
    HOSTILE,
    empty,
    hostile,
    html_of,
    hundreds,
    make_desk,
    one,
    open_panel,
    review,
    texts_of,
)

from compare.errors import StoreError
from compare.judging import Relation
from compare.panels.deciding import NO_NAME
from compare.panels.desk import Desk
from compare.panels.filters import UNDECIDED, Filters, filter_rows
from compare.panels.findings import (
    ALL_HIDDEN,
    NOT_HERE,
    NOTHING_CHOSEN,
    NOTHING_COMPARED,
    TABLE,
    choose_row,
    show_findings,
)
from compare.panels.rows import OUTDATED, make_rows, to_frame
from compare.review.keys import pair_key
from compare.review.store import ReviewStore
from compare.review.types import Decision


def table_of(page):
    return page.dataframe[0].value


def reviewed():
    """The small comparison, its contradiction confirmed with a note."""
    comparison = make_comparison()
    first = review(comparison.judgements[0], note="Ask the harbour office.")
    return make_rows(comparison, {first.pair: (first,)})


@pytest.mark.parametrize(
    ("filters", "left", "hidden"),
    [
        (Filters(), 3, {}),
        (Filters(relations=("contradiction", "framing")), 2, {"relation": 1}),
        (Filters(kinds=("number",)), 1, {"kind": 2}),
        (Filters(speakers=("the mayor",)), 1, {"speaker": 2}),
        (Filters(speakers=("the readout itself",)), 3, {}),
        (Filters(decisions=("confirmed",)), 1, {"decision": 2}),
        (Filters(decisions=(UNDECIDED,)), 2, {"decision": 1}),
        (Filters(decisions=(UNDECIDED, "confirmed")), 3, {}),
        (Filters(low=0.6), 2, {"score": 1}),
        (Filters(high=0.6), 2, {"score": 1}),
        (Filters(words="HARBOUR office"), 1, {"words": 2}),
        (Filters(words="piers closed"), 1, {"words": 2}),
        (Filters(words="nowhere"), 0, {"words": 3}),
        (Filters(unsure=True), 1, {"unsure": 2}),
        (Filters(kinds=("number",), unsure=True), 0, {"kind": 2, "unsure": 2}),
    ],
)
def test_a_filter_says_what_it_hides(filters, left, hidden):
    filtered = filter_rows(reviewed(), filters)
    assert len(filtered.rows) == left
    assert filtered.hidden == hidden
    assert filtered.of == 3


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        (Filters(), "3 of 3 pairs."),
        (Filters(low=0.6), "2 of 3 pairs. Hidden by score 1."),
        (
            Filters(kinds=("number",), unsure=True),
            "0 of 3 pairs. Hidden by kind 2, unsure 2 (a pair may be hidden by several).",
        ),
    ],
)
def test_the_count_in_words(filters, sentence):
    assert filter_rows(reviewed(), filters).sentence == sentence


def test_a_row_holds_what_is_known_of_a_pair():
    row = to_frame(reviewed()[:1]).iloc[0].to_dict()
    assert row == {
        "relation": "C contradiction",
        "unsure": "",
        "kinds": "number (conflict)",
        "article": "The port held 40 ships",
        "readout": "The port held 12 ships.",
        "article says": "the mayor insists (“insisted”)",
        "readout says": "the readout itself states",
        "score": 0.8,
        "contradiction": 0.0,
        "similarity": 0.9,
        "decision": "Ann: confirmed",
        "note": "Ann: Ask the harbour office.",
    }


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Relation.FRAMING, "Ann: confirmed as framing, today contradiction"),
        (None, "Ann: confirmed (as what was not kept)"),
    ],
)
def test_a_decision_on_something_else_is_outdated(verdict, told):
    comparison = make_comparison()
    earlier = replace(review(comparison.judgements[0]), verdict=verdict)
    rows = make_rows(comparison, {earlier.pair: (earlier,)})
    assert to_frame(rows[:1])["decision"].tolist() == [told]
    for decisions, left in [((OUTDATED,), 1), (("confirmed",), 0), ((UNDECIDED,), 2)]:
        assert len(filter_rows(rows, Filters(decisions=decisions)).rows) == left


def test_pairs_too_close_to_tell_follow_the_contradictions():
    rows = make_rows(make_comparison(), {})
    assert [(r.judgement.relation.value, r.judgement.unsure) for r in rows] == [
        ("contradiction", False),
        ("related", True),
        ("framing", False),
    ]


def test_no_cell_is_a_formula():
    frame = to_frame(make_rows(hostile(), {}))
    assert frame["article"][0].startswith("'=1+1 <script>")
    assert frame["article says"][0].startswith("'=1+1")


def test_nothing_compared_says_what_to_do():
    page = open_panel(show_findings, empty())
    assert not page.exception
    assert page.info[0].value == NOTHING_COMPARED
    assert not page.dataframe


def test_one_finding_is_a_row_until_it_is_chosen():
    comparison = one()
    page = open_panel(show_findings, comparison)
    assert not page.exception
    assert list(table_of(page)["relation"]) == ["C contradiction"]
    assert [c.value for c in page.caption] == ["1 of 1 pair.", NOTHING_CHOSEN]
    page.session_state["pair"] = pair_key(comparison.judgements[0].pair)
    page.run()
    assert 'The port held <mark class="conflict">40</mark> ships' in html_of(page)
    assert page.session_state[TABLE]["selection"]["rows"] == [0]


@pytest.mark.parametrize(
    ("rows", "chosen"), [([1], "second"), ([], None), ([7], None)], ids=["one", "none", "gone"]
)
def test_selecting_a_row_chooses_the_pair_that_stood_there(monkeypatch, rows, chosen):
    state = {"pair": "before", TABLE: {"selection": {"rows": rows}}}
    monkeypatch.setattr(st, "session_state", state)
    choose_row(["first", "second"])
    assert state["pair"] == chosen


def test_a_pair_that_is_gone_is_told():
    page = open_panel(show_findings, make_comparison(), pair="0" * 64)
    assert not page.exception
    assert page.caption[-1].value == NOT_HERE


def test_filters_hide_clear_and_count():
    comparison = make_comparison()
    page = open_panel(show_findings, comparison)
    page.text_input(key="findings-words").set_value("no such words").run()
    assert page.info[0].value == ALL_HIDDEN
    assert page.caption[0].value == "0 of 3 pairs. Hidden by words 3."
    page.button(key="findings-clear").click().run()
    assert page.caption[0].value == "3 of 3 pairs."
    assert page.text_input(key="findings-words").value == ""
    page.slider(key="findings-score").set_value((0.0, 0.5)).run()
    assert list(table_of(page)["relation"]) == ["R related"]
    page.button(key="findings-clear").click().run()
    assert page.slider(key="findings-score").value == (0.0, 1.0)


def test_a_chosen_pair_stays_when_filters_hide_its_row():
    comparison = make_comparison()
    key = pair_key(comparison.judgements[0].pair)
    page = open_panel(show_findings, comparison, pair=key)
    page.pills(key="findings-relation").set_value(["related"]).run()
    assert page.session_state["pair"] == key
    assert page.session_state[TABLE]["selection"]["rows"] == []
    assert 'class="finding contradiction"' in html_of(page)


def test_decisions_are_shown_and_filtered():
    comparison = make_comparison()
    desk = make_desk(review(comparison.judgements[1], Decision.REJECTED, "Another pier."))
    page = open_panel(show_findings, comparison, desk)
    assert list(table_of(page)["decision"]) == ["", "", "Ann: rejected"]
    page.pills(key="findings-decision").set_value(["rejected"]).run()
    assert list(table_of(page)["note"]) == ["Ann: Another pier."]


@pytest.fixture
def store(tmp_path):
    store = ReviewStore.open(tmp_path / "reviews.sqlite")
    yield store
    store.close()


def test_the_chosen_pair_is_decided_beside_its_row(store):
    comparison = make_comparison()
    pair = comparison.judgements[0].pair
    store.note(pair, "Zoe", "See **p. 3**.")
    page = open_panel(show_findings, comparison, Desk(store, "Ann"), pair=pair_key(pair))
    assert asides(page) == ["Zoe: “See **p. 3**.”"]
    page.button(key="decide-confirmed").click().run()
    assert asides(page) == ["Ann: confirmed", "Zoe: “See **p. 3**.”"]
    assert page.button(key="decide-confirmed").proto.type == "primary"
    (ann, _) = store.current([pair_key(pair)])[pair_key(pair)]
    assert (ann.decision, ann.verdict) == (Decision.CONFIRMED, Relation.CONTRADICTION)
    assert table_of(page)["decision"].iloc[0] == "Ann: confirmed"


def test_a_decision_that_cannot_be_kept_is_one_sentence(store, monkeypatch):
    def refuse(*_, **__):
        raise StoreError("the disk is *full*: make room")

    comparison = make_comparison()
    key = pair_key(comparison.judgements[0].pair)
    page = open_panel(show_findings, comparison, Desk(store, "Ann"), pair=key)
    monkeypatch.setattr(ReviewStore, "decide", refuse)
    page.button(key="decide-rejected").click().run()
    assert errors(page) == ["The disk is *full*: make room."]


def test_without_a_name_nothing_is_decided(store):
    comparison = make_comparison()
    key = pair_key(comparison.judgements[0].pair)
    page = open_panel(show_findings, comparison, Desk(store, ""), pair=key)
    assert asides(page) == [NO_NAME]
    assert not [b for b in page.button if b.key.startswith("decide")]


def test_without_the_store_the_findings_are_still_there():
    page = open_panel(show_findings, one(), make_desk(error="the *database* is locked: try again"))
    assert not page.exception
    assert "The *database* is locked" in errors(page)[0]
    assert len(table_of(page)) == 1


def test_markup_is_text():
    comparison = hostile()
    key = pair_key(comparison.judgements[0].pair)
    page = open_panel(show_findings, comparison, make_desk(error=HOSTILE), pair=key)
    assert not page.exception
    assert "<script>" not in html_of(page)
    assert "&lt;script&gt;" in html_of(page)
    assert "<script>" not in texts_of(page).replace("\\<script\\>", "")
    assert "**bold**" not in texts_of(page)


def test_hundreds_of_pairs_are_quick():
    comparison = hundreds(400)
    page = open_panel(show_findings, comparison)
    began = perf_counter()
    page.slider(key="findings-score").set_value((0.5, 1.0)).run()
    assert perf_counter() - began < 2  # some 0.1 s on a desk; a loaded machine is slow
    assert not page.exception
    shown = table_of(page)
    assert len(shown) == 201  # a score of 0.4975 is shown as 0.50
    assert set(shown["relation"].str[2:]) == set(Relation)
