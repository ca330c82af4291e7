"""Vectors while code is written: Python runs once, and leaves LLVM instructions behind.

`Vector` has in every lane the same number of another network. Arithmetic on it writes an
instruction; Python's own loops and branches are gone when the code runs. So the kernel's source
reads like the training of one network, and numba has only one function to compile.

Every operation works lane by lane: what happens in one lane changes no bit of another. There is no
fast-maths but the contraction of a product and a sum into one rounding, where `multiply_add` asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import llvmlite.binding as llvm
import numpy as np
from llvmlite import ir
from numba.core import cgutils

ALIGNMENT = 64
"""Of an array of lanes, in bytes: a line of the cache, and the longest vector."""

WHOLE = ir.IntType(64)
BIT = ir.IntType(1)


def vector_bytes() -> int:
    """Bytes of this processor's vectors; where there are none, LLVM takes as many registers."""
    return 64 if llvm.get_host_cpu_features().get("avx512f") else 32


def lane_array(slots: int, lanes: int, dtype: np.dtype[Any]) -> np.ndarray[Any, Any]:
    """Zeros of shape (slots, lanes), aligned."""
    raw = np.zeros(slots * lanes + ALIGNMENT // dtype.itemsize, dtype)
    first = (-raw.ctypes.data % ALIGNMENT) // dtype.itemsize
    return raw[first : first + slots * lanes].reshape(slots, lanes)


class Writer:
    """Writes instructions at one place of a function, on vectors of `lanes` numbers of `dtype`."""

    def __init__(self, builder: Any, dtype: np.dtype[Any], lanes: int) -> None:
        self.builder = builder
        self.info = np.finfo(dtype)
        self.lanes = lanes
        self.bits = dtype.itemsize * 8
        self.scalar = ir.FloatType() if self.bits == 32 else ir.DoubleType()
        self.vector = ir.VectorType(self.scalar, lanes)
        self.integers = ir.VectorType(ir.IntType(self.bits), lanes)

    def constant(self, value: float) -> Vector:
        """`value` in every lane."""
        return Vector(self, ir.Constant(self.vector, [float(value)] * self.lanes))

    def integer(self, value: int) -> Any:
        """A whole number in every lane, as wide as the dtype."""
        return ir.Constant(self.integers, [value] * self.lanes)

    def spread(self, scalar: Any) -> Vector:
        """A scalar of the dtype in every lane."""
        blank = ir.Constant(self.vector, ir.Undefined)
        first = self.builder.insert_element(blank, scalar, ir.Constant(ir.IntType(32), 0))
        zeros = ir.Constant(ir.VectorType(ir.IntType(32), self.lanes), [0] * self.lanes)
        return Vector(self, self.builder.shuffle_vector(first, blank, zeros))

    def call(self, name: str, *vectors: Vector) -> Vector:
        """An LLVM intrinsic on vectors, such as `llvm.fmuladd`."""
        full = f"{name}.v{self.lanes}f{self.bits}"
        signature = ir.FunctionType(self.vector, [self.vector] * len(vectors))
        function = cgutils.get_or_insert_function(self.builder.module, signature, full)
        return Vector(self, self.builder.call(function, [v.llvm for v in vectors]))

    def place(self, value: int | Any) -> Place:
        """A whole number: a Python one, or one that is known when the code runs."""
        return value if isinstance(value, Place) else Place(self, value)

    def repeat(
        self, count: Number, turn: Callable[[Place], None], *, step: int = 1, begin: Number = 0
    ) -> None:
        """`turn` at `begin`, `begin + step` … below `count`; written once, unless it runs once."""
        first, last = self.place(begin), self.place(count)
        if first.known is not None and last.known is not None and last.known <= first.known + step:
            if last.known > first.known:
                turn(first)
            return
        with cgutils.for_range_slice(
            self.builder, first.llvm, last.llvm, ir.Constant(WHOLE, step), WHOLE
        ) as (k, _):
            turn(Place(self, k))

    def fold(
        self,
        count: Number,
        values: Sequence[Vector],
        turn: Callable[[Place, list[Vector]], list[Vector]],
        *,
        unrolled: int = 1,
    ) -> list[Vector]:
        """What `values` are after `turn(0, values)`, `turn(1, values)` …, `count` ≥ 1 times.

        Up to `unrolled` turns are written one after another.
        """
        known = self.place(count).known
        if known is not None and known <= unrolled:
            current = list(values)
            for k in range(known):
                current = turn(self.place(k), current)
            return current
        builder, before = self.builder, self.builder.block
        loop, after = builder.append_basic_block("turn"), builder.append_basic_block("after")
        builder.branch(loop)
        builder.position_at_end(loop)
        k = builder.phi(WHOLE)
        phis = [builder.phi(self.vector) for _ in values]
        changed = turn(Place(self, k), [Vector(self, phi) for phi in phis])
        beyond = builder.add(k, ir.Constant(WHOLE, 1))
        k.add_incoming(ir.Constant(WHOLE, 0), before)
        k.add_incoming(beyond, builder.block)
        for phi, first, later in zip(phis, values, changed, strict=True):
            phi.add_incoming(first.llvm, before)
            phi.add_incoming(later.llvm, builder.block)
        builder.cbranch(builder.icmp_signed("<", beyond, self.place(count).llvm), loop, after)
        builder.position_at_end(after)
        return [Vector(self, phi_end.llvm) for phi_end in changed]

    def choose(self, condition: Any, then: Number, other: Number) -> Place:
        """`then` where a bit is set, else `other`."""
        return Place(
            self, self.builder.select(condition, self.place(then).llvm, self.place(other).llvm)
        )


class Place:
    """A whole number while code is written; what is known now is computed now."""

    def __init__(self, writer: Writer, value: int | Any) -> None:
        self.writer = writer
        self.known = value if isinstance(value, int) else None
        self.llvm = ir.Constant(WHOLE, value) if isinstance(value, int) else value

    def __add__(self, other: Number) -> Place:
        other = self.writer.place(other)
        if self.known is not None and other.known is not None:
            return Place(self.writer, self.known + other.known)
        if other.known == 0:
            return self
        return Place(self.writer, self.writer.builder.add(self.llvm, other.llvm))

    def __mul__(self, other: Number) -> Place:
        other = self.writer.place(other)
        if self.known is not None and other.known is not None:
            return Place(self.writer, self.known * other.known)
        return Place(self.writer, self.writer.builder.mul(self.llvm, other.llvm))


Number: TypeAlias = int | Place


class Vector:
    """A number of each network, with the arithmetic of numbers."""

    def __init__(self, writer: Writer, value: Any) -> None:
        self.writer, self.llvm = writer, value

    def like(self, value: Vector | float) -> Vector:
        """A number as a vector such as this one."""
        return value if isinstance(value, Vector) else self.writer.constant(value)

    def __add__(self, other: Vector | float) -> Vector:
        return Vector(self.writer, self.writer.builder.fadd(self.llvm, self.like(other).llvm))

    def __radd__(self, other: float) -> Vector:
        return self.like(other) + self

    def __sub__(self, other: Vector | float) -> Vector:
        return Vector(self.writer, self.writer.builder.fsub(self.llvm, self.like(other).llvm))

    def __rsub__(self, other: float) -> Vector:
        return self.like(other) - self

    def __mul__(self, other: Vector | float) -> Vector:
        return Vector(self.writer, self.writer.builder.fmul(self.llvm, self.like(other).llvm))

    def __rmul__(self, other: float) -> Vector:
        return self.like(other) * self

    def __truediv__(self, other: Vector | float) -> Vector:
        return Vector(self.writer, self.writer.builder.fdiv(self.llvm, self.like(other).llvm))

    def __rtruediv__(self, other: float) -> Vector:
        return self.like(other) / self

    def __neg__(self) -> Vector:
        return Vector(self.writer, self.writer.builder.fneg(self.llvm))


class Lanes:
    """An array with a number of each network in every slot."""

    def __init__(self, writer: Writer, data: Any) -> None:
        self.writer = writer
        self.data = writer.builder.bitcast(data, writer.vector.as_pointer())

    def load(self, place: Number) -> Vector:
        """What stands in a slot."""
        builder, bytes_ = self.writer.builder, self.writer.lanes * self.writer.bits // 8
        return Vector(self.writer, builder.load(self._at(place), align=bytes_))

    def store(self, place: Number, value: Vector) -> None:
        """Write into a slot."""
        bytes_ = self.writer.lanes * self.writer.bits // 8
        self.writer.builder.store(value.llvm, self._at(place), align=bytes_)

    def _at(self, place: Number) -> Any:
        return self.writer.builder.gep(self.data, [self.writer.place(place).llvm])


class Shared:
    """An array of numbers that are the same for all networks."""

    def __init__(self, writer: Writer, data: Any) -> None:
        self.writer, self.data = writer, data

    def load(self, place: Number) -> Vector:
        """An entry, in every lane."""
        return self.writer.spread(self.scalar(place))

    def scalar(self, place: Number) -> Any:
        """An entry as it is."""
        builder = self.writer.builder
        return builder.load(builder.gep(self.data, [self.writer.place(place).llvm]))


def multiply_add(a: Vector, b: Vector | float, c: Vector | float) -> Vector:
    """A * b + c, rounded once where the processor can."""
    return a.writer.call("llvm.fmuladd", a, a.like(b), a.like(c))


def where_less(a: Vector | float, b: Vector, then: Vector | float, other: Vector | float) -> Vector:
    """`then` where a < b, else `other` (also for NaN): a select, so that 0 · NaN never arises."""
    builder = b.writer.builder
    less = builder.fcmp_ordered("<", b.like(a).llvm, b.llvm)
    return Vector(b.writer, builder.select(less, b.like(then).llvm, b.like(other).llvm))


def magnitude(x: Vector) -> Vector:
    """|x|."""
    return x.writer.call("llvm.fabs", x)


def nearest(x: Vector) -> Vector:
    """The nearest whole number."""
    return x.writer.call("llvm.rint", x)


def _layout(writer: Writer) -> tuple[int, int]:
    """Stored bits of the significand, and the exponent's bias."""
    return (23, 127) if writer.bits == 32 else (52, 1023)


def nearest_shifted(x: Vector, factor: float) -> tuple[Vector, Vector]:
    """(n + 1.5 · 2ʷ, n), n the whole number nearest to x · factor, w the significand's width.

    In the sum n stands in the last bits: `power_of_two` finds it there without a conversion to
    whole numbers, which AVX2 has not for float64.
    """
    shift = 1.5 * 2.0 ** _layout(x.writer)[0]
    shifted = multiply_add(x, factor, shift)
    return shifted, shifted - shift


def power_of_two(shifted: Vector) -> Vector:
    """2ⁿ for the first of `nearest_shifted`, n within the exponent's range."""
    writer, builder = shifted.writer, shifted.writer.builder
    width, bias = _layout(writer)
    bits = builder.bitcast(shifted.llvm, writer.integers)
    exponents = builder.shl(builder.add(bits, writer.integer(bias)), writer.integer(width))
    return Vector(writer, builder.bitcast(exponents, writer.vector))


def exponent(x: Vector) -> Vector:
    """e of x = m 2ᵉ with m in [1, 2), for normal x > 0."""
    writer, builder = x.writer, x.writer.builder
    width, bias = _layout(writer)
    # The biased exponent as the last bits of 2ʷ + e, again without a conversion.
    whole = builder.lshr(builder.bitcast(x.llvm, writer.integers), writer.integer(width))
    shifted = builder.or_(whole, writer.integer((bias + width) << width))
    return Vector(writer, builder.bitcast(shifted, writer.vector)) - (2.0**width + bias)


def mantissa(x: Vector) -> Vector:
    """m of x = m 2ᵉ with m in [1, 2), for normal x > 0."""
    writer, builder = x.writer, x.writer.builder
    width, bias = _layout(writer)
    bits = builder.bitcast(x.llvm, writer.integers)
    kept = builder.and_(bits, writer.integer((1 << width) - 1))
    return Vector(
        writer, builder.bitcast(builder.or_(kept, writer.integer(bias << width)), writer.vector)
    )


def polynomial(x: Vector, coefficients: Sequence[float]) -> Vector:
    """Σ cₖ xᵏ by Horner's rule, c₀ first."""
    value = x.like(coefficients[-1])
    for number in reversed(coefficients[:-1]):
        value = multiply_add(value, x, number)
    return value
