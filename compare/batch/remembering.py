"""Models that look into the cache before they work.

A key is made from all that one call is given, in order, for in the libraries the last digits of a
result depend on the texts that share a batch with it. So what comes from the cache is what the
model itself gives, bit for bit, and an account costs a model once, however often it is compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

import numpy as np

from compare.cache import Cache
from compare.encoder import Encoder
from compare.nli import LABELS, NLIModel
from compare.parsing import load_parser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def key_of(*parts: str) -> str:
    """SHA-256, in hexadecimal, of some texts and where each of them ends."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


class RememberingEncoder:
    """An encoder that works once per list of texts.

    Attributes:
        name: what the encoder is called.
    """

    def __init__(self, encoder: Encoder, identity: str, cache: Cache) -> None:
        """Stand before an encoder; ``identity`` changes with it."""
        self.name = encoder.name
        self._encoder, self._identity, self._cache = encoder, identity, cache

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit rows of shape ``(len(texts), dimensions)``, float32."""
        return _remembered(
            self._cache,
            key_of("vectors", self._identity, *texts),
            len(texts),
            lambda: self._encoder.encode(texts),
        )


class RememberingNLI:
    """An NLI model that is asked once about a list of pairs.

    Attributes:
        name: what the model is called.
    """

    def __init__(self, nli: NLIModel, identity: str, cache: Cache) -> None:
        """Stand before a model; ``identity`` changes with it."""
        self.name = nli.name
        self._nli, self._identity, self._cache = nli, identity, cache

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Probabilities of shape ``(len(pairs), 3)`` in the order of ``nli.LABELS``."""
        return _remembered(
            self._cache,
            key_of("nli", self._identity, *(text for pair in pairs for text in pair)),
            len(pairs),
            lambda: self._nli.predict(pairs),
            columns=len(LABELS),
        )


class RememberingParser:
    """spaCy's pipeline behind the cache; the part of ``Language`` that splitting claims uses.

    The components are one step, whose input is the tokens and the sentence starts set beforehand.
    """

    def __init__(self, identity: str, cache: Cache) -> None:
        """Stand before the parser of ``parsing``; ``identity`` changes with it."""
        self._identity, self._cache = identity, cache
        self.pipeline = (("remembering", self._parsed),)

    def tokenizer(self, text: str) -> Doc:
        """The tokens of a text."""
        return load_parser().tokenizer(text)

    def _parsed(self, doc: Doc) -> Doc:
        from spacy.attrs import SENT_START
        from spacy.tokens import Doc

        starts = doc.to_array([SENT_START]).tobytes().hex()
        key = key_of("parse", self._identity, starts, *(token.text_with_ws for token in doc))
        if (known := self._cache.get([key]).get(key)) is not None:
            return Doc(doc.vocab).from_bytes(known)
        for _, component in load_parser().pipeline:
            doc = component(doc)
        self._cache.put({key: doc.to_bytes()})
        return doc

    def as_language(self) -> Language:
        """Itself, by the type that splitting claims names."""
        return cast("Language", self)


def _remembered(
    cache: Cache, key: str, rows: int, work: Callable[[], np.ndarray], columns: int | None = None
) -> np.ndarray:
    """The array of that key, float32, or what the work gives.

    Args:
        cache: where to look.
        key: what to look for.
        rows: of the array.
        work: makes the array.
        columns: of the array, where known.
    """
    known = cache.get([key]).get(key)
    if known is not None and rows and len(known) % (4 * rows) == 0:
        found = np.frombuffer(known, "<f4").reshape(rows, -1)
        if columns in (None, found.shape[1]):
            return found
    made = np.asarray(work(), "<f4")
    if rows:
        cache.put({key: made.tobytes()})
    return made
