"""Exponential, logarithm, sine and the like, for all lanes at once and without a branch.

Each is a reduction of its argument to a short interval and there a Taylor series, long enough for
the dtype. Numbers that are not finite stay so: divergence must be seen.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np

from descenso.compiled.vectors import (
    Vector,
    exponent,
    magnitude,
    mantissa,
    multiply_add,
    nearest,
    nearest_shifted,
    polynomial,
    power_of_two,
    where_less,
)

LN2 = "0.693147180559945309417232121458176568"
HALF_PI = "1.57079632679489661923132169163975144"


def _is_single(x: Vector) -> bool:
    return x.writer.bits == 32


def _parts(value: str, x: Vector) -> tuple[float, float, float]:
    """`value` as a sum of three numbers of x's dtype, each the rounding of what is left."""
    parts, left = [], np.longdouble(value)
    for _ in range(3):
        part = x.writer.info.dtype.type(left)
        parts.append(float(part))
        left -= np.longdouble(part)
    return parts[0], parts[1], parts[2]


def _halving(x: Vector) -> tuple[Vector, Vector]:
    """For x ≤ 0: (2ⁿ, eʳ − 1) with eˣ = 2ⁿ eʳ and |r| ≤ ln 2 / 2."""
    least = math.log(float(x.writer.info.tiny)) + 1
    x = where_less(x, x.like(least), least, x)
    shifted, n = nearest_shifted(x, 1 / math.log(2))
    high, low, _ = _parts(LN2, x)
    r = multiply_add(n, -low, multiply_add(n, -high, x))
    # (eʳ − 1) / r = Σ rᵏ / (k + 1)!
    terms = range(7 if _is_single(x) else 12)
    scale = power_of_two(shifted)
    return scale, r * polynomial(r, [1 / math.factorial(k + 1) for k in terms])


def exp_of_negative(x: Vector) -> Vector:
    """Eˣ for x ≤ 0; below the smallest normal number, about that."""
    scale, grown = _halving(x)
    return multiply_add(scale, grown, scale)


def expm1_of_negative(x: Vector) -> Vector:
    """Eˣ − 1 for x ≤ 0, exact near 0 too."""
    scale, grown = _halving(x)
    return multiply_add(scale, grown, scale - 1.0)


def logarithm(x: Vector) -> Vector:
    """Log x for finite x ≥ the smallest normal number; NaN stays NaN."""
    m, e = mantissa(x), exponent(x)
    root = math.sqrt(2)
    m, e = where_less(root, m, m * 0.5, m), where_less(root, m, e + 1.0, e)
    # log m = 2 t Σ t²ᵏ / (2k + 1) with |t| ≤ 0.172
    t = (m - 1.0) / (m + 1.0)
    terms = range(5 if _is_single(x) else 11)
    fraction = t * polynomial(t * t, [2 / (2 * k + 1) for k in terms])
    high, low, _ = _parts(LN2, x)
    return multiply_add(e, high, multiply_add(e, low, fraction)) + x * 0.0


def tanh(x: Vector) -> Vector:
    """Tanh x = −g / (g + 2), with g = e^(−2|x|) − 1, and the sign of x."""
    g = expm1_of_negative(magnitude(x) * -2.0)
    size = g / (g + 2.0)
    return where_less(x, x.like(0.0), size, -size)


def sigmoid(x: Vector) -> Vector:
    """1 / (1 + e⁻ˣ), from e^(−|x|), so that nothing overflows."""
    small = exp_of_negative(-magnitude(x))
    share = small / (small + 1.0)
    return where_less(x, x.like(0.0), share, 1.0 - share)


def softplus(x: Vector) -> Vector:
    """log(1 + eˣ) = max(x, 0) + log(1 + e^(−|x|))."""
    return where_less(0.0, x, x, x * 0.0) + logarithm(exp_of_negative(-magnitude(x)) + 1.0)


def sine_and_cosine(x: Vector) -> tuple[Vector, Vector]:
    """Both, from the quarter turn that x lies in.

    Beyond 10⁶ quarter turns (float64: 10¹⁴) neighbouring numbers are too far apart for an angle:
    there the angle counts as 0. Reduction: Cody and Waite 1980.
    """
    largest = x.like(1e6 if _is_single(x) else 1e14)
    x = where_less(magnitude(x), largest, x, x * 0.0)
    n = nearest(x * (2 / math.pi))
    r = x
    for part in _parts(HALF_PI, x):
        r = multiply_add(n, -part, r)
    square = r * r
    terms = range(6 if _is_single(x) else 10)
    sine = r * polynomial(square, [(-1) ** k / math.factorial(2 * k + 1) for k in terms])
    cosine = polynomial(square, [(-1) ** k / math.factorial(2 * k) for k in terms])
    # Which quarter: n = 4 whole + quarter, with quarter −2, −1, 0, 1 or 2.
    quarter = n - nearest(n * 0.25) * 4.0
    size = magnitude(quarter)
    behind = where_less(1.5, size, -1.0, 1.0)
    beside = where_less(0.5, size * behind, 1.0, 0.0)
    side = where_less(quarter, x.like(0.0), -1.0, 1.0)
    return (
        where_less(0.5, beside, cosine * side, sine * behind),
        where_less(0.5, beside, -(sine * side), cosine * behind),
    )


@lru_cache
def _erfc_coefficients(degree: int) -> list[float]:
    """P with erfc(z) = t exp(−z² + P(2t − 1)), t = 2 / (2 + z): fitted to SciPy's erfcx."""
    from numpy.polynomial import chebyshev
    from scipy.special import erfcx

    def exponent_left(u: Any) -> Any:
        t = np.maximum((u + 1) / 2, 1e-12)
        return np.log(erfcx(2 / t - 2) / t)

    return [float(c) for c in chebyshev.cheb2poly(chebyshev.chebinterpolate(exponent_left, degree))]


def normal_distribution(x: Vector) -> Vector:
    """Φ(x) = erfc(−x / √2) / 2."""
    z = magnitude(x) * math.sqrt(0.5)
    t = 2.0 / (z + 2.0)
    fitted = polynomial(t * 2.0 - 1.0, _erfc_coefficients(10 if _is_single(x) else 26))
    tail = t * exp_of_negative(fitted - z * z) * 0.5
    return where_less(x, x.like(0.0), tail, 1.0 - tail)


def normal_density(x: Vector) -> Vector:
    """φ(x) = exp(−x² / 2) / √(2π)."""
    return exp_of_negative(x * x * -0.5) * (1 / math.sqrt(2 * math.pi))
