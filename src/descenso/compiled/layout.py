"""What the kernel is compiled for, and where everything lies in its one array of lanes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np

from descenso.compiled.activations import COMPILED_ACTIVATIONS

MOST_CHUNK = 32
"""Rows whose activations are kept at once: those of a small network stay in the first cache."""

FIRST_CACHE = 24 * 1024
LEAST_CHUNK = 8

KEPT_LOSSES = 20
"""How many of the last losses are kept."""


class Shape(NamedTuple):
    """What the kernel is compiled for; numbers that LLVM knows make loops without bookkeeping."""

    sizes: tuple[int, ...]
    activation: str
    loss: str
    dtype: str
    lanes: int
    chunk: int
    momentum: bool
    biases: bool

    @property
    def layout(self) -> Layout:
        """Where everything lies."""
        return Layout(self)


def shape_for(
    sizes: tuple[int, ...],
    activation: str,
    loss: str,
    dtype: np.dtype[np.floating],
    *,
    bytes_: int,
    momentum: bool = False,
    biases: bool = True,
) -> Shape:
    """The shape of a training on vectors of `bytes_`, with momentum, and biases that are moved."""
    units = sum(sizes)
    chunk = MOST_CHUNK
    while chunk > LEAST_CHUNK and chunk * units * bytes_ > FIRST_CACHE:
        chunk //= 2
    # The loss takes one logarithm of a product of sums, one sum for each row of a chunk.
    largest = math.log(float(np.finfo(dtype).max)) / math.log(max(2, sizes[-1]))
    chunk = min(chunk, max(1, int(largest) - 1))
    lanes = bytes_ // dtype.itemsize
    return Shape(sizes, activation, loss, str(dtype), lanes, chunk, momentum, biases)


@dataclass(frozen=True)
class Layout:
    """Slots of the array of lanes, where each part begins.

    A layer's parameters are W row by row and then b: one matrix (fan_in + 1, fan_out). Likewise
    its inputs end in a unit that is always 1, so that the gradient of b is a row of Hᵀ @ dZ.
    """

    shape: Shape

    @property
    def layers(self) -> list[tuple[int, int]]:
        """(fan_in, fan_out) of each."""
        return list(pairwise(self.shape.sizes))

    @cached_property
    def weights(self) -> list[int]:
        """Where each layer's W begins among the parameters, and how many parameters there are."""
        return list(accumulate(((a + 1) * b for a, b in self.layers), initial=0))

    @property
    def parameters(self) -> int:
        """How many there are; they begin at slot 0, their gradients behind them."""
        return self.weights[-1]

    @property
    def velocity(self) -> int:
        """Of every parameter."""
        return 2 * self.parameters

    @property
    def zero(self) -> int:
        """A slot of zeros."""
        return 3 * self.parameters

    @property
    def settings(self) -> int:
        """For each layer a learning rate, a momentum and a weight decay; then `alive`."""
        return self.zero + 1

    @property
    def momentum(self) -> int:
        """Of each layer."""
        return self.settings + len(self.layers)

    @property
    def weight_decay(self) -> int:
        """Of each layer."""
        return self.momentum + len(self.layers)

    @property
    def alive(self) -> int:
        """1 for a network that goes on, 0 for one that was stopped."""
        return self.weight_decay + len(self.layers)

    @property
    def total(self) -> int:
        """The sum of the batch's losses."""
        return self.alive + 1

    @property
    def losses(self) -> int:
        """The first loss, the last finite one, and in turn the last twenty."""
        return self.total + 1

    @cached_property
    def activations(self) -> list[int]:
        """Where the outputs of each layer begin: (units + 1 for a hidden layer) × chunk."""
        chunk = self.shape.chunk
        widths = [(fan_out + 1) * chunk for _, fan_out in self.layers]
        return list(accumulate(widths, initial=self.losses + 2 + KEPT_LOSSES))

    @property
    def slopes(self) -> int | None:
        """How far behind a hidden layer's outputs their derivatives are kept, if they are."""
        kept = COMPILED_ACTIVATIONS[self.shape.activation].slope is not None
        return self.activations[-1] - self.activations[0] if kept else None

    @property
    def slots(self) -> int:
        """How many there are in all."""
        return self.activations[-1] + (self.slopes or 0)
