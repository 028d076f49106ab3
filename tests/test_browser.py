"""The page in headless Chromium, as a reader sees it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
REAL_CASE = "kelly-guatemala-2017"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
START_SECONDS = 60
LOAD_MS = 180_000  # the first comparison loads parser and encoder
ARTICLE = "The <script>window.stolen = 1</script> port held 40 ships on Monday, the mayor said."
READOUT = "The port held 12 ships on Monday. A new crane arrived in the harbour."


@pytest.fixture(scope="module")
def address():
    """The address of the page, started on a free port."""
    with closing(socket.socket()) as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(
        [*command, "--", "--case", REAL_CASE], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://localhost:{port}/_stcore/health")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(url):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    pytest.fail(f"the page did not start within {START_SECONDS} s")


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium; without it the tests fail in CI and are skipped elsewhere."""
    if CHROMIUM is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("Chromium is not installed: run 'apt-get install chromium'")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.wait_for_selector(".compare.provenance", timeout=LOAD_MS)
    yield page
    page.close()


def test_the_real_case_shows_both_accounts_and_findings(page):
    assert "MEXICO CITY" in page.locator(".account.article").inner_text()
    assert "coyotes are liars" in page.locator(".account.readout").inner_text()
    assert page.locator(".finding").count() > 0
    assert page.locator("mark").count() > 0


def test_nothing_is_wider_than_the_window(page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_claim_leads_to_its_finding_and_back(page):
    page.locator(".account.article a.tag[href*='-r']").first.click()
    claim, target = page.url.split("#")[1].split("-", 1)[0], page.url.split("#")[1]
    assert page.locator(f"#{target}").is_visible()
    page.locator(f"#{target} figcaption a").first.click()
    assert page.url.endswith(f"#{claim}")


def test_markup_in_a_pasted_text_shows_as_text(page):
    page.get_by_text("Two pasted texts", exact=True).click()
    page.get_by_label("Article", exact=True).fill(ARTICLE)
    page.get_by_label("Readout", exact=True).fill(READOUT)
    page.get_by_role("button", name="Compare").click()
    account = page.locator(".account.article")
    account.get_by_text("window.stolen").first.wait_for(timeout=LOAD_MS)
    assert "<script>window.stolen = 1</script>" in account.inner_text().replace("\n", "")
    assert page.evaluate("window.stolen") is None


def upload(page, number, name, text):
    file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.locator("input[type=file]").nth(number).set_input_files(file)


def test_two_files_are_read(page):
    page.get_by_text("Two files", exact=True).click()
    page.locator("input[type=file]").nth(1).wait_for(state="attached", timeout=LOAD_MS)
    upload(page, 0, "report.txt", "The port held 40 ships on Monday. Crews were fed.")
    upload(page, 1, "official.txt", READOUT)
    page.locator(".account.article", has_text="Crews were fed").wait_for(timeout=LOAD_MS)
    assert "official.txt" in page.locator(".provenance").inner_text()


def test_one_page_is_split_and_says_where(page):
    case = ROOT / "corpus" / REAL_CASE
    both = f"{(case / 'article.txt').read_text()}\n\n{(case / 'readout.txt').read_text()}"
    page.get_by_text("One page with both", exact=True).click()
    page.locator("input[type=file]").first.wait_for(state="attached", timeout=LOAD_MS)
    upload(page, 0, "saved-page.txt", both)
    page.locator(".account.readout", has_text="coyotes are liars").wait_for(timeout=LOAD_MS)
    assert page.get_by_text("saved-page.txt").count() > 0


def test_a_file_that_is_no_text_is_one_sentence(page):
    page.get_by_text("One page with both", exact=True).click()
    page.locator("input[type=file]").first.wait_for(state="attached", timeout=LOAD_MS)
    file = {"name": "odd.txt", "mimeType": "text/plain", "buffer": b"caf\xe9 au lait, \xff\xfe"}
    page.locator("input[type=file]").first.set_input_files(file)
    alert = page.get_by_role("alert").filter(has_text="odd.txt")
    alert.wait_for(timeout=LOAD_MS)
    assert page.locator(".account").count() == 0
