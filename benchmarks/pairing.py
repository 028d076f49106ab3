"""Pairing of many claims: time, peak memory, and whether a sample equals the exact matrix.

    python -m benchmarks.pairing [--claims 50000] [--sample 200]

The vectors are made up: as many topics as there are hundreds of claims, each claim near one.
"""

from __future__ import annotations

import argparse
import resource
import time

import numpy as np

from benchmarks.measuring import show
from compare.pairing import MIN_AFFINITY, PARTNERS
from compare.partners import Partners, Rows, best_partners

DIMENSIONS = 384  # of all-MiniLM-L6-v2
SPREAD = 2.0  # length of a claim's own part beside its topic: cosines within a topic are near 0.2
SEED = 7
CLAIMS = 50_000  # on either side
SAMPLE = 200


def make_vectors(claims: int, topics: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Unit rows of shape (claims, DIMENSIONS), float32."""
    own = random.normal(size=(claims, DIMENSIONS)).astype(np.float32)
    own *= SPREAD / np.sqrt(DIMENSIONS)
    rows: np.ndarray = topics[random.integers(len(topics), size=claims)] + own
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def agrees(found: Partners, matrix: Rows, sample: np.ndarray) -> bool:
    """Whether the best partners of some rows are those of these rows of the exact matrix."""
    for row in sample.tolist():
        line = matrix(row, row + 1)[0].astype(np.float64)
        here = found.rows == row
        wanted = np.argsort(-line, kind="stable")[:PARTNERS]
        wanted = wanted[line[wanted] >= MIN_AFFINITY]
        own = found.columns[here][np.argsort(-found.values[here], kind="stable")][: len(wanted)]
        if not np.allclose(line[own], line[wanted], atol=1e-6) or len(own) < len(wanted):
            return False
    return True


def measure_pairing(claims: int = CLAIMS, sample: int = SAMPLE) -> dict[str, object]:
    """Time and memory of pairing so many claims with as many, and whether a sample is right."""
    random = np.random.default_rng(SEED)
    topics = random.normal(size=(max(1, claims // 100), DIMENSIONS)).astype(np.float32)
    topics /= np.linalg.norm(topics, axis=1, keepdims=True)
    article, readout = (make_vectors(claims, topics, random) for _ in range(2))
    shape = len(article), len(readout)

    def matrix(start: int, stop: int) -> np.ndarray:
        product: np.ndarray = article[start:stop] @ readout.T
        return product

    def turned(start: int, stop: int) -> np.ndarray:
        product: np.ndarray = readout[start:stop] @ article.T
        return product

    began, worked = time.perf_counter(), time.process_time()
    found = best_partners(
        matrix, shape, per_row=PARTNERS, per_column=PARTNERS, at_least=MIN_AFFINITY
    )
    seconds, processor = time.perf_counter() - began, time.process_time() - worked
    some = random.integers(claims, size=sample)
    across = Partners(found.columns, found.rows, found.values, found.ranks)
    return {
        "claims": claims,
        "pairs": len(found.rows),
        "seconds": round(seconds, 1),
        "processor seconds": round(processor, 1),
        "peak MB of the process": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
        "sample equals exact rows": agrees(found, matrix, some),
        "sample equals exact columns": agrees(across, turned, some),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--sample", type=int, default=SAMPLE)
    given = parser.parse_args()
    show(measure_pairing(given.claims, given.sample))


if __name__ == "__main__":
    main()
