"""Deciding in the reading view, in headless Chromium: decisions, undo, notes, keys."""

import pytest
from browsing import LOAD_MS
from fakes import make_comparison
from reading_view import CLASH, FRAMED, RELATED, badge, chosen, decided, focus, press, said, told

from compare.judging import Relation
from compare.review.types import Decision

pytestmark = pytest.mark.browser
pytest_plugins = ["reading_page"]


def test_confirm_note_reload_and_undo(visit, store):
    page = visit()
    focus(page)
    press(page, "j", "c")
    assert page.locator("[data-decision=confirmed]").get_attribute("aria-pressed") == "true"
    said(page, "Confirmed: a2 / r1.")
    assert decided(store, CLASH) == [Decision.CONFIRMED]
    assert page.locator(".findings [data-pair=a2-r1]").get_attribute("data-sign") == "✓"
    press(page, "e")
    page.keyboard.type("jjcz <b>See p. 3</b>")
    press(page, "Control+Enter")
    said(page, "Note kept: a2 / r1.")
    assert chosen(page) == ["a2", "r1"]  # letters of the note chose nothing
    told(page, CLASH)
    page.reload()
    page.locator(".findings [data-pair=a2-r1][data-sign=✓]").click(timeout=LOAD_MS)
    review = page.locator(".review", has_text="Ann (you)").inner_text()
    assert "confirmed" in review
    assert "jjcz <b>See p. 3</b>" in review
    press(page, "z")
    said(page, "Taken back: the note, a2 / r1.")
    press(page, "z")
    said(page, "Taken back: confirmed, a2 / r1.")
    assert decided(store, CLASH) == []


def test_decisions_in_a_hurry_are_all_kept(visit, store):
    page = visit()
    focus(page)
    press(page, "j", "c", "j", "u", "j", "r")
    said(page, "Rejected: a3 / r2.")
    found = [decided(store, key) for key in (CLASH, RELATED, FRAMED)]
    assert found == [[Decision.CONFIRMED], [Decision.UNSURE], [Decision.REJECTED]]


def test_undo_goes_to_the_pair_that_it_changed(visit):
    page = visit()
    focus(page)
    press(page, "j", "u")
    said(page, "Unsure: a2 / r1.")
    press(page, "j", "j", "z")
    said(page, "Taken back: unsure, a2 / r1.")
    assert chosen(page) == ["a2", "r1"]


def test_after_an_act_places_and_choice_stay(visit):
    page = visit("long")
    focus(page)
    press(page, "j")
    page.wait_for_timeout(1000)
    tops = "[...document.querySelector('.stBidiComponent [data-testid=stBidiComponentIsolated]')"
    tops += ".shadowRoot.querySelectorAll('.pane')].map(pane => pane.scrollTop)"
    before = page.evaluate(tops)
    assert all(before)
    press(page, "r")
    said(page, "Rejected")
    told(page, CLASH)
    assert page.evaluate(tops) == before
    assert chosen(page) == ["a2", "r1"]
    press(page, "j")  # the focus stayed too
    assert badge(page) == "R related"


def test_another_reviewer_is_seen_and_may_differ(visit, store):
    third = make_comparison().judgements[2]
    store.decide(third.pair, "Zoe", Decision.REJECTED, verdict=third.relation)
    page = visit()
    focus(page)
    press(page, "j", "j")
    assert "Zoe" in page.locator(".review").inner_text()
    press(page, "c")
    said(page, "Confirmed")
    assert page.locator(".review").count() == 2
    assert page.locator(".findings [data-pair=a1-r1]").get_attribute("data-sign") == "≠"


def test_a_decision_on_another_relation_is_told_as_such_and_can_be_made_again(visit, store):
    first = make_comparison().judgements[0]
    store.decide(first.pair, "Ann", Decision.CONFIRMED, verdict=Relation.FRAMING)
    page = visit()
    focus(page)
    press(page, "j")
    review, confirm = page.locator(".review"), page.locator("[data-decision=confirmed]")
    assert "confirmed as framing, today contradiction" in review.inner_text()
    assert confirm.get_attribute("aria-pressed") == "false"
    finding = page.locator(".findings [data-pair=a2-r1]")
    assert finding.get_attribute("data-sign") == ""
    assert finding.get_attribute("title").endswith("; confirmed as framing, today contradiction")
    press(page, "c")
    assert confirm.get_attribute("aria-pressed") == "true"
    said(page, "Confirmed: a2 / r1.")
    assert "framing" not in review.inner_text()
    assert finding.get_attribute("data-sign") == "✓"
    (kept,) = store.current([CLASH])[CLASH]
    assert kept.verdict is first.relation


def test_without_a_name_nothing_can_be_decided(visit, store):
    page = visit(reviewer="")
    focus(page)
    press(page, "j", "c", "u", "e", "z")
    assert page.locator(".status").inner_text() == "Give your name in the sidebar to decide."
    assert page.locator(".actions button:enabled").count() == 0
    assert page.locator("textarea").is_hidden()
    assert store.reviewers() == ()


def test_esc_leaves_a_note_and_keeps_what_was_written(visit):
    page = visit()
    focus(page)
    press(page, "j", "e")
    page.keyboard.type("half a thou")
    press(page, "Escape")
    assert page.locator("textarea").is_hidden()
    assert chosen(page) == ["a2", "r1"]
    press(page, "j", "k", "e")
    assert page.locator("textarea").input_value() == "half a thou"


def test_keys_do_nothing_outside_of_the_view(visit):
    page = visit()
    page.get_by_role("textbox", name="Reviewer").focus()
    press(page, "j", "c")
    page.mouse.click(5, 700)
    press(page, "j")
    assert chosen(page) == []


def test_keys_of_the_page_do_not_answer_to_ours(visit):
    page = visit()
    focus(page)
    press(page, "j", "c", "r")  # the page's own c clears caches, its r runs it again
    said(page, "Rejected")
    assert page.get_by_role("dialog").count() == 0


def test_the_keys_are_told(visit):
    page = visit()
    focus(page)
    press(page, "?")
    keys = page.locator(".keys")
    assert keys.is_visible()
    for meaning in ("next finding", "next partner", "confirm", "unsure", "write a note", "undo"):
        assert meaning in keys.inner_text()
    press(page, "Escape")
    assert keys.is_hidden()


def test_everything_is_reached_by_tab(visit):
    page = visit()
    page.get_by_role("textbox", name="Reviewer").focus()
    reached = []
    for _ in range(40):
        press(page, "Tab")
        reached.append(
            page.evaluate(
                """() => {
                    const host = document.activeElement;
                    const inner = host.shadowRoot?.activeElement;
                    return inner ? inner.dataset.claim ?? inner.className : null;
                }"""
            )
        )
    for stop in ("next", "help", "content", "a1", "a4", "r1", "r4", "pane article"):
        assert stop in reached


def test_names_and_roles(visit):
    page = visit()
    tag = page.get_by_role("button", name="a2, contradicted: both cannot be true")
    assert tag.get_attribute("aria-pressed") == "false"
    tag.press(" ")
    assert tag.get_attribute("aria-pressed") == "true"
    assert page.locator(".content").get_attribute("aria-live") == "polite"
    assert page.get_by_role("region", name="The article in full").count() == 1
    assert page.get_by_role("status").filter(has_text="").count() >= 1
    assert page.locator("[aria-current]").inner_text() == "C"
