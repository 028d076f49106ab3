"""The cache: what it gives back, what it forgets, and that all it suffers is a miss."""

import multiprocessing
import pickle
import shutil
import sqlite3
import threading

import pytest

import compare.cache
from compare.cache import FILE, Cache
from compare.errors import InputError


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


def test_what_was_put_is_given_back_and_nothing_else(cache):
    cache.put({"a": b"one", "b": b"", "c": b"\0" * 10_000})
    assert cache.get(["a", "b", "c", "d", "a"]) == {"a": b"one", "b": b"", "c": b"\0" * 10_000}
    cache.put({"a": b"two"})
    assert cache.get(["a"]) == {"a": b"two"}
    assert cache.get([]) == {}


def test_more_keys_than_one_question_takes(cache):
    values = {f"key{i}": bytes([i % 256]) for i in range(2_100)}
    cache.put(values)
    assert cache.get([*values, "other"]) == values


def test_the_folder_is_its_owners_alone(cache):
    assert cache.folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"cannot be made .* --cache, or --no-cache"):
        Cache(tmp_path / "file" / "cache")


def test_the_oldest_go_first_when_it_is_full(tmp_path):
    clock = iter(range(0, 10**9, 10_000))
    cache = Cache(tmp_path, max_bytes=400_000, clock=lambda: next(clock))
    for name in "abcdef":
        cache.put({name: name.encode() * 50_000})
    assert cache.get(["a"])  # used again, so "b" is the oldest now
    for name in "ghij":
        cache.put({name: name.encode() * 50_000})
    left = set(cache.get("abcdefghij"))
    assert {"a", "j"} <= left
    assert "b" not in left
    assert cache.size() <= 400_000 + 60_000


def test_a_value_that_was_altered_is_missing(cache):
    cache.put({"a": b"one", "b": b"two"})
    cache.close()
    with sqlite3.connect(cache.folder / FILE) as database:
        database.execute("UPDATE entries SET value = x'00' WHERE key = 'a'")
    assert cache.get(["a", "b"]) == {"b": b"two"}


def rubbish(folder):
    (folder / FILE).write_bytes(b"no database" * 1000)


def torn(folder):
    data = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(data[:2000] + b"\xff" * 3000 + data[5000:])


def older(folder):
    (folder / FILE).unlink()
    with sqlite3.connect(folder / FILE) as database:
        database.execute("CREATE TABLE entries (name TEXT)")


@pytest.mark.parametrize("harm", [rubbish, torn, older, shutil.rmtree])
def test_a_damaged_file_is_a_miss_and_then_a_new_file(cache, harm):
    cache.put({str(i): bytes(3000) for i in range(20)})
    cache.close()
    harm(cache.folder)
    cache.get(["1"])
    for _ in range(2):  # the first may find the damage, the second has a new file
        cache.put({"a": b"one"})
    assert cache.get(["a"]) == {"a": b"one"}


def test_deleted_while_in_use_it_starts_over(cache):
    cache.put({"a": b"one"})
    shutil.rmtree(cache.folder)
    assert cache.get(["a"]) == {}
    cache.put({"b": b"two"})
    assert Cache(cache.folder).get(["a", "b"]) == {"b": b"two"}


def test_a_file_that_somebody_else_holds_is_a_miss(cache, monkeypatch):
    monkeypatch.setattr(compare.cache, "BUSY_SECONDS", 0.05)
    cache.put({"a": b"one"})
    cache.close()
    holder = sqlite3.connect(cache.folder / FILE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    cache.put({"b": b"two"})
    holder.execute("ROLLBACK")
    holder.close()
    assert cache.get(["a", "b"]) == {"a": b"one"}


def fill(cache, start):
    for i in range(start, start + 50):
        cache.put({f"key{i}": str(i).encode()})


def test_processes_and_threads_share_it(cache):
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=fill, args=(cache, 50 * k)) for k in range(3)]
    workers += [threading.Thread(target=fill, args=(Cache(cache.folder), 150))]
    workers += [threading.Thread(target=fill, args=(cache, start)) for start in (200, 250)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    wanted = {f"key{i}": str(i).encode() for i in range(300)}
    assert cache.get(wanted) == wanted


def test_it_can_be_sent_to_another_process(cache):
    cache.put({"a": b"one"})
    assert pickle.loads(pickle.dumps(cache)).get(["a"]) == {"a": b"one"}
