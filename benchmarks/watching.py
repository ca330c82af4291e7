"""What it costs to be watched: the lesson's own loop and a wide network, with and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch import Tensor
from torch.nn import functional as F

from benchmarks.timing import in_turn, ratio
from descenso.doctor.watch import watch

ROUNDS = 9


def table() -> Iterator[str]:
    """A row for each loop: its own time, and how many times as long it takes under `watch`."""
    torch.set_num_threads(1)  # so that no other thread's work hides what is between operations
    clouds = _clouds(400, 2)
    wide = _clouds(20_000, 64)
    yield "| loop | alone | watched by it |"
    yield "|---|---:|---:|"
    for name, loop in (
        ("the lesson's: 400 rows, 16 hidden, batches of 32, 390 steps", _loop(*clouds, 16, 32, 30)),
        ("20,000 × 64, 256 hidden, batches of 1024, 600 steps", _loop(*wide, 256, 1024, 30)),
    ):
        seconds = in_turn({"alone": loop, "watched": _watched(loop)}, ROUNDS)
        times = ratio(seconds["watched"], seconds["alone"])
        yield f"| {name} | {min(seconds['alone']):.2f} s | {times:.2f} × |"


def _clouds(rows: int, inputs: int) -> tuple[Tensor, Tensor]:
    draws = torch.Generator().manual_seed(0)
    y = torch.arange(2).repeat_interleave(rows // 2)
    return torch.randn(rows, inputs, generator=draws) + 3.0 * y[:, None] - 1.5, y


def _watched(loop: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        with watch():
            loop()

    return run


def _loop(X: Tensor, y: Tensor, hidden: int, batch: int, epochs: int) -> Callable[[], None]:
    """The lesson's training, line by line, with a start that `backward` can reach."""

    def run() -> None:
        draws = torch.Generator().manual_seed(0)
        W1 = (0.1 * torch.randn(X.shape[1], hidden, generator=draws)).requires_grad_()
        b1 = torch.zeros(hidden, requires_grad=True)
        W2 = (0.1 * torch.randn(hidden, 2, generator=draws)).requires_grad_()
        b2 = torch.zeros(2, requires_grad=True)
        params = [W1, b1, W2, b2]
        for _ in range(epochs):
            order = torch.randperm(len(X), generator=draws)
            total = 0.0
            for first in range(0, len(X), batch):
                rows = order[first : first + batch]
                logits = torch.relu(X[rows] @ W1 + b1) @ W2 + b2
                loss = F.cross_entropy(logits, y[rows])
                for p in params:
                    if p.grad is not None:
                        p.grad.zero_()
                loss.backward()
                with torch.no_grad():
                    for p in params:
                        p -= 0.1 * p.grad
                total += loss.item() * len(rows)

    return run
