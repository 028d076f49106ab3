"""Pairs per second: the int8 graph on board against plain fp32 CrossEncoder.predict, same pairs.

    python -m training.speed --data DATA [--pairs 512] [--rounds 5]

The two take turns in one process, so that whatever else the machine does falls on both; the medians
and their ratio are printed.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from compare.onboard import FOLDER, OnboardNLI
from training.frames import FramePairs, read_frames


def seconds(call: Callable[[], object]) -> float:
    """Wall time of one call."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def main() -> None:
    """Command line."""
    import torch
    from sentence_transformers import CrossEncoder

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=512)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    stream = FramePairs(read_frames(given.data / "frames"), seed=3)
    drawn = [stream.draw(i) for i in range(given.pairs)]
    pairs = [(e.premise, e.hypothesis) for e in drawn]
    plain = CrossEncoder(str(FOLDER), device="cpu", model_kwargs={"dtype": torch.float32})
    onboard = OnboardNLI()
    calls = {
        "plain fp32": lambda: plain.predict(pairs, show_progress_bar=False),
        "on board int8": lambda: onboard.predict(pairs),
    }
    times: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()  # warm-up
    for _ in range(given.rounds):
        for name, call in calls.items():
            times[name].append(seconds(call))
    rates = {name: given.pairs / statistics.median(t) for name, t in times.items()}
    for name, rate in rates.items():
        print(f"{name}: {rate:.1f} pairs a second")  # noqa: T201
    print(f"ratio: {rates['on board int8'] / rates['plain fp32']:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
