"""How time and memory grow with the number of cases, the length of the texts, and the workers.

python -m benchmarks.scaling cases [10 100 1000]
python -m benchmarks.scaling length [200 2000 20000]
python -m benchmarks.scaling workers [1 2] [--cases 40]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import run, show
from benchmarks.recombining import lay_cases

CASES = (10, 125, 250, 500, 1000)
LENGTHS = (200, 2000, 20_000)  # words of each of the two texts
WORKERS = (1, 2)
CASES_FOR_WORKERS = 40

Rows = list[dict[str, float]]


def scale_cases(numbers: Sequence[int] = CASES, workers: int | None = None) -> Rows:
    """Time and memory of batches of so many cases, without a cache."""
    return [_batch(number, workers) for number in numbers]


def scale_workers(workers: Sequence[int] = WORKERS, cases: int = CASES_FOR_WORKERS) -> Rows:
    """Time and memory of one batch on so many processes."""
    return [{"workers": number} | _batch(cases, number) for number in workers]


def scale_length(lengths: Sequence[int] = LENGTHS) -> Rows:
    """Time and memory of one comparison of two texts of so many words each."""
    return [_compare(words) for words in lengths]


def _batch(cases: int, workers: int | None) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as temporary:
        top = Path(temporary)
        folder, out = lay_cases(top / "cases", cases), top / "out"
        options = ["--workers", str(workers)] if workers else []
        taken = run("compare", "batch", str(folder), "--out", str(out), "--no-cache", *options)
    return {
        "cases": cases,
        "seconds": round(taken.seconds, 2),
        "seconds per case": round(taken.seconds / cases, 3),
        "processor seconds": round(taken.processor_seconds, 1),
        "peak MB": round(taken.peak_mb),
    }


def _compare(words: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as temporary:
        case = lay_cases(Path(temporary), 1, words) / "made-00000"
        texts = [str(case / "article.txt"), str(case / "readout.txt")]
        out = case / "out.json"
        taken = run("compare", "run", *texts, "--out", str(out))
        found = json.loads(out.read_text("utf-8"))
    claims = found["claims"]
    return {
        "words": words,
        "seconds": round(taken.seconds, 2),
        "processor seconds": round(taken.processor_seconds, 1),
        "peak MB": round(taken.peak_mb),
        "claims": sum(map(len, claims.values())),
        "judged pairs": len(found["pairs"]),
        "claims whose ends the models did not see": len(found["cut"]),
        "share of the article not read": found["coverage"]["article"]["unread"],
        "share of the readout not read": found["coverage"]["readout"]["unread"],
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["cases", "length", "workers"])
    parser.add_argument("sizes", type=int, nargs="*")
    parser.add_argument("--cases", type=int, default=CASES_FOR_WORKERS, help="for the workers")
    given = parser.parse_args()
    if given.what == "cases":
        show(scale_cases(given.sizes or CASES))
    elif given.what == "length":
        show(scale_length(given.sizes or LENGTHS))
    else:
        show(scale_workers(given.sizes or WORKERS, given.cases))


if __name__ == "__main__":
    main()
