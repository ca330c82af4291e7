"""A vector as a value: in every lane the same number of another network.

numba knows scalars and arrays; this adds `Lanes`, an LLVM vector that lives in registers, so that
the kernel reads like the training of one network and does eight at once. An array of lanes has
shape (slots, lanes) and starts at a multiple of `ALIGNMENT` bytes.

Every operation works lane by lane: what happens in one lane changes no bit of another. There is no
fast-maths but the contraction of a product and a sum into one rounding.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import cgutils, extending, types
from numba.core.datamodel.models import PrimitiveModel
from numba.core.imputils import lower_builtin
from numba.core.typing.templates import AbstractTemplate, infer_global

# numba's decorators say nothing of types.
intrinsic: Any = extending.intrinsic
register_model: Any = extending.register_model

VECTOR_BYTES = 32
"""Of one `Lanes`: the registers of AVX2; elsewhere LLVM takes as many as it needs."""

ALIGNMENT = 64


class Lanes(types.Type):
    """The type of a vector with `count` lanes of `dtype`."""

    def __init__(self, dtype: Any) -> None:
        self.dtype = dtype
        self.count = VECTOR_BYTES * 8 // dtype.bitwidth
        super().__init__(f"Lanes({dtype})")


@register_model(Lanes)
class _LanesModel(PrimitiveModel):
    def __init__(self, manager: Any, kind: Lanes) -> None:
        super().__init__(manager, kind, _vector(kind))


def lane_count(dtype: np.dtype[Any]) -> int:
    """Networks in one vector."""
    return VECTOR_BYTES // dtype.itemsize


def lane_array(slots: int, dtype: np.dtype[Any]) -> np.ndarray[Any, Any]:
    """Zeros of shape (slots, lanes), aligned."""
    count = lane_count(dtype)
    raw = np.zeros(slots * count + ALIGNMENT // dtype.itemsize, dtype)
    first = (-raw.ctypes.data % ALIGNMENT) // dtype.itemsize
    return raw[first : first + slots * count].reshape(slots, count)


def _vector(kind: Lanes) -> ir.VectorType:
    element = ir.FloatType() if kind.dtype == types.float32 else ir.DoubleType()
    return ir.VectorType(element, kind.count)


def _integers(kind: Lanes) -> ir.VectorType:
    return ir.VectorType(ir.IntType(kind.dtype.bitwidth), kind.count)


def _constant(kind: Lanes, value: float) -> ir.Constant:
    return ir.Constant(_vector(kind), [float(value)] * kind.count)


def _whole(kind: Lanes, value: int) -> ir.Constant:
    return ir.Constant(_integers(kind), [value] * kind.count)


def _spread(builder: Any, kind: Lanes, scalar: Any) -> Any:
    vector, nothing = _vector(kind), ir.Constant(_vector(kind), ir.Undefined)
    first = builder.insert_element(nothing, scalar, ir.Constant(ir.IntType(32), 0))
    zeros = ir.Constant(ir.VectorType(ir.IntType(32), vector.count), [0] * vector.count)
    return builder.shuffle_vector(first, nothing, zeros)


def call(builder: Any, name: str, kind: Lanes, *values: Any) -> Any:
    """An LLVM intrinsic on vectors, such as `llvm.fmuladd`."""
    vector = _vector(kind)
    full = f"{name}.v{kind.count}f{kind.dtype.bitwidth}"
    signature = ir.FunctionType(vector, [vector] * len(values))
    return builder.call(cgutils.get_or_insert_function(builder.module, signature, full), values)


def element(context: Any, builder: Any, kind: Any, array: Any, place: Any) -> Any:
    """Slot `place` of an array of lanes; of an array of scalars, entry `place` in every lane."""
    data = cgutils.create_struct_proxy(kind)(context, builder, array).data
    lanes = Lanes(kind.dtype)
    if kind.ndim == 1:
        return _spread(builder, lanes, builder.load(builder.gep(data, [place])))
    vectors = builder.bitcast(data, _vector(lanes).as_pointer())
    return builder.load(builder.gep(vectors, [place]), align=VECTOR_BYTES)


@intrinsic
def load(typing: Any, array: Any, place: Any) -> Any:
    """Slot `place` of an array of lanes, or one scalar for all lanes."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        place_ = context.cast(builder, args[1], signature.args[1], types.intp)
        return element(context, builder, signature.args[0], args[0], place_)

    return Lanes(array.dtype)(array, place), generate


@intrinsic
def store(typing: Any, array: Any, place: Any, value: Any) -> Any:
    """Write `value` into slot `place`."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        data = cgutils.create_struct_proxy(signature.args[0])(context, builder, args[0]).data
        vectors = builder.bitcast(data, args[2].type.as_pointer())
        builder.store(args[2], builder.gep(vectors, [args[1]]), align=VECTOR_BYTES)
        return context.get_dummy_value()

    return types.void(array, types.intp, value), generate


@intrinsic
def spread(typing: Any, like: Any, scalar: Any) -> Any:
    """`scalar` in every lane of a vector such as `like`."""
    kind = like if isinstance(like, Lanes) else Lanes(like.dtype)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        number = context.cast(builder, args[1], signature.args[1], kind.dtype)
        return _spread(builder, kind, number)

    return kind(like, scalar), generate


def _operation(name: str, operands: int, build: Callable[..., Any]) -> Any:
    """An intrinsic on `operands` vectors; `build(builder, kind, *values)` makes the result."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return build(builder, signature.return_type, *args)

    def one(typing: Any, a: Any) -> Any:
        return a(a), generate

    def two(typing: Any, a: Any, b: Any) -> Any:
        return a(a, a), generate

    def three(typing: Any, a: Any, b: Any, c: Any) -> Any:
        return a(a, a, a), generate

    def four(typing: Any, a: Any, b: Any, c: Any, d: Any) -> Any:
        return a(a, a, a, a), generate

    function = (one, two, three, four)[operands - 1]
    function.__name__ = function.__qualname__ = name
    return intrinsic(function)


