"""Workers of a real Dask cluster: a scheduler and two worker processes on this machine."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from distributed import CancelledError, KilledWorker
from tests.cartography.lesson import drawn, experiment
from tests.cartography.test_killed import npz

from descenso.cartography import cluster as cluster_
from descenso.cartography.cluster import DECIDING, cluster
from descenso.cartography.engine import EACH, chart
from descenso.cartography.experiment import RESULT
from descenso.cartography.store import Store
from descenso.errors import OptionError, RunError
from descenso.random import generator

SECONDS = 60
"""Until something that should start counts as broken."""


def until(ready):
    began = time.monotonic()
    while not ready():
        assert time.monotonic() - began < SECONDS, "it never came"
        time.sleep(0.01)


class Cluster:
    """Processes of our own; whatever happens, none of them outlives the `with` block."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []

    def start(self, *words, **environment):
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *words, "--host", "127.0.0.1", "--no-dashboard"],
            cwd=self.folder,
            env={**os.environ, "OMP_NUM_THREADS": "1", **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(process)
        return process

    def scheduler(self):
        file = self.folder / "scheduler.json"
        process = self.start("scheduler", "--port", "0", "--scheduler-file", str(file))
        until(lambda: file.exists() and file.read_text().endswith("}"))
        self.address = json.loads(file.read_text())["address"]
        return process

    def worker(self, **environment):
        # Without a nanny, which would bring a killed worker back.
        options = ["--no-nanny", "--nthreads", "1", "--local-directory", str(self.folder)]
        return self.start("worker", self.address, *options, **environment)

    def wait(self, count):
        from distributed import Client

        with Client(self.address, set_as_default=False, timeout=SECONDS) as client:
            client.wait_for_workers(count, timeout=SECONDS)

    def close(self):
        for process in reversed(self.processes):
            process.kill()
            process.wait()


@contextmanager
def running(folder, workers=0, **environment):
    found = Cluster(folder)
    try:
        found.scheduler()
        processes = [found.worker(**environment) for _ in range(workers)]
        if workers:
            found.wait(workers)
        yield found, processes
    finally:
        found.close()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """Quick to give up on what is gone."""
    monkeypatch.setattr(cluster_, "PATIENCE", 2)


@pytest.fixture
def many(monkeypatch):
    """36 tiles of 16 cells; the workers train what they are given."""
    monkeypatch.setattr("descenso.cartography.experiment.MOST_IN_TILE", 16)
    return experiment(24, epochs=1)


def at_tile(number, action):
    """A consumer of progress that does `action` once, when so many tiles are there."""
    seen = []

    def see(_atlas, _progress):
        seen.append(1)
        if len(seen) == number:
            action()

    return see


def kept_and_finished_here(what, path, truth):
    with Store.reopen(path) as store:
        atlas, whole = drawn(what, store=store)
    assert whole
    assert 0 < atlas.work.cells < what.cells
    assert npz(atlas) == truth


def test_a_worker_killed_in_the_middle_changes_no_byte_and_no_count(many, tmp_path):
    what = replace(many, engine="kernel")
    truth, _ = drawn(what)  # and so the workers find the kernel compiled
    path, done = tmp_path / "part", []
    with running(tmp_path, 2) as (found, workers), cluster(found.address) as hands:
        assert hands.count == 2
        kill = at_tile(3, workers[0].kill)
        with Store.create(path, {"digest": what.digest()}) as store:
            atlas, whole = chart(
                what,
                hands,
                store=store,
                on_progress=lambda *news: (kill(*news), done.append(news[1].done)),
            )
        assert workers[0].wait(SECONDS) == -signal.SIGKILL
        assert workers[1].poll() is None
    assert whole
    assert done == list(range(16, what.cells + 1, 16))
    assert atlas.work.cells == what.cells
    assert npz(atlas) == npz(truth)
    with Store.reopen(path) as store:
        kept = sorted(tile for tile, _ in store.records(lambda _: 16 * RESULT.itemsize))
    assert kept == list(range(36))


@pytest.mark.parametrize("who", ["the workers", "the scheduler"])
def test_when_nobody_is_left_what_was_finished_is_kept(who, many, tmp_path):
    path, truth = tmp_path / "part", npz(drawn(many)[0])
    with running(tmp_path, 1) as (found, workers), cluster(found.address) as hands:
        victim = workers[0] if who == "the workers" else found.processes[0]
        message = "no workers any more" if who == "the workers" else "no longer answers"
        with (
            Store.create(path, {"digest": many.digest()}) as store,
            pytest.raises(RunError, match=message + r".*What was finished is kept"),
        ):
            chart(many, hands, store=store, on_progress=at_tile(3, victim.kill))
    kept_and_finished_here(many, path, truth)


def test_the_cluster_keeps_nothing_and_this_process_no_thread(many, tmp_path):
    from distributed import Client

    def tasks():
        return watcher.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))

    with running(tmp_path, 1) as (found, _):
        with Client(found.address, set_as_default=False) as watcher:
            most = []
            with cluster(found.address) as hands:
                _, whole = chart(many, hands, on_progress=lambda *_: most.append(tasks()))
                assert whole
            until(lambda: tasks() == 0)
        # Of one worker, the order, and what the scheduler has not been told yet.
        assert max(most) <= 1 + 2 * EACH
        before = threading.active_count()
        for _ in range(2):
            with cluster(found.address) as hands:
                chart(many, hands, wants_stop=lambda: True)
        until(lambda: threading.active_count() <= before)


