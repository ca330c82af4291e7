"""The seven functions as they should be: core's, with the lesson's explicit parameters.

The check compares with these, and first puts them in place of the learner's other functions, so
that one wrong function does not make the next look wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from descenso.core import gradients as core_gradients
from descenso.core import losses, network, sgd, training
from descenso.types import Layer, Params


def init(d_in: int, h: int, d_out: int) -> tuple[Tensor, ...]:
    """First parameters W1 (d_in, h), b1 (h,), W2 (h, d_out), b2 (d_out,)."""
    (W1, b1), (W2, b2) = network.init_params([d_in, h, d_out], generator=torch.default_generator)
    return W1, b1, W2, b2


def forward(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    """Logits (batch, classes)."""
    return network.forward(_params(W1, b1, W2, b2), X)


def cross_entropy(logits: Tensor, y: Tensor) -> Tensor:
    """The mean loss, a scalar."""
    return losses.cross_entropy(logits, y)


def gradients(  # noqa: PLR0917
    X: Tensor, y: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor
) -> tuple[Tensor, ...]:
    """The gradients dW1, db1, dW2, db2, each shaped like its parameter."""
    _, ((dW1, db1), (dW2, db2)) = core_gradients.manual_gradients(_params(W1, b1, W2, b2), X, y)
    return dW1, db1, dW2, db2


def sgd_step(W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor, lr: float) -> None:
    """Every parameter moved downhill, in place."""
    params = _params(W1, b1, W2, b2)
    # Without a gradient the step fails by itself, as anybody's would.
    grads = tuple(Layer(W.grad, b.grad) for W, b in params)  # type: ignore[arg-type]
    sgd.sgd_step(params, grads, lr=lr)


def zero_grads(W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> None:
    """Every `.grad` cleared."""
    core_gradients.zero_grads(_params(W1, b1, W2, b2))


def train(  # noqa: PLR0917
    X: Tensor,
    y: Tensor,
    W1: Tensor,
    b1: Tensor,
    W2: Tensor,
    b2: Tensor,
    lr: float,
    epochs: int,
    batch_size: int,
    generator: torch.Generator,
) -> list[float]:
    """The mean of the batch losses of each epoch; the parameters are trained in place."""
    history = [0.0] * epochs
    for step in training.steps(
        _params(W1, b1, W2, b2),
        X,
        y,
        lr=lr,
        epochs=epochs,
        batch_size=min(batch_size, len(X)),  # slices take no more than there is
        generator=generator,
    ):
        history[step.epoch - 1] += step.loss / step.batches
    return history


RIGHT = {
    function.__name__: function
    for function in (init, forward, cross_entropy, gradients, sgd_step, zero_grads, train)
}
"""The right functions by name, in the order of the lesson."""


def _train_by_rows(*arguments: Any) -> list[float]:
    """`train`, with the mean over all rows: a smaller last batch counts for less."""
    X, y, W1, b1, W2, b2, lr, epochs, batch_size, generator = arguments
    history = [0.0] * epochs
    for step in training.steps(
        _params(W1, b1, W2, b2),
        X,
        y,
        lr=lr,
        epochs=epochs,
        batch_size=min(batch_size, len(X)),
        generator=generator,
    ):
        history[step.epoch - 1] += step.loss * len(step.rows) / len(X)
    return history


ALSO_RIGHT: dict[str, tuple[Callable[..., object], ...]] = {"train": (_train_by_rows,)}
"""Other readings of a task, equally good."""


def _params(W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Params:
    return Layer(W1, b1), Layer(W2, b2)
