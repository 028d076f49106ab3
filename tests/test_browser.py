"""The whole page in headless Chromium, as a reader uses it."""

import re

import pytest
from browsing import ROOT, chromium, served

pytestmark = pytest.mark.browser

REAL_CASE = "kelly-guatemala-2017"
LOAD_MS = 180_000  # the first comparison loads parser and encoder
ANSWER_MS = 30_000


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The page, with a database of reviews of its own."""
    reviews = tmp_path_factory.mktemp("reviews") / "reviews.sqlite"
    with served(ROOT / "app.py", "--case", REAL_CASE, "--reviews", reviews) as url:
        yield url


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser):
    """Open an address in a browser that knows nothing; an error in a script fails the test."""
    contexts, problems = [], []

    def open_page(url, **context):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}, **context))
        page = contexts[-1].new_page()
        page.set_default_timeout(ANSWER_MS)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not problems


@pytest.fixture
def page(visit, address):
    page = visit(address)
    read(page)
    return page


def read(page, words=""):
    """Wait until the reading view shows both texts (and these words in one of them)."""
    page.locator(".pane .claim", has_text=words).first.wait_for(timeout=LOAD_MS)


def step(page, *keys):
    page.locator(".pane.article").focus()
    for key in keys:
        page.keyboard.press(key)


def to_view(page, name):
    page.get_by_role("radio", name=name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    ).first.click()


def upload(page, number, name, text, mime="text/plain"):
    file = {"name": name, "mimeType": mime, "buffer": text.encode()}
    page.locator("input[type=file]").nth(number).set_input_files(file)


def test_the_real_case_shows_both_accounts_and_findings(page):
    assert "MEXICO CITY" in page.locator(".pane.article").inner_text()
    assert "coyotes are liars" in page.locator(".pane.readout").inner_text()
    step(page, "j")
    page.locator(".card .badge").first.wait_for()
    assert page.locator(".tag.chosen").count() >= 2


def test_the_address_of_a_view_opens_it_again(page, visit):
    step(page, "j")
    page.wait_for_url(re.compile("pair=[0-9a-f]{64}"))
    chosen = page.locator(".tag.chosen").evaluate_all("all => all.map(tag => tag.dataset.claim)")
    again = visit(page.url)
    read(again)
    again.locator(".tag.chosen").first.wait_for()
    assert chosen == again.locator(".tag.chosen").evaluate_all(
        "all => all.map(tag => tag.dataset.claim)"
    )
    to_view(again, "About")
    again.wait_for_url(re.compile("view=about"))
    third = visit(again.url)
    third.get_by_role("heading", name="Made with").wait_for(timeout=LOAD_MS)


def test_two_files_are_read(page):
    page.get_by_text("Two files", exact=True).click()
    page.locator("input[type=file]").nth(1).wait_for(state="attached")
    upload(page, 0, "report.txt", "The port held 40 ships on Monday. Crews were fed.")
    readout = "<html><body><p>The port held 12 ships on Monday.</p></body></html>"
    upload(page, 1, "official.html", readout, "text/html")
    read(page, "Crews were fed")
    assert "official.html" in page.locator(".reading").inner_text()


def test_one_page_is_split_and_says_where(page):
    case = ROOT / "corpus" / REAL_CASE
    both = f"{(case / 'article.txt').read_text()}\n\n{(case / 'readout.txt').read_text()}"
    page.get_by_text("One page with both", exact=True).click()
    page.locator("input[type=file]").first.wait_for(state="attached")
    upload(page, 0, "saved-page.txt", both)
    page.get_by_role("heading", name="saved-page.txt").wait_for(timeout=LOAD_MS)
    read(page, "coyotes are liars")


def test_a_file_that_is_no_text_is_one_sentence(page):
    page.get_by_text("One page with both", exact=True).click()
    page.locator("input[type=file]").first.wait_for(state="attached")
    file = {"name": "odd.txt", "mimeType": "text/plain", "buffer": bytes(range(256)) * 4}
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("alert").filter(has_text="odd.txt").first.wait_for()
    assert page.locator(".pane").count() == 0
