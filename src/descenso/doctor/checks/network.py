"""The network itself: layers without an activation between them, and units that are copies."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor

from descenso.doctor.observing.calls import MATRIX_PRODUCTS
from descenso.doctor.observing.check import Check, Move, Watched
from descenso.doctor.observing.frames import Site, is_module_parameter, place_of
from descenso.doctor.observing.reading import VIEWS, feeding, is_leaf, weights_of, with_ancestors
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

SUMS = frozenset({"add", "sub", "__rsub__", "rsub", "neg", "add_", "cat", "stack", "__radd__"})
SCALINGS = frozenset({"mul", "div", "__rmul__", "true_divide", "mul_", "div_"})


ENOUGH = 3
"""So many updates that changed nothing about it: units that are alike stay alike."""


class NetworkCheck(Check):
    """Decides on the tape whether a second layer only sees an affine function of a first."""

    ids = ("no-activation", "symmetric-start")

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._pair: tuple[Op, Op] | None = None
        self._evidence: dict[str, object] = {}
        self._looks = 0
        self._multiplied: set[int] = set()
        self._first_where: Site | None = None
        self._axes: dict[int, list[int]] = {}  # along which all slices of a start are one
        self._alike: dict[tuple[int, int], int] = {}

    # -- two layers are one -----------------------------------------------------------------------

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        if root is None or self._looks >= 3:
            return
        self._looks += 1
        self._known: dict[int, list[Op] | None] = {}
        for op in self.training.behind:
            if op.name in MATRIX_PRODUCTS:
                self._multiplied.update(weights_of(op))
            data = self._data_of(op)
            if data is None or self._first_where is not None:
                continue
            operand, maker = data
            before = self._affine(operand, maker, 0) or self._directly(maker)
            wide = [one for one in before if self._is_wide(one, op) and self._is_used_once(one)]
            if wide and not self._weighs_rows(op):
                self._first_where = wide[0].where
                self._evidence = {
                    "inputs": _data_into(wide[0]).shape[-1],
                    "hidden": operand.shape[-1],
                    "outputs": op.out.shape[-1] if op.out is not None and op.out.ndim else 1,
                    "second_line": op.site[1] if op.site else None,
                }

    def _directly(self, maker: Op | None) -> list[Op]:
        """The layer whose output is handed on as it is, but for a bias or another shape."""
        while maker is not None and maker.operands:
            if self._data_of(maker) is not None:
                return [maker]
            varying = [p for p in feeding(maker) if not self._is_constant(*p, depth=0)]
            if maker.name not in VIEWS and (maker.name != "add" or len(varying) != 1):
                return []
            maker = varying[0][1] if varying else None
        return []

    def _is_used_once(self, layer: Op) -> bool:
        """Not a recurrent one: its steps are no layers that could be one."""
        weights = set(weights_of(layer))
        products = [op for op in self.training.behind if op.name in MATRIX_PRODUCTS]
        return self._is_taken_once(layer.out) and (
            sum(bool(weights & set(weights_of(op))) for op in products) <= 1
        )

    def _is_taken_once(self, out: Tensor | None) -> bool:
        """Whether one operation takes a layer's output: with a shortcut around it, two do. One that
        hands on the very tensor, as dropout at 0 does, takes nothing.
        """
        users = [
            op
            for op in self.training.behind
            if op.out is not out and any(one is out for one in op.operands)
        ]
        if len(users) == 1 and (users[0].name == "add" or users[0].name in VIEWS):
            return self._is_taken_once(users[0].out)
        return len(users) == 1

    def _weighs_rows(self, op: Op) -> bool:
        """Whether it gives one number, of which a softmax makes weights: attention."""
        width = op.out.shape[-1] if op.out is not None and op.out.ndim else 1
        vector = any(o.ndim == 1 and o.requires_grad and is_leaf(o) for o in op.operands[:2])
        softmaxes = [one for one in self.training.behind if one.name == "softmax"]
        return (vector or width == 1) and any(op in with_ancestors(one) for one in softmaxes)

    def _data_of(self, op: Op) -> tuple[Tensor, Op | None] | None:
        """What a product multiplies with a parameter, if it does so."""
        if op.name not in MATRIX_PRODUCTS:
            return None
        pairs = list(feeding(op))
        if op.name in ("addmm", "addmv"):
            pairs = pairs[1:]
        if len(pairs) < 2 or not self._is_constant(*pairs[1], depth=0):
            return None
        return None if self._is_constant(*pairs[0], depth=0) else pairs[0]

    def _is_constant(self, tensor: Tensor, maker: Op | None, depth: int) -> bool:
        """Whether it depends on parameters alone, not on the data."""
        if is_leaf(tensor) or maker is None or not maker.operands:
            return tensor.requires_grad and is_leaf(tensor)
        return depth < 6 and all(
            self._is_constant(operand, before, depth + 1) for operand, before in feeding(maker)
        )

    def _affine(self, tensor: Tensor, maker: Op | None, depth: int) -> list[Op] | None:
        """The layers before `tensor` if it is an affine function of what entered; else None."""
        if not tensor.requires_grad or is_leaf(tensor):
            return []
        if maker is None or not maker.operands:
            return None
        if id(maker) in self._known:
            return self._known[id(maker)]
        self._known[id(maker)] = found = self._affine_op(maker, depth) if depth < 200 else None
        return found

    def _affine_op(self, op: Op, depth: int) -> list[Op] | None:
        data = self._data_of(op)
        if data is not None:
            before = self._affine(*data, depth + 1)
            return None if before is None else [op, *before]
        if op.name in VIEWS or op.name in SUMS:
            parts = [self._affine(*pair, depth + 1) for pair in feeding(op)]
            if any(part is None for part in parts):
                return None
            return [one for part in parts if part for one in part]
        if op.name in SCALINGS:
            varying = [p for p in feeding(op) if not self._is_constant(*p, depth=0)]
            fixed = [p for p in varying if not p[0].requires_grad and p[0].numel() == 1]
            rest = [p for p in varying if not any(p is one for one in fixed)]
            return self._affine(*rest[0], depth + 1) if len(rest) == 1 else None
        return None

    @staticmethod
    def _is_wide(first: Op, second: Op) -> bool:
        """Whether the layer between is no bottleneck: then one layer could do the same."""
        if first.out is None or second.out is None or not first.out.ndim:
            return False
        hidden = first.out.shape[-1]
        outputs = second.out.shape[-1] if second.out.ndim > 1 else 1
        return hidden >= min(_data_into(first).shape[-1], outputs)

    # -- units that are copies --------------------------------------------------------------------

    def signs(self) -> Iterable[Sign]:
        if self._first_where is not None:
            yield Sign("no-activation", self._evidence, place_of(self._first_where), None, 1)
        yield from self._symmetric()

    def step(self, number: int, moves: list[Move]) -> None:
        for move in moves:
            self._note_alike(move.watched)

    def _note_alike(self, watched: Watched) -> None:
        """After how many updates the units of a matrix that started alike were alike still."""
        key = id(watched)
        if key not in self._axes:
            matrix = watched.start.ndim == 2
            self._axes[key] = [
                axis
                for axis in ((0, 1) if matrix else ())
                if watched.start.shape[axis] > 1 and _all_same(watched.start, axis)
            ]
        for axis in self._axes[key]:
            if _all_same(watched.tensor.detach(), axis):
                self._alike[key, axis] = watched.updates

    def _symmetric(self) -> Iterable[Sign]:
        for key, watched in self.training.parameters.items():
            self._note_alike(watched)
            if key not in self._multiplied:
                continue
            start = watched.start
            # x @ W has its units in columns, nn.Linear in rows; constant weights are alike in both
            for axis in (0, 1) if is_module_parameter(watched.tensor) else (1, 0):
                # Rounding parts them in the end, above all where an optimizer enlarges it.
                updates = self._alike.get((id(watched), axis), 0)
                if updates >= ENOUGH and self._is_hidden(start, axis):
                    evidence = {
                        "units": start.shape[axis],
                        "updates": updates,
                        "constant": bool((start == start.flatten()[0]).all()),
                        "value": float(start.flatten()[0]),
                    }
                    place = place_of(watched.set_at)
                    yield Sign("symmetric-start", evidence, place, watched.name or None, 1)
                    return

    def _is_hidden(self, start: Tensor, axis: int) -> bool:
        """Whether the copies are units of a hidden layer: another matrix has as many of them."""
        units = start.shape[axis]
        return any(
            key in self._multiplied and units in other.start.shape and other.start is not start
            for key, other in self.training.parameters.items()
        )


def _data_into(product: Op) -> Tensor:
    """What a product multiplies with its weights: `addmm` and `addmv` have their bias before it."""
    return product.operands[1 if product.name in ("addmm", "addmv") else 0]


def _all_same(matrix: Tensor, axis: int) -> bool:
    first = matrix.narrow(axis, 0, 1)
    if not torch.isfinite(matrix).all():
        return False
    return bool(torch.allclose(matrix, first.expand_as(matrix), rtol=1e-4, atol=1e-7))
