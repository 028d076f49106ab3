"""What SECURITY.md promises and no other test holds."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")


def test_every_test_that_is_named_is_there():
    named = re.findall(r"`(tests/[\w/]+\.py)`", SECURITY)
    assert len(named) > 8
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_the_page_listens_on_this_machine_only():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["address"] == "localhost"
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["browser"]["gatherUsageStats"] is False
    # Streamlit's own guards against other sites' requests are on unless they are turned off.
    assert {"enableCORS", "enableXsrfProtection"}.isdisjoint(settings["server"])


WATCHED = """
import json, os, sys, tempfile
sys.path.insert(0, "tests")
sys.dont_write_bytecode = True
from awkward.mails import MAILS, MARKDOWNS
from awkward.pdfs import PDFS
from awkward.texts import TEXTS
from awkward.webs import PAGES
from awkward.words import WORDS, archive
from compare.cases import read_archived_pair
from compare.errors import InputError
from compare.readers.isolation import read_here
from compare import reading

reading.read_isolated = read_here
files = [f.make() for f in (*TEXTS, *PAGES, *MAILS, *MARKDOWNS, *PDFS, *WORDS)]
files = [data for data in files if len(data) < 100_000]
written = []

def watch(event, arguments):
    if event == "open" and isinstance(arguments[2], int):
        if arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            written.append(os.fsdecode(arguments[0]))

sys.addaudithook(watch)
open(os.devnull, "w").close()
read = 0
for data in files:
    try:
        reading.read_bytes(data, "some file")
        read += 1
    except InputError:
        pass
pair = archive(("article.txt", b"The port is open."), ("readout.txt", b"The port is shut."))
read_archived_pair(pair, "pair.zip")
print(json.dumps([read, sorted(set(written)), tempfile.gettempdir()]))
"""


def test_files_are_written_nowhere_but_to_a_temporary_folder():
    done = subprocess.run(
        [sys.executable, "-c", WATCHED], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    read, written, temporary = json.loads(done.stdout.splitlines()[-1])
    assert read > 50
    assert "/dev/null" in written  # the watch sees what is opened
    left = [path for path in written if not path.startswith((temporary, "/dev/null"))]
    assert left == []
    assert [path for path in written if path.startswith(temporary) and Path(path).exists()] == []
