"""A network is data: a tuple of `Layer(W, b)`, and one function that runs it forward."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor

from descenso.core.activations import Activation, find_activation
from descenso.errors import OptionError, look_up
from descenso.language import translate
from descenso.types import Features, Layer, Outputs, Params

LESSON_SCALE = 0.1
"""Standard deviation of the lesson's first weights, for `init="normal"`."""

# Each row: the standard deviation of W's entries, from (fan_in, fan_out, scale).
INITS: dict[str, Callable[[int, int, float], float]] = {
    "normal": lambda _fan_in, _fan_out, scale: scale,
    "xavier": lambda fan_in, fan_out, _scale: math.sqrt(2 / (fan_in + fan_out)),
    "he": lambda fan_in, _fan_out, _scale: math.sqrt(2 / fan_in),
    "zeros": lambda _fan_in, _fan_out, _scale: 0.0,
}
"""`normal` is the lesson's; `xavier` is Glorot and Bengio 2010, eq. 12; `he` is He et al. 2015,
eq. 10; `zeros` is there to be seen failing: all hidden units stay one and the same."""


class Computed(NamedTuple):
    """What the forward pass computed at one layer: `z = inputs @ W + b`.

    `inputs` has shape (batch, fan_in), `z` has shape (batch, fan_out).
    """

    inputs: Tensor
    z: Tensor


def init_params(
    sizes: Sequence[int],
    *,
    init: str = "normal",
    scale: float = LESSON_SCALE,
    generator: torch.Generator,
    dtype: torch.dtype = torch.float32,
) -> Params:
    """First parameters for layers of `sizes` (inputs, hidden …, outputs): biases zero.

    `scale` is the standard deviation of `init="normal"`; the other rows of `INITS` ignore it.
    Every tensor is a leaf that requires grad: it is scaled first and told to collect gradients
    afterwards, since `scale * tensor_that_requires_grad` would be the result of an operation.

    Raises:
        OptionError: a size is below 1, or there is no row called `init`.
    """
    if len(sizes) < 2 or min(sizes) < 1:
        raise OptionError(
            "sizes",
            translate("sizes: expected two or more numbers from 1 up, got {given}.").format(
                given=list(sizes)
            ),
        )
    deviation_of = look_up(INITS, "init", init)
    layers = []
    for fan_in, fan_out in pairwise(sizes):
        deviation = deviation_of(fan_in, fan_out, scale)
        W, b = empty_layer(fan_in, fan_out, dtype)
        W.copy_(deviation * torch.randn(fan_in, fan_out, generator=generator, dtype=dtype))
        layers.append(Layer(W.requires_grad_(), b.requires_grad_()))
    return tuple(layers)


def empty_layer(fan_in: int, fan_out: int, dtype: torch.dtype = torch.float32) -> Layer:
    """A layer of zeros, laid out in memory as training is fastest.

    `W` is (fan_in, fan_out) as in the formula, but each output's weights lie side by side: with
    few outputs the products of a batch are two to four times as fast.
    """
    return Layer(torch.zeros(fan_out, fan_in, dtype=dtype).T, torch.zeros(fan_out, dtype=dtype))


def forward(
    params: Params,
    X: Features,
    *,
    activation: str | Activation = "relu",
    trace: list[Computed] | None = None,
) -> Outputs:
    """The outputs (for classes: the logits) of the network for the rows of `X`.

    For each layer `z = h @ W + b`, and `h = activation(z)` between layers; the last layer has no
    activation. A list given as `trace` receives one `Computed` for each layer. `addmm` is the
    product and the sum in one operation.

    Example:
        >>> params = init_params([2, 16, 2], generator=torch.Generator().manual_seed(0))
        >>> forward(params, torch.zeros(5, 2)).shape
        torch.Size([5, 2])
    """
    function = find_activation(activation).function
    h = z = X
    for index, (W, b) in enumerate(params):
        if index:
            h = function(z)
        z = torch.addmm(b, h, W)
        if trace is not None:
            trace.append(Computed(h, z))
    return z


def named_tensors(layers: Params, prefix: str = "") -> Iterator[tuple[str, Tensor]]:
    """`("W1", W1), ("b1", b1), ("W2", W2) …`; with `prefix="d"` the names of gradients."""
    for number, (W, b) in enumerate(layers, start=1):
        yield f"{prefix}W{number}", W
        yield f"{prefix}b{number}", b


def copied(layers: Params) -> Params:
    """A copy that training does not touch, laid out in memory as the original is."""
    return tuple(Layer(W.detach().clone(), b.detach().clone()) for W, b in layers)


def layer_sizes(params: Params) -> tuple[int, ...]:
    """(inputs, hidden …, outputs) of a network."""
    return (params[0].W.shape[0], *(b.shape[0] for _, b in params))
