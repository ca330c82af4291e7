"""The marks on the axes of an atlas: at which numbers, and how they are written."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from matplotlib.ticker import MaxNLocator

from descenso.cartography.grid import Axis
from descenso.language import translate

MOST_TICKS = 8
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Tick(NamedTuple):
    """`place` is where its number lies on the picture's edge, 0 to 1; minor ones have no text."""

    place: float
    text: str


def axis_name(axis: Axis) -> str:
    """What is on the axis, in the reader's words, with the option's name."""
    words = {
        "lr": translate("learning rate"),
        "lr1": translate("learning rate of layer 1"),
        "lr2": translate("learning rate of layer 2"),
        "init-scale": translate("size of the first weights"),
        "momentum": translate("momentum"),
        "weight-decay": translate("weight decay"),
    }
    word = words[axis.name]
    return word if word == axis.name else f"{word} ({axis.name})"


def place(axis: Axis, value: float) -> float:
    """Where a number lies on the picture: `low` in the middle of the first cell."""
    return (axis.place(value) * (axis.size - 1) + 0.5) / axis.size


def nearest(axis: Axis, value: float) -> int | None:
    """The cell that a number falls in, None beyond the axis."""
    along = axis.place(value) * (axis.size - 1)
    if not -0.5 <= along <= axis.size - 0.5:
        return None
    return min(max(round(along), 0), axis.size - 1)


def ticks(axis: Axis) -> list[Tick]:
    """Marks with numbers, from low to high: powers of ten where there are enough of them."""
    values = _even(axis) if axis.linear else _powers(axis)
    if len(values) < 3:
        values = _even(axis)
    return [Tick(place(axis, v), t) for v, t in zip(values, _texts(values), strict=True)]


def minor_ticks(axis: Axis) -> list[float]:
    """Places of the multiples of the powers of ten, where these carry the numbers."""
    if axis.linear or len(_powers(axis)) < 3 or _decades(axis) > 2 * MOST_TICKS:
        return []
    powers = range(math.floor(math.log10(axis.low)), math.ceil(math.log10(axis.high)))
    values = (m * 10.0**power for power in powers for m in range(2, 10))
    return [place(axis, value) for value in values if axis.low <= value <= axis.high]


def _decades(axis: Axis) -> float:
    return math.log10(axis.high) - math.log10(axis.low)


def _powers(axis: Axis) -> list[float]:
    """Every power of ten on the axis, or every second, third … of them."""
    # A hair of room: the logarithm of 0.001 is not quite -3.
    first = math.ceil(math.log10(axis.low) - 1e-9)
    last = math.floor(math.log10(axis.high) + 1e-9)
    every = max(1, math.ceil((last - first + 1) / (MOST_TICKS + 2)))
    return [float(f"1e{power}") for power in range(first, last + 1) if power % every == 0]


def _even(axis: Axis) -> list[float]:
    """Round numbers at even distances, also on a logarithmic axis too short for powers of ten."""
    if not axis.linear and axis.high / axis.low > 4:
        steps = [m * 10.0**p for p in range(-38, 39) for m in (1, 2, 5)]
        return [value for value in steps if axis.low <= value <= axis.high]
    locator = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10])
    room = 1e-9 * (axis.high - axis.low)
    found = locator.tick_values(axis.low, axis.high)
    return [float(v) for v in found if axis.low - room <= v <= axis.high + room]


def _texts(values: list[float]) -> list[str]:
    """The numbers with as few digits as tell them apart."""
    if all(_is_power(value) for value in values):
        return [power_text(value) for value in values]
    for digits in range(3, 17):
        texts = [f"{value:.{digits}g}" for value in values]
        if all(math.isclose(float(t), v, rel_tol=0, abs_tol=_finest(values) / 20)
               for t, v in zip(texts, values, strict=True)):  # fmt: skip
            return texts
    return [repr(value) for value in values]


def _finest(values: list[float]) -> float:
    return min((b - a for a, b in pairwise(values)), default=abs(values[0]))


def _is_power(value: float) -> bool:
    return value > 0 and value == float(f"1e{round(math.log10(value))}")


def power_text(value: float) -> str:
    """0.1, 1 and 10 as they are, other powers of ten as 10⁻³."""
    power = round(math.log10(value))
    return f"{value:g}" if abs(power) <= 1 else f"10{str(power).translate(RAISED)}"
