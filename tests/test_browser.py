"""The whole page in headless Chromium, as a reader uses it: the real case, its address, files."""

import html
import re

import pytest
from browsing import LOAD_MS, ROOT
from report_files import READERS, take
from whole_page import (
    REAL_CASE,
    is_told,
    press,
    settle,
    sign,
    to_view,
    upload,
    wait_for_texts,
    write,
)

from compare.panels.downloads import BUNDLE
from compare.reports.bundle import read_bundle
from compare.reports.formats import FORMATS
from compare.review.types import Decision

pytestmark = pytest.mark.browser
pytest_plugins = ["case_page"]

NOTE = "Two speeds of return: ask <b>both</b> offices."


@pytest.fixture
def page(visit_case, case_address):
    page = visit_case(case_address)
    wait_for_texts(page)
    return page


def chosen(page):
    """The claims of the chosen pair, as both texts show them."""
    page.locator(".tag.chosen").first.wait_for()
    return page.locator(".tag.chosen").evaluate_all("all => all.map(tag => tag.dataset.claim)")


def test_the_real_case_shows_both_accounts_and_findings(page):
    assert "MEXICO CITY" in page.locator(".pane.article").inner_text()
    assert "coyotes are liars" in page.locator(".pane.readout").inner_text()
    found = int(page.locator(".where").inner_text().split()[2])
    seen = []
    for _ in range(found):
        press(page, "j")
        seen.append(tuple(chosen(page)))
        assert page.locator(".card .badge").count() >= 1
    assert len(set(seen)) == found > 0


def test_a_decision_and_a_note_are_there_after_a_reload(page):
    sign(page, "Ann")
    press(page, "j", "j", "c")
    is_told(page, "Confirmed")
    pair = chosen(page)
    write(page, NOTE)
    page.wait_for_url(re.compile("pair="))
    page.reload()
    wait_for_texts(page)
    assert chosen(page) == pair  # the address says which
    review = page.locator(".card .review").inner_text()
    assert "Ann ✓ confirmed" in review
    assert NOTE in review


def test_every_format_is_handed_over_with_the_decision(page):
    sign(page, "Zoe")
    press(page, "j", "j", "j", "c")
    write(page, NOTE)
    words = page.locator(".card blockquote").first.inner_text()[-20:]
    to_view(page, "Reports")
    for form in FORMATS.values():
        data, name = take(page, form.title)
        assert name == f"secretary-kelly-in-guatemala-and-mexico{form.suffix}"
        told = html.unescape(READERS[form.name](data))
        for part in (words, "Zoe", NOTE):
            assert part in told
    data, name = take(page, BUNDLE)
    bundle = read_bundle(data, name)
    kept = [review for those in bundle.snapshot.reviews.values() for review in those]
    assert ("Zoe", Decision.CONFIRMED, NOTE) in [(r.reviewer, r.decision, r.note) for r in kept]


def test_the_address_of_a_view_opens_it_again(page, visit_case):
    press(page, "j")
    page.wait_for_url(re.compile("pair=[0-9a-f]{64}"))
    again = visit_case(page.url)
    wait_for_texts(again)
    assert chosen(again) == chosen(page)
    to_view(again, "About")
    again.wait_for_url(re.compile("view=about"))
    third = visit_case(again.url)
    third.get_by_role("heading", name="Made with").wait_for(timeout=LOAD_MS)
    to_view(third, "Reading")
    assert chosen(third) == chosen(page)
    third.go_back()
    third.get_by_role("heading", name="Made with").wait_for()


def test_two_files_are_read(page):
    page.get_by_text("Two files", exact=True).click()
    page.locator("input[type=file]").nth(1).wait_for(state="attached")
    upload(page, 0, "report.txt", b"The port held 40 ships on Monday. Crews were fed.")
    readout = b"<html><body><p>The port held 12 ships on Monday.</p></body></html>"
    upload(page, 1, "official.html", readout, "text/html")
    wait_for_texts(page, "Crews were fed")
    assert "official.html" in page.locator(".reading").inner_text()


def test_one_page_is_split_and_says_where(page):
    case = ROOT / "corpus" / REAL_CASE
    both = b"\n\n".join((case / f"{role}.txt").read_bytes() for role in ("article", "readout"))
    page.get_by_text("One page with both", exact=True).click()
    page.locator("input[type=file]").first.wait_for(state="attached")
    upload(page, 0, "saved-page.txt", both)
    page.get_by_role("heading", name="saved-page.txt").wait_for()
    wait_for_texts(page, "coyotes are liars")


def test_a_file_that_is_no_text_is_one_sentence(page):
    page.get_by_text("One page with both", exact=True).click()
    page.locator("input[type=file]").first.wait_for(state="attached")
    upload(page, 0, "odd.txt", bytes(range(256)) * 4)
    page.get_by_role("alert").filter(has_text="odd.txt").first.wait_for()
    settle(page)
    assert page.locator(".pane").count() == 0
