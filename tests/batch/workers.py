"""Encoders that fail as processes fail; sent to worker processes, so they stand in a module."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from fakes import FakeEncoder

TROUBLE = "nurses"  # the word that brings it out


class Killed(FakeEncoder):
    """Its process dies on trouble; with a file, once only."""

    name = "deadly"

    def __init__(self, once: Path | None = None) -> None:
        self.once = once

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        if any(TROUBLE in text for text in texts) and not (self.once and self.once.exists()):
            if self.once:
                self.once.write_text("died")
            os.kill(os.getpid(), signal.SIGKILL)
        return super().encode(texts)


class Stuck(FakeEncoder):
    """Does not come back from trouble."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        if any(TROUBLE in text for text in texts):
            time.sleep(600)
        return super().encode(texts)


class Leisurely(FakeEncoder):
    """Takes its time, and says in a file that it has begun."""

    def __init__(self, folder: Path, seconds: float) -> None:
        self.folder, self.seconds = folder, seconds

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        (self.folder / str(os.getpid())).write_text("")
        time.sleep(self.seconds)
        return super().encode(texts)
