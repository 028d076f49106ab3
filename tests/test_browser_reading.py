"""The reading view in headless Chromium: stepping, choosing, light, lines, the card."""

import time

import pytest
from fakes import make_comparison
from reading_view import CLASH, FRAMED, PANE, badge, chosen, focus, in_sight, lit, press, told

pytestmark = pytest.mark.browser
pytest_plugins = ["reading_page"]


def test_both_texts_stand_in_full(visit):
    page = visit()
    comparison = make_comparison()
    for role, document in (("article", comparison.article), ("readout", comparison.readout)):
        text = page.locator(PANE[role]).evaluate(
            "pane => [...pane.querySelectorAll(':scope > :not(.tag)')]"
            ".map(part => part.textContent).join('')"
        )
        assert text == document.text


def test_keys_step_through_the_findings_in_order(visit):
    page = visit()
    focus(page)
    seen = []
    for _ in range(4):
        press(page, "j")
        seen.append((badge(page), page.locator(".where").inner_text()))
    assert seen == [
        ("C contradiction", "1 of 3 findings"),
        ("R related", "2 of 3 findings"),  # unsure
        ("F framing", "3 of 3 findings"),
        ("F framing", "3 of 3 findings"),
    ]
    assert page.locator(".status").inner_text() == "That was the last finding."
    press(page, "ArrowLeft")
    assert page.locator(".badge.unsure").inner_text() == "? unsure"
    press(page, "k", "k")
    assert badge(page) == "C contradiction"
    told(page, CLASH)


def test_the_unsure_stand_between_contradictions_and_framing(visit):
    page = visit()
    titles = page.locator(".findings .title").all_inner_texts()
    assert titles == ["Contradictions 1", "Unsure 1", "Framing 1", "Agreements 0"]
    page.locator(".findings .group.unsure button").click()
    assert chosen(page) == ["a1", "r1"]


def test_choosing_lights_at_once_and_is_told_to_python(visit):
    page = visit()
    page.locator(".pane .claim[data-claim=a2]").click()
    assert chosen(page) == ["a2", "r1"]  # no wait: nothing is asked of the server
    told(page, CLASH)
    focus(page)
    press(page, "Escape")
    assert chosen(page) == []
    told(page, None)


def test_one_claim_with_two_partners_has_two_lines(visit):
    page = visit()
    page.locator(".pane .claim[data-claim=r1]").click()
    assert lit(page) == ["a1", "a2", "r1"]
    assert chosen(page) == ["a2", "r1"]
    page.locator("path.line").nth(1).wait_for(state="attached")
    kinds = page.locator("path.line").evaluate_all(
        "lines => lines.map(line => [line.dataset.pair, line.classList.contains('chosen')])"
    )
    assert kinds == [["a1-r1", False], ["a2-r1", True]]
    press(page, "n")
    assert chosen(page) == ["a1", "r1"]
    press(page, "p")
    assert chosen(page) == ["a2", "r1"]
    page.locator(".partners button", has_text="a1").click()
    assert chosen(page) == ["a1", "r1"]


def test_a_related_pair_is_reached_from_its_claim(visit):
    page = visit("sure")
    assert page.locator(".where").inner_text() == "– of 2 findings"
    page.locator(".pane .tag[data-claim=a1]").press("Enter")
    assert badge(page) == "R related"
    assert chosen(page) == ["a1", "r1"]


def test_the_frame_of_a_chosen_claim_is_lit(visit):
    page = visit()
    page.locator(".pane .claim[data-claim=a2]").click()
    assert page.locator(".frame[data-lit]").inner_text() == "the mayor insisted"


def test_pointing_at_a_claim_lights_its_partners_for_the_while(visit):
    page = visit()
    page.locator(".pane .claim[data-claim=a3]").hover()
    assert lit(page) == ["a3", "r2"]
    assert page.locator(".card .badge").count() == 0
    page.locator(".legend").hover()
    assert lit(page) == []


def test_text_that_scrolls_under_the_pointer_is_not_pointed_at(visit):
    page = visit("long", height=800, reduced_motion="reduce")
    page.locator(PANE["article"]).evaluate("pane => pane.scrollTo(0, pane.scrollHeight / 2)")
    page.locator(".pane .claim[data-claim=a2]").click()
    page.locator(PANE["article"]).evaluate("pane => pane.scrollBy(0, -24)")
    page.wait_for_timeout(500)
    assert chosen(page) == ["a2", "r1"]
    assert lit(page) == ["a2", "r1"]


