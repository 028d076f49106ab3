"""Cases and judged pairs a second: ``compare batch`` against the script of ``baseline``.

    python -m benchmarks.throughput [--cases 200] [--block 50]

The two take turns, a block of cases each, so that whatever else the machine does falls on both.
All that a command does is counted, its start included. Then the same cases are compared once more
in one go, by which time the cache knows them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.measuring import Run, run, show
from benchmarks.recombining import lay_cases
from compare.batch.running import available_cores

CASES = 200
BLOCK = 50  # cases between two turns


def measure_throughput(cases: int = CASES, block: int = BLOCK) -> dict[str, object]:
    """Seconds per case and per judged pair of both, their ratios, and that of a second run."""
    with tempfile.TemporaryDirectory() as temporary:
        top = Path(temporary)
        blocks = [
            lay_cases(top / f"cases-{first}", min(block, cases - first), first=first)
            for first in range(0, cases, block)
        ]
        script, tool, again = _Sum(), _Sum(), _Sum()
        for folder in blocks:
            plain = run("benchmarks.baseline", str(folder))
            script.add(plain, json.loads(plain.output)["pairs"])
            tool.add(*_batch(folder, top))
        again.add(*_batch(lay_cases(top / "all", cases), top))
    return {
        "cases": cases,
        "workers": available_cores(),
        "script": script.figures(cases),
        "tool": tool.figures(cases),
        "tool again": again.figures(cases),
        "ratio per case": _ratio(script.seconds, tool.seconds),
        "ratio per judged pair": _ratio(
            script.seconds / max(1, script.pairs), tool.seconds / max(1, tool.pairs)
        ),
        "ratio per case, processor time": _ratio(script.worked, tool.worked),
        "ratio of the second run": _ratio(tool.seconds, again.seconds),
    }


class _Sum:
    """What the runs of one command took together."""

    def __init__(self) -> None:
        self.seconds = self.worked = self.peak = 0.0
        self.pairs = 0

    def add(self, taken: Run, pairs: int) -> None:
        self.seconds += taken.seconds
        self.worked += taken.processor_seconds
        self.peak = max(self.peak, taken.peak_mb)
        self.pairs += pairs

    def figures(self, cases: int) -> dict[str, float]:
        return {
            "seconds": round(self.seconds, 1),
            "processor seconds": round(self.worked, 1),
            "seconds per case": round(self.seconds / cases, 3),
            "judged pairs": self.pairs,
            "milliseconds per judged pair": round(1000 * self.seconds / max(1, self.pairs), 2),
            "peak MB": round(self.peak),
        }


def _batch(folder: Path, top: Path) -> tuple[Run, int]:
    """Compare a folder of cases, all anew but for the cache; and how many pairs were judged."""
    out = top / f"out-{folder.name}"
    taken = run("compare", "batch", str(folder), "--out", str(out), "--cache", str(top / "cache"))
    found = (json.loads(path.read_text("utf-8")) for path in (out / "cases").glob("*.json"))
    return taken, sum(len(comparison["pairs"]) for comparison in found)


def _ratio(slow: float, fast: float) -> float:
    return round(slow / fast, 2)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--block", type=int, default=BLOCK)
    given = parser.parse_args()
    show(measure_throughput(given.cases, given.block))


if __name__ == "__main__":
    main()
