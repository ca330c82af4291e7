"""The numbers that a diagnosis reads: measured on a training, whoever ran it.

A vital that was not measured is None, and a rule that needs it abstains.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import torch
from torch import Tensor

from descenso.core.activations import Activation, find_activation
from descenso.core.losses import Loss, find_loss
from descenso.core.metrics import ROWS_AT_ONCE
from descenso.core.network import Computed, forward
from descenso.doctor.curvature import Curvature
from descenso.types import Features, Layer, Params, Targets

LARGEST_DERIVATIVE = {"tanh": 1.0, "sigmoid": 0.25}
"""The activations that are flat at both ends, with their derivative in the middle."""

FLAT = 0.02
"""Share of the largest derivative from which on a unit counts as saturated: |tanh| above 0.99."""


class LayerActivity(NamedTuple):
    """A hidden layer of `units` units, on all rows it was shown.

    `silent` units have derivative 0 on every row; `saturated` is the share in [0, 1] of all
    activations that sit at an end of tanh or sigmoid (None for other activations); `copies` units
    have the same weights, in and out, as another one.
    """

    units: int
    silent: int
    saturated: float | None
    copies: int


@dataclass(frozen=True)
class Accumulation:
    """What is in `.grad` when nothing clears it.

    `exact` says whether at the end it was, bit for bit, the sum of every gradient of all `updates`
    updates, and `stored_norm` how long it was then. `fresh_norm` is the root mean square of the
    fresh gradients' norms; `uphill` is the share of updates, in [0, 1], at which `.grad` and the
    fresh gradient were more than 90° apart.
    """

    exact: bool
    updates: int
    stored_norm: float
    fresh_norm: float
    uphill: float


@dataclass(frozen=True)
class Fork:
    """A counterfactual: the same start, the same rows in the same order, and `change`.

    `loss` is that of the last epoch, None where the training stopped before it finished one;
    `highest_loss` is the largest of any batch on the way.
    """

    change: dict[str, Any]
    status: str
    loss: float | None
    highest_loss: float

    def reaches(self, level: float | None) -> bool:
        """Whether it finished with a loss of at most `level` (of any level, where that is None)."""
        return self.status == "finished" and (
            level is None or (self.loss is not None and self.loss <= level)
        )


Forker: TypeAlias = Callable[..., Fork]
"""Trains the same network again with some options changed."""


@dataclass(frozen=True)
class Vitals:
    """One training, in numbers.

    `lr` and `momentum` are the update's; `guess` is ln C, the loss of giving each of C classes the
    same probability; `step_losses` are the batches', before each update, `loss` is the mean over
    the last finished epoch. `curvature_first` and `curvature_last` are λmax at both ends; where a
    training diverged, the last is that of its last finite parameters. `logit_spread` is the
    standard deviation over the rows of the first network's outputs; `start` and `end` describe the
    hidden layers.
    """

    lr: float
    momentum: float
    guess: float
    status: str
    failure: str | None
    step_losses: Sequence[float]
    loss: float | None
    curvature_first: Curvature | None
    curvature_last: Curvature | None
    gradient_norm: float | None
    parameter_norm: float
    update_ratio: float | None
    logit_spread: float
    start: tuple[LayerActivity, ...]
    end: tuple[LayerActivity, ...]
    accumulation: Accumulation | None
    fork: Forker

    @property
    def first_loss(self) -> float:
        """The first batch's loss, before anything moved; NaN where there was no step at all."""
        return self.step_losses[0] if self.step_losses else float("nan")

    @property
    def highest_loss(self) -> float:
        """The largest loss of any batch on the way."""
        return max(self.step_losses, default=float("nan"))

    @property
    def curvature(self) -> Curvature | None:
        """The sharper of the two ends."""
        known = [end for end in (self.curvature_first, self.curvature_last) if end is not None]
        return max(known, key=lambda end: end.largest, default=None)

    @property
    def largest_stable_lr(self) -> float | None:
        """2 (1 + β) / λmax: beyond it a step overshoots by more than it was off (Polyak 1964)."""
        sharpest = self.curvature
        if sharpest is None or sharpest.largest <= 0:
            return None
        return 2 * (1 + self.momentum) / sharpest.largest

    @property
    def recent_loss(self) -> float | None:
        """The mean batch loss of the last quarter of the steps; None for fewer than 8 steps."""
        return self._quarter_mean(1)

    @property
    def last_quarter_fall(self) -> float | None:
        """By what share the mean batch loss fell from the third quarter of the steps to the last.

        None for fewer than 8 steps: their quarters are single batches.
        """
        before, last = self._quarter_mean(2), self._quarter_mean(1)
        return 1 - last / before if before and last is not None and before > 0 else None

    def _quarter_mean(self, from_end: int) -> float | None:
        size = len(self.step_losses) // 4
        if size < 2:
            return None
        end = len(self.step_losses) - (from_end - 1) * size
        return sum(self.step_losses[end - size : end]) / size


