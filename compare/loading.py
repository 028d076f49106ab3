"""Loading models: from the disk first, from a hub only where a name is not on the disk."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from compare.errors import ModelError
from compare.pickles import no_unpickling, refuse_pickles

HUB_SECONDS = 5.0  # for a hub to answer at all; without a network the libraries retry for minutes
LIBRARIES = ("sentence_transformers", "transformers", "huggingface_hub")
LONGEST_REASON = 160  # characters of a library's message that are shown

Model = TypeVar("Model")


def load_model(make: Callable[[bool], Model], kind: str, name: str, remedy: str) -> Model:
    """Load the model of a name or folder.

    Args:
        make: takes whether to keep to the disk; returns the model.
        kind: what it is called in messages: "encoder", "NLI model".
        name: a folder, or a name on a model hub.
        remedy: what to give instead.

    Raises:
        ModelError: nothing of that name is on the disk or within reach, it cannot be loaded, or its
            weights are a pickle.
    """
    try:
        with quiet_libraries(), no_unpickling():
            return _from_disk_or_hub(make, name)
    except ModelError:
        raise
    except Exception as error:  # the libraries raise a different class for each way to fail
        lines = str(error).strip().splitlines() or [type(error).__name__]
        reason = lines[0][:LONGEST_REASON].rstrip(". ")
        raise ModelError(f"the {kind} {name!r} could not be loaded ({reason}): {remedy}") from error


def _from_disk_or_hub(make: Callable[[bool], Model], name: str) -> Model:
    from huggingface_hub.utils import HFValidationError, validate_repo_id

    if name and Path(name).exists():
        refuse_pickles(Path(name))
        return make(True)
    try:
        validate_repo_id(name)
    except HFValidationError as error:
        raise FileNotFoundError("there is no such folder") from error
    try:
        return make(True)
    except Exception as error:  # as above
        if not hub_answers():
            missing = "it is not on the disk, and no model hub can be reached"
            raise FileNotFoundError(missing) from error
    return make(False)


def hub_answers() -> bool:
    """Whether the model hub can be reached: one request, no retries."""
    from huggingface_hub import constants
    from huggingface_hub.utils import get_session

    try:
        get_session().head(constants.ENDPOINT, timeout=HUB_SECONDS)
    except Exception:  # no network, no such host, a proxy's refusal, HF_HUB_OFFLINE
        return False
    return True


@contextmanager
def quiet_libraries() -> Iterator[None]:
    """Keep the model libraries' loading bars and remarks off stderr; downloads still show."""
    from huggingface_hub import utils as hub
    from transformers.utils import logging as bars

    loggers = [logging.getLogger(name) for name in LIBRARIES]
    levels = [logger.level for logger in loggers]
    shown, downloads_shown = bars.is_progress_bar_enabled(), not hub.are_progress_bars_disabled()
    bars.disable_progress_bar()  # the hub's too
    if downloads_shown:
        hub.enable_progress_bars()
    for logger in loggers:
        logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        if shown:
            bars.enable_progress_bar()
