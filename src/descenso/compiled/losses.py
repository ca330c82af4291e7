"""The compiled table of losses: a row for each of core's, which turns outputs into their errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from descenso.compiled.elementary import exp_of_negative, logarithm
from descenso.compiled.vectors import Lanes, Place, Shared, Vector, Writer, where_less

UNROLLED = 4
"""Outputs up to this many are written out."""


@dataclass(frozen=True)
class Outputs:
    """The last layer's z for a chunk of rows, and what they should be.

    Output c of row s stands at `first + c * apart + s` of `array`. `truth` are whole class numbers,
    (rows,), or targets (rows, count) row by row; row s of the chunk is row `order(s)` of it.
    """

    writer: Writer
    array: Lanes
    first: int
    apart: int
    count: int
    truth: Shared
    order: Callable[[Place], Place]

    def at(self, c: Place | int, s: Place) -> Place:
        """Where output c of row s stands."""
        return self.writer.place(c) * self.apart + s + self.first

    def over(
        self, s: Place, values: list[Vector], turn: Callable[[Place, list[Vector]], list[Vector]]
    ) -> list[Vector]:
        """`turn(place, values)` over the outputs of row s."""
        return self.writer.fold(
            self.count, values, lambda c, now: turn(self.at(c, s), now), unrolled=UNROLLED
        )


LossPass: TypeAlias = Callable[[Outputs, Place, Vector], Vector]
"""(outputs, rows, share): z becomes dz = ∂(share · Σ losses)/∂z; gives the sum of the losses."""


def _cross_entropy(z: Outputs, rows: Place, share: Vector) -> Vector:
    """−log softmax(z)[y], and dz = (softmax(z) − one-hot) · share.

    The logarithm of a product instead of a sum of logarithms: one of them for the whole chunk.
    """
    array, zero = z.array, share.like(0.0)

    def row(s: Place, sums: list[Vector]) -> list[Vector]:
        product, truths = sums

        def higher(c: Place, top: list[Vector]) -> list[Vector]:
            logit = array.load(c)
            return [where_less(top[0], logit, logit, top[0])]

        (top,) = z.over(s, [array.load(z.at(0, s))], higher)
        true = z.at(Place(z.writer, z.truth.scalar(z.order(s))), s)
        truth = array.load(true) - top

        def exponential(c: Place, total: list[Vector]) -> list[Vector]:
            e = exp_of_negative(array.load(c) - top)
            array.store(c, e)
            return [total[0] + e]

        (total,) = z.over(s, [zero], exponential)
        scale = share / total

        def scaled(c: Place, nothing: list[Vector]) -> list[Vector]:
            array.store(c, array.load(c) * scale)
            return nothing

        z.over(s, [zero], scaled)
        array.store(true, array.load(true) - share)
        return [product * total, truths + truth]

    product, truths = z.writer.fold(rows, [zero.like(1.0), zero], row)
    return logarithm(product) - truths


def _mean_squared_error(z: Outputs, rows: Place, share: Vector) -> Vector:
    """Mean over the outputs of (z − target)², and dz = 2 (z − target) · share / outputs."""
    array, zero = z.array, share.like(0.0)
    steep = share * (2 / z.count)

    def row(s: Place, total: list[Vector]) -> list[Vector]:
        first = z.order(s) * z.count

        def squared(c: Place, squares: list[Vector]) -> list[Vector]:
            at = z.at(c, s)
            difference = array.load(at) - z.truth.load(first + c)
            array.store(at, difference * steep)
            return [squares[0] + difference * difference]

        (squares,) = z.writer.fold(z.count, [zero], squared, unrolled=UNROLLED)
        return [total[0] + squares / float(z.count)]

    return z.writer.fold(rows, [zero], row)[0]


COMPILED_LOSSES: dict[str, LossPass] = {
    "cross_entropy": _cross_entropy,
    "mean_squared_error": _mean_squared_error,
}
