"""Many cases on several processes: results as they are ready, nothing lost with a process.

Each process loads the models once and computes on its share of the cores. Cases are independent
and models see the texts of one account at a time, so a result is the same whatever ran beside it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from functools import cache
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING

from compare.batch.setup import Comparer, Setup
from compare.batch.types import Failure, Outcome, Source

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

    from pebble import ProcessPool

# A case of two texts of 20,000 words takes minutes; one that takes longer than this is stuck.
CASE_SECONDS = 1800.0
ATTEMPTS = 2  # a case whose process died is tried once more: the next one may have the memory
WAITING = 4  # cases handed out per process at a time: none is ever idle, and little is sent ahead

Indexed = tuple[int, Outcome]
Runner = Callable[[Sequence[Source], Setup], Iterator[Indexed]]


def available_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def compare_here(sources: Sequence[Source], setup: Setup) -> Iterator[Indexed]:
    """Compare cases one after another in this process.

    Raises:
        ModelError: a model cannot be loaded.
    """
    comparer = setup.load()
    for index, source in enumerate(sources):
        yield index, comparer.compare(source)


def compare_in_processes(
    sources: Sequence[Source], setup: Setup, *, workers: int
) -> Iterator[Indexed]:
    """Compare cases in so many processes at most; each with its index, the first ready first.

    Raises:
        ModelError: a model cannot be loaded.
    """
    from pebble import ProcessPool

    workers = max(1, min(workers, len(sources)))
    context = get_context("spawn")  # a forked process would share locks of running threads
    pool = ProcessPool(
        workers,
        initializer=_start,
        initargs=[setup, workers, context.Value("i", 0)],
        context=context,
    )
    try:
        yield from _results(pool, sources, workers * WAITING)
        pool.close()
    finally:
        pool.stop()
        pool.join()


def _results(pool: ProcessPool, sources: Sequence[Source], ahead: int) -> Iterator[Indexed]:
    tasks = iter([(index, 1) for index in range(len(sources))])
    running: dict[Future[Outcome], tuple[int, int]] = {}

    def hand_out(index: int, attempt: int) -> None:
        future = pool.schedule(_work, args=[sources[index]], timeout=CASE_SECONDS)
        running[future] = index, attempt

    while True:
        while len(running) < ahead and (task := next(tasks, None)) is not None:
            hand_out(*task)
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            index, attempt = running.pop(future)
            outcome = _outcome(future, sources[index], attempt)
            if outcome is None:
                hand_out(index, attempt + 1)
            else:
                yield index, outcome


def _outcome(future: Future[Outcome], source: Source, attempt: int) -> Outcome | None:
    """What became of a case; None where it is to be tried again."""
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        reason = f"it took longer than {CASE_SECONDS / 60:.0f} minutes: give shorter texts"
        return Failure(source.id, source.group, reason)
    except ProcessExpired as error:
        if attempt < ATTEMPTS:
            return None
        return Failure(
            source.id,
            source.group,
            f"its process ended {ATTEMPTS} times (exit code {error.exitcode}), as when memory runs "
            "out: give shorter texts, or fewer --workers",
        )


_given: list[Setup] = []  # of a worker process


def _start(setup: Setup, workers: int, started: Synchronized[int]) -> None:
    """Ready a worker process; models are loaded with its first case, so that errors are told."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with started.get_lock():
        number = started.value
        started.value += 1
    keep_to_share(number, workers)
    _given[:] = [setup]


def _work(source: Source) -> Outcome:
    return _comparer().compare(source)


@cache
def _comparer() -> Comparer:
    return _given[0].load()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, however it went."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def keep_to_share(number: int, workers: int) -> None:
    """Keep this process, and the thread pools of its libraries, to its share of the cores.

    Only Linux can; elsewhere the processes share all cores.

    Args:
        number: of this process, from 0; one that takes the place of a dead one counts on.
        workers: how many processes share the cores.
    """
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0))
        share = max(1, len(cores) // workers)
        first = number % workers * share % len(cores)
        os.sched_setaffinity(0, cores[first : first + share])
