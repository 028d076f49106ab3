"""The reading view in headless Chromium: its pairs, its keys, and what it shows."""

from fakes import make_comparison

from compare.review.keys import pair_key

CLASH, FRAMED, RELATED = (pair_key(j.pair) for j in make_comparison().judgements)
PANE = {"article": ".pane.article", "readout": ".pane.readout"}


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
    page.get_by_text(f"pair: {key}", exact=True).wait_for()


def said(page, text):
    page.locator(".status", has_text=text).wait_for()


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
