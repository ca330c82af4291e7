"""Whole atlases: seconds, memory, cores, a cluster's workers, and what compiling costs."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from benchmarks.timing import in_turn, ratio
from descenso.cartography.cluster import cluster
from descenso.cartography.engine import Workers, chart, local_threads
from descenso.cartography.experiment import Experiment
from descenso.cartography.request import make_request, settled

ROUNDS = 5

PEAK = """
import runpy, sys, torch
def megabytes(name):
    with open("/proc/self/status") as status:  # ru_maxrss begins at the parent's
        return int(status.read().split(name)[1].split()[0]) // 1024
before = megabytes("VmRSS:")
try:
    runpy.run_module("descenso", run_name="__main__", alter_sys=True)
finally:
    print(megabytes("VmHWM:") - before, file=sys.stderr)
"""
"""`python -c PEAK atlas …`: the verb, and the MB by which its memory outgrew PyTorch's import."""

COMPILING = """
import sys, time
import torch
from descenso.cartography import kernel
from descenso.cartography.contract import start_networks
sizes = tuple(map(int, sys.argv[1].split("-")))
X, y = torch.randn(64, sizes[0]), torch.zeros(64, dtype=torch.long)
start = start_networks(sizes, range(8), seed=0, scales=[0.1] * 8)
began = time.perf_counter()
kernel.train_networks(start, X, y, lr=0.1, epochs=1, generator=torch.Generator())
print(time.perf_counter() - began)
"""


def table() -> Iterator[str]:
    """Compiling, then atlases of the lesson's training."""
    yield "**compiling a shape**"
    yield ""
    yield "| | first use, s | later process, s |"
    yield "|---|---:|---:|"
    for sizes in ("2-16-2", "2-16-16-16-2", "64-64-10", "64-256-10"):
        with tempfile.TemporaryDirectory() as cache:
            first, later = (float(_python(["-c", COMPILING, sizes], cache)) for _ in range(2))
        yield f"| {sizes} | {first:.2f} | {later:.2f} |"
    yield ""
    yield "**whole atlases** (the lesson's training, 390 updates of each network)"
    yield ""
    yield "| | seconds | network-steps/s | memory above PyTorch's, MB |"
    yield "|---|---:|---:|---:|"
    with tempfile.TemporaryDirectory() as folder:
        cache = str(Path(folder) / "cache")
        for size, options in ((256, []), (512, []), (2048, ["--epochs", "1"])):
            words = ["atlas", "--size", str(size), "--yes", "--json", *options]
            _atlas([*words, "--epochs", "1", "--size", "32"], folder, cache)
            document, grown = _atlas(words, folder, cache)
            name = f"{size} × {size}" + (", one epoch" if options else "")
            rate = document["network_steps_per_second"]
            yield f"| {name} | {document['seconds']:.1f} | {rate:,.0f} | {grown} |"
    yield ""
    yield from _cores()


def _atlas(words: Sequence[str], folder: str, cache: str) -> tuple[dict[str, float], str]:
    out = tempfile.mkdtemp(dir=folder)
    answer = subprocess.run(
        [sys.executable, "-c", PEAK, *words, "--out", str(Path(out) / "atlas")],
        env={**os.environ, "NUMBA_CACHE_DIR": cache},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(answer.stdout), answer.stderr.split()[-1]


def _python(words: Sequence[str], cache: str) -> str:
    return subprocess.run(
        [sys.executable, *words],
        env={**os.environ, "NUMBA_CACHE_DIR": cache},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def _cores() -> Iterator[str]:
    """Two threads against one, and two Dask workers of one core against one."""
    request = make_request(settled({"preset": "lr-scale", "size": 256}))
    experiment = request.experiment(request.material())
    yield "| 256 × 256, lr × initial scale | seconds | one by it |"
    yield "|---|---:|---:|"
    yield from _one_against_two("thread", experiment, {n: local_threads(n) for n in (1, 2)})
    with _dask(1) as one, _dask(2) as two:
        yield from _one_against_two("Dask worker", experiment, {1: cluster(one), 2: cluster(two)})


def _one_against_two(
    kind: str, experiment: Experiment, staff: Mapping[int, AbstractContextManager[Workers]]
) -> Iterator[str]:
    with ExitStack() as stack:
        workers = {count: stack.enter_context(entered) for count, entered in staff.items()}
        seconds = in_turn(
            {str(n): lambda n=n: chart(experiment, workers[n]) for n in workers}, ROUNDS
        )
    for count, times in seconds.items():
        name = f"{count} {kind}{'s' * (count != '1')}"
        speed = f"{ratio(seconds['1'], times):.2f} ×"
        yield f"| {name} | {statistics.median(times):.2f} | {speed} |"


@contextmanager
def _dask(workers: int) -> Iterator[str]:
    """The address of a cluster on this computer, of so many workers of one core."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as started:
        yield started.scheduler_address
