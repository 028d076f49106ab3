"""Pairs of claims of annotated cases, as the tool makes, pairs and words them, with their labels.

    python -m training.case_pairs CASES OUT.jsonl.gz

Sentences written to be pairs do not show a model what it will be asked: clauses without their
sentence, in two registers, beside the nearest clauses of another text, most of which speak of
something else. The annotated spans themselves are pairs too. Framing is left out: neither label
fits it. Every pair is written both ways round. The cases must not be those that the judge is fitted
on, for which the answers of a model that knows them would look too sure.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from compare.alike import write_alike
from compare.cases import Case
from compare.differences.context import Context
from compare.encoder import load_encoder
from compare.gold import GoldPair, read_gold
from training.evidence import AnnotatedCase, collect_annotated
from training.examples import Example

# What a relation of the annotations is to an NLI model. A pair that no row meets is no
# contradiction, and hardly ever an agreement.
LABEL_OF = {
    "contradiction": "contradiction",
    "agreement": "entailment",
    "related": "neutral",
    "unrelated": "neutral",
    "unlisted": "neutral",
}


def claim_pairs(case: AnnotatedCase) -> Iterator[Example]:
    """The pairs that the tool would judge."""
    context = Context(case.case.article, case.case.readout)
    for evidence, row in zip(case.gathered.evidence, case.rows, strict=True):
        yield from both_ways(*write_alike(evidence.pair, context), row.relation, row.case)


def span_pairs(case: Case) -> Iterator[Example]:
    """The annotated spans, word for word."""
    for row in read_gold(case):
        if isinstance(row, GoldPair):
            yield from both_ways(row.article.text, row.readout.text, row.relation, case.name)


def both_ways(one: str, other: str, relation: str, case: str) -> Iterator[Example]:
    """Two examples; none for a relation that no label fits."""
    label = LABEL_OF.get(relation)
    if label is not None:
        for premise, hypothesis in ((one, other), (other, one)):
            yield Example(premise, hypothesis, label, f"case:{case}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", type=Path, help="folder of annotated cases")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    cases = collect_annotated(given.cases, load_encoder(), None)
    examples = [e for case in cases for e in (*claim_pairs(case), *span_pairs(case.case))]
    with gzip.open(given.out, "wt", encoding="utf-8") as file:
        for e in examples:
            row = {n: getattr(e, n) for n in ("premise", "hypothesis", "label", "source")}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(len(cases), "cases,", dict(Counter(e.label for e in examples)))  # noqa: T201


if __name__ == "__main__":
    main()
