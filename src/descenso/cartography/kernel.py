"""Many networks at once, compiled: one network in each lane of a vector, and the gradient by hand.

The lines are the lesson's. For one batch, `h` a layer's inputs and `dz` the derivative of the loss
by its `z`:

    z = h @ W + b           dW = hᵀ @ dz        db = sum of dz
    h = activation(z)       dz = (dz @ Wᵀ) * slope

Each product is one call of what `product_of` gives, which keeps a block of the result in registers.
All training of a few networks (as many as a vector has lanes) is one call of `_train_lanes`: their
parameters, gradients and a few rows' activations stay in the processor's first cache.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numba
import numpy as np
import torch
from numba import types
from numba.core import extending

from descenso.cartography import elementary, lanes, products
from descenso.cartography import rows as rows_
from descenso.cartography.contract import (
    JUDGED_LOSSES,
    PerNetwork,
    Trained,
    judge,
    per_layer,
    pick_network,
)
from descenso.cartography.elementary import exp_of_negative, logarithm, nothing, one
from descenso.cartography.lanes import (
    lane_array,
    lane_count,
    load,
    magnitude,
    spread,
    store,
    where_less,
)
from descenso.cartography.products import MOST_CHUNK, Matrix, product, transposed
from descenso.cartography.rows import ACTIVATION_ROWS
from descenso.core.activations import find_activation
from descenso.core.checks import check_batch_size, check_training_data
from descenso.core.losses import find_loss
from descenso.core.network import layer_sizes
from descenso.types import Features, Layer, Params, Targets

# numba's decorators say nothing of types.
njit: Any = numba.njit
overload: Any = extending.overload
unbox: Any = extending.unbox
register_model: Any = extending.register_model
native: Any = extending.NativeValue

COMPILED: dict[str, Any] = {"error_model": "numpy", "nogil": True}


@njit(error_model="numpy", forceinline=True)
def _nothing_more(*_: Any) -> None:
    return


@njit(**COMPILED)
def _cross_entropy(
    work: Any, z: int, y: Any, row: Any, outputs: int, rows_apart: int, share: float
) -> Any:
    """Sum of the rows' losses; z becomes dz = (softmax(z) - one-hot) * share."""
    rows = len(row)
    total = nothing(load(work, z))
    for s in range(rows):
        top = load(work, z + s)
        for c in range(1, outputs):
            logit = load(work, z + c * rows_apart + s)
            top = where_less(top, logit, logit, top)
        true = z + int(y[row[s], 0]) * rows_apart + s
        truth = load(work, true) - top
        exponentials = nothing(top)
        for c in range(z + s, z + s + outputs * rows_apart, rows_apart):
            e = exp_of_negative(load(work, c) - top)
            exponentials = exponentials + e
            store(work, c, e)
        total = total + (logarithm(exponentials) - truth)
        scale = share / exponentials
        for c in range(z + s, z + s + outputs * rows_apart, rows_apart):
            store(work, c, load(work, c) * scale)
        store(work, true, load(work, true) - share)
    return total


@njit(**COMPILED)
def _squared_error(
    work: Any, z: int, y: Any, row: Any, outputs: int, rows_apart: int, share: float
) -> Any:
    """Sum of the rows' losses; z becomes dz = 2 (z - target) * share / outputs."""
    rows = len(row)
    total = nothing(load(work, z))
    for s in range(rows):
        squares = nothing(total)
        for c in range(outputs):
            at = z + c * rows_apart + s
            difference = load(work, at) - spread(total, y[row[s], c])
            squares = squares + difference * difference
            store(work, at, difference * (2 * share / outputs))
        total = total + squares / outputs
    return total


LOSS_ROWS = {"cross_entropy": _cross_entropy, "mean_squared_error": _squared_error}


class Places(NamedTuple):
    """Slots of the work array, where each part begins."""

    params: int
    gradients: int
    velocity: int
    zeros: int
    lr: int
    momentum: int
    weight_decay: int
    alive: int
    losses: int
    activations: int


class Shape(NamedTuple):
    """What the kernel is compiled for; numbers that LLVM knows make loops without bookkeeping."""

    sizes: tuple[int, ...]
    activation: str
    loss: str
    chunk: int


