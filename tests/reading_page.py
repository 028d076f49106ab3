"""Fixtures of the tests that look at the reading view in headless Chromium, a plugin of theirs."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from browsing import LOAD_MS, chromium, served, visiting
from reading_view import FRAMED

from compare.review.store import ReviewStore

HARNESS = Path(__file__).parent / "harness_reading.py"


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


@pytest.fixture(scope="module")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser, address, request):
    """Open the view on a comparison, in a browser that knows nothing."""
    with visiting(browser) as open_page:

        def visit(made="usual", *, reviewer="Ann", pair=None, **window):
            asked = {
                "made": made,
                "store": request.node.originalname,
                "reviewer": reviewer,
                "key": FRAMED,
                **({"pair": pair} if pair else {}),
            }
            page = open_page(f"{address}?{urlencode(asked)}", **window)
            page.locator(".pane.readout .claim").first.wait_for(timeout=LOAD_MS)
            return page

        yield visit
