"""Does int8 cost anything? Relations with the int8 graph on board against the same weights in fp32.

    python -m benchmarks.agreement [--cases 40]

Both judge the same pairs: those of the corpus, and those of made cases.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.baseline import load_cross_encoder
from benchmarks.measuring import show
from benchmarks.recombining import make_case
from compare.alike import write_alike
from compare.cases import find_case, list_cases
from compare.comparison import judge_all
from compare.differences.context import Context
from compare.documents import Document, Role
from compare.encoder import Encoder, load_encoder
from compare.evidence import gather, infer
from compare.judging import CONTRADICTION_THRESHOLD
from compare.nli import LABELS, NLIModel, label_columns, load_nli
from compare.onboard import ONBOARD

CASES = 40
SAME = "pairs whose relation is the same"


class PlainNLI:
    """The weights on board in fp32, as sentence-transformers runs them."""

    name = "fp32"

    def __init__(self) -> None:
        self._model: Any = load_cross_encoder()
        self._columns = label_columns(self.name, self._model.config.id2label)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        """Probabilities of shape ``(len(pairs), 3)`` in the order of ``LABELS``."""
        if not pairs:
            return np.zeros((0, len(LABELS)), np.float32)
        scores = self._model.predict(list(pairs), apply_softmax=True, show_progress_bar=False)
        return np.asarray(scores, np.float32)[:, self._columns]


def measure_agreement(cases: int = CASES, names: Sequence[str] = ()) -> dict[str, object]:
    """Shares of pairs with the same relation, on the corpus and on so many made cases.

    Args:
        cases: how many made cases.
        names: cases of the corpus; all of them where none is named.
    """
    encoder, models = load_encoder(), (load_nli(ONBOARD), PlainNLI())
    corpus = [(c.article, c.readout) for c in map(find_case, names or list_cases())]
    made = [
        tuple(Document(r, t, str(r)) for r, t in zip(Role, make_case(seed), strict=True))
        for seed in range(cases)
    ]
    figures: dict[str, object] = {}
    for name, accounts in (("corpus", corpus), ("made cases", made)):
        found = [_same(article, readout, encoder, models) for article, readout in accounts]
        same, pairs = (sum(numbers) for numbers in zip(*found, strict=True)) if found else (0, 0)
        figures[name] = {"pairs": pairs, "same": same, SAME: round(same / max(1, pairs), 4)}
    return figures


def _same(
    article: Document, readout: Document, encoder: Encoder, models: Sequence[NLIModel]
) -> tuple[int, int]:
    """How many pairs of a case get the same relation from all models, of how many."""
    evidence = gather(article, readout, encoder=encoder).evidence
    context = Context(article, readout)
    texts = [write_alike(e.pair, context) for e in evidence]
    relations = []
    for model in models:
        asked = tuple(
            replace(e, nli=scores) for e, scores in zip(evidence, infer(texts, model), strict=True)
        )
        judged = judge_all(asked, CONTRADICTION_THRESHOLD)
        relations.append({j.key: j.relation for j in judged})
    first, second = relations
    return sum(first[key] is second[key] for key in first), len(first)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=CASES)
    show(measure_agreement(parser.parse_args().cases))


if __name__ == "__main__":
    main()
