"""Gradients written by hand: the first update against the derivative of the loss beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor

from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.reading import with_ancestors
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

ALIGNED = 0.999
"""The cosine between a right update and minus the derivative is 1 up to rounding."""

STEP = 1e-4
"""Half the width of the finite differences, along a direction of length 1, in float64."""


class HandCheck(Check):
    """Replays the first step in float64 from the values before it, and differences its loss."""

    ids = ("wrong-gradient",)

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._old: dict[int, Tensor] = {}
        self._targets: dict[int, Tensor] = {}
        self._sites: dict[int, Site | None] = {}
        self._updates: dict[int, Op | None] = {}
        self._first_update: int | None = None
        self._changes: dict[int, Tensor] = {}
        self._done = False
        self._sign: Sign | None = None

    def changed_by_hand(self, target: Tensor, before: Tensor, site: Site | None) -> None:
        """A plain tensor was changed in place on a line of theirs."""
        update = self.training.tape.maker(target)
        self._moved(target, before, target.detach() - before, site, update)

    def gradient_set(self, tensor: Tensor, given: Tensor | None, site: Site | None) -> None:
        """`.grad` is filled in by hand, for an optimizer to use."""
        if self.training.passes == 0 and given is not None and given.shape == tensor.shape:
            update = self.training.tape.maker(given)
            self._moved(tensor, tensor.detach().clone(), -given.detach(), site, update)

    def _moved(
        self,
        target: Tensor,
        before: Tensor,
        change: Tensor,
        site: Site | None,
        update: Op | None,
    ) -> None:
        """A tensor goes, or is to go, along `change`, which `update` uses or made."""
        if self._done:
            return
        key = id(target)
        if key in self._targets:
            self._done = True
            self._judge(key)
            return
        if self._first_update is None:
            self._first_update = len(self.training.tape.ops)
        self._targets[key], self._old[key], self._sites[key] = target, before, site
        self._changes[key], self._updates[key] = change, update

    def _judge(self, again: int) -> None:
        """The tensor `again` is changed for a second time: the first step is complete."""
        ops = self.training.tape.ops[: self._first_update]
        path = self._downstream(ops)
        loss = next((op for op in path if self._is_loss(op, path)), None)
        if loss is None:
            return
        path = path[: path.index(loss) + 1]
        used = {id(operand) for op in path for operand in op.operands}
        trained = [(self._targets[key], self._old[key]) for key in self._changes if key in used]
        if again in used:
            self._differ(path, loss)
            self.training.trained_by_hand(trained, loss, self._targets[again])

    def _differ(self, path: list[Op], loss: Op) -> None:
        """Compare every change of the first step with the derivative of its loss."""
        wrong: dict[int, float] = {}
        for key, change in self._changes.items():
            slope = self._slope(path, loss, key)
            if slope is None or not bool(change.any()):
                continue
            cosine = float(
                -(change.double() * slope).sum() / (change.double().norm() * slope.norm())
            )
            signs = self._is_a_step_of_signs(change, slope)
            if cosine < ALIGNED and not signs and float(slope.norm()) > 0:
                wrong[key] = cosine
        if wrong:
            key = next(iter(wrong))
            evidence = {"cosine": wrong[key], "shape": list(self._changes[key].shape)}
            name = self.training.name_of(self._targets[key])
            place = place_of(self._where_wrong(set(wrong), loss) or self._sites[key])
            self._sign = Sign("wrong-gradient", evidence, place, name, 1)

    def _where_wrong(self, wrong: set[int], loss: Op) -> Site | None:
        """The last line that all wrong gradients go through and no right one, nor the loss."""
        behind = {key: with_ancestors(op) for key, op in self._updates.items()}
        shared = set.intersection(*(behind[key] for key in wrong))
        shared -= with_ancestors(loss).union(*(behind[key] for key in behind if key not in wrong))
        sites = set(self._sites.values())
        own = [op for op in self.training.tape.ops if op in shared and op.site not in sites]
        return own[-1].site if own else None

    @staticmethod
    def _is_a_step_of_signs(change: Tensor, slope: Tensor) -> bool:
        """Whether every entry moves as far, as in the first step of Adam: no multiple of it."""
        sizes = change.abs()
        alike = float(sizes.max()) <= 1.05 * float(sizes.min())
        return alike and torch.equal(change.sign(), -slope.sign().to(change.dtype))

    def _downstream(self, ops: list[Op]) -> list[Op]:
        """The operations that what is trained flows into."""
        touched = set(self._targets)
        path = []
        for op in ops:
            if op.out is not None and any(id(operand) in touched for operand in op.operands):
                touched.add(id(op.out))
                path.append(op)
        return path

    @staticmethod
    def _is_loss(op: Op, path: list[Op]) -> bool:
        """One floating number that nothing else on the path takes up again."""
        out = op.out
        if out is None or out.numel() != 1 or not out.is_floating_point():
            return False
        return not any(out is operand for other in path for operand in other.operands)

    def _slope(self, path: list[Op], loss: Op, key: int) -> Tensor | None:
        """The derivative of the loss with respect to one tensor, entry by entry: centred
        differences of the replayed step. None of a tensor with too many entries.
        """
        start = self._old[key].double()
        if start.numel() > 4096:
            return None
        slope = torch.zeros_like(start)
        flat, out = start.flatten(), slope.view(-1)
        for entry in range(flat.numel()):
            ends = []
            for sign in (1.0, -1.0):
                moved = flat.clone()
                moved[entry] += sign * STEP
                ends.append(self._replay(path, loss, {key: moved.view(start.shape)}))
            out[entry] = (ends[0] - ends[1]) / (2 * STEP)
        return slope if all(map(math.isfinite, slope.flatten().tolist())) else None

    def _replay(self, path: list[Op], loss: Op, given: dict[int, Tensor]) -> float:
        values = {key: old.double() for key, old in self._old.items()} | given
        for op in path:
            assert op.out is not None
            if op.function is None:
                return math.nan
            result = op.function(
                *(_replaced(value, values) for value in op.args),
                **{name: _replaced(value, values) for name, value in op.kwargs.items()},
            )
            if isinstance(result, Tensor):
                values[id(op.out)] = result
        return float(values[id(loss.out)])

    def signs(self) -> Iterable[Sign]:
        if self._sign is not None:
            yield self._sign


def _replaced(value: Any, values: dict[int, Tensor]) -> Any:
    """The argument as this replay has it, everything in float64."""
    if isinstance(value, Tensor):
        if id(value) in values:
            return values[id(value)]
        return value.double() if value.is_floating_point() else value
    if isinstance(value, (list, tuple)):
        return type(value)(_replaced(item, values) for item in value)
    return value
