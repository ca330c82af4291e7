"""The compiled table of activations: a row for each of core's, for all lanes at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from descenso.compiled.elementary import (
    expm1_of_negative,
    normal_density,
    normal_distribution,
    sigmoid,
    sine_and_cosine,
    softplus,
    tanh,
)
from descenso.compiled.vectors import Vector, where_less
from descenso.core.activations import LEAKY_SLOPE


@dataclass(frozen=True)
class CompiledActivation:
    """One row: `h(z)`, and what becomes of `dh` on its way back to `dz`.

    Most derivatives can be told from `h` alone: `back(dh, h)`. Where `back` is None, `slope(z)`
    gives the derivative while z is at hand, to be kept until the way back. One that is `long` gets
    a loop of its own: among the sums of a block it would not find registers.
    """

    h: Callable[[Vector], Vector]
    back: Callable[[Vector, Vector], Vector] | None = None
    slope: Callable[[Vector], Vector] | None = None
    long: bool = True


def _gelu_slope(z: Vector) -> Vector:
    return normal_distribution(z) + z * normal_density(z)


def _silu_slope(z: Vector) -> Vector:
    s = sigmoid(z)
    return s * (z * (1.0 - s) + 1.0)


def _elu(z: Vector) -> Vector:
    return where_less(0.0, z, z, expm1_of_negative(where_less(0.0, z, 0.0, z)))


# `z < 0` is false for NaN, which so stays.
COMPILED_ACTIVATIONS = {
    "relu": CompiledActivation(
        lambda z: where_less(z, z.like(0.0), 0.0, z),
        lambda dh, h: where_less(0.0, h, dh, 0.0),
        long=False,
    ),
    "tanh": CompiledActivation(tanh, lambda dh, h: dh * (1.0 - h * h)),
    "sigmoid": CompiledActivation(sigmoid, lambda dh, h: dh * (h * (1.0 - h))),
    "identity": CompiledActivation(lambda z: z, lambda dh, h: dh, long=False),
    "leaky_relu": CompiledActivation(
        lambda z: where_less(0.0, z, z, z * LEAKY_SLOPE),
        lambda dh, h: where_less(0.0, h, dh, dh * LEAKY_SLOPE),
        long=False,
    ),
    "elu": CompiledActivation(_elu, lambda dh, h: where_less(0.0, h, dh, dh * (h + 1.0))),
    "gelu": CompiledActivation(lambda z: z * normal_distribution(z), slope=_gelu_slope),
    "silu": CompiledActivation(lambda z: z * sigmoid(z), slope=_silu_slope),
    "softplus": CompiledActivation(softplus, slope=sigmoid),
    "sine": CompiledActivation(
        lambda z: sine_and_cosine(z)[0], slope=lambda z: sine_and_cosine(z)[1]
    ),
}
