"""Gradients that nothing clears, under the microscope: the stack of the past, and what it is.

`.grad` after t updates is g₁ + … + g_t. Momentum is v ← β v + g, p ← p − η v: with β = 1 the
velocity v is that same sum. The proof here is by doing: both are trained side by side in float64,
and compared bit for bit after every update.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any, NamedTuple

import torch
from torch import Tensor

from descenso.comparison.bits import flat, same_bits
from descenso.comparison.twins import Trained
from descenso.core.records import Progress, Step
from descenso.core.training import steps
from descenso.doctor.vitals import angle_between
from descenso.errors import DivergenceError
from descenso.runs.trainer import step_arguments
from descenso.types import Layer, Params

MOST_STEPS = 2000
"""Updates that are followed: enough to see, too few to wait for."""

MOST_NUMBERS = 20_000_000
"""Entries of past gradients that are kept: larger networks are followed for fewer updates."""


@dataclass(frozen=True)
class Microscope:
    """What `.grad` was after each of `updates` updates in float64, nothing clearing it.

    `identical` counts the first updates after which parameters and stored gradients were, bit for
    bit, those of momentum β = 1; all of them if `is_momentum`. Norms are of all parameters taken
    together, `angles` (degrees) lie between `.grad` and the fresh gradient. `pushes` says for each
    past gradient how far it points along the last `.grad`: they add up to the last stored norm.
    """

    updates: int
    identical: int
    stored_norms: list[float]
    fresh_norms: list[float]
    angles: list[float]
    pushes: list[float]

    @property
    def is_momentum(self) -> bool:
        """Whether it was momentum β = 1 all the way."""
        return self.updates > 0 and self.identical == self.updates

    def to_json(self) -> dict[str, Any]:
        """The proof, and the figures of the last update."""
        return {
            "updates": self.updates,
            "identical_to_momentum_1": self.identical,
            "is_momentum_1": self.is_momentum,
            "stored_norm": self.stored_norms[-1],
            "fresh_norm": self.fresh_norms[-1],
            "angle_degrees": self.angles[-1],
            "stored_norms": self.stored_norms,
            "fresh_norms": self.fresh_norms,
            "angles_degrees": self.angles,
            "pushes": self.pushes,
        }


def look_closely(trained: Trained) -> Microscope | None:
    """Train `trained` again in float64, beside its twin with momentum 1 that clears.

    None where the comparison would mean nothing: the gradients were cleared, or momentum or weight
    decay take part as well.
    """
    options = trained.run.options
    if options.zero_grads or options.momentum or options.weight_decay:
        return None
    seen = list(islice(_side_by_side(trained), MOST_STEPS))
    if not seen:
        return None
    gradients = [update.fresh for update in seen]
    return Microscope(
        updates=len(seen),
        identical=sum(1 for _ in takewhile(lambda update: update.alike, seen)),
        stored_norms=[update.stored.norm().item() for update in seen],
        fresh_norms=[gradient.norm().item() for gradient in gradients],
        angles=[angle_between(update.stored, update.fresh) for update in seen],
        pushes=_pushes(gradients),
    )


class _Update(NamedTuple):
    """`.grad` and the fresh gradient of one update, flat, and whether the twin has the same."""

    stored: Tensor
    fresh: Tensor
    alike: bool


def _side_by_side(trained: Trained) -> Iterator[_Update]:
    """Every update of the training that never clears, beside momentum 1."""
    uncleared, momentum = Progress(), Progress()
    ours = _in_double(trained, uncleared, clear_gradients=False)
    theirs = _in_double(trained, momentum, clear_gradients=True, momentum=1.0)
    numbers = 0
    for (params, step), (twin, _) in zip(ours, theirs, strict=False):
        assert uncleared.kept is not None
        assert momentum.velocity is not None
        alike = same_bits(params, twin) and same_bits(uncleared.kept, momentum.velocity)
        stored, fresh = flat(uncleared.kept), flat(step.gradients)
        numbers += len(fresh)
        if numbers > MOST_NUMBERS:
            return
        yield _Update(stored, fresh, alike)


def _pushes(gradients: list[Tensor]) -> list[float]:
    """How far each gradient points along the sum of all."""
    stack = torch.stack(gradients)
    total = stack.sum(dim=0)
    length = total.norm()
    return (stack @ (total / length)).tolist() if length > 0 else [0.0] * len(gradients)


def _in_double(
    trained: Trained, progress: Progress, **changes: Any
) -> Iterator[tuple[Params, Step]]:
    """The same training in float64 with some arguments changed; ends where a number does."""
    params = tuple(
        Layer(*(tensor.double().requires_grad_() for tensor in layer)) for layer in trained.start
    )
    X, y = trained.training
    arguments = {**step_arguments(trained.run), **changes, "progress": progress}
    try:
        for step in steps(params, X.double(), y, **arguments):
            yield params, step
    except DivergenceError:
        return
