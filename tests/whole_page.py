"""The whole page in Chromium: how its parts are found, and what a reader does with them."""

from browsing import LOAD_MS, ROOT, served

REAL_CASE = "kelly-guatemala-2017"
# Each view, and what stands on the page as soon as it is drawn.
VIEWS = {
    "Reading": ".pane .claim",
    "Findings": "h2:has-text('Findings')",
    "Similarity": "h2:has-text('Similarity of all claims')",
    "Framing and quotations": "h2:has-text('Framing')",
    "Only in one": "h2:has-text('Only in one account')",
    "Reports": "h2:has-text('Reports')",
    "Class": "h2:has-text('Mark the pairs yourself')",
    "About": "h2:has-text('Ledger')",
}


def serve_page(folder):
    """The page on the real case, with a database of reviews of its own in a folder."""
    return served(ROOT / "app.py", "--case", REAL_CASE, "--reviews", folder / "reviews.sqlite")


def wait_for_texts(page, words=""):
    """Until the reading view shows both texts, and these words in one of them."""
    page.locator(".pane .claim", has_text=words).first.wait_for(timeout=LOAD_MS)


def settle(page):
    """Until the page has nothing to do any more."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def sign(page, name):
    """Give one's name, so that the chosen pair can be decided on."""
    field = page.get_by_role("textbox", name="Your name")
    field.fill(name)
    field.press("Enter")
    page.locator(".actions .undo:enabled").wait_for()


def press(page, *keys):
    page.locator(".pane.article").focus()
    for key in keys:
        page.keyboard.press(key)


def is_told(page, words):
    """The reading view says what it has kept."""
    page.locator(".status", has_text=words).wait_for()


def write(page, note):
    """Note the chosen pair."""
    page.keyboard.press("e")
    page.keyboard.type(note)
    page.keyboard.press("Control+Enter")
    is_told(page, "Note kept")


def to_view(page, name):
    page.get_by_role("radio", name=name, exact=True).click()
    page.locator(VIEWS[name]).first.wait_for()
    settle(page)


def upload(page, number, name, data, mime="text/plain"):
    file = {"name": name, "mimeType": mime, "buffer": data}
    page.locator("input[type=file]").nth(number).set_input_files(file)
