"""Texts and names full of markup, links and formulas, on the whole page in headless Chromium."""

import csv
import io
import re
from pathlib import Path

import pytest
from whole_page import (
    VIEWS,
    press,
    sign,
    to_view,
    upload,
    wait_for_texts,
    write,
)

pytestmark = pytest.mark.browser
pytest_plugins = ["case_page"]

# Attacks in both texts, in claims of every relation, in a speaker's name and in quotations.
ARTICLE = """\
<b>Port</b> held forty ships for days, <i onclick="stolen = 1">mayor</i> says

The port held 40 ships on Monday <img src=x onerror="window.stolen = 2">, \
[the mayor](javascript:window.stolen=3) said. "The storm -> $closed$ two <u>piers</u> at \
https://evil.example/a :smile: noon," said <i>Ann Lee</i>, the harbour master. A crane fell.

=HYPERLINK("javascript:window.stolen=4") was closed by the council on Friday. The <u>opera</u> \
choir of Vienna sings Mozart.
"""
READOUT = """\
The port held 12 ships on Monday <img src=x onerror="window.stolen = 5">, the office said. \
"The storm -> $closed$ three <u>piers</u> at https://evil.example/b :smile: noon," said \
<i>Ann Lee</i>, the harbour master.

=HYPERLINK("javascript:window.stolen=6") was not closed by the council on Friday. \
A comet <script>window.stolen = 7</script> orbits Jupiter, astronomers wrote.
"""
NAME = "<img src=x onerror='window.stolen = 8'> **a** [b](javascript:c) :smile: www.evil.example"
REVIEWER = "<b>Ann</b> :smile: **x** www.evil.example"
# What each view must show as it was written, whichever account holds it.
WORDS = {
    "Reading": ('onerror="window.stolen = 2"', "<script>window.stolen = 7</script>"),
    "Findings": ("-> $closed$ two <u>piers</u> at https://evil.example/a :smile: noon",),
    "Similarity": (),
    "Framing and quotations": ("-> $closed$ two <u>piers</u> at https://evil.example/a :smile:",),
    "Only in one": ("The <u>opera</u> choir",),
    "Reports": (),
    "Class": ("piers",),
    "About": (NAME,),
}
# What the texts would have made, wherever it stands, in shadow roots too.
FOREIGN = """() => {
    const found = [];
    const look = root => root.querySelectorAll("*").forEach(e => {
        if (e.shadowRoot) look(e.shadowRoot);
        const target = e.getAttribute("href") ?? e.getAttribute("src") ?? "";
        const attributes = [...e.attributes].some(a => a.name.startsWith("on"));
        const script = e.tagName === "SCRIPT" && e.textContent.includes("stolen");
        if (attributes || script || /^javascript:|evil|^x$/i.test(target)) found.push(e.outerHTML);
    });
    look(document);
    return found;
}"""
SHOWN = """() => {
    const words = root => [...root.childNodes].map(node =>
        node.nodeType === Node.TEXT_NODE ? node.data
        : ["STYLE", "SCRIPT"].includes(node.tagName) ? ""
        : (node.shadowRoot ? words(node.shadowRoot) : "") + words(node)).join("");
    return words(document.body);
}"""


@pytest.fixture(
    scope="module", params=[(ARTICLE, READOUT), (READOUT, ARTICLE)], ids=["", "swapped"]
)
def page(request, visit_case, case_address):
    """Two hostile files, read by somebody with a hostile name who confirms a pair and notes it."""
    page = visit_case(case_address)
    wait_for_texts(page)
    page.get_by_text("Two files", exact=True).click()
    page.locator("input[type=file]").nth(1).wait_for(state="attached")
    for number, text in enumerate(request.param):
        upload(page, number, f"{NAME}{number}.txt", text.encode())
    wait_for_texts(page, "window.stolen")
    sign(page, REVIEWER)
    press(page, "j", "c")
    write(page, NAME)
    return page


@pytest.mark.parametrize("view", VIEWS)
def test_markup_and_links_show_as_text(page, view):
    to_view(page, view)
    shown = page.evaluate(SHOWN)
    for words in WORDS[view]:
        assert words in shown
    assert page.evaluate("window.stolen") is None
    assert page.evaluate(FOREIGN) == []
    assert "😄" not in shown
    assert "→ $closed$" not in shown
    assert page.locator("strong:text-is('a'), strong:text-is('x')").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_table_that_is_taken_along_holds_no_formula(page):
    to_view(page, "Findings")
    page.evaluate("delete window.showSaveFilePicker")  # a dialog of the system's
    page.get_by_test_id("stDataFrame").hover()
    with page.expect_download() as coming:
        page.get_by_role("button", name=re.compile("^Download as CSV")).click()
    text = Path(coming.value.path()).read_text("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("=HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
