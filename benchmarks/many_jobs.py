"""The trainings that the tables of many networks have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import torch
from torch import Tensor

from descenso.data.load import load
from descenso.random import generator

LR = 0.1


@dataclass(frozen=True)
class Job:
    """One network's training, and how many of them at once.

    `targets` are class numbers for cross-entropy, or (rows, outputs) for the mean squared error.
    Without a `batch_size` every update is on all rows.
    """

    name: str
    X: Tensor
    y: Tensor
    sizes: tuple[int, ...]
    networks: int = 1024
    activation: str = "relu"
    batch_size: int | None = 32
    goal: float = 5.0
    """The least ratio to JAX that is asked for."""

    @property
    def is_regression(self) -> bool:
        """Whether the loss is the mean squared error."""
        return self.y.dim() == 2

    @property
    def batches(self) -> int:
        """Updates of an epoch."""
        return 1 if self.batch_size is None else -(-len(self.X) // self.batch_size)

    @property
    def operations(self) -> float:
        """Floating-point operations of an update, on average: 6 for each weight and row."""
        weights = sum(a * b for a, b in pairwise(self.sizes))
        return 6 * weights * len(self.X) / self.batches

    def at_once(self, networks: int) -> Job:
        """The same training of another number of networks."""
        return replace(self, networks=networks)


def lesson() -> Job:
    """The lesson's network on its clouds."""
    clouds = load("clouds")
    return Job("2-16-2, the lesson's", clouds.X, clouds.y, (2, 16, 2), goal=20)


def others() -> Iterator[Job]:
    """Other widths, depths and activations on the clouds; digits; the paper's network."""
    clouds, digits = load("clouds"), load("digits")
    X, y = clouds.X, clouds.y
    yield Job("2-4-2", X, y, (2, 4, 2))
    yield Job("2-64-2", X, y, (2, 64, 2))
    yield Job("2-256-2", X, y, (2, 256, 2), networks=256)
    yield Job("2-16-2, tanh", X, y, (2, 16, 2), activation="tanh")
    yield Job("2-16-16-16-2", X, y, (2, 16, 16, 16, 2))
    yield Job("64-64-10, digits", digits.X / 16, digits.y, (64, 64, 10), networks=64, goal=1.5)
    yield Job("64-256-10, digits", digits.X / 16, digits.y, (64, 256, 10), networks=64, goal=1)
    draw = generator(0, "benchmark")
    yield Job(
        "16-16-1, the paper's, float64",
        torch.randn(272, 16, generator=draw, dtype=torch.float64),
        torch.randn(272, 1, generator=draw, dtype=torch.float64),
        (16, 16, 1),
        activation="tanh",
        batch_size=None,
        goal=3,
    )
