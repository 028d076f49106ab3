"""The whole page in headless Chromium, as a reader uses it."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import docx
import lxml.html
import pytest
from browsing import ROOT, chromium, served

pytestmark = pytest.mark.browser

REAL_CASE = "kelly-guatemala-2017"
LOAD_MS = 180_000  # the first comparison loads parser and encoder
ANSWER_MS = 30_000
HOSTILE = "<script>window.stolen = 1</script>"
FORMULA = '=HYPERLINK("http://example.org", "pay")'
ARTICLE = f"The {HOSTILE} port held 40 ships on Monday, the mayor said. {FORMULA} was the notice."
READOUT = f"The port held 12 ships on Monday. {FORMULA} was no notice. A new crane arrived."
HTML, CSV = "HTML, to read and print", "CSV, for a spreadsheet"
NAMES = (HTML, "Word", CSV, "JSON", "JSON Lines", "Markdown", "Web Annotation")


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


def sign(page, name):
    field = page.get_by_label("Your name")
    field.fill(name)
    field.press("Enter")
    page.locator(".actions button:not([disabled])").first.wait_for()


def step(page, *keys):
    page.locator(".pane.article").focus()
    for key in keys:
        page.keyboard.press(key)


def status(page, words):
    page.locator(".status", has_text=words).wait_for()


def to_view(page, name):
    page.get_by_role("radio", name=name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    ).first.click()


def paste(page, article, readout):
    page.get_by_text("Two pasted texts", exact=True).click()
    page.get_by_label("Article", exact=True).fill(article)
    page.get_by_label("Readout", exact=True).fill(readout)
    page.get_by_role("button", name="Compare").click()


def upload(page, number, name, text, mime="text/plain"):
    file = {"name": name, "mimeType": mime, "buffer": text.encode()}
    page.locator("input[type=file]").nth(number).set_input_files(file)


def test_the_real_case_shows_both_accounts_and_findings(page):
    assert "MEXICO CITY" in page.locator(".pane.article").inner_text()
    assert "coyotes are liars" in page.locator(".pane.readout").inner_text()
    step(page, "j")
    page.locator(".card .badge").first.wait_for()
    assert page.locator(".tag.chosen").count() >= 2


def test_a_decision_and_a_note_are_there_after_a_reload(page):
    sign(page, "Ann")
    step(page, "j", "c")
    status(page, "onfirm")
    step(page, "e")
    page.get_by_label("Your note").fill("Two speeds of return.")
    page.keyboard.press("Control+Enter")
    status(page, "ote")
    page.reload()
    read(page)
    sign(page, "Ann")
    step(page, "j")
    card = page.locator(".card")
    card.get_by_text("Two speeds of return.").first.wait_for()
    assert card.locator("[data-decision=confirmed]").get_attribute("aria-pressed") == "true"


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
    upload(
        page, 1, "official.html", f"<html><body><p>{READOUT[:33]}</p></body></html>", "text/html"
    )
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


@pytest.mark.parametrize(
    "view", ["Reading", "Findings", "Framing and quotations", "Only in one", "Reports", "About"]
)
def test_markup_and_formulas_show_as_text_in_every_view(page, view):
    paste(page, ARTICLE, READOUT)
    read(page, "window.stolen")
    to_view(page, view)
    heading = {
        "Reading": ".pane.article",
        "Findings": "h2:has-text('Findings')",
        "Framing and quotations": "h2:has-text('Framing')",
        "Only in one": "h2:has-text('Only')",
        "Reports": "h2:has-text('Reports')",
        "About": "h2:has-text('Ledger')",
    }[view]
    page.locator(heading).first.wait_for()
    assert page.evaluate("window.stolen") is None
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if view == "Reading":
        assert HOSTILE in page.locator(".pane.article").inner_text().replace("\n", "")


def download(page, name, folder):
    """The bytes behind a download button of the reports view."""
    with page.expect_download(timeout=LOAD_MS) as started:
        page.get_by_role("button", name=name, exact=True).click()
    path = Path(folder) / started.value.suggested_filename
    started.value.save_as(path)
    return path.read_bytes()


def test_every_format_can_be_taken_along_and_read_back(page, tmp_path):
    paste(page, ARTICLE, READOUT)
    read(page, "window.stolen")
    to_view(page, "Reports")
    page.get_by_role("heading", name="Reports", exact=True).wait_for()
    page.get_by_text("all", exact=True).first.click()
    got = {name: download(page, name, tmp_path) for name in NAMES}
    told = lxml.html.fromstring(got[HTML])
    assert not told.xpath("//script[contains(., 'stolen')]") and HOSTILE in told.text_content()
    words = "\n".join(
        cell.text
        for table in docx.Document(io.BytesIO(got["Word"])).tables
        for row in table.rows
        for cell in row.cells
    )
    assert HOSTILE in words
    rows = list(csv.reader(io.StringIO(got[CSV].decode("utf-8-sig"))))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert json.loads(got["JSON"])
    assert all(json.loads(line) for line in got["JSON Lines"].decode().splitlines())
    assert "<script>" not in got["Markdown"].decode()
    assert json.loads(got["Web Annotation"])
    bundle = zipfile.ZipFile(io.BytesIO(download(page, "Bundle, to make it anew", tmp_path)))
    assert "manifest.json" in bundle.namelist()
