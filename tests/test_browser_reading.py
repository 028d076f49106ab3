"""The reading view in headless Chromium: keys, light, lines, decisions, words as words."""

import re
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browsing import chromium, served
from fakes import make_comparison

from compare.judging import Relation
from compare.review.keys import pair_key
from compare.review.store import ReviewStore
from compare.review.types import Decision

pytestmark = pytest.mark.browser

HARNESS = Path(__file__).parent / "harness_reading.py"
LOAD_MS = 60_000
ANSWER_MS = 10_000  # until the server has answered, on a machine that is busy
CLASH, FRAMED, RELATED = (pair_key(j.pair) for j in make_comparison().judgements)
PANE = {"article": ".pane.article", "readout": ".pane.readout"}


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("stores")


@pytest.fixture(scope="module")
def address(folder):
    with served(HARNESS, folder) as url:
        yield url


@pytest.fixture
def store(folder, request):
    """The database of one test."""
    store = ReviewStore.open(folder / f"{request.node.originalname}.sqlite")
    yield store
    store.close()


@pytest.fixture
def visit(browser, address, request):
    """Open the view, in a browser that knows nothing; an error in a script fails the test."""
    contexts, problems = [], []

    def open_page(made="usual", *, width=1280, height=900, reviewer="Ann", pair=None, **context):
        viewport = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=viewport, **context))
        page = contexts[-1].new_page()
        page.set_default_timeout(LOAD_MS)
        page.on("pageerror", lambda error: problems.append(str(error)))
        asked = {
            "made": made,
            "store": request.node.originalname,
            "reviewer": reviewer,
            "key": FRAMED,
            **({"pair": pair} if pair else {}),
        }
        page.goto(f"{address}?{urlencode(asked)}")
        page.locator(".pane.readout .claim").first.wait_for(timeout=LOAD_MS)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not problems


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def focus(page):
    page.locator(PANE["article"]).focus()


def badge(page):
    return page.locator(".card .badge").first.inner_text()


def chosen(page):
    """Claims of the chosen pair, as the texts show them."""
    marked = page.locator(".tag.chosen").evaluate_all("tags => tags.map(tag => tag.dataset.claim)")
    return sorted(marked)


def lit(page):
    marked = page.locator(".pane .tag[data-lit]").evaluate_all(
        "tags => tags.map(tag => tag.dataset.claim)"
    )
    return sorted(marked)


def told(page, key):
    page.get_by_text(f"pair: {key}", exact=True).wait_for(timeout=ANSWER_MS)


def said(page, text):
    page.locator(".status", has_text=text).wait_for(timeout=ANSWER_MS)


def decided(store, key):
    return [r.decision for r in store.current([key]).get(key, ())]


def in_sight(page, claim):
    """Whether a claim can be seen in its text."""
    return page.locator(f".pane .claim[data-claim={claim}]").first.evaluate(
        """claim => {
            const view = claim.closest(".pane").getBoundingClientRect();
            const box = claim.getBoundingClientRect();
            return box.top >= view.top && box.bottom <= view.bottom;
        }"""
    )


# Reading and stepping


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


# The card


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


# Deciding


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


# Notes and keys


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


# Words that are no markup, windows of every kind


def test_markup_is_text(visit):
    page = visit("hostile")
    focus(page)
    press(page, "j", "e")
    page.keyboard.type("<img src=x onerror='window.stolen = 3'>")
    press(page, "Control+Enter")
    said(page, "Note kept")
    assert page.evaluate("window.stolen") is None
    assert page.locator(".reading img, .reading script").count() == 0
    assert "<script>window.stolen = 1</script>" in page.locator(PANE["article"]).inner_text()
    assert "<img src=x" in page.locator(".review q").inner_text()


def test_marks_that_turn_text_around_stand_alone(visit):
    page = visit("hostile")
    box = page.locator(".control").first
    assert box.get_attribute("data-name") == "U+202E"
    assert box.evaluate("box => box.textContent") == "\u202e"
    order = page.locator(".pane.article .unread", has_text="evil").evaluate(
        """part => {
            const isEvil = node => node.nodeType === 3 && node.data.includes("evil");
            const node = [...part.childNodes].find(isEvil);
            return [0, 1, 2, 3].map(i => {
                const range = document.createRange();
                range.setStart(node, node.data.indexOf("evil") + i);
                range.setEnd(node, node.data.indexOf("evil") + i + 1);
                return range.getBoundingClientRect().left;
            });
        }"""
    )
    assert order == sorted(order)


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (900, 1100), (600, 1000), (1800, 1000)])
def test_nothing_is_wider_than_the_window(visit, width, height):
    page = visit("hostile", width=width, height=height)
    focus(page)
    press(page, "j", "e")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    wide = page.locator(".reading").evaluate(
        """view => {
            const end = view.getBoundingClientRect().right + 4;
            return [...view.querySelectorAll("*")]
                .filter(part => !part.closest(".findings, .partners, svg"))
                .filter(part => part.getBoundingClientRect().right > end)
                .map(part => part.className);
        }"""
    )
    assert wide == []


def test_on_a_narrow_page_the_texts_and_the_card_are_stacked(visit):
    page = visit(width=600, height=1000)
    article, readout, card = (
        page.locator(part).bounding_box() for part in (*PANE.values(), ".card")
    )
    assert article["y"] + article["height"] <= readout["y"]
    assert readout["y"] + readout["height"] <= card["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark(visit, scheme):
    page = visit(color_scheme=scheme)
    focus(page)
    press(page, "j")
    style = "pane => ['backgroundColor', 'color'].map(name => getComputedStyle(pane)[name])"
    ground, ink = (
        sum(map(int, re.findall(r"\d+", colour)))
        for colour in page.locator(PANE["article"]).evaluate(style)
    )
    assert (ground > ink) is (scheme == "light")


def test_an_address_opens_its_pair_with_both_claims_in_sight(visit):
    page = visit("long", pair=FRAMED, reduced_motion="reduce")
    page.locator(".card .badge.framing").wait_for(timeout=ANSWER_MS)
    assert chosen(page) == ["a3", "r2"]
    assert in_sight(page, "a3")
    assert in_sight(page, "r2")


def test_python_can_choose(visit):
    page = visit()
    page.locator(".pane .claim[data-claim=a2]").click()
    told(page, CLASH)
    page.get_by_role("button", name="Choose the framing").click()
    told(page, FRAMED)
    page.locator(".card .badge.framing").wait_for(timeout=ANSWER_MS)
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
