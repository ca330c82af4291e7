"""Exponential, logarithm, sine and the like, for all lanes at once and without a branch.

Each is a reduction of its argument to a short interval and there a Taylor series, long enough for
the dtype. Numbers that are not finite stay so: divergence must be seen.
"""

from __future__ import annotations

import math
from typing import Any

import numba
import numpy as np

from descenso.cartography.lanes import (
    constant,
    exponent,
    magnitude,
    mantissa,
    multiply_add,
    nearest,
    polynomial,
    power_of_two,
    where_less,
)

njit: Any = numba.njit  # it says nothing of types

LN2 = "0.693147180559945309417232121458176568"
HALF_PI = "1.57079632679489661923132169163975144"

INLINE: dict[str, Any] = {"error_model": "numpy", "forceinline": True}


def _is_single(info: Any) -> bool:
    return bool(info.bits == 32)


def _split(value: str, info: Any) -> tuple[float, float, float]:
    """`value` as a sum of three numbers of the dtype, each the rounding of what is left."""
    parts, left = [], np.longdouble(value)
    for _ in range(3):
        part = info.dtype.type(left)
        parts.append(float(part))
        left -= np.longdouble(part)
    return parts[0], parts[1], parts[2]


nothing = constant("nothing", lambda info: 0.0)
one = constant("one", lambda info: 1.0)
_log2_e = constant("_log2_e", lambda info: 1 / math.log(2))
_ln2_high = constant("_ln2_high", lambda info: _split(LN2, info)[0])
_ln2_low = constant("_ln2_low", lambda info: _split(LN2, info)[1])
_least_exponent = constant("_least_exponent", lambda info: math.log(float(info.tiny)) + 1)
_two_over_pi = constant("_two_over_pi", lambda info: 2 / math.pi)
_half_pi_1 = constant("_half_pi_1", lambda info: _split(HALF_PI, info)[0])
_half_pi_2 = constant("_half_pi_2", lambda info: _split(HALF_PI, info)[1])
_half_pi_3 = constant("_half_pi_3", lambda info: _split(HALF_PI, info)[2])
_largest_angle = constant("_largest_angle", lambda info: 1e6 if _is_single(info) else 1e14)

# (eʳ − 1) / r = Σ rᵏ / (k + 1)! for |r| ≤ ln 2 / 2.
_growth = polynomial(
    "_growth",
    lambda info: [1 / math.factorial(k + 1) for k in range(7 if _is_single(info) else 13)],
)
# log m = 2 t Σ t²ᵏ / (2k + 1) with t = (m − 1) / (m + 1), |t| ≤ 0.172.
_area = polynomial(
    "_area", lambda info: [2 / (2 * k + 1) for k in range(5 if _is_single(info) else 11)]
)
# sin r / r and cos r in powers of r², for |r| ≤ π / 4.
_sine_series = polynomial(
    "_sine_series",
    lambda info: [
        (-1) ** k / math.factorial(2 * k + 1) for k in range(6 if _is_single(info) else 10)
    ],
)
_cosine_series = polynomial(
    "_cosine_series",
    lambda info: [(-1) ** k / math.factorial(2 * k) for k in range(6 if _is_single(info) else 10)],
)


@njit(**INLINE)
def _halving(x: Any) -> Any:
    """For x ≤ 0: (2ⁿ, eʳ − 1) with eˣ = 2ⁿ eʳ and |r| ≤ ln 2 / 2."""
    least = _least_exponent(x)
    x = where_less(x, least, least, x)
    n = nearest(x * _log2_e(x))
    r = multiply_add(n, _ln2_low(x) * -1.0, multiply_add(n, _ln2_high(x) * -1.0, x))
    return power_of_two(n), r * _growth(r)


@njit(**INLINE)
def exp_of_negative(x: Any) -> Any:
    """Eˣ for x ≤ 0; below the smallest normal number, about that."""
    scale, grown = _halving(x)
    return multiply_add(scale, grown, scale)


@njit(**INLINE)
def expm1_of_negative(x: Any) -> Any:
    """Eˣ − 1 for x ≤ 0, exact near 0 too."""
    scale, grown = _halving(x)
    return multiply_add(scale, grown, scale - 1.0)


