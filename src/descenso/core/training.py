"""Training is a generator: a small record after every update, another after every epoch.

Whoever wants to draw, store, stop or judge consumes the stream; the loop knows none of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, NoReturn

import torch
from torch import Tensor

from descenso.core.activations import Activation, find_activation
from descenso.core.checks import check_batch_size, check_leaves, check_training_data
from descenso.core.divergence import first_non_finite, why_not_finite
from descenso.core.gradients import GradientEngine, find_engine, zero_grads
from descenso.core.losses import Loss, find_loss
from descenso.core.metrics import EpochMeter
from descenso.core.network import named_tensors
from descenso.core.records import Epoch, Progress, Step
from descenso.core.sgd import sgd_step
from descenso.errors import DivergenceError
from descenso.types import Features, Gradients, LabelledRows, Labels, Layer, Params, Targets

GATHERED_ROWS = 65_536
"""Rows put in the epoch's order at once: many small batches share a copy, memory stays bounded."""


@dataclass(frozen=True)
class Recipe:
    """What every update is made from: rows of the tables, and the numbers of the update."""

    engine: GradientEngine
    activation: Activation
    loss: Loss
    lr: float
    momentum: float
    weight_decay: float

    def gradients(self, params: Params, X: Tensor, y: Tensor) -> tuple[Tensor, Gradients]:
        """Loss and gradient on one batch."""
        return self.engine(params, X, y, activation=self.activation, loss=self.loss)

    def move(self, params: Params, gradients: Gradients, progress: Progress) -> Gradients:
        """Take one step with a fresh gradient; give back what the learning rate multiplied."""
        if progress.kept is not None:
            for (W, b), (dW, db) in zip(progress.kept, gradients, strict=True):
                W.add_(dW)
                b.add_(db)
            gradients = progress.kept
        return sgd_step(
            params,
            gradients,
            lr=self.lr,
            momentum=self.momentum,
            weight_decay=self.weight_decay,
            velocity=progress.velocity,
        )


def steps(
    params: Params,
    X: Features,
    y: Targets,
    *,
    epochs: int = 30,
    batch_size: int = 32,
    lr: float = 0.1,
    momentum: float = 0.0,
    weight_decay: float = 0.0,
    activation: str | Activation = "relu",
    loss: str | Loss = "cross_entropy",
    engine: str | GradientEngine = "autograd",
    clear_gradients: bool = True,
    generator: torch.Generator,
    progress: Progress | None = None,
) -> Iterator[Step]:
    """Train `params` in place on the rows of `X`; yield a `Step` after each update.

    Each epoch draws a new order with `torch.randperm(rows, generator=generator)` and takes it
    `batch_size` rows at a time; the last, smaller batch is kept. With `clear_gradients=False` each
    gradient is added to all before it, as when `zero_grad` is forgotten.

    `params` are leaves that require grad; `X` is (rows, inputs) of their dtype; `y` is (rows,)
    int64 class numbers, or (rows, outputs) for `mean_squared_error`. η, β and λ of `sgd_step` are
    `lr`, `momentum` and `weight_decay`; names are looked up in the tables. Give `progress` to go
    on from where another stream of the same arguments stood.

    Raises:
        OptionError: an argument cannot be used; nothing has been changed.
        DivergenceError: a number stopped being finite. `params` hold their last finite values.
    """
    check_leaves(params)
    check_training_data(params, X, y)
    check_batch_size(batch_size, X.shape[0])
    row, loss_row = find_activation(activation), find_loss(loss)
    recipe = Recipe(find_engine(engine), row, loss_row, lr, momentum, weight_decay)
    progress = progress if progress is not None else Progress()
    if momentum and progress.velocity is None:
        progress.velocity = _zeros_like(params)
    if not clear_gradients and progress.kept is None:
        progress.kept = _zeros_like(params)
    zero_grads(params)
    return _steps(
        params,
        X,
        y,
        recipe=recipe,
        epochs=epochs,
        batch_size=batch_size,
        generator=generator,
        progress=progress,
    )


