"""Several processes: the same results, and what happens when one dies, sticks or is left alone."""

import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from small import SETUP, bytes_of
from workers import Killed, Stuck

import compare.batch.running
from compare.batch.planning import plan
from compare.batch.running import compare_in_processes, keep_to_share
from compare.batch.setup import Setup
from compare.batch.types import CaseResult, Failure
from compare.batch.writing import write_batch
from compare.errors import ModelError

ROOT = Path(__file__).parents[2]


def test_processes_give_the_same_bytes(corpus, tmp_path):
    write_batch(plan(corpus), tmp_path / "0", SETUP)
    write_batch(plan(corpus), tmp_path / "2", SETUP, run=partial(compare_in_processes, workers=2))
    assert bytes_of(tmp_path / "0") == bytes_of(tmp_path / "2")


def outcomes(corpus, encoder, workers=2):
    sources = plan(corpus).entries
    found = dict(compare_in_processes(sources, Setup(encoder), workers=workers))
    return {source.id: found[index] for index, source in enumerate(sources)}


def test_a_case_that_kills_its_process_costs_itself_alone(corpus):
    found = outcomes(corpus, Killed())
    assert isinstance(found["strike"], Failure)
    assert "its process ended 2 times" in found["strike"].reason
    assert isinstance(found["bridge"], CaseResult)
    assert isinstance(found["harbour"], CaseResult)


def test_a_case_whose_process_died_by_chance_is_tried_again(corpus, tmp_path):
    found = outcomes(corpus, Killed(tmp_path / "once"), workers=1)
    assert {type(outcome) for outcome in found.values()} == {CaseResult}
    assert (tmp_path / "once").exists()


def test_a_case_that_sticks_is_given_up(corpus, monkeypatch):
    monkeypatch.setattr(compare.batch.running, "CASE_SECONDS", 25.0)
    found = outcomes(corpus, Stuck())
    assert "took longer than" in found["strike"].reason
    assert isinstance(found["harbour"], CaseResult)


def test_a_model_that_cannot_be_loaded_is_told_from_a_process(corpus):
    with pytest.raises(ModelError, match="no such folder"):
        outcomes(corpus, "no such folder/x/y")


SHARES = [
    ({0, 1}, 2, [{0}, {1}, {0}]),
    ({0, 1}, 1, [{0, 1}, {0, 1}]),
    ({1}, 2, [{1}, {1}]),
    ({4, 5, 6, 7}, 2, [{4, 5}, {6, 7}, {4, 5}]),
    ({0, 1, 2}, 2, [{0}, {1}]),
    ({0, 1}, 5, [{0}, {1}, {0}, {1}, {0}, {0}]),
]


@pytest.mark.parametrize(("cores", "workers", "shares"), SHARES)
def test_each_process_keeps_to_its_share_of_the_cores(monkeypatch, cores, workers, shares):
    kept = []
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: cores)
    monkeypatch.setattr(os, "sched_setaffinity", lambda pid, some: kept.append(set(some)))
    for number in range(len(shares)):
        keep_to_share(number, workers)
    assert kept == shares


BATCH = """
import sys
from functools import partial
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}, {here!r}]
from compare.batch.planning import plan
from compare.batch.running import compare_here, compare_in_processes
from compare.batch.setup import Setup
from compare.batch.writing import write_batch
from workers import Leisurely
if __name__ == "__main__":
    setup = Setup(Leisurely(Path({begun!r}), {seconds}))
    run = partial(compare_in_processes, workers={workers}) if {workers} else compare_here
    write_batch(plan(Path({corpus!r})), Path({out!r}), setup, resume=True, run=run)
"""


@pytest.fixture
def start(tmp_path, corpus):
    """A function that starts a batch in a process of its own; what still runs is ended after."""
    started = []

    def start(out, seconds, workers):
        begun = tmp_path / "begun"
        begun.mkdir(exist_ok=True)
        script = tmp_path / "batch.py"
        script.write_text(
            BATCH.format(
                root=str(ROOT),
                tests=str(ROOT / "tests"),
                here=str(ROOT / "tests" / "batch"),
                begun=str(begun),
                seconds=seconds,
                corpus=str(corpus),
                out=str(out),
                workers=workers,
            )
        )
        started.append(subprocess.Popen([sys.executable, script], cwd=ROOT))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_for(condition, seconds=120.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def results_of(folder):
    """Cases and tables; records also hold the state of this program's own files."""
    return {name: data for name, data in bytes_of(folder).items() if "records" not in name}


@pytest.mark.parametrize(("workers", "kills"), [(0, (1, 2)), (2, (1,))])
def test_killed_and_resumed_it_ends_with_the_same_bytes(start, corpus, tmp_path, workers, kills):
    out = tmp_path / "out"
    for cases in kills:
        process = start(out, 0.2, workers)
        wait_for(lambda n=cases: len(list(out.glob("records/*.json"))) >= n)
        process.kill()
        process.wait()
        assert not list(out.glob("*.parquet"))  # it was killed in the middle
    assert start(out, 0.0, workers).wait(120) == 0
    write_batch(plan(corpus), tmp_path / "whole", SETUP)
    assert results_of(out) == results_of(tmp_path / "whole")


def test_workers_end_with_the_process_that_started_them(start, tmp_path):
    process = start(tmp_path / "out", 600, 2)
    wait_for(lambda: len(list((tmp_path / "begun").iterdir())) == 2)
    pids = [int(p.name) for p in (tmp_path / "begun").iterdir()]
    assert all(map(is_alive, pids))
    process.kill()
    process.wait()
    wait_for(lambda: not any(map(is_alive, pids)), 20)
