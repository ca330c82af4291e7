"""The product of two matrices that have a number of each network in every entry.

A block of the result stays in registers while the inner axis runs by: this is where nearly all of a
training's time goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from descenso.compiled.vectors import Lanes, Number, Place, Shared, Vector, Writer, multiply_add

Finish: TypeAlias = Callable[[Vector, Place], Vector]
"""(entry of the product, where it will stand) -> what is stored there."""

UNROLLED = 4
"""An inner axis up to this long is written out."""


@dataclass(frozen=True)
class Matrix:
    """Where a matrix lies in an array: its first entry, and the strides down and across."""

    array: Lanes | Shared
    first: Number
    down: Number
    across: Number

    @property
    def T(self) -> Matrix:
        """The matrix, turned over."""
        return replace(self, down=self.across, across=self.down)

    def at(self, row: Place, column: Place) -> Place:
        """Where an entry lies."""
        return row * self.down + column * self.across + self.first


def product(
    writer: Writer,
    into: Matrix,
    start: Matrix,
    left: Matrix,
    right: Matrix,
    shape: tuple[Number, Number, Number],
    finish: Finish | None = None,
) -> None:
    """into = finish(start + left @ right), for shape (rows, columns, depth ≥ 1).

    `into` may be `start`. Every entry is summed from the first to the last of the inner axis, so
    its bits do not depend on the blocks.
    """
    rows, columns, depth = shape
    tall, wide = _known(writer, rows), _known(writer, columns)
    if tall is not None and (wide is None or tall < wide):
        turned = into.T, start.T, right.T, left.T
        product(writer, *turned, (columns, rows, depth), finish)
        return
    # 16 registers hold 8 sums, and what 4 rows and 2 columns bring; longer vectors have 32.
    widest, sums = (4, 16) if writer.lanes * writer.bits == 512 else (2, 8)
    for begin_column, width, columns_end in _stretches(writer, columns, widest, 2):

        def strip(c: Place, width: int = width) -> None:
            for begin_row, height, rows_end in _stretches(writer, rows, sums // width, 4):

                def block(r: Place, height: int = height) -> None:
                    matrices = (into, start, left, right)
                    _block(writer, matrices, (r, c), (height, width), depth, finish)

                writer.repeat(rows_end, block, step=height, begin=begin_row)

        writer.repeat(columns_end, strip, step=width, begin=begin_column)


def _known(writer: Writer, size: Number) -> int | None:
    return writer.place(size).known


def _stretches(
    writer: Writer, size: Number, most: int, unknown: int
) -> list[tuple[Number, int, Number]]:
    """`size` in pieces, as (begin, width of a piece, end) of each kind of piece.

    A known size is cut into pieces of at most `most`, as equal as can be; another one into pieces
    of `unknown`, and what is left into single ones.
    """
    known = _known(writer, size)
    if known is None:
        builder, whole = writer.builder, writer.place(size).llvm
        fitting = builder.sdiv(whole, whole.type(unknown))
        middle = Place(writer, builder.mul(fitting, whole.type(unknown)))
        return [(0, unknown, middle), (middle, 1, size)]
    count = -(-known // most)
    width, wider = divmod(known, count)
    middle = writer.place(wider * (width + 1))
    pieces: list[tuple[Number, int, Number]] = [(0, width + 1, middle), (middle, width, known)]
    return pieces if wider else pieces[1:]


def _block(
    writer: Writer,
    matrices: tuple[Matrix, Matrix, Matrix, Matrix],
    corner: tuple[Place, Place],
    shape: tuple[int, int],
    depth: Number,
    finish: Finish | None,
) -> None:
    """The part of the product of `shape` whose first entry is at `corner`."""
    into, start, left, right = matrices
    rows = [corner[0] + r for r in range(shape[0])]
    columns = [corner[1] + c for c in range(shape[1])]
    lefts = [row * left.down + left.first for row in rows]
    rights = [column * right.across + right.first for column in columns]

    def add(k: Place, sums: list[Vector]) -> list[Vector]:
        along, down = k * left.across, k * right.down
        row_factors = [left.array.load(place + along) for place in lefts]
        column_factors = [right.array.load(place + down) for place in rights]
        factors = [(a, b) for a in row_factors for b in column_factors]
        return [multiply_add(a, b, entry) for (a, b), entry in zip(factors, sums, strict=True)]

    begun = [start.array.load(start.at(r, c)) for r in rows for c in columns]
    sums = writer.fold(depth, begun, add, unrolled=UNROLLED)
    assert isinstance(into.array, Lanes)
    places = [into.at(r, c) for r in rows for c in columns]
    if finish is not None:
        sums = [finish(entry, place) for entry, place in zip(sums, places, strict=True)]
    for place, entry in zip(places, sums, strict=True):
        into.array.store(place, entry)