def test_partners_scroll_into_sight(visit):
    page = visit("long")
    assert not in_sight(page, "r1")
    focus(page)
    press(page, "j")
    page.wait_for_timeout(1000)  # the scroll is smooth
    assert in_sight(page, "a2")
    assert in_sight(page, "r1")


def test_texts_and_card_come_into_the_window_together_and_stay(visit):
    page = visit("long", height=800, reduced_motion="reduce")
    top = "document.querySelector('.stMain').scrollTop"
    assert page.evaluate(top) == 0
    focus(page)
    tops = []
    for key in "jjk":
        press(page, key)
        card, texts = (page.locator(part).bounding_box() for part in (".card", ".texts"))
        assert texts["y"] >= 0
        assert card["y"] + card["height"] <= 801  # pixels may be halves
        tops.append(page.evaluate(top))
    assert len(set(tops)) == 1


def test_a_partner_out_of_sight_is_pointed_to(visit):
    page = visit("long", reduced_motion="reduce")
    focus(page)
    press(page, "j")
    page.locator("circle.end").nth(1).wait_for(state="attached")
    page.locator(PANE["readout"]).evaluate("pane => pane.scrollTo(0, 0)")
    page.locator("path.end").wait_for(state="attached")
    assert page.locator("circle.end").count() >= 1


def test_without_motion_the_text_jumps(visit):
    page = visit("long", reduced_motion="reduce")
    focus(page)
    press(page, "j")
    assert in_sight(page, "r1")  # at once
    duration = page.locator(".claim").first.evaluate("c => getComputedStyle(c).transitionDuration")
    assert duration == "0s"


def test_a_claim_without_a_partner_shows_its_nearest(visit):
    page = visit()
    page.locator(".pane .claim[data-claim=a4]").click()
    card = page.locator(".card")
    assert "O only here" in card.inner_text()
    assert "Nearest on the other side: r4, similarity 0.21." in card.inner_text()
    assert lit(page) == ["a4", "r4"]
    assert page.locator("[data-decision=confirmed]").is_disabled()


def test_no_pairs_say_so(visit):
    page = visit("empty")
    assert "No two claims were close enough to compare" in page.locator(".card").inner_text()
    assert page.locator(".where").inner_text() == "no findings"
    focus(page)
    press(page, "j", "k", "n", "p", "c", "e")
    assert page.locator("textarea").is_hidden()


def test_the_card_shows_all_that_is_known(visit):
    page = visit()
    focus(page)
    press(page, "j")
    card = page.locator(".card")
    assert card.locator("mark.conflict").all_inner_texts() == ["40", "12"]
    text = card.inner_text()
    for part in (
        "similarity 0.90 · score 0.80",
        "the mayor insists (“insisted”)",
        "the readout itself states",
        "40 ships in the article, 12 in the readout, for the same count.",
        "= 40 ship",
        "The facts clash: the mayor in the article against the readout itself.",
    ):
        assert part in text
    press(page, "j", "j")
    text = card.inner_text()
    assert "Why this cannot be a contradiction: The article speaks of two piers" in text
    cells = [row.split("\t") for row in card.locator("table.nli tr").all_inner_texts()]
    assert [cell.strip() for cell in cells[1]] == ["article to readout", "0.10", "0.70", "0.20"]
    assert [cell.strip() for cell in cells[2]] == ["readout to article", "0.20", "0.70", "0.10"]


def test_an_address_opens_its_pair_with_both_claims_in_sight(visit):
    page = visit("long", pair=FRAMED, reduced_motion="reduce")
    page.locator(".card .badge.framing").wait_for()
    assert chosen(page) == ["a3", "r2"]
    assert in_sight(page, "a3")
    assert in_sight(page, "r2")


def test_python_can_choose(visit):
    page = visit()
    page.locator(".pane .claim[data-claim=a2]").click()
    told(page, CLASH)
    page.get_by_role("button", name="Choose the framing").click()
    told(page, FRAMED)
    page.locator(".card .badge.framing").wait_for()
    page.locator(".pane .claim[data-claim=a2]").click()  # the very pair that was told last
    told(page, CLASH)
    assert chosen(page) == ["a2", "r1"]


def test_stepping_quickly_never_jumps_back(visit):
    page = visit()
    focus(page)
    for _ in range(6):
        press(page, "j", "j", "k", "k")
    press(page, "j", "j")
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        assert badge(page) == "F framing"
        page.wait_for_timeout(50)
    told(page, FRAMED)
