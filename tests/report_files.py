"""Files of reports that come down from a page in Chromium, and the words in them."""

import csv
import io
import json
from pathlib import Path

import docx
from browsing import LOAD_MS
from markdown_it import MarkdownIt


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def take(page, name):
    """Press a button and read the file that comes down, with its name."""
    with page.expect_download(timeout=LOAD_MS) as coming:
        button(page, name).first.click()
    return Path(coming.value.path()).read_bytes(), coming.value.suggested_filename


def words_of_docx(data):
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(p.text for p in document.paragraphs), *cells))


READERS = {
    "html": lambda data: data.decode("utf-8"),
    "docx": words_of_docx,
    "csv": lambda data: str(list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))),
    "md": lambda data: MarkdownIt().render(data.decode("utf-8")),
    "json": lambda data: str(json.loads(data)),
    "jsonl": lambda data: str([json.loads(line) for line in data.splitlines()]),
    "annotation": lambda data: str(json.loads(data)),
    "claimreview": lambda data: str(json.loads(data)),
}
