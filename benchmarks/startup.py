"""How long a user waits: for the help, for one comparison, cold and warm, and in a batch.

    python -m benchmarks.startup [--rounds 3]

Cold means a new process; the files it reads may lie in the system's memory from the round before,
so the first round is given beside the median. The case is the real one of the corpus.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import run, show
from benchmarks.recombining import lay_cases
from compare.cases import find_case
from compare.comparison import compare_documents
from compare.encoder import load_encoder
from compare.nli import load_nli
from compare.onboard import ONBOARD

CASE = "kelly-guatemala-2017"
ROUNDS = 3
CASES = 8  # of the batch whose first result is waited for


def measure_startup(rounds: int = ROUNDS, cases: int = CASES) -> dict[str, object]:
    """Seconds and memory of each, the median of the rounds."""
    helps = [run("compare", "--help").seconds for _ in range(rounds)]
    runs = [run("compare", "run", "--case", CASE) for _ in range(rounds)]
    return {
        "help seconds": _median(helps),
        "run seconds": _median([r.seconds for r in runs]),
        "run seconds, first round": round(runs[0].seconds, 2),
        "run peak MB": round(max(r.peak_mb for r in runs)),
        "warm call seconds": _median(_warm_calls(rounds)),
        **_first_result(cases),
    }


def _warm_calls(rounds: int) -> list[float]:
    """Seconds of calls in this process, after one that is not counted."""
    case, encoder, nli = find_case(CASE), load_encoder(), load_nli(ONBOARD)
    seconds = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        compare_documents(case.article, case.readout, encoder=encoder, nli=nli)
        seconds.append(time.perf_counter() - began)
    return seconds[1:]


def _first_result(cases: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as temporary:
        top = Path(temporary)
        folder, results = lay_cases(top / "cases", cases), top / "out" / "cases"
        taken = run(
            "compare",
            "batch",
            str(folder),
            "--out",
            str(top / "out"),
            "--no-cache",
            waiting_for=lambda: results.is_dir() and any(results.glob("*.json")),
        )
    return {
        "batch, seconds to the first result": round(taken.first_seconds or taken.seconds, 2),
        f"batch of {cases}, seconds": round(taken.seconds, 2),
        "batch, peak MB": round(taken.peak_mb),
    }


def _median(seconds: list[float]) -> float:
    return round(statistics.median(seconds), 3)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    show(measure_startup(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
