"""A training that ends too soon."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from statistics import fmean

from descenso.doctor.checks.lines import training_loop
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import place_of
from descenso.doctor.record import Sign

FEW_STEPS = 300
STILL_FALLING = 0.12
"""The loss fell by this part from the third quarter of the training to the last."""

SMOOTHLY_FALLING = 0.04
"""The same where no step of the later half went up: there it is no noise."""

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
        if unfinished and self.training.updates <= FEW_STEPS:
            evidence = {"steps": self.training.updates, "last_quarter_fall": fall, "loss": last}
            yield Sign(
                "stopped-early", evidence, place_of(training_loop(self.training.last_backward))
            )
