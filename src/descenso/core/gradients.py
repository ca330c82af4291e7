"""The gradient of the loss, twice: as autograd finds it, and derived by hand.

Both take the same arguments and give the same numbers up to rounding; `ENGINES` is the table that
training chooses from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import torch
from torch import Tensor

from descenso.core.activations import Activation, find_activation
from descenso.core.losses import Loss, find_loss
from descenso.core.network import Computed, forward, named_tensors
from descenso.errors import look_up
from descenso.types import Features, Gradients, Layer, Params, Scalar, Targets


def autograd_gradients(
    params: Params,
    X: Features,
    y: Targets,
    *,
    activation: str | Activation = "relu",
    loss: str | Loss = "cross_entropy",
) -> tuple[Scalar, Gradients]:
    """The loss on one batch and its gradient, by PyTorch's reverse-mode autograd.

    Returns the loss, a scalar, and a tuple shaped like `params` that holds dW and db.
    """
    value = find_loss(loss).fused(forward(params, X, activation=activation), y)
    flat = torch.autograd.grad(value, [tensor for layer in params for tensor in layer])
    return value.detach(), tuple(map(Layer, flat[::2], flat[1::2]))


def manual_gradients(
    params: Params,
    X: Features,
    y: Targets,
    *,
    activation: str | Activation = "relu",
    loss: str | Loss = "cross_entropy",
) -> tuple[Scalar, Gradients]:
    """The loss on one batch and its gradient, by the chain rule written out.

    With `dz` the derivative by a layer's `z = h @ W + b`:

        dW = hᵀ @ dz        each weight: its input times its error, summed over the batch
        db = sum of dz      the bias is added to every row, so every row's error reaches it
        dh = dz @ Wᵀ        the error goes back along the same weights
        dz (before) = dh * activation'(z)

    Returns and rounding as `autograd_gradients`. Derivation: Rumelhart, Hinton, Williams 1986.
    """
    derivative = find_activation(activation).derivative
    with torch.no_grad():
        trace: list[Computed] = []
        outputs = forward(params, X, activation=activation, trace=trace)
        value, dz = find_loss(loss).value_and_derivative(outputs, y)
        gradients: list[Layer] = []
        for index in range(len(params) - 1, -1, -1):
            h = trace[index].inputs
            # (dzᵀ @ h)ᵀ is hᵀ @ dz, and lies in memory as W does.
            gradients.append(Layer((dz.T @ h).T, dz.sum(dim=0)))
            if index:
                dh = dz @ params[index].W.T
                dz = dh.mul_(derivative(trace[index - 1].z, h))
    return value, tuple(reversed(gradients))


GradientEngine: TypeAlias = Callable[..., tuple[Tensor, Gradients]]

ENGINES: dict[str, GradientEngine] = {
    "autograd": autograd_gradients,
    "manual": manual_gradients,
}


def find_engine(engine: str | GradientEngine) -> GradientEngine:
    """The row of `ENGINES` called `engine` (a function is given back as it is).

    Raises:
        OptionError: no row has that name.
    """
    if callable(engine):
        return engine
    return look_up(ENGINES, "engine", engine)


def zero_grads(params: Params) -> None:
    """Clear every `.grad` that a `backward()` left behind, in place.

    `backward()` adds to what is there: without this the next gradient comes on top of the last.
    """
    for _, tensor in named_tensors(params):
        if tensor.grad is not None:
            tensor.grad.zero_()
