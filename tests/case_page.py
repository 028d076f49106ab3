"""Fixtures of the tests that look at the whole page in headless Chromium, a plugin of theirs.

A plugin's fixtures are known to every module, so their names are not those of ``reading_page``.
"""

import pytest
from browsing import chromium, visiting
from whole_page import serve_page


@pytest.fixture(scope="module")
def case_address(tmp_path_factory):
    """The page on the real case, with a database of reviews of its own."""
    with serve_page(tmp_path_factory.mktemp("reviews")) as url:
        yield url


@pytest.fixture(scope="module")
def visit_case():
    """A function that opens an address in a browser that knows nothing."""
    with chromium() as browser, visiting(browser) as visit:
        yield visit
