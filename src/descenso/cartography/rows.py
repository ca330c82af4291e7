"""The kernel's tables: for each activation and loss of core, the same for all lanes at once."""

from __future__ import annotations

from typing import Any

import numba

from descenso.cartography.elementary import (
    INLINE,
    expm1_of_negative,
    normal_density,
    normal_distribution,
    nothing,
    one,
    sigmoid,
    sine_and_cosine,
    softplus,
    tanh,
)
from descenso.cartography.lanes import where_less
from descenso.core.activations import LEAKY_SLOPE

njit: Any = numba.njit  # it says nothing of types


@njit(**INLINE)
def _relu(z: Any) -> Any:
    # `z < 0` is false for NaN, which so stays.
    zero = nothing(z)
    return where_less(z, zero, zero, z), where_less(zero, z, one(z), zero)


@njit(**INLINE)
def _tanh(z: Any) -> Any:
    h = tanh(z)
    return h, 1.0 - h * h


@njit(**INLINE)
def _sigmoid(z: Any) -> Any:
    h = sigmoid(z)
    return h, h * (1.0 - h)


@njit(**INLINE)
def _identity(z: Any) -> Any:
    return z, one(z)


@njit(**INLINE)
def _leaky_relu(z: Any) -> Any:
    zero = nothing(z)
    slope = where_less(zero, z, one(z), zero + LEAKY_SLOPE)
    return z * slope, slope


@njit(**INLINE)
def _elu(z: Any) -> Any:
    zero = nothing(z)
    below = expm1_of_negative(where_less(zero, z, zero, z))
    return where_less(zero, z, z, below), where_less(zero, z, one(z), below + 1.0)


@njit(**INLINE)
def _gelu(z: Any) -> Any:
    share = normal_distribution(z)
    return z * share, share + z * normal_density(z)


@njit(**INLINE)
def _silu(z: Any) -> Any:
    s = sigmoid(z)
    return z * s, s * (z * (1.0 - s) + 1.0)


@njit(**INLINE)
def _softplus(z: Any) -> Any:
    return softplus(z), sigmoid(z)


@njit(**INLINE)
def _sine(z: Any) -> Any:
    return sine_and_cosine(z)


ACTIVATION_ROWS = {
    "relu": _relu,
    "tanh": _tanh,
    "sigmoid": _sigmoid,
    "identity": _identity,
    "leaky_relu": _leaky_relu,
    "elu": _elu,
    "gelu": _gelu,
    "silu": _silu,
    "softplus": _softplus,
    "sine": _sine,
}
