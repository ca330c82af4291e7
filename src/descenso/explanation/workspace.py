"""The tensors of a step by the names that people read, and the parts that formulas are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from torch import Tensor

from descenso.core.network import named_tensors
from descenso.explanation.expressions import Cell, Expression, apply
from descenso.explanation.line import Index, Line, Named, Pattern
from descenso.explanation.snapshot import Snapshot

Written = tuple[Expression, tuple[tuple[str, Pattern], ...]]


class Workspace:
    """Tensors as they come into being, line by line: a name is never given twice."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.layers = len(snapshot.params)
        self._named: dict[str, Named] = {}
        self._lists: dict[str, Any] = {}
        self.put("X", snapshot.X, "batch", "inputs")
        self.put("y", snapshot.y, "batch")
        for name, tensor in named_tensors(snapshot.params):
            self.put(name, tensor.detach(), *self.parameter_axes(name))

    def put(self, name: str, tensor: Tensor, *axes: str) -> None:
        """Add a tensor with the names of its axes."""
        assert name not in self._named, f"{name} is there already"
        self._named[name] = Named(tensor, axes)

    def __getitem__(self, name: str) -> Tensor:
        return self._named[name].tensor

    def axes(self, name: str) -> tuple[str, ...]:
        """The axes of a tensor that is there."""
        return self._named[name].axes

    def inputs(self, layer: int) -> str:
        """What layer `layer` (from 1) multiplies: `X`, `h1` …"""
        return "X" if layer == 1 else f"h{layer - 1}"

    def outputs(self, layer: int) -> str:
        """What it gives: `z1` …, and `logits` at the end."""
        return "logits" if layer == self.layers else f"z{layer}"

    def width(self, layer: int) -> str:
        """The axis on which its units lie; layer 0 is the data."""
        return "inputs" if layer == 0 else "classes" if layer == self.layers else f"hidden{layer}"

    def parameter_axes(self, name: str) -> tuple[str, ...]:
        """The axes of `W1`, `b1` … by the name alone."""
        layer = int(name[1:])
        return (self.width(layer - 1), self.width(layer))[0 if name[0] == "W" else 1 :]

    def cell(self, name: str, *index: int) -> Cell:
        """An entry of a tensor, for a formula."""
        if name not in self._lists:
            # One conversion instead of a slow look into the tensor for every number.
            self._lists[name] = self[name].tolist()
        value = self._lists[name]
        for place in index:
            value = value[place]
        return Cell(name, index, value)

    def products(
        self, count: int, one: Callable[[int], Cell], other: Callable[[int], Cell]
    ) -> list[Expression]:
        """The terms of a dot product of `count` pairs."""
        return [apply("product", one(k), other(k)) for k in range(count)]

    def line(
        self,
        part: str,
        code: str,
        formula: str,
        says: str,
        *,
        reads: tuple[str, ...],
        makes: tuple[str, ...],
        write: Callable[[Index], Written] | None = None,
    ) -> Line:
        """A line with the tensors that it reads and makes; the first it makes is written out."""
        values = {name: self._named[name] for name in (*reads, *makes)}
        return Line(part, code, formula, says, values, makes[0] if write else None, write)