def test_data_of_many_megabytes_goes_over_without_a_warning(tmp_path):
    X = torch.randn(1_500_000, 2, generator=generator(0, "data"))
    what = experiment(2, X=X, y=(X[:, 0] > 0).long(), epochs=1, batch_size=None)
    with running(tmp_path, 1) as (found, _), cluster(found.address) as hands:
        atlas, whole = chart(what, hands)
    assert whole
    assert npz(atlas) == npz(drawn(what)[0])


def fake_version(folder, name):
    """A search path on which `name` has the version 0.0.1."""
    place = folder / "other" / f"{name}-0.0.1.dist-info"
    place.mkdir(parents=True)
    (place / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.0.1\n")
    return str(place.parent)


@pytest.mark.filterwarnings("ignore:Mismatched versions found")
@pytest.mark.parametrize("name", DECIDING)
def test_a_worker_of_another_version_is_refused_by_name(name, many, tmp_path):
    other = fake_version(tmp_path, name)
    with running(tmp_path) as (found, _):
        with pytest.raises(OptionError, match=r"^workers: .*has no workers") as error:
            cluster(found.address).__enter__()
        assert error.value.option == "workers"
        found.worker(PYTHONPATH=other)
        found.wait(1)
        with pytest.raises(OptionError, match=rf"^workers: tcp://\S+ has {name} 0\.0\.1, and here"):
            cluster(found.address).__enter__()


@pytest.mark.filterwarnings("ignore:Mismatched versions found")
def test_a_worker_of_another_version_that_comes_later_trains_nothing(many, tmp_path):
    other = fake_version(tmp_path, "numpy")
    with running(tmp_path, 1) as (found, workers), cluster(found.address) as hands:

        def replaced():
            found.worker(PYTHONPATH=other)
            found.wait(2)
            workers[0].kill()

        with pytest.raises(RunError, match=r"^tcp://\S+ has numpy 0\.0\.1, and here it is"):
            chart(many, hands, on_progress=at_tile(2, replaced))


def test_where_no_scheduler_answers_the_option_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        silent.listen()
        for address in (f"tcp://127.0.0.1:{port}", f"127.0.0.1:{port}"):
            with pytest.raises(OptionError, match="no Dask scheduler answers at "):
                cluster(address).__enter__()
    for address in (
        f"tcp://127.0.0.1:{port}",
        "",
        "nonsense",
        "http://127.0.0.1",
        "tcp://:x",
        "🦊",
    ):
        with pytest.raises(OptionError, match="no Dask scheduler answers at ") as error:
            cluster(address).__enter__()
        assert error.value.option == "workers"


def test_without_dask_its_extra_is_named(monkeypatch):
    monkeypatch.setattr(cluster_, "find_spec", lambda _name: None)
    with pytest.raises(OptionError, match=r"pip install 'descenso\[dask\]'"):
        cluster("tcp://127.0.0.1:8786").__enter__()


class Tile:
    """What Dask gives for a task that fails."""

    def __init__(self, error):
        self.error, self.released = error, False

    async def result(self, timeout):
        raise self.error

    def release(self):
        self.released = True


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (lambda: KilledWorker("tile", None, 3), "given to 4 workers"),
        (lambda: ModuleNotFoundError("No module", name="descenso"), "lacks descenso"),
        (lambda: CancelledError("lost"), "scheduler no longer answers"),
        (lambda: ConnectionResetError("gone"), "scheduler no longer answers"),
    ],
)
def test_what_dask_says_becomes_a_message_for_people(error, message):
    tile = Tile(error())
    client = SimpleNamespace(submit=lambda *_, **__: tile)
    with pytest.raises(RunError, match=message + r".*What was finished is kept"):
        asyncio.run(cluster_._answer(client, None, np.arange(2)))
    assert tile.released
