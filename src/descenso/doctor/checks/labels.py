"""Labels against the width of the output, and against what the loss accepts."""

from __future__ import annotations

import math
from collections.abc import Iterable
from types import FrameType

import torch
from torch import Tensor

from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import place_of
from descenso.doctor.observing.reading import argument, loss_call
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

CRASHES = (
    "is out of bounds", "multi-target not supported", "target tensor expected",
    "expected scalar type Long", "Expected floating point type for target", "Class values must be",
    "all elements of target should be between 0 and 1", "index out of range in self",
    "Class values must be non-negative", "Target size", "expected target size",
    "Expected target size", "out of bounds for dimension",
)  # fmt: skip


class LabelCheck(Check):
    """Reads the targets of classification losses, also just before the loss refuses them."""

    ids = ("label-range",)

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._sign: Sign | None = None
        self._seen: Tensor | None = None
        self._first: Op | None = None
        self._last: Op | None = None
        self._calls = 0

    def loss(self, op: Op) -> None:
        self._last = op
        if self._sign is not None:
            return
        call = loss_call(op)
        if call is None or call.target is None:
            return
        if op.name in ("cross_entropy", "nll_loss"):
            self._classes(op, call.scores, call.target)
        elif op.name == "binary_cross_entropy_with_logits" and self.training.close:
            self._between(op, call.target)

    def _classes(self, op: Op, scores: Tensor, target: Tensor) -> None:
        if target.is_floating_point():
            if scores.shape != target.shape:
                self._note(op, problem="float", dtype=_name(target), shape=list(target.shape))
            return
        if target.ndim != scores.ndim - 1:
            problem = "one-hot" if target.shape == scores.shape else "shape"
            self._note(op, problem=problem, dtype=_name(target), shape=list(target.shape))
            return
        if not self.training.close and self._seen is not None and bool(self._seen.all()):
            return
        self._range(op, scores.shape[1 if scores.ndim > 1 else 0], target)

    def _range(self, op: Op, classes: int, target: Tensor) -> None:
        kept = target[target != argument(op, 4, "ignore_index", -100)]
        if kept.numel() == 0:
            return
        lowest, highest = int(kept.min()), int(kept.max())
        if lowest < 0 or highest >= classes:
            self._note(op, problem="range", lowest=lowest, highest=highest, classes=classes)
            return
        if self._seen is None or len(self._seen) != classes:
            self._seen = torch.zeros(classes, dtype=torch.bool, device="cpu")
            self._first = op
        self._calls += 1
        self._seen[kept.cpu().unique()] = True

    def _between(self, op: Op, target: Tensor) -> None:
        lowest, highest = float(target.min()), float(target.max())
        if lowest < 0 or 1 < highest < math.inf:
            self._note(op, problem="binary", lowest=lowest, highest=highest, classes=2)

    def _note(self, op: Op, **evidence: object) -> None:
        self._sign = Sign("label-range", evidence, place_of(op.site), None, self.training.step)

    def crashed(self, error: BaseException, frame: FrameType | None, line: int) -> None:
        text = str(error)
        if self._sign is None and frame is not None and any(part in text for part in CRASHES):
            site = (frame.f_code.co_filename, line)
            evidence = {"problem": "refused", "message": text}
            self._sign = Sign("label-range", evidence, place_of(site), None, self.training.step)

    def signs(self) -> Iterable[Sign]:
        if self._sign is not None:
            yield self._sign
        elif self._seen is not None and self._calls >= 3:
            never = self._never(self._seen)
            if not never:
                return
            evidence = {"problem": "never", "never": never, "classes": len(self._seen)}
            site = self._first.site if self._first is not None else None
            yield Sign("label-range", evidence, place_of(site), None, None)

    def _never(self, seen: Tensor) -> list[int]:
        """The classes that are neither among the labels read, which are not those of all steps,
        nor among those of the training set as far as it is known.
        """
        known = self.training.rows.labels
        there = set() if known is None else set(known.detach().flatten().tolist())
        return [one for one in (~seen).nonzero().flatten().tolist() if one not in there]


def _name(tensor: Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")
