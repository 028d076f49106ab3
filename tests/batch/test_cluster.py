"""A cluster of processes on this machine: the same results, also when one of them is killed."""

import os
import signal
import threading
import time
from functools import partial

import pytest
from fakes import FakeEncoder
from small import SETUP, bytes_of
from workers import Killed, Leisurely

import compare.batch.cluster
from compare.batch.cluster import compare_on_cluster
from compare.batch.planning import plan
from compare.batch.setup import Setup
from compare.batch.types import CaseResult, Failure
from compare.batch.writing import write_batch
from compare.errors import InputError, ModelError

distributed = pytest.importorskip("distributed")


# On a machine that is busy with other things a process may need a minute to start or to answer.
PATIENCE = {
    "distributed.comm.timeouts.connect": "180s",
    "distributed.comm.timeouts.tcp": "180s",
    "distributed.scheduler.worker-ttl": "600s",
}
STUCK_SECONDS = 540  # after which a test says where it hangs


@pytest.fixture(scope="module")
def cluster():
    import dask

    with (
        dask.config.set(PATIENCE),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
    ):
        yield cluster


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Waits long enough for a busy machine, and not forever for a fault."""

    def stop(number, frame):
        raise TimeoutError(f"the cluster did not answer for {STUCK_SECONDS} seconds")

    monkeypatch.setattr(compare.batch.cluster, "CONNECT_SECONDS", 180)
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(STUCK_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def set_allowed_failures(cluster, number):
    """After how many lost workers a case is given up; what it was before."""

    def change(dask_scheduler):
        before, dask_scheduler.allowed_failures = dask_scheduler.allowed_failures, number
        return before

    with distributed.Client(cluster, set_as_default=False) as client:
        return client.run_on_scheduler(change)


def results_of(folder):
    """Cases and tables; records also hold the state of this program's own files."""
    return {name: data for name, data in bytes_of(folder).items() if "records" not in name}


def test_a_killed_worker_loses_nothing(cluster, corpus, tmp_path):
    write_batch(plan(corpus), tmp_path / "here", SETUP)
    begun = tmp_path / "begun"
    begun.mkdir()
    killed = []

    def kill_the_first():
        while not (there := sorted(begun.iterdir())):
            time.sleep(0.02)
        killed.append(int(there[0].name))
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill_the_first, daemon=True)
    killer.start()
    run = partial(compare_on_cluster, address=cluster.scheduler_address)
    out = tmp_path / "out"
    summary = write_batch(plan(corpus), out, Setup(Leisurely(begun, 0.5)), run=run)
    killer.join(timeout=1)  # it was done before the last result came
    assert killed
    assert (summary.compared, summary.failures) == (("bridge", "harbour", "strike"), ())
    assert results_of(out) == results_of(tmp_path / "here")


def test_a_case_that_cannot_be_read_is_told_here(cluster, corpus):
    (corpus / "harbour" / "readout.txt").write_text("", "utf-8")
    sources = plan(corpus).entries
    found = dict(compare_on_cluster(sources, SETUP, address=cluster.scheduler_address))
    assert [type(found[k]) for k in range(3)] == [CaseResult, Failure, CaseResult]


def test_a_case_that_costs_worker_after_worker_is_given_up(cluster, corpus):
    sources = plan(corpus).entries[2:]
    before = set_allowed_failures(cluster, 0)
    try:
        found = dict(
            compare_on_cluster(sources, Setup(Killed()), address=cluster.scheduler_address)
        )
    finally:
        set_allowed_failures(cluster, before)
    (outcome,) = found.values()
    assert "its workers were lost again and again" in outcome.reason


def test_a_worker_with_another_version_compares_nothing(cluster, corpus, monkeypatch):
    monkeypatch.setattr(compare.batch.cluster, "_loaded", {})
    monkeypatch.setattr(Setup, "fingerprint", lambda self: "another")
    with pytest.raises(ModelError, match="has another version"):
        list(compare_on_cluster(plan(corpus).entries, SETUP, address=cluster.scheduler_address))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense"])
def test_a_scheduler_that_does_not_answer_is_said(corpus, monkeypatch, address):
    monkeypatch.setattr(compare.batch.cluster, "CONNECT_SECONDS", 1)
    with pytest.raises(InputError, match="does not answer"):
        list(compare_on_cluster(plan(corpus).entries, Setup(FakeEncoder()), address=address))