def _steps(
    params: Params,
    X: Tensor,
    y: Tensor,
    *,
    recipe: Recipe,
    epochs: int,
    batch_size: int,
    generator: torch.Generator,
    progress: Progress,
) -> Iterator[Step]:
    batches = -(-X.shape[0] // batch_size)
    start = _snapshot(params, progress)
    while progress.epoch <= epochs:
        if progress.order is None:
            progress.order = generator.get_state()
        generator.set_state(progress.order)
        epoch, first = progress.epoch, progress.batch
        order = torch.randperm(X.shape[0], generator=generator)
        for batch, (rows, truth) in _batches(X, y, order, batch_size, first):
            value, gradients = recipe.gradients(params, rows, truth)
            loss, last, end = value.item(), batch + 1 == batches, None
            if finite := math.isfinite(loss):
                directions = recipe.move(params, gradients, progress)
                if last:
                    end = _snapshot(params, progress)
                    finite = bool(end.isfinite().all())
            if not finite:
                progress.step -= progress.batch - first
                progress.batch = first
                _restore(params, progress, start)
                again = _batches(X, y, order, batch_size, first)
                _train_until_non_finite(params, again, recipe, progress)
            progress.step += 1
            progress.batch = batch + 1
            if last:
                progress.epoch, progress.batch = epoch + 1, 0
                progress.order = generator.get_state()
            yield Step(
                epoch,
                progress.step,
                batch,
                batches,
                loss,
                gradients,
                directions,
                order,
                batch_size,
            )
            if end is not None:
                start = end


def _batches(
    X: Tensor, y: Tensor, order: Tensor, batch_size: int, first: int
) -> Iterator[tuple[int, tuple[Tensor, Tensor]]]:
    """The epoch's batches from number `first` on, numbered, in the order given.

    A batch is always cut from the same copy at the same place, wherever one begins: how data lies
    in memory can change the last bit of a matrix product.
    """
    together = batch_size * max(1, GATHERED_ROWS // batch_size)
    number = 0
    for rows in order.to(X.device).split(together):
        until = number + -(-len(rows) // batch_size)
        if first < until:
            pairs = zip(
                X.index_select(0, rows).split(batch_size),
                y.index_select(0, rows).split(batch_size),
                strict=True,
            )
            yield from islice(enumerate(pairs, start=number), max(0, first - number), None)
        number = until


def _train_until_non_finite(
    params: Params,
    batches: Iterator[tuple[int, tuple[Tensor, Tensor]]],
    recipe: Recipe,
    progress: Progress,
) -> NoReturn:
    """Go through the epoch again, looking at every tensor: slow, exact, and needed only once."""
    for _, (rows, truth) in batches:
        before = _snapshot(params, progress)
        value, gradients = recipe.gradients(params, rows, truth)
        name = first_non_finite(
            params, rows, truth, gradients, activation=recipe.activation, loss=recipe.loss
        )
        if name is None and not value.isfinite():
            name = "loss"  # an engine that sums in another order can overflow a moment earlier
        if name is None:
            recipe.move(params, gradients, progress)
            name = next((n for n, p in named_tensors(params) if not p.isfinite().all()), None)
        if name is not None:
            _restore(params, progress, before)
            why = why_not_finite(name, params, rows, recipe.lr)
            step = progress.step + 1
            raise DivergenceError(epoch=progress.epoch, step=step, tensor=name, why=why)
        progress.step += 1
        progress.batch += 1
    raise AssertionError("the same steps from the same state came out differently")


def _zeros_like(params: Params) -> Gradients:
    return tuple(Layer(torch.zeros_like(W), torch.zeros_like(b)) for W, b in params)


def _state(params: Params, progress: Progress) -> list[Tensor]:
    """Every tensor that a step changes."""
    parts = (params, progress.velocity or (), progress.kept or ())
    return [tensor.detach() for part in parts for layer in part for tensor in layer]


def _snapshot(params: Params, progress: Progress) -> Tensor:
    """All of `_state`, copied into one flat tensor: one copy and one check instead of many."""
    return torch.cat([tensor.reshape(-1) for tensor in _state(params, progress)])


def _restore(params: Params, progress: Progress, snapshot: Tensor) -> None:
    state = _state(params, progress)
    for tensor, values in zip(state, snapshot.split([t.numel() for t in state]), strict=True):
        tensor.copy_(values.view_as(tensor))


def epochs(
    params: Params,
    X: Features,
    y: Labels,
    *,
    validation: LabelledRows | None = None,
    meter: EpochMeter | None = None,
    lr: float = 0.1,
    activation: str | Activation = "relu",
    loss: str | Loss = "cross_entropy",
    **options: Any,
) -> Iterator[Epoch]:
    """Train as `steps` does (same arguments and errors); yield an `Epoch` after each epoch.

    `validation` is a pair of features and labels that are measured and never trained on.
    """
    meter = meter if meter is not None else EpochMeter()
    choices: dict[str, Any] = {"activation": find_activation(activation), "loss": find_loss(loss)}
    for step in steps(params, X, y, lr=lr, **choices, **options):
        meter.add(step, params, lr)
        if step.ends_epoch:
            yield meter.close(step, params, (X, y), validation, **choices)