def _bits(builder: Any, kind: Lanes, value: Any) -> Any:
    return builder.bitcast(value, _integers(kind))


def _significand(kind: Lanes) -> tuple[int, int]:
    """Stored bits of the significand, and the exponent's bias."""
    return (23, 127) if kind.dtype == types.float32 else (52, 1023)


def _power_of_two(builder: Any, kind: Lanes, exponent: Any) -> Any:
    width, bias = _significand(kind)
    whole = builder.fptosi(exponent, _integers(kind))
    shifted = builder.shl(builder.add(whole, _whole(kind, bias)), _whole(kind, width))
    return builder.bitcast(shifted, _vector(kind))


def _exponent(builder: Any, kind: Lanes, value: Any) -> Any:
    width, bias = _significand(kind)
    whole = builder.lshr(_bits(builder, kind, value), _whole(kind, width))
    return builder.sitofp(builder.sub(whole, _whole(kind, bias)), _vector(kind))


def _mantissa(builder: Any, kind: Lanes, value: Any) -> Any:
    width, bias = _significand(kind)
    kept = builder.and_(_bits(builder, kind, value), _whole(kind, (1 << width) - 1))
    return builder.bitcast(builder.or_(kept, _whole(kind, bias << width)), _vector(kind))


def _where_less(builder: Any, kind: Lanes, a: Any, b: Any, then: Any, other: Any) -> Any:
    return builder.select(builder.fcmp_ordered("<", a, b), then, other)


multiply_add = _operation(
    "multiply_add", 3, lambda builder, kind, a, b, c: call(builder, "llvm.fmuladd", kind, a, b, c)
)
"""a * b + c, rounded once where the processor can."""

where_less = _operation("where_less", 4, _where_less)
"""`then` where a < b, else `other`: a select, so that 0 times NaN never arises."""

magnitude = _operation("magnitude", 1, lambda b, kind, a: call(b, "llvm.fabs", kind, a))
nearest = _operation("nearest", 1, lambda b, kind, a: call(b, "llvm.rint", kind, a))
power_of_two = _operation("power_of_two", 1, _power_of_two)
"""2ⁿ for whole n within the exponent's range."""
exponent = _operation("exponent", 1, _exponent)
"""e of x = m 2ᵉ with m in [1, 2), for normal x > 0."""
mantissa = _operation("mantissa", 1, _mantissa)
"""m of x = m 2ᵉ with m in [1, 2), for normal x > 0."""


def _operator(symbol: Any, function: Any) -> None:
    """Let `symbol` work on two vectors, or on a vector and a number.

    Lowered at once: an `overload` would be a function of its own to compile for each use.
    """

    class Typed(AbstractTemplate):
        def generic(self, args: Any, kws: Any) -> Any:
            vectors = [a for a in args if isinstance(a, Lanes)]
            if vectors and all(isinstance(a, Lanes | types.Number) for a in args):
                return vectors[0](*args)
            return None

    infer_global(symbol)(Typed)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        kind = signature.return_type
        vectors = [
            value
            if isinstance(given, Lanes)
            else _spread(builder, kind, context.cast(builder, value, given, kind.dtype))
            for given, value in zip(signature.args, args, strict=True)
        ]
        return function(builder, *vectors)

    for kinds in ((Lanes, Lanes), (Lanes, types.Number), (types.Number, Lanes)):
        lower_builtin(symbol, *kinds)(generate)


for _symbol, _function in (
    (operator.add, ir.IRBuilder.fadd),
    (operator.sub, ir.IRBuilder.fsub),
    (operator.mul, ir.IRBuilder.fmul),
    (operator.truediv, ir.IRBuilder.fdiv),
):
    _operator(_symbol, _function)


def polynomial(name: str, coefficients: Callable[[Any], Sequence[float]]) -> Any:
    """x -> Σ cₖ xᵏ by Horner's rule; `coefficients(np.finfo)` gives c₀ first, for each dtype."""

    def build(builder: Any, kind: Lanes, x: Any) -> Any:
        numbers = coefficients(np.finfo(str(kind.dtype)))
        value = _constant(kind, numbers[-1])
        for number in reversed(numbers[:-1]):
            value = call(builder, "llvm.fmuladd", kind, value, x, _constant(kind, number))
        return value

    return _operation(name, 1, build)


def constant(name: str, value: Callable[[Any], float]) -> Any:
    """like -> a number in every lane; `value(np.finfo)` gives it for each dtype."""
    return _operation(
        name, 1, lambda builder, kind, _: _constant(kind, value(np.finfo(str(kind.dtype))))
    )
