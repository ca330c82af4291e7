"""Many networks at once: ours against the lesson's loop, torch in batches, and JAX."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import DataLoader, TensorDataset

from benchmarks import many_in_jax
from benchmarks.many_jobs import LR, Job, lesson, others
from benchmarks.timing import in_turn, ratio
from descenso.cartography import kernel
from descenso.cartography.contract import start_networks
from descenso.random import generator
from descenso.types import Layer

ROUNDS = 5
MANY = 64
MOST_DRAWN = 1024
"""Starts that are drawn; more networks share them, which changes no time."""
SECONDS = 0.4
"""Of one training of each contestant, about: its epochs are chosen so."""

LESSON, TORCH = "the lesson's loop, one after another", "torch, batched autograd"
OURS = "descenso, engine kernel"


@dataclass(frozen=True)
class Contestant:
    """A training of `epochs` epochs, of one network after another or of all at once."""

    train: Callable[[], object]
    updates: float
    """Updates of single networks in one run."""
    threads: int
    """Of PyTorch."""

    def run(self) -> None:
        """Train once."""
        before = torch.get_num_threads()
        torch.set_num_threads(self.threads)
        self.train()
        torch.set_num_threads(before)


def table() -> Iterator[str]:
    """Rates for four numbers of networks, then for other trainings, each by its own peers."""
    cores = os.cpu_count() or 1
    yield f"**many networks at once** ({cores} cores)"
    yield ""
    peak = matrix_product_peak()
    yield f"A large matrix product reaches {peak:.0f} GFLOP/s on one core."
    yield ""
    yield from _head("the lesson's network, batches of 32")
    for count in (1, 64, 1024, 16384):
        yield from _rows(lesson().at_once(count), f"{count:,} at once", peak * cores)
    yield ""
    yield from _head("other trainings")
    for job in others():
        yield from _rows(job, f"{job.name}, {job.networks} at once", peak * cores)


def _head(what: str) -> Iterator[str]:
    yield f"| {what} | | network-steps/s | ours by it | GFLOP/s | of the peak |"
    yield "|---|---|---:|---:|---:|---:|"


def _rows(job: Job, name: str, peak: float) -> Iterator[str]:
    field = contestants(job)
    seconds = in_turn({who: entry.run for who, entry in field.items()}, ROUNDS)
    per_update = {
        who: [each / field[who].updates for each in times] for who, times in seconds.items()
    }
    for who, times in per_update.items():
        rate = 1 / statistics.median(times)
        flops = rate * job.operations / 1e9
        times_ours = "" if who == OURS else f"{ratio(times, per_update[OURS]):.1f} ×"
        yield (
            f"| {name} | {who} | {rate:,.0f} | {times_ours} | {flops:.1f} | {flops / peak:.0%} |"
        )


def contestants(job: Job) -> dict[str, Contestant]:
    """Everyone who trains this job."""
    found = {OURS: _sized(job, lambda epochs: ours(job, epochs))}
    if not job.is_regression:
        found[LESSON] = _sized(job.at_once(1), lambda epochs: lambda: lessons_loop(job, epochs))
    # A second thread makes few networks slower.
    threads = (os.cpu_count() or 1) if job.networks > MANY else 1
    found[TORCH] = _sized(job, lambda epochs: lambda: torch_batched(job, epochs), threads)
    for form in many_in_jax.trainings(job, 1):
        found[form] = _sized(
            job, lambda epochs, form=form: many_in_jax.trainings(job, epochs)[form]
        )
    return found


def _sized(job: Job, made: Callable[[int], Callable[[], object]], threads: int = 1) -> Contestant:
    """As many epochs as take about `SECONDS`, found by trying; everything is compiled then."""
    epochs = 1
    while True:
        found = Contestant(made(epochs), epochs * job.batches * job.networks, threads)
        found.run()
        began = time.perf_counter()
        found.run()
        took = time.perf_counter() - began
        if took > SECONDS / 2 or epochs >= 4096:
            return found
        epochs = max(2 * epochs, min(int(epochs * SECONDS / took), 32 * epochs))


def ours(job: Job, epochs: int, workers: int | None = None) -> Callable[[], object]:
    """The kernel, the networks split among the cores as an atlas splits its tiles."""
    count = min(workers or os.cpu_count() or 1, job.networks)
    drawn = range(min(job.networks, MOST_DRAWN))
    some = start_networks(job.sizes, drawn, seed=0, scales=[0.1] * len(drawn), dtype=job.X.dtype)
    again = torch.arange(job.networks) % len(drawn)
    stack = tuple(Layer(W[again], b[again]) for W, b in some)

    def part(number: int) -> None:
        lanes = slice(job.networks * number // count, job.networks * (number + 1) // count)
        kernel.train_networks(
            tuple(Layer(W[lanes], b[lanes]) for W, b in stack),
            job.X,
            job.y,
            lr=LR,
            epochs=epochs,
            batch_size=job.batch_size,
            activation=job.activation,
            loss="mean_squared_error" if job.is_regression else "cross_entropy",
            generator=generator(0, "batches"),
        )

    def train() -> None:
        with ThreadPoolExecutor(count) as pool:
            list(pool.map(part, range(count)))

    return train


def torch_batched(job: Job, epochs: int) -> None:
    """Stacked leaves, `baddbmm`, autograd on the sum of the losses, an update in place."""
    params = [
        tensor.requires_grad_()
        for fan_in, fan_out in zip(job.sizes, job.sizes[1:], strict=False)
        for tensor in (
            0.1 * torch.randn(job.networks, fan_in, fan_out, dtype=job.X.dtype),
            torch.zeros(job.networks, 1, fan_out, dtype=job.X.dtype),
        )
    ]
    activation = getattr(torch, job.activation)
    size = job.batch_size or len(job.X)
    for _ in range(epochs):
        order = torch.randperm(len(job.X))
        for X, y in zip(job.X[order].split(size), job.y[order].split(size), strict=True):
            h = X.expand(job.networks, *X.shape)
            for number, (W, b) in enumerate(zip(params[::2], params[1::2], strict=True)):
                h = torch.baddbmm(b, h, W)
                if number < len(params) // 2 - 1:
                    h = activation(h)
            gradients = torch.autograd.grad(_losses(job, h, y), params)
            with torch.no_grad():
                for p, g in zip(params, gradients, strict=True):
                    p.sub_(g, alpha=LR)


def _losses(job: Job, z: Tensor, y: Tensor) -> Tensor:
    """The sum of the networks' mean losses."""
    if job.is_regression:
        return (z - y).square().mean(dim=(1, 2)).sum()
    truth = y.expand(job.networks, -1).reshape(-1)
    return F.cross_entropy(z.flatten(0, 1), truth, reduction="sum") / len(y)


