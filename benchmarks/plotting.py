"""The figures of ``python -m benchmarks`` as one picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIZE = (11.0, 7.0)  # inches
GREY, BLUE = "#999999", "#1f5f99"


def plot(figures: dict[str, Any], path: Path) -> None:
    """Draw what was measured; parts that were not run stay empty."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    drawing, axes = pyplot.subplots(2, 2, figsize=SIZE, layout="constrained")
    draw: dict[str, Callable[[Axes, Any], None]] = {
        "throughput": _throughput,
        "cases": _cases,
        "length": _length,
        "workers": _workers,
    }
    for place, (part, drawn) in zip(axes.flat, draw.items(), strict=True):
        place.set_title(part)
        if part in figures:
            drawn(place, figures[part])
        else:
            place.set_axis_off()
    drawing.savefig(path, dpi=120)
    pyplot.close(drawing)


def _throughput(place: Axes, figures: dict[str, Any]) -> None:
    key = "milliseconds per judged pair"
    names = ["script", "tool", "tool again"]
    bars = place.bar(names, [figures[name][key] for name in names], color=[GREY, BLUE, BLUE])
    place.bar_label(bars)
    place.set_ylabel(key)


def _cases(place: Axes, rows: list[dict[str, float]]) -> None:
    _curve(place, rows, "cases", "seconds")


def _length(place: Axes, rows: list[dict[str, float]]) -> None:
    _curve(place, rows, "words", "seconds")
    place.set_xlabel("words of each text")


def _curve(place: Axes, rows: list[dict[str, float]], across: str, up: str) -> None:
    numbers = [row[across] for row in rows]
    place.plot(numbers, [row[up] for row in rows], "o-", color=BLUE)
    place.set_xscale("log")
    place.set_yscale("log")
    place.set_xlabel(across)
    place.set_ylabel(up)
    memory = place.twinx()
    memory.plot(numbers, [row["peak MB"] for row in rows], "s--", color=GREY)
    memory.set_ylim(bottom=0)
    memory.set_ylabel("peak MB (grey)")


def _workers(place: Axes, rows: list[dict[str, float]]) -> None:
    bars = place.bar(
        [str(int(row["workers"])) for row in rows], [row["seconds"] for row in rows], color=BLUE
    )
    place.bar_label(bars)
    place.set_xlabel("processes")
    place.set_ylabel(f"seconds for {int(rows[0]['cases'])} cases")
