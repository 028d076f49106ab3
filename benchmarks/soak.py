"""Many files, good and bad by turns, through one process: is each accounted for, in flat memory?

Run with ``python -m benchmarks.soak [NUMBER]``. The files are those of ``tests/awkward``, damaged
in a different place each time they come round again. What can be read is compared with a short
account and reported as HTML, as a user would; exit code 1 means that something was not accounted
for or that memory grew.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from compare.comparison import Comparison, compare_documents
from compare.documents import Document, Role
from compare.encoder import load_encoder
from compare.errors import InputError
from compare.reading import document_from_bytes
from compare.render import render_html

ROOT = Path(__file__).resolve().parent.parent
NUMBER = 2_000
EVERY = 100  # files between two looks at the memory
LARGE = 1_000_000  # bytes; the few larger files would only measure how fast they are made
LONG = 20_000  # characters; comparing more would only measure the parser
SEED = 11
# Peak memory after a third of the files may grow by this share until the end: the allocator's own
# gaps, not what is kept.
GROWTH = 0.1
OTHER = Document(
    Role.READOUT, "The minister left the talks on Wednesday. A new date was set.", "other account"
)


def main() -> None:
    """Take the files in turn and print how many gave what, and the memory on the way."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    files, chance = _files(), random.Random(SEED)  # noqa: S311 - the same files each time
    encoder = load_encoder()
    outcomes: Counter[str] = Counter()
    peaks: list[int] = []
    began = time.monotonic()
    for count in range(1, number + 1):
        name, data = files[count % len(files)]
        if count > len(files):
            data = _damaged(data, chance)
        outcomes[_outcome(name, data, lambda d: compare_documents(d, OTHER, encoder=encoder))] += 1
        if count % EVERY == 0:
            peaks.append(_peak())
            _say(f"{count} files: {peaks[-1]} MB at most so far, {_current()} MB now")
    for outcome, times in sorted(outcomes.items()):
        _say(f"{times} {outcome}")
    missing = number - sum(times for outcome, times in outcomes.items() if "ERROR" not in outcome)
    grown = peaks[-1] / peaks[len(peaks) // 3] - 1 if peaks else 0.0
    _say(f"{missing} not accounted for; the peak grew by {grown:.1%} over the last two thirds")
    _say(f"{time.monotonic() - began:.0f} seconds")
    sys.exit(1 if missing or grown > GROWTH else 0)


def _outcome(name: str, data: bytes, compare: Callable[[Document], Comparison]) -> str:
    """What became of a file; an error that is not one sentence is named with its file."""
    try:
        document = document_from_bytes(data, Role.ARTICLE, name)
        if len(document.text) > LONG:
            return "read, and too long to be compared here"
        render_html(compare(document))
    except InputError as error:
        one_line = "\n" not in str(error)
        return "refused in one sentence" if one_line else f"ERROR in {name}: several lines"
    except Exception as error:  # exactly what a soak is there to find
        return f"ERROR in {name}: {error!r}"
    return "compared and reported"


def _files() -> list[tuple[str, bytes]]:
    sys.path.insert(0, str(ROOT / "tests"))
    from awkward.mails import MAILS, MARKDOWNS
    from awkward.pdfs import PDFS
    from awkward.texts import TEXTS
    from awkward.webs import PAGES
    from awkward.words import WORDS

    made = [(f.name, f.make()) for f in (*TEXTS, *PAGES, *MAILS, *MARKDOWNS, *PDFS, *WORDS)]
    return [(name, data) for name, data in made if len(data) < LARGE]


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """The file cut off, or with some bytes changed."""
    if not data or chance.random() < 0.2:
        return data
    at = chance.randrange(len(data))
    return data[:at] + (b"" if chance.random() < 0.5 else chance.randbytes(8) + data[at + 8 :])


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _current() -> int:
    """Megabytes held now, as Linux tells; 0 elsewhere."""
    status = Path("/proc/self/statm")
    pages = int(status.read_text().split()[1]) if status.exists() else 0
    return pages * resource.getpagesize() // 1_048_576


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
