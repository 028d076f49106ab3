"""Writers in processes of their own, which tests may kill.

They come from a fork server: a process without threads, which has the package loaded.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection

from decided_pairs import CLASH

from compare.errors import CompareError
from compare.review.store import ReviewStore

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["compare.review.store"])
PATIENCE = 60  # seconds until a process that says nothing fails the test


class Writer:
    """A process that runs ``function(say, *arguments)`` and tells what it says."""

    def __init__(self, function, *arguments) -> None:
        self._hears, says = processes.Pipe(duplex=False)
        self._process = processes.Process(target=_run, args=(function, says, *arguments))
        self._process.start()
        says.close()  # only the process holds that end, so that its death ends the talk

    def hear(self):
        """The next thing it says."""
        assert self._hears.poll(PATIENCE), "the process says nothing"
        return self._hears.recv()

    def hear_all(self) -> list:
        """Everything else it says, until it ends or is killed in mid-word."""
        heard = []
        try:
            while True:
                heard.append(self.hear())
        except (EOFError, OSError):
            self._process.join(PATIENCE)
            return heard

    def kill(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)


def _run(function, says: Connection, *arguments) -> None:
    try:
        function(says.send, *arguments)
    except CompareError as error:
        says.send(str(error))


def write_notes(say, url: str, reviewer: str, prefix: str, count: int) -> None:
    """Write notes and say each once the store has taken it."""
    store = ReviewStore.open(url)
    for number in range(count):
        say(store.note(CLASH, reviewer, f"{prefix} {number}").note)


def undo_all(say, url: str, reviewer: str) -> None:
    """Take back what there is and say it."""
    store = ReviewStore.open(url)
    say("ready")
    while (entry := store.undo(reviewer)) is not None:
        say(entry.id)


def open_only(say, url: str) -> None:
    """Open the store and say so."""
    ReviewStore.open(url).close()
    say("opened")
