"""Which data the judge learns from, and in what proportion."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from training.examples import Balanced, Example, Retokenised, Shuffled, Stream, read_rows
from training.frames import FramePairs, read_frames
from training.substitutions import Substitutions

# Shares of the pairs drawn, in per cent. General human-written sets carry the most; constructed or
# automatic rows (FEVER's neutrals, conjnli_automatic) are kept low because their labels are noisy,
# one-label sets because a sentence pair must not give its label away by its source.
PUBLIC = {
    "mnli": 15.0,
    "lingnli": 17.0,
    "snli": 9.0,
    "cf_snli": 4.0,
    "new_protocols": 12.0,
    "fever": 14.0,
    "fever_neutral_constructed": 1.5,
    "infotabs": 1.5,
    "wikifactcheck_negated": 1.0,
    "semantoneg": 2.0,
    "conjnli_dev": 0.4,
    "conjnli_automatic": 0.4,
    "help": 0.7,
    "tracie": 0.25,
    "folio": 0.25,
}
# Whose entailed pairs words are exchanged in: captions, evidence, edited and free sentences.
SUBSTITUTED = ("snli", "cf_snli", "fever", "new_protocols", "mnli", "lingnli")
STAGES = {
    # general reasoning first, our register beside it from the start
    "public": {"frames": 20.0, "near_neutrals": 4.0, "substitutions": 4.0},
    # then the register of the cases, with enough public data not to forget
    "register": {"frames": 40.0, "near_neutrals": 8.0, "substitutions": 9.0},
    # last, at a low rate, claims of annotated cases as the tool makes and pairs them: three neutral
    # pairs to a verdict, of the many that there are; the rest keeps what was learned
    "cases": {
        "verdicts": 12.0,
        "neutrals": 33.0,
        "frames": 15.0,
        "near_neutrals": 3.0,
        "substitutions": 5.0,
    },
}
SEED = 2017


CYCLE = 1000  # draws after which every source has had exactly its share


@dataclass(frozen=True, slots=True)
class Mixture:
    """Examples drawn from several streams by share; the same index gives the same example.

    Attributes:
        streams: the sources by name.
        cycle: CYCLE source names in a random order, each as often as its share says.
    """

    streams: dict[str, Stream]
    cycle: tuple[str, ...]

    def draw(self, index: int) -> Example:
        """The example at that place; each source is read in its own order without gaps."""
        round_, slot = divmod(index, len(self.cycle))
        name = self.cycle[slot]
        place = round_ * self.cycle.count(name) + self.cycle[:slot].count(name)
        return self.streams[name].draw(place)


def cycle_of(shares: dict[str, float]) -> tuple[str, ...]:
    """A shuffled cycle with each source at least once and otherwise by its share."""
    total = sum(shares.values())
    slots = [n for n, share in shares.items() for _ in range(max(1, round(share / total * CYCLE)))]
    random.Random(SEED).shuffle(slots)  # noqa: S311
    return tuple(slots)


def read_mixture(data: Path, near_neutrals: Path, stage: str, cases: Path | None = None) -> Mixture:
    """The mixture of one stage.

    Args:
        data: folder with ``train/*.jsonl.gz`` and ``frames/*.jsonl``.
        near_neutrals: what ``training.near_neutrals`` wrote.
        cases: what ``training.case_pairs`` wrote, for the stage of that name.
        stage: a key of ``STAGES``.
    """
    own = STAGES[stage]
    scale = (100.0 - sum(own.values())) / sum(PUBLIC.values())
    shares = {**{name: share * scale for name, share in PUBLIC.items()}, **own}
    rows = {name: read_rows(data / "train" / f"{name}.jsonl.gz") for name in PUBLIC}
    streams: dict[str, Stream] = {name: Shuffled(rows[name], SEED) for name in PUBLIC}
    # Three entailments to one contradiction would teach that evidence mostly supports.
    streams["fever"] = Retokenised(Balanced.of(rows["fever"], SEED))
    entailed = [[r for r in rows[name] if r.label == "entailment"] for name in SUBSTITUTED]
    streams["substitutions"] = Retokenised(Substitutions(entailed, SEED))
    training = tuple(f for f in read_frames(data / "frames") if not f.held_out)
    streams["frames"] = FramePairs(training, SEED)
    streams["near_neutrals"] = Shuffled(read_rows(near_neutrals), SEED)
    if stage == "cases" and cases is not None:
        pairs = read_rows(cases)
        streams["verdicts"] = Shuffled([p for p in pairs if p.label != "neutral"], SEED)
        streams["neutrals"] = Shuffled([p for p in pairs if p.label == "neutral"], SEED)
    return Mixture(streams, cycle_of(shares))