class ShapeType(types.Type):
    """A `Shape` as a type: each shape compiles the kernel anew, and so does each change of ours.

    numba's cache on disk looks at the file of the function that it keeps, and not at those that the
    function calls.
    """

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        super().__init__(f"Shape({shape}, {_sources_digest()})")


@lru_cache
def _sources_digest() -> str:
    """Of the files that the compiled code is made of."""
    modules = (elementary, lanes, products, rows_)
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


def _gradients(
    shape: Any,
    work: Any,
    at: Any,
    params: int,
    into: int,
    data: Any,
    row: Any,
    share: float,
    first: bool,
) -> Any:
    """Add the gradients on the rows `row` to those at `into`; give the sum of their losses."""
    raise NotImplementedError


@overload(_gradients, strict=False)
def _gradients_of_shape(
    shape: Any,
    work: Any,
    at: Any,
    params: Any,
    into: Any,
    data: Any,
    row: Any,
    share: Any,
    first: Any,
) -> Any:
    sizes, activation, loss, chunk = shape.shape
    forward, backward = (
        _forward_from(sizes, activation, chunk, 0, 0, 0),
        _backward_from(sizes, chunk),
    )
    outputs, last = sizes[-1], 2 * sum(sizes[1:-1]) * chunk
    costs = LOSS_ROWS[loss]
    inputs = sizes[0]

    def gradients(
        shape: Any,
        work: Any,
        at: Any,
        params: Any,
        into: Any,
        data: Any,
        row: Any,
        share: Any,
        first: Any,
    ) -> Any:
        X, y, xs, ones = data
        rows = len(row)
        for i in range(inputs):
            for s in range(rows):
                xs[i * chunk + s] = X[row[s], i]
        forward(work, at, params, xs, rows)
        value = costs(work, at.activations + last, y, row, outputs, chunk, share)
        backward(work, at, params, into, xs, ones, rows, first)
        return value

    return gradients


def _named(*constants: Any) -> Callable[[Any], Any]:
    """Compile a closure under a name of its own, made of what it closes over.

    numba tells functions of one name apart by a counter that starts anew in each process: beside
    code from the cache on disk, made in another process, two of them would be taken for one.
    """

    def name(function: Any) -> Any:
        function.__qualname__ = f"{function.__name__}_{constants!r}"
        return njit(error_model="numpy")(function)

    return name


def _hidden_pass(activation: str, units: int, chunk: int) -> Any:
    function = ACTIVATION_ROWS[activation]

    @_named(activation, units, chunk)
    def activate(work: Any, z: int, h: int, rows: int) -> None:
        for unit in range(units):
            for s in range(unit * chunk, unit * chunk + rows):
                value, steepness = function(load(work, z + s))
                store(work, h + s, value)
                store(work, z + s, steepness)

    return activate


@njit(error_model="numpy", forceinline=True)
def _skip(work: Any, z: int, h: int, rows: int) -> None:
    return


def _forward_from(
    sizes: tuple[int, ...], activation: str, chunk: int, layer: int, place: int, h: int
) -> Any:
    """The forward pass from `layer` on, whose parameters begin at `place` and inputs at `h`."""
    if layer == len(sizes) - 1:
        return _nothing_more
    fan_in, fan_out = sizes[layer : layer + 2]
    shared, hidden = layer == 0, layer < len(sizes) - 2
    out = 0 if shared else h + 2 * fan_in * chunk
    # What the activation reads lies apart from what it writes: a select in place would become a
    # masked store, many times as slow.
    before = out + fan_out * chunk if hidden else out
    activate = _hidden_pass(activation, fan_out, chunk) if hidden else _skip
    beyond = _forward_from(sizes, activation, chunk, layer + 1, place + (fan_in + 1) * fan_out, out)

    @_named(sizes, activation, chunk, layer, place, h)
    def forward(work: Any, at: Any, params: int, xs: Any, rows: int) -> None:
        W = Matrix(work, params + place, fan_out, 1)
        b = Matrix(work, params + place + fan_in * fan_out, 0, 1)
        Z = Matrix(work, at.activations + before, 1, chunk)
        if shared:
            product(Z, b, Matrix(xs, 0, 1, chunk), W, rows, fan_out, fan_in)
        else:
            product(Z, b, Matrix(work, at.activations + h, 1, chunk), W, rows, fan_out, fan_in)
        activate(work, at.activations + before, at.activations + out, rows)
        beyond(work, at, params, xs, rows)

    return forward


