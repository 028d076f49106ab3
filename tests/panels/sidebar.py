"""Driving the page of sidebar_page.py."""

import json
from pathlib import Path

from notices import errors
from streamlit.testing.v1 import AppTest

PAGE = Path(__file__).parent / "sidebar_page.py"
SECONDS = 60  # the parser is loaded in the first run
CASE = "kelly-guatemala-2017"


def start(**params):
    """The page, opened at an address, not yet run."""
    page = AppTest.from_file(str(PAGE), default_timeout=SECONDS)
    for name, value in {"case": CASE, **params}.items():
        page.query_params[name.replace("_", "-")] = value
    return page


def shown(page):
    """What the page chose."""
    assert not page.exception
    assert errors(page) == []
    return json.loads(page.json[0].value)


def params(page):
    """The address that the page has now."""
    values = page.query_params.items()
    return {name: value if isinstance(value, str) else value[-1] for name, value in values}
