"""The loss on the line that a step walks along: why one rate crawls and another overshoots."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import torch

from descenso.comparison.replay import replayed
from descenso.comparison.twins import Trained
from descenso.core.losses import cross_entropy
from descenso.core.network import copied, forward
from descenso.doctor.vitals import loss_along
from descenso.runs.run import guessing_loss
from descenso.types import Params

SAMPLES = 161
"""Points on a line: enough for a smooth curve."""

BEYOND = 5.0
"""How many times further than the longest step a line is drawn, and nearer than the shortest."""

MOST_STEPS = 5000
"""Steps among which one that overshoots is looked for."""


@dataclass(frozen=True)
class StepLine:
    """The loss of one batch along one update: at p − η d, d what the learning rate multiplies.

    `step` counts from 1; `before` is the batch's loss at p. `lengths` are values of η and `losses`
    the loss there; `marks` are (η, loss) of the steps drawn on it: those of all twins on the first
    step, which they share, and later the one of the twin whose step it is.
    """

    step: int
    before: float
    lengths: list[float]
    losses: list[float]
    marks: list[tuple[float, float]]

    def to_json(self) -> dict[str, Any]:
        """The line's place and its marks, without the curve."""
        return {
            "step": self.step,
            "loss_before": self.before,
            "marks": [{"lr": lr, "loss_after": loss} for lr, loss in self.marks],
        }


def step_lines(base: Trained, twins: Sequence[Trained]) -> list[StepLine]:
    """The first step, with every twin's length on it; then one later step of each twin.

    `twins` differ from `base` in their learning rate alone. For a twin that overshoots it is the
    first step that lifts the loss of its own batch above guessing and to more than twice what it
    was; the others are shown at the first such step of anybody, or half way.
    """
    everyone = {trained.run.options.lr: trained for trained in (base, *twins)}
    rates = sorted(everyone)
    lengths = _spread(rates[0] / BEYOND, rates[-1] * BEYOND)
    overshot = {lr: _overshooting_step(everyone[lr]) for lr in rates}
    found = [step for step in overshot.values() if step is not None]
    usual = min(found, default=len(base.step_losses) // 2)
    lines = [_line(base, 1, lengths, rates)]
    lines += [_line(everyone[lr], overshot[lr] or usual, lengths, [lr]) for lr in rates]
    return [line for line in lines if line is not None]


def _overshooting_step(trained: Trained) -> int | None:
    """The first step that makes its own batch much worse; None if no step does."""
    guess = guessing_loss(len(trained.run.data.classes))
    for params, step in islice(replayed(trained), MOST_STEPS):
        if _loss(params, trained, step.rows) > max(2 * step.loss, guess):
            return step.step
    return None


def _loss(params: Params, trained: Trained, rows: torch.Tensor) -> float:
    """The loss of one batch."""
    X, y = trained.training
    with torch.no_grad():
        outputs = forward(params, X[rows], activation=trained.run.options.activation)
        return cross_entropy(outputs, y[rows]).item()


def _line(
    trained: Trained, number: int, lengths: list[float], rates: list[float]
) -> StepLine | None:
    """The line along step `number`; None for a training that ended before."""
    before = trained.start
    for params, step in replayed(trained):
        if step.step == number:
            break
        before = copied(params)
    else:
        return None
    X, y = trained.training
    losses = loss_along(
        before,
        step.directions,
        [0.0, *lengths, *rates],
        X[step.rows],
        y[step.rows],
        activation=trained.run.options.activation,
    )
    curve, marks = losses[1 : 1 + SAMPLES], losses[1 + SAMPLES :]
    shown = list(zip(rates, marks, strict=True))
    return StepLine(number, losses[0], lengths, curve, shown)


def _spread(low: float, high: float) -> list[float]:
    """`SAMPLES` values from low to high, each the same factor above the last."""
    start, width = math.log(low), math.log(high / low)
    return [math.exp(start + width * number / (SAMPLES - 1)) for number in range(SAMPLES)]