def _backward_from(sizes: tuple[int, ...], chunk: int) -> Any:
    """The backward pass: layer 0's is wrapped by layer 1's, and so on up to the last."""
    passed, place, h = _nothing_more, 0, 0
    for layer, (fan_in, fan_out) in enumerate(pairwise(sizes)):
        below = h
        h = 0 if layer == 0 else below + 2 * fan_in * chunk
        passed = _backward(passed, sizes, (layer == 0, fan_in, fan_out, chunk, place, below, h))
        place += (fan_in + 1) * fan_out
    return passed


def _backward(earlier: Any, sizes: tuple[int, ...], constants: tuple[Any, ...]) -> Any:
    shared, fan_in, fan_out, chunk, place, below, z = constants

    @_named(sizes, constants)
    def backward(
        work: Any, at: Any, params: int, into: int, xs: Any, ones: Any, rows: int, first: bool
    ) -> None:
        dW = Matrix(work, into + place, fan_out, 1)
        db = Matrix(work, into + place + fan_in * fan_out, 0, 1)
        dZ = Matrix(work, at.activations + z, 1, chunk)
        zero = Matrix(work, at.zeros, 0, 0)
        if first:
            for k in range(into + place, into + place + (fan_in + 1) * fan_out):
                store(work, k, nothing(load(work, at.zeros)))
        product(db, db, Matrix(ones, 0, 0, 0), dZ, 1, fan_out, rows)
        if shared:
            product(dW, dW, Matrix(xs, 0, chunk, 1), dZ, fan_in, fan_out, rows)
        else:
            H, W = (
                Matrix(work, at.activations + below, 1, chunk),
                Matrix(work, params + place, fan_out, 1),
            )
            product(dW, dW, transposed(H), dZ, fan_in, fan_out, rows)
            product(H, zero, dZ, transposed(W), rows, fan_in, fan_out)
            dh, slope = at.activations + below, at.activations + below + fan_in * chunk
            for unit in range(fan_in):
                for s in range(unit * chunk, unit * chunk + rows):
                    store(work, dh + s, load(work, dh + s) * load(work, slope + s))
        earlier(work, at, params, into, xs, ones, rows, first)

    return backward


@njit(**COMPILED)
def _moved(
    work: Any, at: Places, params: int, gradients: int, sizes: Any, biases: bool, momentum: bool
) -> Any:
    """Put p - lr v in the place of each gradient; 1 in every lane where one is not finite."""
    infinity = one(load(work, at.alive)) * np.inf
    bad, beta, decay = nothing(infinity), load(work, at.momentum), load(work, at.weight_decay)
    k = 0
    for layer in range(len(sizes) - 1):
        lr = load(work, at.lr + layer)
        weights = sizes[layer] * sizes[layer + 1]
        for number in range(weights + sizes[layer + 1]):
            p = load(work, params + k)
            if number < weights or biases:
                v = load(work, gradients + k) + decay * p
                if momentum:
                    v = beta * load(work, at.velocity + k) + v
                    store(work, at.velocity + k, v)
                p = p - lr * v
                bad = where_less(magnitude(p), infinity, bad, one(p))
            store(work, gradients + k, p)
            k += 1
    return bad


