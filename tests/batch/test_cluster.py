"""A cluster of processes on this machine: the same results, also when one of them is killed."""

import os
import signal
import threading
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


@pytest.fixture(scope="module")
def cluster():
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
    ):
        yield cluster


def results_of(folder):
    """Cases and tables; records also hold the state of this program's own files."""
    return {name: data for name, data in bytes_of(folder).items() if "records" not in name}


def test_a_killed_worker_loses_nothing(cluster, corpus, tmp_path):
    write_batch(plan(corpus), tmp_path / "here", SETUP)
    begun = tmp_path / "begun"
    begun.mkdir()
    killed = []

    def kill_the_first():
        while not killed:
            for path in begun.iterdir():
                killed.append(int(path.name))
                os.kill(killed[0], signal.SIGKILL)
                break

    killer = threading.Thread(target=kill_the_first, daemon=True)
    killer.start()
    run = partial(compare_on_cluster, address=cluster.scheduler_address)
    out = tmp_path / "out"
    summary = write_batch(plan(corpus), out, Setup(Leisurely(begun, 0.5)), run=run)
    assert killed
    assert (summary.compared, summary.failures) == (("bridge", "harbour", "strike"), ())
    assert results_of(out) == results_of(tmp_path / "here")


def test_a_case_that_cannot_be_read_is_told_here(cluster, corpus):
    (corpus / "harbour" / "readout.txt").write_text("", "utf-8")
    sources = plan(corpus).entries
    found = dict(compare_on_cluster(sources, SETUP, address=cluster.scheduler_address))
    assert [type(found[k]) for k in range(3)] == [CaseResult, Failure, CaseResult]


def test_a_case_that_costs_worker_after_worker_is_given_up(cluster, corpus):
    distributed.Client(cluster).run_on_scheduler(
        lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 0)
    )
    sources = plan(corpus).entries[2:]
    setup = Setup(Killed())
    (outcome,) = dict(
        compare_on_cluster(sources, setup, address=cluster.scheduler_address)
    ).values()
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
