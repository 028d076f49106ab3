"""Many files, good and bad by turns, through one process: is each accounted for, in flat memory?

Run with ``python -m benchmarks.soak [NUMBER]``. The files are those of ``tests/awkward``, damaged
in a different place each time they come round again.
"""

from __future__ import annotations

import random
import resource
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NUMBER = 2_000
EVERY = 100  # files between two looks at the memory
LARGE = 1_000_000  # bytes; the few larger files would only measure how fast they are made
SEED = 11


def main() -> None:
    """Read the files and print how many gave what, and the memory on the way."""
    sys.path.insert(0, str(ROOT / "tests"))
    from awkward.mails import MAILS, MARKDOWNS
    from awkward.pdfs import PDFS
    from awkward.texts import TEXTS
    from awkward.webs import PAGES
    from awkward.words import WORDS

    from compare.errors import InputError
    from compare.reading import read_bytes

    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    made = [(f.name, f.make()) for f in (*TEXTS, *PAGES, *MAILS, *MARKDOWNS, *PDFS, *WORDS)]
    files = [(name, data) for name, data in made if len(data) < LARGE]
    chance = random.Random(SEED)  # noqa: S311 - the same files each time
    outcomes: Counter[str] = Counter()
    for count in range(1, number + 1):
        name, data = files[count % len(files)]
        if count > len(files):
            data = _damaged(data, chance)
        try:
            read_bytes(data, name)
            outcomes["read"] += 1
        except InputError:
            outcomes["refused in one sentence"] += 1
        if count % EVERY == 0:
            sys.stdout.write(f"{count} files: {_memory()} MB at most so far\n")
            sys.stdout.flush()
    for outcome, times in sorted(outcomes.items()):
        sys.stdout.write(f"{times} {outcome}\n")
    sys.stdout.write(f"{number - outcomes.total()} not accounted for\n")


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """The file cut off, or with some bytes changed."""
    if not data or chance.random() < 0.2:
        return data
    at = chance.randrange(len(data))
    return data[:at] + (b"" if chance.random() < 0.5 else chance.randbytes(8) + data[at + 8 :])


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
