"""How each activation and its derivative are written: as code, as a formula, with numbers.

`WRITTEN` has a row for each row of `core.activations.ACTIVATIONS`; a test walks both and holds
every text here to the number that core computes.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from descenso.core.activations import LEAKY_SLOPE
from descenso.explanation.expressions import Cell, Exact, Expression, apply
from descenso.language import translate

ONE, HALF, SLOPE, ZERO = Exact(1), Exact(0.5), Exact(LEAKY_SLOPE), Exact(0)
LARGE = 30.0
"""Beyond it, exp would overflow or 1 + exp would forget one of the two: other forms are used."""


@dataclass(frozen=True)
class WrittenActivation:
    """One row: `{z}`, `{h}` and `{dh}` in the texts stand for names such as `z1`, `h1`, `dh1`.

    `code` makes h of z, and `back_code` dz of dh.
    `value(z)` is h and `slope(z, h)` is dh/dz for one entry, with its numbers. `why` and `why_back`
    say in a sentence what the function does and what its derivative does to the error. A function
    with a corner (in itself or in its derivative) has one at 0.
    """

    name: str
    code: str
    formula: str
    value: Callable[[Cell], Expression]
    back_code: str
    slope_formula: str
    slope: Callable[[Cell, Cell], Expression]
    why: Callable[[], str]
    why_back: Callable[[], str]
    corner: bool = False


def _negative(z: Expression) -> Expression:
    return Exact(-z.value) if isinstance(z, Exact) else apply("negative", z)


def _sigmoid(z: Cell) -> Expression:
    """1/(1 + exp(-z)), and exp(z) itself where the 1 no longer counts."""
    if z.value < -LARGE:
        return apply("exp", z)
    return apply("quotient", ONE, apply("sum", ONE, apply("exp", _negative(z))))


def _silu(z: Cell) -> Expression:
    if z.value < -LARGE:
        return apply("product", z, apply("exp", z))
    return apply("quotient", z, apply("sum", ONE, apply("exp", _negative(z))))


def _silu_slope(z: Cell, _h: Cell) -> Expression:
    s = _sigmoid(z)
    falling = apply("sum", ONE, apply("product", z, apply("difference", ONE, s)))
    return apply("product", s, falling)


def _softplus(z: Cell) -> Expression:
    if z.value > LARGE:
        return apply("sum", z, apply("exp", _negative(z)))
    if z.value < -LARGE:
        return apply("exp", z)
    return apply("log", apply("sum", ONE, apply("exp", z)))


def _elu(z: Cell) -> Expression:
    if z.value > 0:
        return z
    return apply("difference", apply("exp", z), ONE)


def _normal_share(z: Cell) -> Expression:
    """0.5*(1 + erf(z/sqrt(2))): the share of a normal distribution that lies below z."""
    erf = apply("erf", apply("quotient", z, apply("sqrt", Exact(2))))
    return apply("product", HALF, apply("sum", ONE, erf))


def _gelu_slope(z: Cell, _h: Cell) -> Expression:
    bell = apply("exp", _negative(apply("quotient", apply("square", z), Exact(2))))
    density = apply("quotient", bell, apply("sqrt", Exact(2 * math.pi)))
    return apply("sum", _normal_share(z), apply("product", z, density))


WRITTEN: dict[str, WrittenActivation] = {
    row.name: row
    for row in (
        WrittenActivation(
            "relu",
            "torch.relu({z})",
            "max(0, {z})",
            lambda z: apply("max", ZERO, z),
            "{dh} * ({z} > 0)",
            "[{z} > 0]",
            lambda z, _h: apply("positive", z),
            lambda: translate(
                "ReLU lets what is positive pass and makes the rest 0: without a bend between them "
                "two layers would be worth no more than one."
            ),
            lambda: translate(
                "A mask: left of 0 ReLU is flat, so no error passes; right of it the slope is 1 "
                "and the error passes unchanged."
            ),
            corner=True,
        ),
        WrittenActivation(
            "tanh",
            "torch.tanh({z})",
            "tanh({z})",
            lambda z: apply("tanh", z),
            "{dh} * (1 - {h}**2)",
            "(1 − {h}²)",
            lambda _z, h: apply("difference", ONE, apply("square", h)),
            lambda: translate(
                "tanh squeezes every entry into (−1, 1): nearly a straight line at 0, nearly flat "
                "far out."
            ),
            lambda: translate(
                "The slope of tanh is 1 − h²: 1 at the middle, nearly 0 where the unit is "
                "saturated, so that little error passes there."
            ),
        ),
        WrittenActivation(
            "sigmoid",
            "torch.sigmoid({z})",
            "1/(1 + e^−{z})",
            _sigmoid,
            "{dh} * {h} * (1 - {h})",
            "{h}·(1 − {h})",
            lambda _z, h: apply("product", h, apply("difference", ONE, h)),
            lambda: translate("The sigmoid squeezes every entry into (0, 1), with 0.5 at z = 0."),
            lambda: translate(
                "The slope of the sigmoid is h·(1 − h), never above 1/4: of the error that "
                "arrives, at most a quarter passes."
            ),
        ),
        WrittenActivation(
            "identity",
            "{z}",
            "{z}",
            lambda z: z,
            "{dh} * 1",
            "1",
            lambda _z, _h: ONE,
            lambda: translate(
                "The identity changes nothing: without a bend, all layers together are worth no "
                "more than one."
            ),
            lambda: translate("The slope of the identity is 1 everywhere: the error passes as is."),
        ),
        WrittenActivation(
            "leaky_relu",
            f"torch.where({{z}} > 0, {{z}}, {LEAKY_SLOPE} * {{z}})",
            f"{{z}} if {{z}} > 0, else {LEAKY_SLOPE}·{{z}}",
            lambda z: apply("max", apply("product", SLOPE, z), z),
            f"torch.where({{z}} > 0, {{dh}}, {LEAKY_SLOPE} * {{dh}})",
            f"(1 if {{z}} > 0, else {LEAKY_SLOPE})",
            lambda z, _h: apply("choice", z, ONE, SLOPE),
            lambda: translate(
                "Leaky ReLU lets what is positive pass and keeps a hundredth of the rest, so that "
                "no unit falls silent for good."
            ),
            lambda: translate(
                "A mask that leaks: the slope is 1 on the right of 0, and 0.01 on the left, where "
                "a hundredth of the error still passes."
            ),
            corner=True,
        ),
        WrittenActivation(
            "elu",
            "torch.where({z} > 0, {z}, {z}.clamp(max=0).expm1())",
            "{z} if {z} > 0, else e^{z} − 1",
            _elu,
            "torch.where({z} > 0, {dh}, {dh} * ({h} + 1))",
            "(1 if {z} > 0, else {h} + 1)",
            lambda z, h: apply("choice", z, ONE, apply("sum", h, ONE)),
            lambda: translate(
                "ELU lets what is positive pass and bends the rest softly down to −1."
            ),
            lambda: translate(
                "The slope of ELU is 1 on the right of 0, and e^z = h + 1 on the left: it fades "
                "the further left the unit is."
            ),
            corner=True,
        ),
        WrittenActivation(
            "gelu",
            "{z} * 0.5 * (1 + torch.erf({z} / math.sqrt(2)))",
            "{z}·Φ({z})",
            lambda z: apply("product", z, _normal_share(z)),
            "{dh} * (0.5 * (1 + torch.erf({z} / math.sqrt(2)))"
            " + {z} * torch.exp(-{z}**2 / 2) / math.sqrt(2 * math.pi))",
            "(Φ({z}) + {z}·φ({z}))",
            _gelu_slope,
            lambda: translate(
                "GELU multiplies each entry by Φ(z), the share of a normal distribution that lies "
                "below it: a ReLU with a soft bend."
            ),
            lambda: translate(
                "The slope of GELU is Φ(z) + z·φ(z), by the product rule: near 0 far on the left, "
                "near 1 far on the right, and in between a little below 0 and above 1."
            ),
        ),
        WrittenActivation(
            "silu",
            "{z} * torch.sigmoid({z})",
            "{z}·σ({z})",
            _silu,
            "{dh} * torch.sigmoid({z}) * (1 + {z} * (1 - torch.sigmoid({z})))",
            "σ({z})·(1 + {z}·(1 − σ({z})))",
            _silu_slope,
            lambda: translate(
                "SiLU multiplies each entry by its own sigmoid: a ReLU with a soft bend."
            ),
            lambda: translate(
                "The slope of SiLU is σ·(1 + z·(1 − σ)), by the product rule: near 0 far on the "
                "left, near 1 far on the right, and in between a little below 0 and above 1."
            ),
        ),
        WrittenActivation(
            "softplus",
            "torch.logaddexp({z}, torch.zeros_like({z}))",
            "log(1 + e^{z})",
            _softplus,
            "{dh} * torch.sigmoid({z})",
            "σ({z})",
            lambda z, _h: _sigmoid(z),
            lambda: translate(
                "Softplus, log(1 + e^z), is ReLU with its corner rounded: always above 0."
            ),
            lambda: translate(
                "The slope of softplus is the sigmoid: a mask that opens gradually, from 0 on the "
                "left to 1 on the right."
            ),
        ),
        WrittenActivation(
            "sine",
            "torch.sin({z})",
            "sin({z})",
            lambda z: apply("sin", z),
            "{dh} * torch.cos({z})",
            "cos({z})",
            lambda z, _h: apply("cos", z),
            lambda: translate("The sine makes a wave of every entry, between −1 and 1."),
            lambda: translate(
                "The slope of the sine is the cosine: at a crest it is 0 and stops the error, "
                "beyond a crest it is negative and turns the error's sign."
            ),
        ),
    )
}
