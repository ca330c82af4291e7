"""One network: our engines against the lesson's loop, torch.nn with torch.optim, scikit-learn."""

from __future__ import annotations

import math
import statistics
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import DataLoader, TensorDataset

from benchmarks.timing import in_turn, ratio
from descenso.core.network import init_params
from descenso.core.training import steps
from descenso.data.load import load
from descenso.random import generator

LR = 0.1


@dataclass(frozen=True)
class Job:
    """One training: data, layer sizes, and how often it is repeated."""

    name: str
    X: Tensor
    y: Tensor
    sizes: tuple[int, ...]
    batch_size: int
    epochs: int
    rounds: int
    threads: int

    @property
    def steps(self) -> int:
        """Updates of one repetition."""
        return self.epochs * math.ceil(len(self.X) / self.batch_size)


def jobs() -> Iterator[Job]:
    """The lesson's size, digits with 64 hidden units, a million rows."""
    clouds, digits = load("clouds"), load("digits")
    yield Job(
        "the lesson: 400 × 2, 16 hidden, batch 32", clouds.X, clouds.y, (2, 16, 2), 32, 10, 25, 1
    )
    yield Job(
        "digits: 1797 × 64, 64 hidden, batch 32",
        digits.X / 16,
        digits.y,
        (64, 64, 10),
        32,
        2,
        15,
        1,
    )
    X = torch.randn(1_000_000, 64, generator=generator(0, "benchmark"))
    y = (X @ torch.randn(64, 10, generator=generator(1, "benchmark"))).argmax(dim=1)
    cores = torch.get_num_threads()
    yield Job("1,000,000 × 64, 256 hidden, batch 1024", X, y, (64, 256, 10), 1024, 1, 3, cores)


def lessons_loop(job: Job) -> None:
    """The lesson's own loop, with its parameters mended into leaves."""
    fan_in, hidden, classes = job.sizes
    W1 = (0.1 * torch.randn(fan_in, hidden)).requires_grad_()
    b1 = torch.zeros(hidden, requires_grad=True)
    W2 = (0.1 * torch.randn(hidden, classes)).requires_grad_()
    b2 = torch.zeros(classes, requires_grad=True)
    params = (W1, b1, W2, b2)
    loader = DataLoader(TensorDataset(job.X, job.y), batch_size=job.batch_size, shuffle=True)
    for _ in range(job.epochs):
        running = 0.0
        for xb, yb in loader:
            for p in params:
                if p.grad is not None:
                    p.grad.zero_()
            loss = F.cross_entropy(torch.relu(xb @ W1 + b1) @ W2 + b2, yb)
            loss.backward()
            with torch.no_grad():
                for p in params:
                    p -= LR * p.grad
            running += loss.item()


def module_and_optimiser(job: Job, *, loader: bool) -> None:
    """torch.nn and torch.optim, on a DataLoader or on slices of an order drawn once an epoch."""
    fan_in, hidden, classes = job.sizes
    model = torch.nn.Sequential(
        torch.nn.Linear(fan_in, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, classes)
    )
    optimiser = torch.optim.SGD(model.parameters(), lr=LR)
    source = DataLoader(TensorDataset(job.X, job.y), batch_size=job.batch_size, shuffle=True)
    for _ in range(job.epochs):
        for xb, yb in source if loader else slices(job):
            optimiser.zero_grad()
            loss = F.cross_entropy(model(xb), yb)
            loss.backward()
            optimiser.step()
            loss.item()


def slices(job: Job) -> Iterator[tuple[Tensor, Tensor]]:
    """All rows in a new order, a batch at a time."""
    order = torch.randperm(len(job.X))
    yield from zip(
        job.X[order].split(job.batch_size), job.y[order].split(job.batch_size), strict=True
    )


def scikit_learn(job: Job) -> None:
    """MLPClassifier with plain SGD."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    network = MLPClassifier(
        job.sizes[1:-1], solver="sgd", momentum=0, alpha=0, learning_rate_init=LR,
        batch_size=job.batch_size, max_iter=job.epochs, n_iter_no_change=10**9, tol=0,
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(job.X.numpy(), job.y.numpy())


def ours(job: Job, engine: str) -> None:
    """`steps` with one of the engines."""
    params = init_params(job.sizes, generator=generator(0, "parameters"))
    options = {"epochs": job.epochs, "batch_size": job.batch_size, "lr": LR, "engine": engine}
    for _ in steps(params, job.X, job.y, generator=generator(0, "batches"), **options):
        pass


def contestants(job: Job) -> dict[str, Callable[[], object]]:
    """Everyone who trains this job, by the name in the table."""
    return {
        "the lesson's loop (DataLoader, autograd)": lambda: lessons_loop(job),
        "torch.nn + torch.optim + DataLoader": lambda: module_and_optimiser(job, loader=True),
        "torch.nn + torch.optim, slices": lambda: module_and_optimiser(job, loader=False),
        "scikit-learn MLPClassifier": lambda: scikit_learn(job),
        "descenso, engine autograd": lambda: ours(job, "autograd"),
        "descenso, engine manual": lambda: ours(job, "manual"),
    }


def table() -> Iterator[str]:
    """A table for each job: time per step, by the lesson's loop and by torch.nn on slices."""
    from threadpoolctl import threadpool_limits

    for job in jobs():
        before = torch.get_num_threads()
        torch.set_num_threads(job.threads)
        with threadpool_limits(job.threads, user_api="blas"):
            seconds = in_turn(contestants(job), job.rounds)
        torch.set_num_threads(before)
        lesson, _, modules, *_ = seconds.values()
        yield f"**{job.name}** ({job.threads} thread{'s' * (job.threads > 1)})"
        yield ""
        yield "| | µs per step | by the lesson's loop | by torch.nn on slices |"
        yield "|---|---:|---:|---:|"
        for name, times in seconds.items():
            step = statistics.median(times) / job.steps * 1e6
            ratios = f"{ratio(times, lesson):.2f} | {ratio(times, modules):.2f}"
            yield f"| {name} | {step:.0f} | {ratios} |"
        yield ""
