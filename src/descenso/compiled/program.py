"""The compiled training: a loop in numba around the passes, once for each shape."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

import numba
import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils, extending

from descenso.compiled import activations, elementary, layout, losses, passes, products, vectors
from descenso.compiled.layout import Shape
from descenso.compiled.losses import Outputs
from descenso.compiled.passes import Passes
from descenso.compiled.vectors import Lanes, Place, Shared, Writer

# numba's decorators say nothing of types.
intrinsic: Any = extending.intrinsic
unbox: Any = extending.unbox
register_model: Any = extending.register_model
native: Any = extending.NativeValue


class ShapeType(types.Type):
    """A `Shape` as a type: each shape compiles the kernel anew, and so does each change of ours.

    numba's cache on disk looks at the file of the function that it keeps, and not at those that the
    function is made of.
    """

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        super().__init__(f"Shape({shape}, {_sources_digest()})")


@lru_cache
def _sources_digest() -> str:
    """Of the files that the compiled code is made of."""
    modules = (vectors, elementary, activations, layout, losses, products, passes)
    sources = (Path(str(module.__file__)).read_bytes() for module in modules)
    return hashlib.blake2b(b"".join(sources), digest_size=8).hexdigest()


class CompiledFor:
    """An argument that carries nothing but its type."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape


@extending.typeof_impl.register(CompiledFor)
def _type_of_shape(value: CompiledFor, context: Any) -> ShapeType:
    return ShapeType(value.shape)


register_model(ShapeType)(extending.models.OpaqueModel)


@unbox(ShapeType)
def _unbox_shape(kind: Any, value: Any, context: Any) -> Any:
    return native(context.context.get_dummy_value())


class _Arguments:
    """An intrinsic's arguments, as the passes want them."""

    def __init__(self, context: Any, builder: Any, signature: Any, args: Any) -> None:
        self.context, self.builder, self.kinds, self.args = context, builder, signature.args, args
        shape = self.kinds[0].shape
        self.writer = Writer(builder, np.dtype(shape.dtype), shape.lanes)
        self.passes = Passes(self.writer, shape, Lanes(self.writer, self.data(1)))

    def data(self, number: int) -> Any:
        array = cgutils.create_struct_proxy(self.kinds[number])
        return array(self.context, self.builder, self.args[number]).data

    def whole(self, number: int) -> Place:
        value = self.context.cast(self.builder, self.args[number], self.kinds[number], types.int64)
        return Place(self.writer, value)


@intrinsic
def _gradients(
    typing: Any,
    shape: Any,
    work: Any,
    params: Any,
    into: Any,
    xs: Any,
    truth: Any,
    order: Any,
    first_row: Any,
    rows: Any,
    batch: Any,
    first: Any,
) -> Any:
    """`Passes.gradients` on `rows` rows from `order[first_row]` on, of a batch of `batch`."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        given = _Arguments(context, builder, signature, args)
        writer, passes_ = given.writer, given.passes
        begin, order_ = given.whole(7), Shared(writer, given.data(6))
        outputs = Outputs(
            writer,
            passes_.work,
            passes_.layout.activations[-2],
            passes_.shape.chunk,
            passes_.shape.sizes[-1],
            Shared(writer, given.data(5)),
            lambda s: Place(writer, order_.scalar(begin + s)),
        )
        passes_.gradients(
            given.whole(2),
            given.whole(3),
            Shared(writer, given.data(4)),
            given.whole(8),
            outputs,
            _share(writer, given.whole(9)),
            args[10],
        )
        return context.get_dummy_value()

    given = (shape, work, params, into, xs, truth, order, first_row, rows, batch, first)
    return types.void(*given), generate


@intrinsic
def _update(
    typing: Any, shape: Any, work: Any, params: Any, into: Any, step: Any, batch: Any
) -> Any:
    """`Passes.update` after step number `step`, on a batch of `batch` rows."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        given = _Arguments(context, builder, signature, args)
        share = _share(given.writer, given.whole(5))
        return given.passes.update(given.whole(2), given.whole(3), given.whole(4), share)

    return types.int64(shape, work, params, into, step, batch), generate


def _share(writer: Writer, batch: Place) -> vectors.Vector:
    """1 / batch, rounded once."""
    one = ir.Constant(writer.scalar, 1.0)
    return writer.spread(writer.builder.fdiv(one, writer.builder.sitofp(batch.llvm, writer.scalar)))


def _njit(function: Any) -> Any:
    """Compile on first use and keep on disk; only in memory where no folder can be written."""
    compiled: Any = numba.njit
    options = {"error_model": "numpy", "nogil": True}
    try:
        return compiled(cache=True, **options)(function)
    except RuntimeError:
        return compiled(**options)(function)


