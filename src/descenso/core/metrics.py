"""What is measured while a network trains: all on numbers that training has at hand."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import torch

from descenso.core.activations import Activation, find_activation
from descenso.core.losses import Loss, find_loss
from descenso.core.network import Computed, forward
from descenso.core.records import SAMPLES_PER_EPOCH, Epoch, Step
from descenso.errors import DivergenceError
from descenso.language import translate
from descenso.types import Features, LabelledRows, Labels, Params, Targets

ROWS_AT_ONCE = 16_384
"""Rows that an evaluation pushes through the network together: bounds its memory."""


class Evaluation(NamedTuple):
    """A network measured on a whole data set, without training.

    `loss` is the mean over rows, `accuracy` is in [0, 1], `dead_units` counts the hidden units
    whose activation has derivative 0 on every row: no gradient passes through them.
    """

    loss: float
    accuracy: float
    dead_units: int


def accuracy(
    params: Params, X: Features, y: Labels, *, activation: str | Activation = "relu"
) -> float:
    """Share of rows whose largest logit is the right class, in [0, 1]."""
    return evaluate(params, X, y, activation=activation).accuracy


def evaluate(
    params: Params,
    X: Features,
    y: Targets,
    *,
    activation: str | Activation = "relu",
    loss: str | Loss = "cross_entropy",
) -> Evaluation:
    """Loss, accuracy and dead units on all rows of `X`, `ROWS_AT_ONCE` at a time.

    For targets that are not class numbers the accuracy is NaN.
    """
    row, value = find_activation(activation), find_loss(loss).value
    total, right = 0.0, 0
    alive = [torch.zeros_like(b, dtype=torch.bool) for _, b in params[:-1]]
    parts = zip(torch.split(X, ROWS_AT_ONCE), torch.split(y, ROWS_AT_ONCE), strict=True)
    with torch.no_grad():
        for rows, truth in parts:
            trace: list[Computed] = []
            outputs = forward(params, rows, activation=row, trace=trace)
            total += value(outputs, truth).item() * rows.shape[0]
            if truth.dim() == 1:
                right += int((outputs.argmax(dim=1) == truth).sum())
            for index in range(len(alive)):
                derivative = row.derivative(trace[index].z, trace[index + 1].inputs)
                alive[index] |= (derivative != 0).any(dim=0)
    count = X.shape[0]
    dead = sum(int((~passes).sum()) for passes in alive)
    return Evaluation(total / count, right / count if y.dim() == 1 else math.nan, dead)


def norm(layers: Params) -> float:
    """Euclidean norm of all entries of all tensors of `layers`, taken together, in float64."""
    joined = torch.cat([tensor.detach().flatten() for layer in layers for tensor in layer])
    return float(torch.linalg.vector_norm(joined, dtype=torch.float64))


@dataclass
class EpochMeter:
    """Sums over the steps of the epoch in progress. Plain numbers, so a checkpoint can hold it."""

    loss_sum: float = 0.0
    batches: int = 0
    gradient_square_sum: float = 0.0
    ratio_sum: float = 0.0
    samples: int = 0

    def add(self, step: Step, params: Params, lr: float) -> None:
        """Count one step, and measure its norms if it is one of the epoch's samples."""
        self.loss_sum += step.loss
        self.batches += 1
        if step.batch % max(1, step.batches // SAMPLES_PER_EPOCH) == 0:
            size = norm(params)
            self.gradient_square_sum += norm(step.gradients) ** 2
            self.ratio_sum += lr * norm(step.directions) / size if size else 0.0
            self.samples += 1

    def close(
        self,
        step: Step,
        params: Params,
        training: LabelledRows,
        validation: LabelledRows | None,
        **choices: Any,
    ) -> Epoch:
        """The row of the epoch that `step` ends, measured on both sets; the meter starts again.

        `choices` are the `activation` and `loss` that `evaluate` takes.

        Raises:
            DivergenceError: the parameters are finite, but what they make of a row is not.
        """
        trained = evaluate(params, *training, **choices)
        held_out = evaluate(params, *validation, **choices) if validation else None
        if not all(math.isfinite(seen.loss) for seen in (trained, held_out) if seen):
            why = translate("Its parameters are finite, but the outputs for some rows are not.")
            raise DivergenceError(epoch=step.epoch, step=step.step, tensor="loss", why=why)
        row = Epoch(
            epoch=step.epoch,
            loss=self.loss_sum / self.batches,
            accuracy=trained.accuracy,
            validation_loss=held_out.loss if held_out else None,
            validation_accuracy=held_out.accuracy if held_out else None,
            gradient_norm=math.sqrt(self.gradient_square_sum / self.samples),
            update_ratio=self.ratio_sum / self.samples,
            parameter_norm=norm(params),
            dead_units=trained.dead_units,
        )
        for field in fields(self):
            setattr(self, field.name, field.default)
        return row