@njit(**INLINE)
def logarithm(x: Any) -> Any:
    """Log x for finite x ≥ the smallest normal number; NaN stays NaN."""
    m, e = mantissa(x), exponent(x)
    root = one(x) * 1.4142135623730951
    m, e = where_less(root, m, m * 0.5, m), where_less(root, m, e + 1.0, e)
    t = (m - 1.0) / (m + 1.0)
    fraction = t * _area(t * t)
    return multiply_add(e, _ln2_high(x), multiply_add(e, _ln2_low(x), fraction)) + x * 0.0


@njit(**INLINE)
def tanh(x: Any) -> Any:
    """Tanh x = −g / (g + 2), with g = e^(−2|x|) − 1, and the sign of x."""
    g = expm1_of_negative(magnitude(x) * -2.0)
    size = g / (g + 2.0)
    return where_less(x, nothing(x), size, size * -1.0)


@njit(**INLINE)
def sigmoid(x: Any) -> Any:
    """1 / (1 + e⁻ˣ), from e^(−|x|), so that nothing overflows."""
    small = exp_of_negative(magnitude(x) * -1.0)
    share = small / (small + 1.0)
    return where_less(x, nothing(x), share, 1.0 - share)


@njit(**INLINE)
def softplus(x: Any) -> Any:
    """log(1 + eˣ) = max(x, 0) + log(1 + e^(−|x|))."""
    zero = nothing(x)
    return where_less(zero, x, x, zero) + logarithm(exp_of_negative(magnitude(x) * -1.0) + 1.0)


@njit(**INLINE)
def sine_and_cosine(x: Any) -> Any:
    """Both, from the quarter turn that x lies in.

    Beyond 10⁶ quarter turns (float64: 10¹⁴) neighbouring numbers are too far apart for an angle:
    there the angle counts as 0. Reduction: Cody and Waite 1980.
    """
    x = where_less(magnitude(x), _largest_angle(x), x, x * 0.0)
    n = nearest(x * _two_over_pi(x))
    r = multiply_add(n, _half_pi_1(x) * -1.0, x)
    r = multiply_add(n, _half_pi_2(x) * -1.0, r)
    r = multiply_add(n, _half_pi_3(x) * -1.0, r)
    square = r * r
    sine, cosine = r * _sine_series(square), _cosine_series(square)
    # Which quarter: n = 4 whole + quarter, with quarter −2, −1, 0, 1 or 2.
    quarter = n - nearest(n * 0.25) * 4.0
    size, half = magnitude(quarter), one(x) * 0.5
    behind = where_less(half * 3.0, size, one(x) * -1.0, one(x))
    beside = where_less(half, size * behind, one(x), nothing(x))
    side = where_less(quarter, nothing(x), one(x) * -1.0, one(x))
    return (
        where_less(half, beside, cosine * side, sine * behind),
        where_less(half, beside, sine * side * -1.0, cosine * behind),
    )


def _erfc_coefficients(info: Any) -> list[float]:
    """P with erfc(z) = t exp(−z² + P(2t − 1)), t = 2 / (2 + z): fitted to SciPy's erfcx."""
    from numpy.polynomial import chebyshev
    from scipy.special import erfcx

    def exponent_left(u: Any) -> Any:
        t = np.maximum((u + 1) / 2, 1e-12)
        return np.log(erfcx(2 / t - 2) / t)

    degree = 10 if _is_single(info) else 26
    return [float(c) for c in chebyshev.cheb2poly(chebyshev.chebinterpolate(exponent_left, degree))]


_erfc_exponent = polynomial("_erfc_exponent", _erfc_coefficients)


@njit(**INLINE)
def normal_distribution(x: Any) -> Any:
    """Φ(x) = erfc(−x / √2) / 2."""
    z = magnitude(x) * 0.7071067811865476
    t = 2.0 / (z + 2.0)
    tail = t * exp_of_negative(_erfc_exponent(t * 2.0 - 1.0) - z * z) * 0.5
    return where_less(x, nothing(x), tail, 1.0 - tail)


@njit(**INLINE)
def normal_density(x: Any) -> Any:
    """φ(x) = exp(−x² / 2) / √(2π)."""
    return exp_of_negative(x * x * -0.5) * 0.3989422804014327
