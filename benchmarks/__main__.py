"""All measurements of speed in one go: ``benchmarks.json`` and ``benchmarks.png`` in a folder.

    python -m benchmarks [PART ...] [--quick] [--out out/benchmarks]

The parts are throughput, agreement, cases, length, workers, startup and pairing; each can also be
run by its own module. Everything takes about an hour on an idle machine with two cores; --quick
takes minutes, on sizes too small to report.
"""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.agreement import measure_agreement
from benchmarks.measuring import show
from benchmarks.pairing import measure_pairing
from benchmarks.plotting import plot
from benchmarks.scaling import scale_cases, scale_length, scale_workers
from benchmarks.startup import measure_startup
from benchmarks.throughput import measure_throughput
from compare.atomic import write_text
from compare.batch.running import available_cores

Parts = dict[str, Callable[[], Any]]

WHOLE: Parts = {
    "throughput": measure_throughput,
    "agreement": measure_agreement,
    "cases": scale_cases,
    "length": scale_length,
    "workers": scale_workers,
    "startup": measure_startup,
    "pairing": measure_pairing,
}
QUICK: Parts = {
    "throughput": partial(measure_throughput, 8, 8),
    "agreement": partial(measure_agreement, 3),
    "cases": partial(scale_cases, (5, 10, 20)),
    "length": partial(scale_length, (200, 1000, 5000)),
    "workers": partial(scale_workers, cases=8),
    "startup": partial(measure_startup, 1, 3),
    "pairing": partial(measure_pairing, 5000, 50),
}


def measure(names: Sequence[str], parts: Parts, out: Path) -> dict[str, Any]:
    """Run the parts and write what each gives as soon as it is there."""
    figures: dict[str, Any] = {
        "machine": {
            "cores": available_cores(),
            "processor": platform.processor() or platform.machine(),
            "system": platform.system(),
            "python": platform.python_version(),
        }
    }
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        figures[name] = parts[name]()
        write_text(out / "benchmarks.json", json.dumps(figures, indent=1) + "\n")
        plot(figures, out / "benchmarks.png")
    return figures


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(WHOLE))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("out/benchmarks"))
    given = parser.parse_args()
    if unknown := set(given.parts) - set(WHOLE):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; choose from {', '.join(WHOLE)}")
    show(measure(given.parts or list(WHOLE), QUICK if given.quick else WHOLE, given.out))


if __name__ == "__main__":
    main()
