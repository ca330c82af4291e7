"""The kernel's product of matrices, one number of each network in every entry.

A block of the result stays in registers while the inner axis runs by: this is where nearly all of a
training's time goes. Written for LLVM directly: compiled as numba's functions, the same loops took
most of the time that a shape takes to compile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numba
from numba.core import cgutils, extending, types

from descenso.cartography.lanes import VECTOR_BYTES, Lanes, call, element

# numba's decorators say nothing of types.
njit: Any = numba.njit
intrinsic: Any = extending.intrinsic

MOST_CHUNK = 32
"""Rows whose activations are kept at once: with these sizes they stay in the first cache."""

TALL, WIDE = 4, 2
"""Entries of a block: eight sums, four and two factors fit the sixteen registers of AVX2."""


class Matrix(NamedTuple):
    """Where a matrix lies in an array: its first element, and the strides down and across.

    An array of shape (slots, lanes) has a number for each network; a flat one has numbers that all
    networks share.
    """

    array: Any
    first: int
    down: int
    across: int


@njit(forceinline=True)
def transposed(m: Any) -> Any:
    """The matrix, turned over."""
    return Matrix(m.array, m.first, m.across, m.down)


@intrinsic(prefer_literal=True)
def product(
    typing: Any,
    into: Any,
    start: Any,
    left: Any,
    right: Any,
    rows: Any,
    columns: Any,
    depth: Any,
) -> Any:
    """into = start + left @ right, for (rows, depth) @ (depth, columns).

    Sizes known before the run choose the order and the blocks. Every entry is summed from the first
    to the last of the inner axis, so its bits do not depend on the blocks.
    """
    matrices, sizes = (into, start, left, right), (rows, columns, depth)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        into_, start_, left_, right_ = (
            _Operand(context, builder, kind, value)
            for kind, value in zip(matrices, args[:4], strict=True)
        )
        tall, wide, deep = (
            context.cast(builder, value, kind, types.intp)
            for kind, value in zip(signature.args[4:], args[4:], strict=True)
        )
        known = [_known(rows), _known(columns)]
        if (known[0] or MOST_CHUNK) < (known[1] or MOST_CHUNK):
            into_, start_, left_, right_ = (m.turned() for m in (into_, start_, right_, left_))
            tall, wide = wide, tall
            known.reverse()

        def down_column(c: Any, count: int) -> None:
            _pieces(
                builder,
                tall,
                known[0],
                TALL,
                lambda r, high: _block(
                    builder, (into_, start_, left_, right_), (r, c), (high, count), deep
                ),
            )

        _pieces(builder, wide, known[1], WIDE, down_column)
        return context.get_dummy_value()

    return types.void(*matrices, *sizes), generate


def _known(size: Any) -> int | None:
    return size.literal_value if isinstance(size, types.IntegerLiteral) else None


class _Operand:
    """A `Matrix` among LLVM's values."""

    def __init__(self, context: Any, builder: Any, kind: Any, value: Any) -> None:
        self.context, self.builder, self.kind = context, builder, kind.types[0]
        parts = cgutils.unpack_tuple(builder, value)
        self.array, self.first, self.down, self.across = (
            part if place == 0 else context.cast(builder, part, kind.types[place], types.intp)
            for place, part in enumerate(parts)
        )

    def turned(self) -> _Operand:
        """The matrix, turned over."""
        turned = object.__new__(_Operand)
        turned.__dict__.update(self.__dict__, down=self.across, across=self.down)
        return turned

    def place(self, row: Any, column: Any) -> Any:
        """Where an entry lies."""
        build = self.builder
        return build.add(
            self.first, build.add(build.mul(row, self.down), build.mul(column, self.across))
        )

    def places(self, place: Any, count: int, stride: Any) -> list[Any]:
        """`count` places from `place` on."""
        found = [place]
        for _ in range(count - 1):
            found.append(self.builder.add(found[-1], stride))
        return found

    def corner(self, row: Any, column: Any, shape: tuple[int, int]) -> list[Any]:
        """Where the entries of a block lie, row by row."""
        first = self.place(row, column)
        return [
            place
            for begin in self.places(first, shape[0], self.down)
            for place in self.places(begin, shape[1], self.across)
        ]

    def load(self, places: Sequence[Any]) -> list[Any]:
        """The entries at `places`."""
        return [
            element(self.context, self.builder, self.kind, self.array, place) for place in places
        ]

    def store(self, places: Sequence[Any], values: Sequence[Any]) -> None:
        """Write `values` at `places`."""
        data = cgutils.create_struct_proxy(self.kind)(self.context, self.builder, self.array).data
        vectors = self.builder.bitcast(data, values[0].type.as_pointer())
        for place, value in zip(places, values, strict=True):
            self.builder.store(value, self.builder.gep(vectors, [place]), align=VECTOR_BYTES)


def _pieces(
    builder: Any, size: Any, known: int | None, width: int, make: Callable[[Any, int], None]
) -> None:
    """`make(place, width)` as often as it fits into `size`, then `make(place, 1)` for the rest."""
    whole = builder.mul(builder.sdiv(size, size.type(width)), size.type(width))
    if known is None or known >= width:
        with cgutils.for_range_slice(builder, size.type(0), whole, size.type(width), size.type) as (
            place,
            _,
        ):
            make(place, width)
    if known is None or known % width:
        with cgutils.for_range_slice(builder, whole, size, size.type(1), size.type) as (place, _):
            make(place, 1)


def _block(
    builder: Any,
    operands: tuple[_Operand, _Operand, _Operand, _Operand],
    at: tuple[Any, Any],
    shape: tuple[int, int],
    depth: Any,
) -> None:
    """The part of the product of `shape` whose first entry is `at`."""
    into, start, left, right = operands
    begin = left.place(at[0], depth.type(0)), right.place(depth.type(0), at[1])
    kind = Lanes(into.kind.dtype)

    def add(k: Any, sums: list[Any]) -> list[Any]:
        down = builder.add(begin[0], builder.mul(k, left.across))
        across = builder.add(begin[1], builder.mul(k, right.down))
        rows = left.load(left.places(down, shape[0], left.down))
        columns = right.load(right.places(across, shape[1], right.across))
        factors = [(row, column) for row in rows for column in columns]
        return [
            call(builder, "llvm.fmuladd", kind, row, column, entry)
            for (row, column), entry in zip(factors, sums, strict=True)
        ]

    sums = _repeated(builder, depth, start.load(start.corner(*at, shape)), add)
    into.store(into.corner(*at, shape), sums)


def _repeated(
    builder: Any, count: Any, values: list[Any], turn: Callable[[Any, list[Any]], list[Any]]
) -> list[Any]:
    """What `values` are after `turn(0, values)`, `turn(1, values)` and so on, `count` ≥ 1 times."""
    before = builder.block
    loop, after = builder.append_basic_block("turn"), builder.append_basic_block("after")
    builder.branch(loop)
    builder.position_at_end(loop)
    k = builder.phi(count.type)
    current = [builder.phi(value.type) for value in values]
    changed = turn(k, current)
    beyond = builder.add(k, count.type(1))
    for phi, first, later in zip(
        [k, *current], [count.type(0), *values], [beyond, *changed], strict=True
    ):
        phi.add_incoming(first, before)
        phi.add_incoming(later, builder.block)
    builder.cbranch(builder.icmp_signed("<", beyond, count), loop, after)
    builder.position_at_end(after)
    return changed
