"""Gradients written by hand: the first update against the derivative of the loss beside it."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import torch
from torch import Tensor

from descenso.doctor.checks.residuals import (
    MOVES,
    RESIDUAL_OF,
    is_residual,
    loss_against,
    may_update,
    steps_down,
)
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of, their_frame
from descenso.doctor.observing.reading import VIEWS, with_ancestors
from descenso.doctor.observing.tape import PICKS, Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign
from descenso.doctor.words import Evidence

ALIGNED = 0.999
"""The cosine between a right update and minus the derivative is 1 up to rounding."""

ASKEW = 0.98
"""Where the loss is only guessed from its residual, so much leaves room for a small penalty."""

STEP = 1e-4
"""Half the width of the finite differences, along a direction of length 1, in float64."""

MOST_ATTEMPTS = 100
"""After so many tensors that were changed twice and are none that is trained, nobody looks on."""


@dataclass(frozen=True)
class Change:
    """`target` was `before`, itself or a tensor that it takes the place of, and went `along` on the
    line `site`, by what `update` made. `times` are the numbers of operations after which it
    changed, the last one of them this time.
    """

    target: Tensor
    before: Tensor
    along: Tensor
    site: Site | None
    update: Op | None
    times: tuple[int, ...]


Objective: TypeAlias = Callable[[dict[int, Tensor]], Tensor]
"""The loss, of what the replayed operations gave."""


class HandCheck(Check):
    """Replays the first step in float64 from the values before it, and differences its loss."""

    ids = ("wrong-gradient", "wrong-sign")
    listens_to = MOVES

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._changes: dict[int, Change] = {}  # each tensor's last one
        self._attempts = 0
        self._done = False
        self._sign: Sign | None = None

    def changed_by_hand(self, target: Tensor, before: Tensor, site: Site | None) -> None:
        """A plain tensor was changed in place on a line of theirs."""
        update = self.training.tape.maker(target)
        self._moved(target, before, target.detach() - before, site, update)

    def op(self, op: Op) -> None:
        """A value made anew on the line that had made it already: perhaps the second update."""
        before = op.makers[0] if op.makers else None
        if before is None or before.site != op.site:
            return
        if self._done or self.training.passes:
            if self.training.renewed_at and steps_down(op):
                self._another(op)
            return
        if may_update(op) and may_update(before) and before.out is op.operands[0]:
            last, now = op.operands[0], op.out  # the tape lets go of them where a step ends
            self._changes = self._first_updates()
            self._attempts += 1
            judged = self._judge_residual(id(before.operands[0]))
            self._done = judged or self._attempts >= MOST_ATTEMPTS
            if self.training.by_hand and now is not None:
                self.training.renewed(last, now)

    def _another(self, op: Op) -> None:
        """A parameter that was a plain number before its first update is met at its second."""
        training = self.training
        if op.site not in training.renewed_at and op.out is not None:
            training.discover([op.operands[0]], their_frame(sys._getframe()))
            training.renewed_at.add(op.site)
            training.renewed(op.operands[0], op.out)

    def _first_updates(self) -> dict[int, Change]:
        """What may be the first update of each tensor that is made anew from itself."""
        changes: dict[int, Change] = {}
        made: set[int] = set()
        for number, op in enumerate(self.training.tape.ops):
            if op.out is None or not may_update(op):
                continue
            made.add(id(op.out))
            start = op.operands[0]
            if id(start) not in made:
                along = op.out.detach() - start
                changes[id(start)] = Change(
                    op.out, start.detach(), along, op.site, op.makers[1], (number,)
                )
        return changes

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
        known = self._changes.get(key)
        if known is not None:
            self._attempts += 1
            self._done = self._judge(key) or self._attempts >= MOST_ATTEMPTS
            self.training.maybe_by_hand = not self._done
        times = (*(known.times if known is not None else ()), len(self.training.tape.ops))
        self._changes[key] = Change(target, before, change, site, update, times)

    def _judge(self, again: int) -> bool:
        """The tensor `again` is changed for a second time. If a loss was computed from it before
        the first time, then the first step of a training is complete; else it holds data, or was
        changed twice on the way to a gradient.
        """
        ops = self.training.tape.ops[: self._changes[again].times[-1]]
        path = _downstream(ops, {again})
        behind = self._behind_changes()
        loss = next((op for op in path if op not in behind and self._is_loss(op, path)), None)
        if loss is None:
            return self._judge_residual(again)
        updated = {key: c for key, c in self._changes.items() if c.times[-1] > ops.index(loss)}
        path = _downstream(ops[: ops.index(loss) + 1], set(updated))
        used = {id(operand) for op in path for operand in op.operands}
        trained = {key: change for key, change in updated.items() if key in used}
        times = [time for change in trained.values() for time in change.times]
        if any(ops.index(path[0]) < time <= ops.index(loss) for time in times):
            return False  # a loss of what was there before an update
        if again not in trained or not self._share_data(path, trained[again]):
            return False  # a loss of other rows, such as an evaluation between the steps
        cosines = self._cosines(path, lambda values: values[id(loss.out)], trained)
        self._blame(cosines, ALIGNED, trained, loss)
        pairs = [(change.target, change.before) for change in trained.values()]
        self.training.trained_by_hand(pairs, loss, trained[again].target)
        return True

    def _behind_changes(self) -> set[Op]:
        return set().union(*(with_ancestors(c.update) for c in self._changes.values()))

    def _judge_residual(self, again: int) -> bool:
        """The same where no loss is computed: the difference of outputs and target that is behind
        the changes tells it. Of the losses that have this residual the one counts whose derivative
        most of the changes follow, and one at least has to.
        """
        ops = self.training.tape.ops
        path, behind = _downstream(ops, {again}), self._behind_changes()
        residual = next((op for op in path if op in behind and is_residual(op, path)), None)
        if residual is None:
            return False
        before = with_ancestors(residual)
        path = [op for op in _downstream(ops, set(self._changes)) if op in before]
        last_use = {id(operand): ops.index(op) for op in path for operand in op.operands}
        outputs, target = residual.operands
        if not any(op.out is outputs for op in path):
            outputs, target = target, outputs
        made = next((op for op in path if op.out is outputs), residual)
        trained = {
            key: change
            for key, change in self._changes.items()
            if last_use.get(key, math.inf) < change.times[-1]
            and made in with_ancestors(change.update)
        }
        known = outputs.detach().double(), target.detach().double()
        guesses = [
            self._cosines(path, loss_against(loss, id(outputs), known[1]), trained)
            for loss in RESIDUAL_OF
            if math.isfinite(float(loss(*known)))
        ]
        follow = [sum(abs(c) >= ALIGNED for c in cosines.values()) for cosines in guesses]
        if max(follow, default=0):
            self._blame(guesses[follow.index(max(follow))], ASKEW, trained, residual)
            if again in trained:
                pairs = [(change.target, change.before) for change in trained.values()]
                anew = {c.site for key, c in trained.items() if id(c.target) != key}
                self.training.renewed_at = anew
                self.training.trained_by_hand(pairs, residual, trained[again].target)
        return True

    def _share_data(self, path: list[Op], change: Change) -> bool:
        """Whether the loss and the change of this tensor are computed from the same rows."""
        behind = with_ancestors(change.update)
        return bool(_taken_in(path) & _taken_in(behind) - set(self._changes))

    def _cosines(
        self, path: list[Op], objective: Objective, trained: dict[int, Change]
    ) -> dict[int, float]:
        """How far each change of the first step points along minus the derivative."""
        cosines: dict[int, float] = {}
        starts = {key: change.before.double() for key, change in trained.items()}
        for key, moved in trained.items():
            change = moved.along
            slope = self._slope(path, objective, key, starts)
            if slope is None or not bool(change.any()) or not float(slope.norm()) > 0:
                continue
            cosine = -(change.double() * slope).sum() / (change.double().norm() * slope.norm())
            signs = self._is_a_step_of_signs(change, slope)
            cosines[key] = 1.0 if signs else float(cosine)
        return cosines

    def _blame(
        self, cosines: dict[int, float], least: float, trained: dict[int, Change], loss: Op
    ) -> None:
        """Say what is wrong where a cosine is less than `least`; if all are -1, just the sign."""
        wrong = {key: cosine for key, cosine in cosines.items() if cosine < least}
        if not wrong:
            return
        key = next(iter(wrong))
        if all(cosine <= -ALIGNED for cosine in cosines.values()):
            evidence: Evidence = {"steps": 1, "uphill": 1, "minus": False}
            self._sign = Sign("wrong-sign", evidence, place_of(trained[key].site), None, 1)
            return
        evidence = {"cosine": wrong[key], "shape": list(trained[key].along.shape)}
        name = self.training.name_of(trained[key].target, their_frame(sys._getframe()))
        place = place_of(self._where_wrong(set(wrong), trained, loss) or trained[key].site)
        self._sign = Sign("wrong-gradient", evidence, place, name, 1)

    def _where_wrong(self, wrong: set[int], trained: dict[int, Change], loss: Op) -> Site | None:
        """The last line that all wrong gradients go through and no right one, nor the loss."""
        behind = {key: with_ancestors(change.update) for key, change in trained.items()}
        shared = set.intersection(*(behind[key] for key in wrong))
        shared -= with_ancestors(loss).union(*(behind[key] for key in behind if key not in wrong))
        sites = {change.site for change in trained.values()}
        own = [op for op in self.training.tape.ops if op in shared and op.site not in sites]
        return own[-1].site if own else None

    @staticmethod
    def _is_a_step_of_signs(change: Tensor, slope: Tensor) -> bool:
        """Whether every entry moves as far, as in the first step of Adam: no multiple of it."""
        sizes = change.abs()
        alike = float(sizes.max()) <= 1.05 * float(sizes.min())
        return alike and torch.equal(change.sign(), -slope.sign().to(change.dtype))

    @staticmethod
    def _is_loss(op: Op, path: list[Op]) -> bool:
        """One floating number that nothing else on the path takes up again."""
        out = op.out
        if out is None or out.numel() != 1 or not out.is_floating_point():
            return False
        return not any(out is operand for other in path for operand in other.operands)

    def _slope(
        self, path: list[Op], objective: Objective, key: int, starts: dict[int, Tensor]
    ) -> Tensor | None:
        """The derivative of the objective with respect to one tensor, entry by entry: centred
        differences of the replayed step. None of a tensor with too many entries.
        """
        start = starts[key]
        if start.numel() > 4096:
            return None
        slope = torch.zeros_like(start)
        flat, out = start.flatten(), slope.view(-1)
        for entry in range(flat.numel()):
            ends = []
            for sign in (1.0, -1.0):
                moved = flat.clone()
                moved[entry] += sign * STEP
                values = self._replay(path, starts | {key: moved.view(start.shape)})
                ends.append(float(objective(values)) if values is not None else math.nan)
            out[entry] = (ends[0] - ends[1]) / (2 * STEP)
        return slope if all(map(math.isfinite, slope.flatten().tolist())) else None

    @staticmethod
    def _replay(path: list[Op], given: dict[int, Tensor]) -> dict[int, Tensor] | None:
        """What each operation gives now, under the `id` of what it gave; None if one cannot run."""
        values = dict(given)
        for op in path:
            assert op.out is not None
            if op.function is None:
                return None
            result = op.function(
                *(_replaced(value, values) for value in op.args),
                **{name: _replaced(value, values) for name, value in op.kwargs.items()},
            )
            if isinstance(result, Tensor):
                values[id(op.out)] = result
        return values

    def signs(self) -> Iterable[Sign]:
        if self._sign is not None:
            yield self._sign


def _downstream(ops: list[Op], sources: set[int]) -> list[Op]:
    """The operations that the tensors with these `id` flow into."""
    touched = set(sources)
    path = []
    for op in ops:
        if op.out is not None and any(id(operand) in touched for operand in op.operands):
            touched.add(id(op.out))
            path.append(op)
    return path


def _taken_in(ops: Iterable[Op]) -> set[int]:
    """`id` of the tensors that operations work on, beyond handing on parts or views of them."""
    working = (op for op in ops if op.name not in VIEWS | PICKS)
    return {id(tensor) for op in working for tensor in op.operands if tensor.numel() > 1}


def _replaced(value: Any, values: dict[int, Tensor]) -> Any:
    """The argument as this replay has it, everything in float64."""
    if isinstance(value, Tensor):
        if id(value) in values:
            return values[id(value)]
        return value.double() if value.is_floating_point() else value
    if isinstance(value, (list, tuple)):
        return type(value)(_replaced(item, values) for item in value)
    return value
