"""The HTML report in headless Chromium: how it prints, and that it is dead."""

import os
import re
import shutil

import pytest
from accounts import numbered, report_of, said

from compare.reports.formats import FORMATS

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium; without it the tests fail in CI and are skipped elsewhere."""
    if CHROMIUM is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("Chromium is not installed: run 'apt-get install chromium'")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, tmp_path):
    comparison = numbered(30)
    file = tmp_path / "report.html"
    file.write_bytes(FORMATS["html"].render(report_of(comparison, said(comparison, note="Seen."))))
    page = browser.new_page()
    page.fetched, page.said = [], []
    page.on("request", lambda request: page.fetched.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(file.as_uri())
    yield page
    page.close()


def test_nothing_but_the_file_is_fetched_and_nothing_is_refused(page):
    assert [url.rsplit("/", 1)[-1] for url in page.fetched] == ["report.html"]
    assert page.said == []


def test_no_item_breaks_across_pages(page):
    page.emulate_media(media="print")
    breaks = page.eval_on_selector_all(
        "article", "all => all.map(a => getComputedStyle(a).breakInside)"
    )
    assert breaks == ["avoid"] * 30


def test_it_prints_on_several_a4_pages(page):
    pdf = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(sizes) > 5
    assert {(round(float(w)), round(float(h))) for w, h in sizes} == {A4}


@pytest.mark.parametrize("width", [900, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(page, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
