"""The panel of reports in headless Chromium: every file is made, comes down, and parses."""

import io
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from browsing import chromium, served
from fakes import make_comparison
from report_files import READERS, button, take

from compare.reports.bundle import read_bundle
from compare.reports.formats import FORMATS
from compare.review.store import ReviewStore
from compare.review.types import Decision

pytestmark = pytest.mark.browser

HARNESS = Path(__file__).parent / "harness_reports.py"
LOAD_MS = 60_000
NOTE = "Ask the harbour office."


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The panel with one confirmed pair; what it saves lies in a folder of its own."""
    folder = tmp_path_factory.mktemp("data")
    store = ReviewStore.open(folder / "reviews.sqlite")
    clash = make_comparison().judgements[0]
    store.decide(clash.pair, "Ann", Decision.CONFIRMED, verdict=clash.relation)
    store.note(clash.pair, "Ann", NOTE)
    store.close()
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_DATA_HOME", str(folder))
        with served(HARNESS, folder / "reviews.sqlite") as url:
            yield url


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


def visit(browser, address, made, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}?made={made}")
    button(page, "Save this report").wait_for(timeout=LOAD_MS)
    return page


@pytest.fixture(scope="module")
def page(browser, address):
    """The usual comparison, at the width of a tablet."""
    return visit(browser, address, "usual", 900)


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_every_format_comes_down_and_parses(page, form):
    data, name = take(page, form.title)
    assert name == f"the-usual-case{form.suffix}"
    words = READERS[form.name](data)
    assert "The port held" in words
    assert "confirmed" in words.lower()


def test_the_bundle_comes_down_and_reads(page):
    data, name = take(page, "Bundle, to make it anew")
    bundle = read_bundle(data, name)
    assert name == "the-usual-case.zip"
    assert [r.note for each in bundle.snapshot.reviews.values() for r in each] == [NOTE]
    with zipfile.ZipFile(io.BytesIO(bundle.parts["report.docx"])) as document:
        ET.fromstring(document.read("word/document.xml"))


def test_a_saved_report_is_there_after_a_reload(page):
    button(page, "Save this report").click()
    page.get_by_text("The report is saved under").wait_for(timeout=LOAD_MS)
    page.reload()
    page.get_by_role("combobox", name="Open").click(timeout=LOAD_MS)
    page.get_by_role("option", name="The usual case").first.click()
    page.get_by_role("tab", name="What changed since").click(timeout=LOAD_MS)
    page.get_by_text("3 the same").wait_for(timeout=LOAD_MS)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_markup_shows_as_text(browser, address):
    page = visit(browser, address, "hostile", 1280)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    button(page, "Save this report").click()
    shown = page.locator("[data-testid=stText]").filter(has_text="article: ")
    shown.wait_for(timeout=LOAD_MS)
    assert "<script>alert(1)</script> **bold** [link](https://example.org) $x$ :red[hot]" in (
        shown.inner_text()
    )
    assert page.locator("a[href*='example.org']").count() == 0
