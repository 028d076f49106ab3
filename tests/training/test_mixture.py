"""The mixture: shares kept exactly, every source read in order without gaps."""

import gzip
import json
from collections import Counter
from dataclasses import dataclass, replace

import pytest
from invented import FERRY, TALKS

from training.examples import Example
from training.mixture import CYCLE, PUBLIC, STAGES, SUBSTITUTED, Mixture, cycle_of, read_mixture


@dataclass(frozen=True)
class Counting:
    """A stream whose examples say their place."""

    name: str

    def draw(self, index):
        return Example(str(index), "", "neutral", self.name)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"a": 1.0}, {"a": CYCLE}),
        ({"a": 3.0, "b": 1.0}, {"a": 750, "b": 250}),
        ({"a": 1e6, "b": 1.0}, {"a": 1000, "b": 1}),  # no source is left out
    ],
)
def test_a_cycle_holds_every_source_by_its_share(shares, expected):
    assert Counter(cycle_of(shares)) == expected
    assert cycle_of(shares) == cycle_of(dict(shares))


def test_a_cycle_is_mixed():
    halves = Counter(cycle_of({"a": 1.0, "b": 1.0})[:500])
    assert 200 < halves["a"] < 300


def test_sources_are_read_in_order_without_gaps():
    mixture = Mixture({"a": Counting("a"), "b": Counting("b")}, ("a", "b", "a"))
    got = [(e.source, e.premise) for e in map(mixture.draw, range(7))]
    assert got == [
        ("a", "0"), ("b", "0"), ("a", "1"),
        ("a", "2"), ("b", "1"), ("a", "3"),
        ("a", "4"),
    ]  # fmt: skip
    assert mixture.draw(4) == Example("1", "", "neutral", "b")


def write_rows(path, name):
    text = "The port held two ships."
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for label in ("entailment", "neutral"):
            row = {"premise": text, "hypothesis": text, "label": label, "source": name}
            file.write(json.dumps(row) + "\n")


def write_frames(folder, frames):
    folder.mkdir()
    voices = ("id", "kind", "slots", "news", "official", "loaded", "contra", "neutral")
    rows = [json.dumps({voice: getattr(frame, voice) for voice in voices}) for frame in frames]
    (folder / "frames.jsonl").write_text("\n".join(rows) + "\n", "utf-8")


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_reads_every_set_and_only_frames_to_train_on(tmp_path, stage):
    for name in PUBLIC:
        write_rows(tmp_path / "train" / f"{name}.jsonl.gz", name)
    write_rows(tmp_path / "near.jsonl.gz", "near")
    frames = [replace(frame, id=f"{frame.id}-{k}") for k in range(40) for frame in (FERRY, TALKS)]
    write_frames(tmp_path / "frames", frames)

    write_rows(tmp_path / "cases.jsonl.gz", "case")
    mixture = read_mixture(tmp_path, tmp_path / "near.jsonl.gz", stage, tmp_path / "cases.jsonl.gz")
    counts = Counter(mixture.cycle)
    assert set(counts) == set(mixture.streams) == {*PUBLIC, *STAGES[stage]}
    for name, share in STAGES[stage].items():
        assert counts[name] == pytest.approx(share / 100 * CYCLE, abs=3)
    assert counts["lingnli"] > counts["mnli"] > counts["folio"] >= 1
    used = mixture.streams["frames"].frames
    assert 0 < len(used) < len(frames)
    assert not any(frame.held_out for frame in used)
    sources = {mixture.draw(k).source.split(":")[0] for k in range(CYCLE)}
    own = {"near", "frames", "substitutions"} | ({"case"} if stage == "cases" else set())
    assert sources == {*PUBLIC, *own}
    exchanged = {mixture.streams["substitutions"].draw(k).source for k in range(200)}
    assert {source.split(":")[2] for source in exchanged} == set(SUBSTITUTED)
