"""The cases of a batch on the machines of a Dask cluster: results as they finish.

Texts are read here and sent along, so that no machine needs to see the files of another. A worker
compares nothing unless its models, settings and version are the same as here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from compare.batch.running import Indexed
from compare.batch.setup import Comparer, Setup
from compare.batch.sources import DocumentSource
from compare.batch.types import Failure, Outcome, Source
from compare.errors import CompareError, InputError, ModelError

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT_SECONDS = 10  # for the scheduler to answer
WAITING = 4  # cases handed out per thread of the cluster at a time


def compare_on_cluster(
    sources: Sequence[Source], setup: Setup, *, address: str
) -> Iterator[Indexed]:
    """Compare cases on a cluster; each with its index, the first ready first.

    A case whose worker is lost goes to another one; Dask gives it up when that has cost several
    workers (its setting ``distributed.scheduler.allowed-failures``).

    Args:
        sources: the cases.
        setup: what to compare with; every worker loads the models itself.
        address: of the scheduler, such as "tcp://127.0.0.1:8786".

    Raises:
        InputError: the scheduler cannot be reached.
        ModelError: a worker has other models or another version, or cannot load a model.
    """
    local = replace(setup, cache=None)  # its folder is on this machine
    with _connected(address) as client:
        yield from _results(client, sources, local, local.fingerprint())


def _results(
    client: Client, sources: Sequence[Source], setup: Setup, fingerprint: str
) -> Iterator[Indexed]:
    from distributed import as_completed

    waiting = iter(enumerate(sources))
    running: dict[object, int] = {}
    ahead = WAITING * max(1, sum(client.nthreads().values()))
    done = as_completed(loop=client.loop)

    def hand_out() -> Iterator[Indexed]:
        """Send cases off until enough are under way; yields those that cannot even be read."""
        for index, source in waiting:
            try:
                sent = DocumentSource(source.id, *source.read(), source.group)
            except CompareError as error:
                yield index, Failure(source.id, source.group, str(error))
                continue
            future = client.submit(_work, setup, fingerprint, sent, pure=False)
            running[future.key] = index
            done.add(future)
            if len(running) >= ahead:
                return

    yield from hand_out()
    for future in done:
        index = running.pop(future.key)
        yield index, _outcome(future, sources[index])
        yield from hand_out()


def _outcome(future: Future, source: Source) -> Outcome:
    from distributed.scheduler import KilledWorker

    try:
        outcome: Outcome = future.result()
    except KilledWorker:
        reason = (
            "its workers were lost again and again, as when memory runs out: give shorter texts"
        )
        return Failure(source.id, source.group, reason)
    return outcome


_loaded: dict[str, Comparer] = {}  # of a worker: by the fingerprint of the setup
_turn = Lock()  # a worker may have several threads; parser and caches are for one


def _work(setup: Setup, fingerprint: str, source: Source) -> Outcome:
    """Compare a case on a worker."""
    with _turn:
        if fingerprint not in _loaded:
            if setup.fingerprint() != fingerprint:
                raise ModelError(
                    "a worker of the cluster has another version of the program, its libraries "
                    "or a model: install the same on every machine"
                )
            _loaded[fingerprint] = setup.load()
        return _loaded[fingerprint].compare(source)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ModelError(
            "a cluster needs Dask, which is not installed: run 'pip install distributed'"
        ) from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:  # ValueError: no address
        raise InputError(
            f"the scheduler {address!r} does not answer: start one with 'dask scheduler' and give "
            "the address that it prints"
        ) from error
    with client:
        yield client