def lessons_loop(job: Job, epochs: int) -> None:
    """The lesson's own loop, with its parameters mended into leaves."""
    activation = getattr(torch, job.activation)
    params = [
        tensor.requires_grad_()
        for fan_in, fan_out in zip(job.sizes, job.sizes[1:], strict=False)
        for tensor in (0.1 * torch.randn(fan_in, fan_out), torch.zeros(fan_out))
    ]
    loader = DataLoader(TensorDataset(job.X, job.y), batch_size=job.batch_size, shuffle=True)
    for _ in range(epochs):
        for xb, yb in loader:
            for p in params:
                if p.grad is not None:
                    p.grad.zero_()
            h = xb
            for W, b in zip(params[:-2:2], params[1:-2:2], strict=True):
                h = activation(h @ W + b)
            loss = F.cross_entropy(h @ params[-2] + params[-1], yb)
            loss.backward()
            with torch.no_grad():
                for p in params:
                    p -= LR * p.grad


def matrix_product_peak() -> float:
    """GFLOP/s of a large float32 product on one core: the best of five."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    a, b = torch.randn(2048, 2048), torch.randn(2048, 2048)
    times = []
    for _ in range(6):
        began = time.perf_counter()
        a @ b
        times.append(time.perf_counter() - began)
    torch.set_num_threads(before)
    return 2 * 2048**3 / min(times[1:]) / 1e9