@njit(**COMPILED)
def _train_lanes(
    shape: Any,
    work: Any,
    at: Places,
    sizes: Any,
    data: Any,
    order: Any,
    batches: Any,
    options: Any,
    updates: Any,
) -> int:
    """Train the networks of one vector; gives where their parameters ended.

    `at.losses` holds, in turn, the first loss, the last finite one, and the last twenty.
    """
    biases, momentum, chunk, kept = options
    params, gradients = at.params, at.gradients
    infinity = one(load(work, at.alive)) * np.inf
    lanes = work.shape[1]
    for step in range(len(batches)):
        first, rows = batches[step, 0], batches[step, 1]
        share = 1 / rows
        total = nothing(infinity)
        for start in range(0, rows, chunk):
            row = order[first + start : first + min(start + chunk, rows)]
            total = total + _gradients(
                shape, work, at, params, gradients, data, row, share, start == 0
            )
        loss, alive = total * share, load(work, at.alive)
        alive = where_less(magnitude(loss), infinity, alive, nothing(loss))
        half = one(loss) * 0.5
        if step == 0:
            store(work, at.losses, where_less(half, alive, loss, infinity))
            store(work, at.losses + 1, where_less(half, alive, loss, infinity))
        store(work, at.losses + 1, where_less(half, alive, loss, load(work, at.losses + 1)))
        store(work, at.losses + 2 + step % kept, where_less(half, alive, loss, infinity))
        bad = _moved(work, at, params, gradients, sizes, biases, momentum)
        alive = where_less(half, bad, nothing(loss), alive)
        store(work, at.alive, alive)
        going = 0
        for lane in range(lanes):
            if work[at.alive, lane] > 0:
                going += 1
                updates[lane] += 1
        if going < lanes:
            for k in range(at.velocity - max(at.params, at.gradients)):
                old = load(work, params + k)
                store(work, gradients + k, where_less(half, alive, load(work, gradients + k), old))
        params, gradients = gradients, params
        if going == 0:
            for left in range(step + 1, min(len(batches), step + 1 + kept)):
                store(work, at.losses + 2 + left % kept, infinity)
            break
    return params


@njit(cache=True, **COMPILED)
def train_groups(
    shape: Any,
    states: Any,
    work: Any,
    at: Places,
    sizes: Any,
    data: Any,
    order: Any,
    batches: Any,
    options: Any,
    updates: Any,
    losses: Any,
) -> None:
    """Train each group of `states` (groups, slots, lanes) in place, one after another."""
    slots = at.gradients - at.params
    for group in range(states.shape[0]):
        for k in range(slots):
            for lane in range(work.shape[1]):
                work[at.params + k, lane] = states[group, k, lane]
                work[at.velocity + k, lane] = 0
        settings = at.losses - at.lr
        for k in range(settings):
            for lane in range(work.shape[1]):
                work[at.lr + k, lane] = states[group, slots + k, lane]
        end = _train_lanes(shape, work, at, sizes, data, order, batches, options, updates[group])
        for k in range(slots):
            for lane in range(work.shape[1]):
                states[group, k, lane] = work[end + k, lane]
        for k in range(losses.shape[1]):
            for lane in range(work.shape[1]):
                losses[group, k, lane] = work[at.losses + k, lane]


def train_networks(
    start: Params,
    X: Features,
    y: Targets,
    *,
    lr: PerNetwork,
    momentum: PerNetwork = 0.0,
    weight_decay: PerNetwork = 0.0,
    epochs: int = 30,
    batch_size: int | None = 32,
    activation: str = "relu",
    loss: str = "cross_entropy",
    train_biases: bool = True,
    generator: torch.Generator | None = None,
) -> Trained:
    """`reference.train_networks`, compiled: the same arguments, results and errors.

    Each shape (sizes, activation, loss, dtype) is compiled once and kept on disk. A network ends
    with the same bits wherever it stands in the stack and whatever stands beside it.
    """
    rows = X.shape[0]
    size = rows if batch_size is None else batch_size
    check_training_data(pick_network(start, 0), X, y)
    check_batch_size(size, rows)
    names = find_activation(activation).name, find_loss(loss).name
    sizes = tuple(layer_sizes(pick_network(start, 0)))
    dtype = start[0].W.numpy().dtype
    chunk = min(MOST_CHUNK, size)
    settings = [
        *per_layer(lr, start),
        per_layer(momentum, start)[0],
        per_layer(weight_decay, start)[0],
        torch.ones_like(start[0].W[:, 0, 0]),
    ]
    states = _packed(start, settings)
    at, slots = _places(sizes, chunk)
    updates = np.zeros((states.shape[0], states.shape[2]), np.int64)
    losses = np.zeros((states.shape[0], 2 + JUDGED_LOSSES, states.shape[2]), dtype)
    order, batches = _plan(rows, size, epochs, None if batch_size is None else generator)
    targets = y.to(X.dtype).reshape(rows, -1).numpy()
    train_groups(
        CompiledFor(Shape(sizes, *names, chunk)),
        states,
        lane_array(slots, dtype),
        at,
        np.array(sizes),
        (
            np.ascontiguousarray(X.numpy()),
            np.ascontiguousarray(targets),
            np.zeros(chunk * sizes[0], dtype),
            np.ones(1, dtype),
        ),
        order,
        batches,
        (train_biases, bool((settings[-3] != 0).any()), chunk, JUDGED_LOSSES),
        updates,
        losses,
    )
    return _unpacked(start, states, losses, updates, len(batches))


