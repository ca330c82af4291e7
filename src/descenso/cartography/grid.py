"""The grid of an atlas: its two axes, and in which order its cells are trained."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np

from descenso.cartography.settings import AXES, LARGEST, AxisKind, Values
from descenso.errors import OptionError, look_up, shortened
from descenso.language import translate

Cells: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]

SMALLEST_SIZE, LARGEST_SIZE = 2, 1_000_000
COARSEST = 8
"""Cells along one side of the first, coarsest picture, at most."""


@dataclass(frozen=True)
class Axis:
    """`size` values of one setting from `low` to `high`, both taken."""

    name: str
    low: float
    high: float
    size: int
    linear: bool = False

    @property
    def kind(self) -> AxisKind:
        """The row of `AXES`."""
        return AXES[self.name]

    def values(self) -> Values:
        """(size,) float64, rising evenly, or evenly in the logarithm."""
        if self.linear:
            return np.linspace(self.low, self.high, self.size)
        values = np.logspace(math.log10(self.low), math.log10(self.high), self.size)
        values[0], values[-1] = self.low, self.high
        return np.asarray(values, np.float64)

    def place(self, value: float) -> float:
        """Where on the axis a value lies: 0 at `low`, 1 at `high`."""
        if self.linear:
            return (value - self.low) / (self.high - self.low)
        if value <= 0:
            return -math.inf
        return math.log(value / self.low) / math.log(self.high / self.low)

    def zoomed(self, option: str, low: float, high: float) -> Axis:
        """The same axis from `low` to `high` alone.

        Raises:
            OptionError: that is no part of it.
        """
        part = replace(self, low=low, high=high)
        part.check(option)
        if low < self.low or high > self.high:
            raise OptionError(
                option,
                translate(
                    "{option}: {low:g} to {high:g} is not inside the axis {name}, which goes from "
                    "{first:g} to {last:g}."
                ).format(
                    option=option,
                    low=low,
                    high=high,
                    name=self.name,
                    first=self.low,
                    last=self.high,
                ),
            )
        return part

    def check(self, option: str) -> None:
        """Refuse a range that no setting has.

        Raises:
            OptionError: for `option`.
        """
        kind = self.kind
        if not (self.low < self.high):
            raise _refused(option, self, translate("is empty. Write NAME=LOW:HIGH, LOW first"))
        if self.low < 0 or self.high > kind.most or (kind.above_zero and self.low == 0):
            least = translate("above 0") if kind.above_zero else translate("from 0 up")
            most = "" if kind.most == LARGEST else translate(", at most {most:g}")
            raise _refused(
                option,
                self,
                translate("is not possible: {name} is a number").format(name=self.name)
                + f" {least}{most.format(most=kind.most)}",
            )
        if not self.linear and self.low == 0:
            raise _refused(
                option,
                self,
                translate("has no logarithm at 0. Begin above 0, or add --linear"),
            )
        if not (np.diff(self.values()) > 0).all():
            raise _refused(
                option, self, translate("is too narrow: its values cannot be told apart")
            )


def _refused(option: str, axis: Axis, why: str) -> OptionError:
    return OptionError(
        option,
        translate("{option}: {low:g}:{high:g} {why}.").format(
            option=option, low=axis.low, high=axis.high, why=why
        ),
    )


def read_axis(option: str, text: str, size: int, *, linear: bool = False) -> Axis:
    """The axis that `NAME=LOW:HIGH` asks for.

    Raises:
        OptionError: no such name, or no such range.
    """
    name, equals, reach = text.partition("=")
    if not equals:
        raise OptionError(
            option,
            translate("{option}: expected NAME=LOW:HIGH, such as lr=0.001:10, got {given}.").format(
                option=option, given=shortened(repr(text))
            ),
        )
    look_up(AXES, option, name.strip().replace("_", "-"))
    low, high = read_range(option, reach)
    axis = Axis(name.strip().replace("_", "-"), low, high, size, linear)
    axis.check(option)
    return axis


def read_range(option: str, text: str) -> tuple[float, float]:
    """The two numbers of `LOW:HIGH`.

    Raises:
        OptionError: they are none, or not finite.
    """
    numbers = []
    for word in text.split(":"):
        if re.fullmatch(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", word, re.ASCII):
            numbers.append(float(word))
    if len(numbers) != 2 or text.count(":") != 1 or not all(map(math.isfinite, numbers)):
        raise OptionError(
            option,
            translate("{option}: expected two numbers as LOW:HIGH, got {given}.").format(
                option=option, given=shortened(repr(text))
            ),
        )
    return numbers[0], numbers[1]


def read_zoom(text: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """The two ranges of `X0:X1,Y0:Y1`.

    Raises:
        OptionError: they are not two, or one is none.
    """
    parts = text.split(",")
    if len(parts) != 2:
        raise OptionError(
            "zoom",
            translate("zoom: expected X0:X1,Y0:Y1, such as 0.1:10,0.01:1, got {given}.").format(
                given=shortened(repr(text))
            ),
        )
    return read_range("zoom", parts[0]), read_range("zoom", parts[1])


def check_size(size: object) -> int:
    """`size` itself, if a grid can have it.

    Raises:
        OptionError: it is no whole number, or too small or too large.
    """
    whole = isinstance(size, int) and not isinstance(size, bool)
    if not (whole and SMALLEST_SIZE <= size <= LARGEST_SIZE):  # type: ignore[operator]
        raise OptionError(
            "size",
            translate("size: expected a whole number from {low} to {high}, got {given}.").format(
                low=SMALLEST_SIZE, high=LARGEST_SIZE, given=shortened(repr(size))
            ),
        )
    return size  # type: ignore[return-value]


@dataclass(frozen=True)
class Order:
    """Cells from coarse to fine: first every 2ᵏth row and column, then each halving's new ones.

    A cell's number is row * size + column. Which cell stands at which position is arithmetic:
    nothing is kept, whatever the size.
    """

    size: int

    @property
    def strides(self) -> list[int]:
        """Distance of neighbours after each level, the last is 1."""
        stride = 1
        while -(-self.size // stride) > COARSEST:
            stride *= 2
        return [stride >> level for level in range(stride.bit_length())]

    def ends(self) -> list[tuple[int, int]]:
        """(stride, position where its level ends) for each level."""
        return [(stride, (-(-self.size // stride)) ** 2) for stride in self.strides]

    def cells(self, first: int, last: int) -> Cells:
        """The cells (int64) at the positions from `first` up to, not including, `last`."""
        found, begin = [], 0
        for stride, end in self.ends():
            low, high = max(first, begin), min(last, end)
            if low < high:
                positions = np.arange(low, high) - begin
                along = -(-self.size // stride)
                rows, columns = (
                    np.divmod(positions, along) if begin == 0 else _new_ones(positions, along)
                )
                found.append((rows * self.size + columns) * stride)
            begin = end
        return np.concatenate(found)


def _new_ones(positions: Cells, along: int) -> tuple[Cells, Cells]:
    """Of a level's `along` × `along` cells those with an odd row or column, row by row."""
    odd = along // 2
    pair, place = np.divmod(positions, odd + along)
    first = place < odd
    return np.where(first, 2 * pair, 2 * pair + 1), np.where(first, 2 * place + 1, place - odd)
