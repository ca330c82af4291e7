"""A training that ends too soon."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import pairwise
from statistics import fmean
from typing import Any

import torch
from torch import Tensor

from descenso.doctor.checks.lines import training_loop
from descenso.doctor.checks.probe import Adam
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import place_of
from descenso.doctor.record import Sign
from descenso.doctor.words import Evidence

FEW_STEPS = 300
STILL_FALLING = 0.12
"""The loss fell by this part from the third quarter of the training to the last."""

SMOOTHLY_FALLING = 0.04
"""The same where no step of the later half went up: there it is no noise."""

HIGH = 0.2
"""A loss above this part of the first may have stopped short of what the network can do:"""

FURTHER, FELL_FURTHER = 400, 0.6
"""so many more steps take it below this part of where it stood."""

MANY_MORE = 4
"""A rate that gets below that part in so many times the steps, by the script's own optimizer, is
none that crawls.
"""

MOST_ASKED = 8
MOST_NUMBERS = 200_000
"""Larger networks are not trained on."""

ALMOST_DONE = 0.02
"""A loss below this part of the first has little left to fall."""


class EndCheck(Check):
    """Reads the end of the loss curve."""

    ids = ("stopped-early",)

    def signs(self) -> Iterable[Sign]:
        losses = [value for _, value in self.training.losses.points]
        if len(losses) < 4 or not all(map(math.isfinite, losses)) or losses[0] <= 0:
            return
        quarter = max(1, len(losses) // 4)
        last, before = fmean(losses[-quarter:]), fmean(losses[-2 * quarter : -quarter])
        fall = (before - last) / before if before else 0.0
        half = losses[len(losses) // 2 :]
        smooth = all(after < before for before, after in pairwise(half))
        enough = SMOOTHLY_FALLING if smooth else STILL_FALLING
        unfinished = fall >= enough and last > ALMOST_DONE * losses[0]
        steps = self.training.updates
        if steps > FEW_STEPS or not (unfinished or last > HIGH * losses[0]):
            return
        evidence: Evidence = {"steps": steps}
        if unfinished:
            evidence |= {"loss": last, "last_quarter_fall": fall}
        else:
            further = self._further(FURTHER, Adam)
            if further is None or further[1] > FELL_FURTHER * further[0]:
                return
            evidence |= {"loss": further[0], "more": FURTHER, "further": further[1]}
        own = self.training.optimizers.made
        same = self._further(MANY_MORE * steps, lambda t: Theirs(*own, t)) if own else None
        evidence["went_on"] = same is not None and same[1] <= FELL_FURTHER * same[0]
        place = place_of(training_loop(self.training.passed_from, steps))
        yield Sign("stopped-early", evidence, place)

    def _further(
        self, steps: int, made: Callable[[list[Tensor]], Adam | Theirs]
    ) -> tuple[float, float] | None:
        """The loss of the step on half of the rows, as it is and after so many more steps on the
        other half; on copies of the parameters. None where the step cannot be replayed.
        """
        replay, rows = self.training.replay, self.training.rows
        features, labels = rows.features, rows.labels
        if replay is None or features is None:
            return None
        ours = {key: t.detach().clone().requires_grad_() for key, t in replay.trained().items()}
        batches = replay.batches(len(features), least=2)
        learnt, asked = batches[::2], batches[1::2][:MOST_ASKED]
        if not asked or sum(map(Tensor.numel, ours.values())) > MOST_NUMBERS:
            return None

        def loss(numbers: Tensor) -> Tensor:
            return replay.loss(numbers, features, labels, ours)

        tensors = list(ours.values())
        with suppress(Exception), torch.random.fork_rng(), torch.no_grad():  # theirs may refuse
            optimizer = made(tensors)
            now = fmean(float(loss(part)) for part in asked)
            for step in range(steps):
                with torch.enable_grad():
                    slopes = torch.autograd.grad(loss(learnt[step % len(learnt)]), tensors)
                optimizer.step(slopes)
            return now, fmean(float(loss(part)) for part in asked)
        return None


class Theirs:
    """An optimizer of the script's own kind, with the same settings."""

    def __init__(self, kind: type, settings: dict[str, Any], tensors: list[Tensor]) -> None:
        self._tensors = tensors
        self._optimizer = kind(tensors, **settings)

    def step(self, gradients: Sequence[Tensor]) -> None:
        """Update the tensors with these gradients."""
        for tensor, gradient in zip(self._tensors, gradients, strict=True):
            tensor.grad = gradient
        self._optimizer.step()