def layer_activity(
    params: Params, X: Features, *, activation: str | Activation = "relu"
) -> tuple[LayerActivity, ...]:
    """What each hidden layer does on all rows of `X`, `ROWS_AT_ONCE` at a time."""
    row = find_activation(activation)
    steepest = LARGEST_DERIVATIVE.get(row.name)
    hidden = params[:-1]
    alive = [torch.zeros_like(b, dtype=torch.bool) for _, b in hidden]
    flat = [0] * len(hidden)
    with torch.no_grad():
        for part in X.split(ROWS_AT_ONCE):
            trace: list[Computed] = []
            forward(params, part, activation=row, trace=trace)
            for index in range(len(hidden)):
                slope = row.derivative(trace[index].z, trace[index + 1].inputs)
                alive[index] |= (slope != 0).any(dim=0)
                if steepest is not None:
                    flat[index] += int((slope <= FLAT * steepest).sum())
    return tuple(
        LayerActivity(
            units=b.shape[0],
            silent=int((~alive[index]).sum()),
            saturated=flat[index] / (X.shape[0] * b.shape[0]) if steepest is not None else None,
            copies=_copies(params[index], params[index + 1]),
        )
        for index, (_, b) in enumerate(hidden)
    )


def _copies(layer: Layer, following: Layer) -> int:
    """Units whose weights, bias and outgoing weights are all those of another unit."""
    whole = torch.cat([layer.W, layer.b.unsqueeze(0), following.W.T]).detach()
    different: int = torch.unique(whole, dim=1).shape[1]
    return whole.shape[1] - different


def logit_spread(params: Params, X: Features, *, activation: str | Activation = "relu") -> float:
    """Standard deviation over the rows of `X` of each output, averaged over the outputs."""
    with torch.no_grad():
        outputs = forward(params, X[:ROWS_AT_ONCE], activation=activation)
        return outputs.std(dim=0, correction=0).mean().item()


def loss_along(
    params: Params,
    direction: Params,
    lengths: Sequence[float],
    X: Features,
    y: Targets,
    *,
    activation: str | Activation = "relu",
    loss: str | Loss = "cross_entropy",
) -> list[float]:
    """The loss over all rows at `params − length × direction` for each length, in float64.

    `direction` is shaped like `params`; with the gradient, `length` is the learning rate.
    """
    value, inputs = find_loss(loss).value, X.double()
    with torch.no_grad():
        return [
            value(
                forward(_moved(params, direction, length), inputs, activation=activation), y
            ).item()
            for length in lengths
        ]


def _moved(params: Params, direction: Params, length: float) -> Params:
    return tuple(
        Layer(W.double() - length * dW.double(), b.double() - length * db.double())
        for (W, b), (dW, db) in zip(params, direction, strict=True)
    )


def angle_between(one: Tensor, other: Tensor) -> float:
    """Angle in degrees, [0, 180], between two flat vectors; 0 where one of them has no length."""
    one, other = one.double(), other.double()
    lengths = one.norm() * other.norm()
    if lengths == 0:
        return 0.0
    return torch.rad2deg(torch.arccos((one @ other / lengths).clamp(-1, 1))).item()
