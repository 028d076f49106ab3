"""With what a batch compares: models by name, settings, the cache; and what identifies them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare import __version__
from compare.batch.remembering import (
    RememberingEncoder,
    RememberingNLI,
    RememberingParser,
    key_of,
)
from compare.batch.rows import rows_of
from compare.batch.types import CaseResult, Failure, Outcome, Source
from compare.cache import Cache
from compare.comparison import Settings, model_names, weigh
from compare.encoder import DEFAULT_ENCODER, Encoder, load_encoder
from compare.errors import CompareError
from compare.evidence import gather
from compare.nli import NLIModel, load_nli
from compare.parsing import PARSER
from compare.reports.provenance import NO_NLI, package_versions, weight_checksums
from compare.serialize import to_json

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = Path(__file__).resolve().parent.parent
# What stands above a comparison and cannot change one.
ABOVE = frozenset({"panels", "reports", "commands", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Setup:
    """What every case of a batch is compared with; can be sent to another process.

    Attributes:
        encoder: a name that ``load_encoder`` knows, or an encoder.
        nli: a name that ``load_nli`` knows, a model, or None for judging without one.
        settings: the thresholds.
        cache: where vectors, scores and parses are kept; None for nowhere.
    """

    encoder: str | Encoder = DEFAULT_ENCODER
    nli: str | NLIModel | None = None
    settings: Settings = field(default_factory=Settings)
    cache: Cache | None = None

    def fingerprint(self) -> str:
        """Another one as soon as anything but the texts could make another result."""
        settings = json.dumps(asdict(self.settings), sort_keys=True)
        models = [identity(kind, name) for kind, name in self._names().items()]
        return key_of(settings, *models)

    def load(self) -> Comparer:
        """The models, loaded, with the cache before them.

        Raises:
            ModelError: one cannot be loaded.
        """
        encoder = load_encoder(self.encoder) if isinstance(self.encoder, str) else self.encoder
        nli = load_nli(self.nli) if isinstance(self.nli, str) else self.nli
        parser = None
        if self.cache is not None:
            known = {kind: identity(kind, name) for kind, name in self._names().items()}
            encoder = RememberingEncoder(encoder, known["encoder"], self.cache)
            nli = nli and RememberingNLI(nli, known["nli"], self.cache)
            parser = RememberingParser(known["parser"], self.cache).as_language()
        return Comparer(encoder, nli, parser, self.settings)

    def _names(self) -> dict[str, str]:
        encoder = self.encoder if isinstance(self.encoder, str) else self.encoder.name
        nli = self.nli.name if self.nli and not isinstance(self.nli, str) else self.nli or NO_NLI
        return {"parser": PARSER, "encoder": encoder, "nli": str(nli)}


@dataclass(frozen=True, slots=True)
class Comparer:
    """Loaded models and settings: cases in, results out."""

    encoder: Encoder
    nli: NLIModel | None
    parser: Language | None
    settings: Settings

    def compare(self, source: Source) -> Outcome:
        """The result of a case; whatever goes wrong with it is its failure and nobody else's."""
        try:
            return self._compare(source)
        except CompareError as error:
            return Failure(source.id, source.group, str(error))
        except Exception as error:  # a fault of ours must not stop the others; it is told
            reason = " ".join(str(error).split())
            return Failure(
                source.id,
                source.group,
                f"it hit a fault of this program ({type(error).__name__}: {reason}): "
                "please report it with the two texts",
            )

    def _compare(self, source: Source) -> CaseResult:
        article, readout = source.read()
        gathered = gather(
            article,
            readout,
            encoder=self.encoder,
            nli=self.nli,
            min_affinity=self.settings.min_affinity,
            partners=self.settings.partners,
            nlp=self.parser,
        )
        models = model_names(self.encoder, self.nli)
        comparison = weigh(article, readout, gathered, self.settings, models)
        rows = rows_of(comparison, source.id, source.group)
        return CaseResult(source.id, source.group, to_json(comparison), rows)


def case_fingerprint(source: Source, setup: str) -> str:
    """What a result of this case with a setup of that fingerprint is known by.

    Raises:
        InputError: its texts cannot be read.
    """
    return key_of("case", setup, source.id, source.group, source.digest())


@lru_cache(maxsize=32)
def identity(kind: str, name: str) -> str:
    """Another one for every other model, version of it, and version of what it runs on.

    Args:
        kind: "parser", "encoder" or "nli".
        name: what the model is called.
    """
    sums = weight_checksums({"nli": NO_NLI, kind: name})
    facts = {"name": name, "weights": sums, "packages": package_versions(), "code": code_digest()}
    return key_of(kind, json.dumps(facts, sort_keys=True))


@lru_cache(maxsize=1)
def code_digest() -> str:
    """SHA-256 of this package's own files: its version says too little while it is worked on."""
    digest = hashlib.sha256(__version__.encode())
    for file in sorted(PACKAGE.rglob("*")):
        if file.is_file() and not ABOVE.intersection(file.relative_to(PACKAGE).parts):
            digest.update(file.relative_to(PACKAGE).as_posix().encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
