"""A page served on a free port, and Chromium to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
START_SECONDS = 60
LOAD_MS = 180_000  # until the page is there: parser, encoder and NLI model are loaded for the first
ANSWER_MS = 30_000  # until the server has answered, on a machine that is busy


@contextmanager
def served(script, *arguments):
    """The address of a Streamlit script, while it runs."""
    with closing(socket.socket()) as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    server = subprocess.Popen(
        [*command, "--", *map(str, arguments)], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextmanager
def chromium():
    """Debian's Chromium; without it the tests fail in CI and are skipped elsewhere."""
    if CHROMIUM is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("Chromium is not installed: run 'apt-get install chromium'")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@contextmanager
def visiting(browser):
    """A function that opens an address in a browser that knows nothing.

    An error in a script fails the test, and so does a dialog: none of ours opens any.
    """
    contexts, problems = [], []

    def visit(url, *, width=1280, height=900, **context):
        viewport = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=viewport, **context))
        page = contexts[-1].new_page()
        page.set_default_timeout(ANSWER_MS)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("dialog", lambda dialog: (problems.append(dialog.message), dialog.dismiss()))
        page.goto(url)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not problems


def _wait_for(url):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    pytest.fail(f"the page did not start within {START_SECONDS} s")
