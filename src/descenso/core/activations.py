"""The table of activations: each with its derivative, written by hand.

`function(z)` gives `h`; `derivative(z, h)` gives dh/dz at every entry, from whichever of the two is
cheaper. Both keep shape and dtype. Where the function has a corner, the derivative is the one that
autograd takes.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from descenso.errors import look_up

LEAKY_SLOPE = 0.01


@dataclass(frozen=True)
class Activation:
    """One row of the table: `function(z) -> h` and `derivative(z, h) -> dh/dz`, entry by entry."""

    name: str
    function: Callable[[Tensor], Tensor]
    derivative: Callable[[Tensor, Tensor], Tensor]


def _leaky_relu(z: Tensor) -> Tensor:
    return torch.where(z > 0, z, LEAKY_SLOPE * z)


def _elu(z: Tensor) -> Tensor:
    return torch.where(z > 0, z, torch.expm1(z.clamp(max=0)))


def _gelu(z: Tensor) -> Tensor:
    """Z Φ(z), with Φ the normal distribution function (Hendrycks and Gimpel 2016)."""
    return z * 0.5 * (1 + torch.erf(z / math.sqrt(2)))


def _gelu_derivative(z: Tensor, _h: Tensor) -> Tensor:
    distribution = 0.5 * (1 + torch.erf(z / math.sqrt(2)))
    density = torch.exp(-0.5 * z * z) / math.sqrt(2 * math.pi)
    return distribution + z * density


def _silu(z: Tensor) -> Tensor:
    return z * torch.sigmoid(z)


def _silu_derivative(z: Tensor, _h: Tensor) -> Tensor:
    s = torch.sigmoid(z)
    return s * (1 + z * (1 - s))


def _softplus(z: Tensor) -> Tensor:
    """log(1 + eᶻ) without overflow: `logaddexp` takes the larger exponent out first."""
    return torch.logaddexp(z, torch.zeros_like(z))


# ReLU's derivative is 1 where h > 0 and 0 elsewhere: the sign of h, in h's own dtype.
ACTIVATIONS: dict[str, Activation] = {
    row.name: row
    for row in (
        Activation("relu", torch.relu, lambda _z, h: h.sign()),
        Activation("tanh", torch.tanh, lambda _z, h: 1 - h * h),
        Activation("sigmoid", torch.sigmoid, lambda _z, h: h * (1 - h)),
        Activation("identity", lambda z: z, lambda z, _h: torch.ones_like(z)),
        Activation(
            "leaky_relu", _leaky_relu, lambda z, _h: torch.ones_like(z).where(z > 0, LEAKY_SLOPE)
        ),
        Activation("elu", _elu, lambda z, h: torch.ones_like(z).where(z > 0, h + 1)),
        Activation("gelu", _gelu, _gelu_derivative),
        Activation("silu", _silu, _silu_derivative),
        Activation("softplus", _softplus, lambda z, _h: torch.sigmoid(z)),
        Activation("sine", torch.sin, lambda z, _h: torch.cos(z)),
    )
}


def find_activation(activation: str | Activation) -> Activation:
    """The row called `activation` (a row is given back as it is).

    Raises:
        OptionError: no row has that name.
    """
    if isinstance(activation, Activation):
        return activation
    return look_up(ACTIVATIONS, "activation", activation)