@_njit
def train_groups(
    shape: Any,
    states: Any,
    work: Any,
    places: Any,
    X: Any,
    truth: Any,
    order: Any,
    batches: Any,
    updates: Any,
    losses: Any,
) -> None:
    """Train each group of `states` (groups, slots, lanes) in place, one after another.

    Its slots are the parameters, and then the settings in the order of `Layout`. `work` is
    `new_work(shape)` and `places` are `places_for(shape)`; `batches` has (first, rows) of each
    batch in `order`. `updates` (groups, lanes) and `losses` (groups, 2 + 20, lanes) are filled in.
    """
    parameters, settings, alive, seen, chunk = places
    xs = np.ones((X.shape[1] + 1) * chunk, X.dtype)
    for group in range(states.shape[0]):
        _begin(states, group, work, parameters, settings)
        params, gradients, going = 0, parameters, work.shape[1]
        for lane in range(going):
            updates[group, lane] = len(batches)
        for step in range(len(batches)):
            first, rows = batches[step, 0], batches[step, 1]
            for start in range(0, rows, chunk):
                count = min(chunk, rows - start)
                _gather(xs, X, order, first + start, count, chunk)
                _gradients(
                    shape, work, params, gradients, xs, truth,
                    order, first + start, count, rows, start == 0,
                )  # fmt: skip
            left = _update(shape, work, params, gradients, step, rows)
            params, gradients = gradients, params
            if left < going:
                going = left
                _note_who_stopped(work, alive, updates, group, step)
            if going == 0:
                _lose(work, seen + 2, step + 1, len(batches), losses.shape[1] - 2)
                break
        _finish(states, group, work, params, parameters)
        _finish(losses, group, work, seen, losses.shape[1])


@_njit
def add_gradients(shape: Any, work: Any, places: Any, X: Any, truth: Any) -> None:
    """The gradients on all rows, of the networks whose parameters `work` begins with.

    They come to stand behind the parameters, and the sum of the losses at `Layout.total`.
    """
    parameters, _, _, _, chunk = places
    xs, rows, order = np.ones((X.shape[1] + 1) * chunk, X.dtype), len(X), np.arange(len(X))
    for start in range(0, rows, chunk):
        count = min(chunk, rows - start)
        _gather(xs, X, order, start, count, chunk)
        _gradients(shape, work, 0, parameters, xs, truth, order, start, count, rows, start == 0)


@_njit
def _begin(states: Any, group: Any, work: Any, parameters: Any, settings: Any) -> None:
    """Put a group's parameters and settings where the passes look for them; velocity is 0."""
    for slot in range(states.shape[1]):
        place = slot if slot < parameters else settings + slot - parameters
        for lane in range(work.shape[1]):
            work[place, lane] = states[group, slot, lane]
    for slot in range(2 * parameters, 3 * parameters):
        for lane in range(work.shape[1]):
            work[slot, lane] = 0


@_njit
def _finish(into: Any, group: Any, work: Any, first: Any, slots: Any) -> None:
    """Give back what stands in `slots` slots from `first` on."""
    for slot in range(slots):
        for lane in range(work.shape[1]):
            into[group, slot, lane] = work[first + slot, lane]


@_njit
def _gather(xs: Any, X: Any, order: Any, first: Any, rows: Any, chunk: Any) -> None:
    """Put the inputs of `rows` rows from `order[first]` on into `xs`, (inputs + 1) × chunk."""
    for s in range(rows):
        row = order[first + s]
        for i in range(X.shape[1]):
            xs[i * chunk + s] = X[row, i]


@_njit
def _note_who_stopped(work: Any, alive: Any, updates: Any, group: Any, step: Any) -> None:
    """A network that is stopped at `step` had as many updates before."""
    for lane in range(work.shape[1]):
        if work[alive, lane] == 0 and updates[group, lane] > step:
            updates[group, lane] = step


@_njit
def _lose(work: Any, last: Any, step: Any, steps: Any, kept: Any) -> None:
    """From `step` on nobody trains: the losses that would have been kept are infinite."""
    for late in range(step, min(steps, step + kept)):
        for lane in range(work.shape[1]):
            work[last + late % kept, lane] = np.inf


def places_for(shape: Shape) -> tuple[int, int, int, int, int]:
    """What the loop has to know of a layout."""
    found = shape.layout
    return found.parameters, found.settings, found.alive, found.losses, shape.chunk


def new_work(shape: Shape) -> np.ndarray[Any, Any]:
    """The array of lanes of a layout: zeros, and the ones behind every hidden layer."""
    found = shape.layout
    work = vectors.lane_array(found.slots, shape.lanes, np.dtype(shape.dtype))
    for begin, (_, units) in zip(found.activations, found.layers[:-1], strict=False):
        work[begin + units * shape.chunk : begin + (units + 1) * shape.chunk] = 1
    return work
