"""The small records that training yields, and where it stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from torch import Tensor

from descenso.types import Gradients

SAMPLES_PER_EPOCH = 4
"""Steps of each epoch at which norms are measured: enough for a mean, too few to cost time."""


class Step(NamedTuple):
    """One update. Tensors are the living ones: valid until the next step.

    `epoch` and `step` count from 1 (`step` over the whole training), `batch` from 0 within the
    epoch's `batches`. `loss` is the batch's, before the update; `gradients` moved the parameters
    and `directions` is what the learning rate multiplied (the same without momentum and decay).
    `order` holds the numbers of all rows, (rows,) int64, in the epoch's order.
    """

    epoch: int
    step: int
    batch: int
    batches: int
    loss: float
    gradients: Gradients
    directions: Gradients
    order: Tensor
    batch_size: int

    @property
    def rows(self) -> Tensor:
        """Numbers of the rows that this update saw, (batch,) int64."""
        return self.order[self.batch * self.batch_size :][: self.batch_size]

    @property
    def ends_epoch(self) -> bool:
        """Whether every row has now been seen in this epoch."""
        return self.batch + 1 == self.batches


@dataclass
class Progress:
    """Where a training stands: with the parameters, all that is needed to go on exactly.

    `order` is the state of the batch generator from which the current epoch's order is drawn,
    `velocity` the momentum, `kept` the gradients that were never cleared; `steps` keeps all of it
    up to date.
    """

    order: Tensor | None = None
    epoch: int = 1
    batch: int = 0
    step: int = 0
    velocity: Gradients | None = None
    kept: Gradients | None = None


class Epoch(NamedTuple):
    """What one pass over the data came to: a row of `history.csv`.

    `loss` is the mean of the batch losses while training, `accuracy` is on all training rows
    afterwards, the validation figures are None without a validation set. `gradient_norm` is the
    root mean square of ‖gradient‖ and `update_ratio` the mean of ‖update‖ / ‖parameters‖ over up
    to `SAMPLES_PER_EPOCH` evenly spaced steps; `parameter_norm` and `dead_units` are at the end.
    """

    epoch: int
    loss: float
    accuracy: float
    validation_loss: float | None
    validation_accuracy: float | None
    gradient_norm: float
    update_ratio: float
    parameter_norm: float
    dead_units: int
