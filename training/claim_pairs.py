"""Pairs of claims as the tool makes them, with the label that follows from where they come from.

    python -m training.claim_pairs --data DATA --texts TEXTS_DIR --nli FOLDER --out OUT.jsonl.gz

Single sentences do not show a judge what it will be asked: clauses without their sentence, beside
their nearest clauses of another text, most of which speak of another fact. So the tool itself
splits and pairs synthetic cases made of event frames, and real releases cut into two halves. Where
only the whole sentence decides, a clause of it is left out; what a release says of other facts is
neutral. A first NLI model finds the hard ones: all pairs that it takes for contradictions are
kept, and as many of the others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from compare.affinity import measure
from compare.documents import Document, Role
from compare.encoder import Encoder, load_encoder
from compare.errors import CompareError
from compare.evidence import read_claims
from compare.nli import NLIModel, load_nli
from compare.pairing import Pair, pair_claims
from training.cases import make_case
from training.examples import LABELS, Example
from training.frames import read_frames

SYNTHETIC_CASES = 600
SEED = 23
TOO_NEAR = 0.70  # cosine from which two claims of one release may restate each other
HARD = 0.10  # probability of contradiction from which a neutral pair is hard for the first model
RESTATED = 0.50  # probability of entailment from which claims of one release may be one fact
LABEL_OF = {
    "agreement": "entailment",
    "framing": "entailment",
    "contradiction": "contradiction",
    "related": "neutral",
}


def pairs_of(article: Document, readout: Document, encoder: Encoder) -> tuple[Pair, ...]:
    """The pairs that the tool would compare."""
    ours, theirs = read_claims(article), read_claims(readout)
    return pair_claims(ours, theirs, *measure(ours, theirs, encoder)).pairs


def from_frames(data: Path, encoder: Encoder, cases: int) -> Iterator[Example]:
    """Pairs of synthetic cases whose label does not depend on the rest of their sentences."""
    frames = tuple(f for f in read_frames(data / "frames") if not f.held_out)
    rng = random.Random(SEED)  # noqa: S311
    for _ in range(cases):
        case = make_case(frames, rng)
        for pair in pairs_of(case.article, case.readout, encoder):
            relation = case.relation(pair.article.span, pair.readout.span)
            if relation is None or (relation != "related" and not _whole(pair)):
                continue
            yield _example(pair, LABEL_OF[relation], "claims:frames")


def from_releases(folder: Path, encoder: Encoder) -> Iterator[Example]:
    """Pairs of different claims of one release, its paragraphs dealt to two sides in turn."""
    for path in sorted(folder.glob("*.txt")):
        paragraphs = [p for p in path.read_text("utf-8").splitlines() if p.strip()]
        sides = ("\n\n".join(paragraphs[k::2]) for k in (0, 1))
        documents = [
            Document(role, text, path.stem) for role, text in zip(Role, sides, strict=True)
        ]
        try:
            pairs = pairs_of(*documents, encoder)
        except CompareError:
            continue  # a release of a single paragraph
        for pair in pairs:
            if pair.similarity < TOO_NEAR:
                yield _example(pair, "neutral", f"claims:{path.stem}")


def hard_and_others(examples: list[Example], nli: NLIModel) -> Iterator[Example]:
    """Every pair that is no neutral, the neutrals hard for the model, and as many of the others."""
    probabilities = nli.predict([(e.premise, e.hypothesis) for e in examples])
    entailed, _, contradicted = probabilities.T
    others = []
    hard = 0
    for example, e, c in zip(examples, entailed, contradicted, strict=True):
        if example.label != "neutral":
            yield example
        elif example.source != "claims:frames" and e >= RESTATED:
            continue
        elif c >= HARD:
            hard += 1
            yield example
        else:
            others.append(example)
    random.Random(SEED).shuffle(others)  # noqa: S311
    yield from islice(others, hard)


def _whole(pair: Pair) -> bool:
    """Whether both claims are all that their sentences say, but for the words around them."""
    return all(
        len(c.text.split()) >= 0.8 * len(c.sentence.text.split())
        for c in (pair.article, pair.readout)
    )


def _example(pair: Pair, label: str, source: str) -> Example:
    return Example(pair.article.content, pair.readout.content, label, source)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with frames/")
    parser.add_argument("--texts", type=Path, required=True, help="folder of official releases")
    parser.add_argument("--nli", required=True, help="the first model: a folder, or built-in")
    parser.add_argument("--cases", type=int, default=SYNTHETIC_CASES)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    encoder = load_encoder()
    examples = [
        *from_frames(given.data, encoder, given.cases),
        *from_releases(given.texts, encoder),
    ]
    kept = list(hard_and_others(examples, load_nli(given.nli)))
    with gzip.open(given.out, "wt", encoding="utf-8") as file:
        for e in kept:
            row = {n: getattr(e, n) for n in ("premise", "hypothesis", "label", "source")}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    counts = {label: sum(e.label == label for e in kept) for label in LABELS}
    print(f"{len(examples)} pairs seen, kept {counts}")  # noqa: T201


if __name__ == "__main__":
    main()
