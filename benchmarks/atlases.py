"""Whole atlases: seconds, memory, cores, a cluster's workers, and what compiling costs."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.timing import ratio

ROUNDS = 5

PEAK = """
import resource, runpy, sys, torch
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    runpy.run_module("descenso", run_name="__main__", alter_sys=True)
finally:
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(grown // 1024, file=sys.stderr)
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
    import time

    from descenso.cartography.engine import chart, local_threads
    from descenso.cartography.request import make_request, settled

    request = make_request(settled({"preset": "lr-scale", "size": 256}))
    experiment = request.experiment(request.material())
    seconds: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for count, times in seconds.items():
            with local_threads(count) as workers:
                began = time.perf_counter()
                chart(experiment, workers)
                times.append(time.perf_counter() - began)
    yield "| 256 × 256, lr × initial scale | seconds | one by it |"
    yield "|---|---:|---:|"
    for count, times in seconds.items():
        speed = f"{ratio(seconds[1], times):.2f} ×"
        yield f"| {count} thread{'s' * (count > 1)} | {statistics.median(times):.2f} | {speed} |"
