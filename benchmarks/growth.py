"""How the cost of one update grows: with networks, hidden units and rows."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import torch

from benchmarks.many import ours
from benchmarks.many_jobs import Job, lesson
from descenso.random import generator

ROUNDS = 3
UPDATES = 2e6
"""Network-steps of one measurement, at least an epoch of each network."""


def table() -> Iterator[str]:
    """One table: nanoseconds of a network-step, and of its arithmetic, as each size grows."""
    base = lesson()
    yield "**how the cost grows** (the lesson's training with one thing changed, all cores)"
    yield ""
    yield "| | ns per network-step | GFLOP/s |"
    yield "|---|---:|---:|"
    for networks in (100, 1_000, 10_000, 100_000, 1_000_000):
        yield _row(f"{networks:,} networks", base.at_once(networks))
    for hidden in (4, 16, 64, 256):
        yield _row(f"{hidden} hidden", _changed(hidden=hidden))
    for rows in (100, 1_000, 10_000, 100_000):
        yield _row(f"{rows:,} rows", _changed(rows=rows))


def _changed(hidden: int = 16, rows: int = 400) -> Job:
    X = torch.randn(rows, 2, generator=generator(0, "benchmark"))
    return Job("", X, (X[:, 0] > 0).long(), (2, hidden, 2), networks=256)


def _row(name: str, job: Job) -> str:
    epochs = max(1, int(UPDATES / (job.batches * job.networks)))
    train = ours(job, epochs)
    train()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        train()
        times.append((time.perf_counter() - began) / (epochs * job.batches * job.networks))
    step = statistics.median(times)
    return f"| {name} | {step * 1e9:,.0f} | {job.operations / step / 1e9:.1f} |"
