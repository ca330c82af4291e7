"""Forward, backward and the update, as the lesson writes them, for a vector of networks.

For one chunk of rows, `h` a layer's inputs and `dz` the derivative of the loss by its `z`:

    z = h @ W + b           dW = hᵀ @ dz        db = sum of dz
    h = activation(z)       dz = (dz @ Wᵀ) * slope
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from llvmlite import ir

from descenso.compiled.activations import COMPILED_ACTIVATIONS
from descenso.compiled.layout import KEPT_LOSSES, Layout, Shape
from descenso.compiled.losses import COMPILED_LOSSES, Outputs
from descenso.compiled.products import Finish, Matrix, product
from descenso.compiled.vectors import (
    WHOLE,
    Lanes,
    Place,
    Shared,
    Vector,
    Writer,
    magnitude,
    multiply_add,
    where_less,
)


@dataclass(frozen=True)
class Passes:
    """Writes the code of one shape; `work` is its array of lanes."""

    writer: Writer
    shape: Shape
    work: Lanes

    @property
    def layout(self) -> Layout:
        """Where everything lies."""
        return self.shape.layout

    def gradients(
        self,
        params: Place,
        into: Place,
        X: Shared,
        rows: Place,
        outputs: Outputs,
        share: Vector,
        first: Any,
    ) -> None:
        """Add the gradients of a chunk of rows to those at `into`, which the `first` one replaces.

        `X` has input i of row s at `i * chunk + s`, and ones behind the inputs.
        """
        inputs = self._inputs(X)
        self._forward(params, inputs, rows)
        loss = COMPILED_LOSSES[self.shape.loss](outputs, rows, share)
        total = self.layout.total
        before = self.work.load(self.writer.choose(first, self.layout.zero, total))
        self.work.store(total, before + loss)
        self._backward(params, into, inputs, rows, first)

    def _forward(self, params: Place, inputs: list[Matrix], rows: Place) -> None:
        activation = COMPILED_ACTIVATIONS[self.shape.activation]

        def activate(z: Vector, at: Place) -> Vector:
            if activation.slope is not None:
                self.work.store(at + (self.layout.slopes or 0), activation.slope(z))
            return activation.h(z)

        for layer, (fan_in, fan_out) in enumerate(self.layout.layers):
            last = layer == len(self.layout.layers) - 1
            h, z, W = inputs[layer], inputs[layer + 1], self._weights(params, layer)
            b = Matrix(self.work, W.at(self.writer.place(fan_in), self.writer.place(0)), 0, 1)
            finish = None if last or activation.long else activate
            product(self.writer, z, b, h, W, (rows, fan_out, fan_in), finish)
            if activation.long and not last:
                self._map(z, rows, fan_out, activate)

    def _map(self, matrix: Matrix, rows: Place, columns: int, function: Finish) -> None:
        """Put `function(entry, place)` in the place of every entry."""

        def column(c: Place) -> None:
            def entry(r: Place) -> None:
                at = matrix.at(r, c)
                self.work.store(at, function(self.work.load(at), at))

            self.writer.repeat(rows, entry)

        self.writer.repeat(columns, column)

    def _backward(
        self, params: Place, into: Place, inputs: list[Matrix], rows: Place, first: Any
    ) -> None:
        activation = COMPILED_ACTIVATIONS[self.shape.activation]

        def through_activation(dh: Vector, at: Place) -> Vector:
            if activation.back is not None:
                return activation.back(dh, self.work.load(at))
            return dh * self.work.load(at + (self.layout.slopes or 0))

        zero = Matrix(self.work, self.layout.zero, 0, 0)
        for layer in reversed(range(len(self.layout.layers))):
            fan_in, fan_out = self.layout.layers[layer]
            h, dz = inputs[layer], inputs[layer + 1]  # dz stands where z stood
            dW, ones = self._weights(into, layer), int(self.shape.biases)
            product(
                self.writer, dW, self._begun(dW, first), h.T, dz, (fan_in + ones, fan_out, rows)
            )
            if layer > 0:
                W = self._weights(params, layer)
                product(self.writer, h, zero, dz, W.T, (rows, fan_in, fan_out), through_activation)

    def _inputs(self, X: Shared) -> list[Matrix]:
        """What enters each layer, (rows, units), and the outputs of the last."""
        chunk = self.shape.chunk
        hidden = [
            Matrix(self.work, first, 1, chunk)
            for first in self.layout.activations[: len(self.layout.layers)]
        ]
        return [Matrix(X, 0, 1, chunk), *hidden]

    def _weights(self, params: Place, layer: int) -> Matrix:
        """W of a layer with b as its last row; `params` is where parameters or gradients begin."""
        fan_out = self.layout.layers[layer][1]
        return Matrix(self.work, params + self.layout.weights[layer], fan_out, 1)

    def _begun(self, dW: Matrix, first: Any) -> Matrix:
        """Zeros for the `first` chunk of a batch, later what stands there."""
        choose = self.writer.choose
        return Matrix(
            self.work,
            choose(first, self.layout.zero, dW.first),
            choose(first, 0, dW.down),
            choose(first, 0, dW.across),
        )

    def update(self, params: Place, into: Place, step: Place, share: Vector) -> Any:
        """Look at the batch's loss, and put p - lr v in the place of each gradient at `into`.

        A network whose loss or parameters are not finite is stopped: it keeps its old parameters.
        Gives a whole number: how many networks go on.
        """
        alive = self._seen(step, share)
        bad = share.like(0.0)
        for layer, (fan_in, fan_out) in enumerate(self.layout.layers):
            first = self.layout.weights[layer]
            biases = first + fan_in * fan_out
            bad = self._moved(params, into, layer, first, fan_in * fan_out, bad)
            if self.shape.biases:
                bad = self._moved(params, into, layer, biases, fan_out, bad)
            else:
                self._copied(params + biases, into + biases, fan_out)
        alive = where_less(magnitude(bad), bad.like(1.0), alive, 0.0)
        self.work.store(self.layout.alive, alive)
        going = self._count(alive)
        builder = self.writer.builder
        with builder.if_then(builder.icmp_signed("<", going, going.type(self.writer.lanes))):
            self._keep_the_old(params, into, alive)
        return going

    def _seen(self, step: Place, share: Vector) -> Vector:
        """Keep the loss of those that go on; one that is not finite stops its network."""
        work, losses, builder = self.work, self.layout.losses, self.writer.builder
        infinity = share.like(float("inf"))
        loss = work.load(self.layout.total) * share
        alive = where_less(magnitude(loss), infinity, work.load(self.layout.alive), 0.0)
        seen = where_less(0.5, alive, loss, infinity)
        begins = builder.icmp_signed("==", step.llvm, step.llvm.type(0))
        first, last = work.load(losses), where_less(0.5, alive, loss, work.load(losses + 1))
        for place, later in ((losses, first), (losses + 1, last)):
            work.store(place, Vector(self.writer, builder.select(begins, seen.llvm, later.llvm)))
        turn = builder.srem(step.llvm, step.llvm.type(KEPT_LOSSES))
        work.store(Place(self.writer, turn) + (losses + 2), seen)
        return alive

    def _moved(
        self, params: Place, into: Place, layer: int, first: int, count: int, bad: Vector
    ) -> Vector:
        """Move `count` parameters of a layer from `first` on; `bad` is NaN if one is not finite."""
        work, layout = self.work, self.layout
        lr = work.load(layout.settings + layer)
        beta, decay = work.load(layout.momentum + layer), work.load(layout.weight_decay + layer)

        def turn(k: Place, values: list[Vector]) -> list[Vector]:
            number = k + first
            p = work.load(params + number)
            v = multiply_add(decay, p, work.load(into + number))
            if self.shape.momentum:
                v = multiply_add(beta, work.load(number + layout.velocity), v)
                work.store(number + layout.velocity, v)
            p = multiply_add(-lr, v, p)
            work.store(into + number, p)
            return [multiply_add(p, 0.0, values[0])]

        return self.writer.fold(count, [bad], turn)[0]

    def _copied(self, source: Place, into: Place, count: int) -> None:
        self.writer.repeat(count, lambda k: self.work.store(into + k, self.work.load(source + k)))

    def _count(self, alive: Vector) -> Any:
        """In how many lanes there is a 1."""
        builder, bits = self.writer.builder, ir.IntType(self.writer.lanes)
        going = builder.bitcast(builder.fcmp_ordered("<", alive.like(0.5).llvm, alive.llvm), bits)
        return builder.zext(builder.ctpop(going), WHOLE)

    def _keep_the_old(self, params: Place, into: Place, alive: Vector) -> None:
        def turn(k: Place) -> None:
            new, old = self.work.load(into + k), self.work.load(params + k)
            self.work.store(into + k, where_less(0.5, alive, new, old))

        self.writer.repeat(self.layout.parameters, turn)
