"""Numbers that are none: the first operation that gave NaN or infinity, and on which line."""

from __future__ import annotations

import math
from collections.abc import Iterable

import torch
from torch import Tensor

from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

LOGS = frozenset({"log", "log2", "log10", "log_", "xlogy"})
INFINITE_SLOPES = frozenset({"sqrt", "norm", "rsqrt", "log", "acos", "asin", "div", "std"})

A_ROUNDING = 1e-6
"""A probability that rounding made negative is nearer to 0 than this."""


class NumberCheck(Check):
    """Finds the place on the tape of the step in which the loss or a gradient stopped being one."""

    ids = ("log-of-zero", "non-finite")

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._sign: Sign | None = None
        self._steep: Op | None = None
        self._steep_where: Site | None = None
        self._steep_evidence: dict[str, object] = {}

    def non_finite(self, root: Tensor) -> None:
        if self._sign is not None or not self.training.close:
            return
        masked: set[int] = set()  # set to infinity on purpose, and what that went into since
        for op in self.training.tape.ops:
            if op.out is None or not op.out.is_floating_point() or bool(op.out.isfinite().all()):
                continue
            if not op.operands:
                continue  # made of an array: it came in with the data
            numbers = [t for t in op.operands if t.is_floating_point()]
            hidden = any(id(t) in masked for t in numbers) or math.inf in map(_size, op.args)
            if hidden and not bool(op.out.isnan().any()):
                masked.add(id(op.out))
            elif all(id(t) in masked or bool(t.isfinite().all()) for t in numbers):
                self._sign = self._first_at(op)
                return
        for watched in self.training.parameters.values():
            if not bool(watched.tensor.isfinite().all()):
                evidence = {"operation": "update", "growth": self._growth()}
                site = self.training.last_update
                self._sign = Sign(
                    "non-finite", evidence, place_of(site), watched.name or None, self.training.step
                )
                return

    def _first_at(self, op: Op) -> Sign:
        evidence = {"operation": op.name, "growth": self._growth()}
        given = op.operands[-1]  # xlogy takes the logarithm of its second argument
        smallest = float(given.min()) if given.numel() else 1.0
        zero = op.name in LOGS and -A_ROUNDING < smallest <= 0  # clearly below 0: no probability
        if zero:
            evidence["smallest"] = smallest
        kind = "log-of-zero" if zero else "non-finite"
        return Sign(kind, evidence, place_of(op.where), None, self.training.step)

    def _growth(self) -> float:
        """How many times as long as at the start the longest parameter is."""
        ratios = [
            float(w.tensor.detach().norm() / w.start.norm())
            for w in self.training.parameters.values()
            if float(w.start.norm()) > 0
        ]
        losses = [value for _, value in self.training.losses.points if math.isfinite(value)]
        if losses and losses[0] > 0:
            ratios.append(max(losses) / losses[0])
        return max((ratio for ratio in ratios if math.isfinite(ratio)), default=1.0)

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        self._steep_where = None
        if self._sign is not None:
            return
        for op in self.training.tape.ops:
            if op.name in INFINITE_SLOPES and op.out is not None and op.out.requires_grad:
                values = op.operands[-1 if op.name == "div" else 0]
                if values.is_floating_point() and bool((values == 0).any()):
                    self._steep_where = op.where
                    self._steep_evidence = {"operation": op.name, "backward": True}

    def after_backward(self, site: Site | None) -> None:
        if self._sign is not None or self._steep_where is None:
            return
        for watched in self.training.parameters.values():
            gradient = watched.tensor.grad
            if gradient is not None and not bool(torch.isfinite(gradient).all()):
                evidence = {**self._steep_evidence, "growth": self._growth()}
                place = place_of(self._steep_where)
                name = watched.name or None
                self._sign = Sign("non-finite", evidence, place, name, self.training.step)
                return

    def signs(self) -> Iterable[Sign]:
        if self._sign is not None:
            yield self._sign


def _size(value: object) -> float:
    return abs(value) if isinstance(value, float) else 0.0