def _packed(start: Params, settings: list[torch.Tensor]) -> np.ndarray[Any, Any]:
    """(groups, slots, lanes): the parameters of each network, then its settings.

    The lanes that the last group lacks are copies of the last network.
    """
    columns = [t.reshape(t.shape[0], -1) for layer in start for t in layer]
    columns += [setting.reshape(-1, 1) for setting in settings]
    flat = torch.cat(columns, dim=1).numpy()
    lanes = lane_count(flat.dtype)
    flat = np.concatenate([flat, np.repeat(flat[-1:], -len(flat) % lanes, axis=0)])
    return np.ascontiguousarray(flat.reshape(-1, lanes, flat.shape[1]).transpose(0, 2, 1))


def _places(sizes: tuple[int, ...], chunk: int) -> tuple[Places, int]:
    """Where each part of the work array begins, and how many slots there are."""
    slots = sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(sizes))
    lr = 3 * slots + 1
    momentum = lr + len(sizes) - 1
    losses = momentum + 3
    activations = losses + 2 + JUDGED_LOSSES
    at = Places(
        params=0,
        gradients=slots,
        velocity=2 * slots,
        zeros=3 * slots,
        lr=lr,
        momentum=momentum,
        weight_decay=momentum + 1,
        alive=momentum + 2,
        losses=losses,
        activations=activations,
    )
    return at, activations + 2 * sum(sizes[1:]) * chunk


def _plan(
    rows: int, size: int, epochs: int, generator: torch.Generator | None
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The rows in the order in which they are taken, and (first, count) of each batch."""
    if generator is None:
        return np.arange(rows), np.tile(np.array([[0, rows]]), (epochs, 1))
    order = torch.cat([torch.randperm(rows, generator=generator) for _ in range(epochs)])
    batches = [
        (epoch * rows + first, min(size, rows - first))
        for epoch in range(epochs)
        for first in range(0, rows, size)
    ]
    return order.numpy(), np.array(batches)


def _unpacked(
    start: Params,
    states: np.ndarray[Any, Any],
    losses: np.ndarray[Any, Any],
    updates: np.ndarray[Any, Any],
    steps: int,
) -> Trained:
    networks, layers, place = start[0].W.shape[0], [], 0

    def flat(array: np.ndarray[Any, Any]) -> torch.Tensor:
        return torch.from_numpy(array.transpose(0, 2, 1).reshape(-1, array.shape[1])[:networks])

    values, seen = flat(states), flat(losses).double()
    for W, b in start:
        beyond = place + W[0].numel()
        layers.append(
            Layer(
                values[:, place:beyond].reshape(W.shape).clone(),
                values[:, beyond : beyond + b.shape[1]].clone(),
            )
        )
        place = beyond + b.shape[1]
    taken = torch.from_numpy(updates.reshape(-1)[:networks].copy())
    kept = min(steps, JUDGED_LOSSES)
    last = [seen[:, 2 + step % JUDGED_LOSSES] for step in range(steps - kept, steps)]
    measure, status = judge(seen[:, 0], last, taken < steps)
    return Trained(tuple(layers), seen[:, 0], seen[:, 1], measure, status, taken)
