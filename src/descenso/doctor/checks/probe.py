"""A small network of our own on the watched rows: whether they can be learnt, and with how much."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from descenso.core.gradients import manual_gradients
from descenso.core.network import init_params
from descenso.types import Params

STEPS = 400
RATE = 0.01
KEPT, KEPT_SQUARES = 0.9, 0.99
"""Adam's two memories (Kingma and Ba 2015)."""


def standardised(table: Tensor) -> Tensor:
    """Each column (rows, columns) with mean 0 and deviation 1; constant ones only centred."""
    deviation = table.std(0)
    return (table - table.mean(0)) / torch.where(deviation > 0, deviation, torch.ones(()))


def class_numbers(labels: Tensor) -> Tensor:
    """Labels in one row: of a table with several columns, the largest one's number."""
    return labels.argmax(1) if labels.ndim == 2 and labels.shape[1] > 1 else labels.flatten()


def halves(count: int) -> tuple[Tensor, Tensor]:
    """Row numbers to learn from and others to ask about, always the same for one `count`."""
    order = torch.randperm(count, generator=torch.Generator().manual_seed(0))
    return order[::2], order[1::2]


def fitted(
    rows: Tensor,
    targets: Tensor,
    sizes: Sequence[int],
    *,
    activation: str = "relu",
    loss: str = "cross_entropy",
    seed: int = 0,
    steps: int = STEPS,
) -> tuple[Params, float]:
    """A network of `sizes` trained on all rows at once by Adam, and its lowest loss.

    The watched code's random numbers are left alone.
    """
    draws = torch.Generator().manual_seed(seed)
    params = init_params(sizes, init="he", generator=draws)
    adam = Adam([tensor for layer in params for tensor in layer])
    lowest = float("inf")
    with torch.no_grad():
        for _ in range(steps):
            value, gradients = manual_gradients(
                params, rows, targets, activation=activation, loss=loss
            )
            lowest = min(lowest, float(value))
            adam.step([tensor for layer in gradients for tensor in layer])
    return params, lowest


class Adam:
    """Updates `tensors` in place, from gradients in the same order, where none are recorded."""

    def __init__(self, tensors: Sequence[Tensor]) -> None:
        self.tensors = tensors
        self._means = [torch.zeros_like(tensor) for tensor in tensors]
        self._squares = [torch.zeros_like(tensor) for tensor in tensors]
        self._steps = 0

    def step(self, gradients: Sequence[Tensor]) -> None:
        """Move each tensor by about `RATE`."""
        self._steps += 1
        slowness = 1 - KEPT**self._steps
        for p, g, mean, square in zip(
            self.tensors, gradients, self._means, self._squares, strict=True
        ):
            mean.mul_(KEPT).add_(g, alpha=1 - KEPT)
            square.mul_(KEPT_SQUARES).addcmul_(g, g, value=1 - KEPT_SQUARES)
            spread = (square / (1 - KEPT_SQUARES**self._steps)).sqrt_().add_(1e-8)
            p.sub_(mean / spread, alpha=RATE / slowness)
