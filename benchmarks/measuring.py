"""A command as its user sees it: how long it takes, and how much memory it takes at most."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import psutil

ROOT = Path(__file__).resolve().parent.parent
EVERY_SECONDS = 0.05  # between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took.

    Attributes:
        seconds: from its start to its end.
        processor_seconds: of all cores, its children's included; says more on a busy machine.
        peak_mb: resident memory of it and of its children together, at most.
        first_seconds: until what was waited for was there; None without.
        output: what it printed.
    """

    seconds: float
    processor_seconds: float
    peak_mb: float
    first_seconds: float | None
    output: str


def run(*command: str, waiting_for: Callable[[], bool] | None = None) -> Run:
    """Run ``python -m COMMAND`` in the project's folder.

    Args:
        command: the module and its arguments.
        waiting_for: looked at while it runs; the time is taken at which it is true first.

    Raises:
        RuntimeError: the command failed.
    """
    began, worked = time.perf_counter(), _worked()
    peak, first = 0, None
    # What it prints goes to files: a pipe that nobody empties would stop it.
    with TemporaryFile("w+") as printed, TemporaryFile("w+") as told:
        with subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", *command], cwd=ROOT, stdout=printed, stderr=told
        ) as process:
            while process.poll() is None:
                peak = max(peak, _resident(process.pid))
                if first is None and waiting_for is not None and waiting_for():
                    first = time.perf_counter() - began
                time.sleep(EVERY_SECONDS if first or waiting_for is None else EVERY_SECONDS / 5)
        seconds = time.perf_counter() - began
        output, errors = (_from_start(file) for file in (printed, told))
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed: {errors.strip()}")
    return Run(seconds, _worked() - worked, peak / 1e6, first, output)


def _worked() -> float:
    """Processor seconds of all children so far, once they have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _from_start(file: IO[str]) -> str:
    file.seek(0)
    return file.read()


def _resident(pid: int) -> int:
    """Resident bytes of a process and of its children, as far as they still run."""
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    total = 0
    for member in family:
        try:
            total += member.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def show(figures: object) -> None:
    """Print figures as JSON."""
    print(json.dumps(figures, indent=1))  # noqa: T201
