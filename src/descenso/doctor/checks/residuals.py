"""Updates and losses that only the difference of outputs and target tells of, in steps by hand."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

from descenso.doctor.observing.tape import Op

TINY = 1e-2
"""Differencing takes the sums of probabilities so far from 1 at most."""

SCALES = frozenset({"mul", "__rmul__"})
MOVES = frozenset({"sub", "add"})
"""What makes a new value of an old one: `W = W - lr * dW`."""


def _half_square(outputs: Tensor, target: Tensor) -> Tensor:
    return (outputs - target).square().sum() / 2


def _entropy_of_each(outputs: Tensor, target: Tensor) -> Tensor:
    """Binary cross-entropy of probabilities; NaN where they are none."""
    return -(target * outputs.log() + (1 - target) * (1 - outputs).log()).sum()


def _entropy_of_rows(outputs: Tensor, target: Tensor) -> Tensor:
    """Cross-entropy of probabilities of classes; NaN where they are none."""
    wrong = (outputs.sum(-1) - 1).abs().max() > TINY
    return torch.where(wrong, math.nan, -(target * outputs.log()).sum())


def loss_against(
    loss: Callable[[Tensor, Tensor], Tensor], outputs: int, target: Tensor
) -> Callable[[dict[int, Tensor]], Tensor]:
    """The loss of the outputs with this `id` against a target that stays as it is."""
    return lambda values: loss(values[outputs], target)


RESIDUAL_OF = (_half_square, _entropy_of_each, _entropy_of_rows)
"""The losses whose derivative is written with the difference of outputs and target."""


def may_update(op: Op) -> bool:
    """Whether it may make a parameter's next value: of the last one and something of its shape."""
    if op.name not in MOVES or len(op.operands) != 2 or any(t.requires_grad for t in op.operands):
        return False
    return op.operands[0].shape == op.operands[1].shape and op.makers[1] is not None


def steps_down(op: Op) -> bool:
    """Whether it takes a product off a value: `b = b - lr * db`."""
    if op.name != "sub" or len(op.operands) != 2 or any(t.requires_grad for t in op.operands):
        return False
    value, step = op.operands
    product = op.makers[1] is not None and op.makers[1].name in SCALES
    return product and (value.shape == step.shape or step.numel() == 1)


def is_residual(op: Op, path: list[Op]) -> bool:
    """Whether it takes the difference of something on the path and of a target, which is not."""
    if op.name not in ("sub", "rsub") or len(op.operands) != 2:
        return False
    one, other = op.operands
    made = {id(before.out) for before in path}
    return (id(one) in made) != (id(other) in made) and one.shape == other.shape
