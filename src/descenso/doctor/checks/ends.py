"""A training that ends too soon, and a network that cannot do better."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterable
from statistics import fmean

from descenso.doctor.checks.lines import LOOPS, around
from descenso.doctor.observing.check import Check
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.record import Sign

FEW_STEPS = 300
STILL_FALLING = 0.12
"""The loss fell by this part from the third quarter of the training to the last."""

ALMOST_DONE = 0.02
"""A loss below this part of the first has little left to fall."""

FELL_SHORT = 0.25
"""A loss that stays above this part of the first is held up by something."""


class EndCheck(Check):
    """Reads the end of the loss curve and the widths of the layers."""

    ids = ("stopped-early", "too-few-units")

    def signs(self) -> Iterable[Sign]:
        losses = [value for _, value in self.training.curve]
        if len(losses) < 4 or not all(map(math.isfinite, losses)) or losses[0] <= 0:
            return
        quarter = max(1, len(losses) // 4)
        last, before = fmean(losses[-quarter:]), fmean(losses[-2 * quarter : -quarter])
        yield from self._narrow(losses[0], last)
        fall = (before - last) / before if before else 0.0
        unfinished = fall >= STILL_FALLING and last > ALMOST_DONE * losses[0]
        if unfinished and self.training.updates <= FEW_STEPS:
            evidence = {"steps": self.training.updates, "last_quarter_fall": fall, "loss": last}
            yield Sign("stopped-early", evidence, place_of(self._loop_line()))

    def _narrow(self, first: float, last: float) -> Iterable[Sign]:
        matrices = [w for w in self.training.parameters.values() if w.start.ndim == 2]
        rows = self.training.rows.features
        if len(matrices) < 2 or last < FELL_SHORT * first or rows is None or rows.ndim != 2:
            return
        width = rows.shape[1]
        for watched in matrices[:-1]:
            inputs, outputs = watched.start.shape
            if inputs != width:
                inputs, outputs = outputs, inputs  # nn.Linear keeps its weights the other way round
            if inputs != width:
                return
            if outputs == 1:
                evidence = {"units": 1, "loss": last, "first_loss": first}
                place = place_of(watched.origin)
                yield Sign("too-few-units", evidence, place, watched.name or None)
                return
            width = outputs

    def _loop_line(self) -> Site | None:
        """The line that decides how long the training goes on: its outermost loop, or the `break`
        of an endless one.
        """
        site = self.training.last_backward
        if site is None:
            return None
        for node in around(site, LOOPS):
            endless = isinstance(node, ast.While) and isinstance(node.test, ast.Constant)
            exits = [one.lineno for one in ast.walk(node) if isinstance(one, ast.Break)]
            return site[0], exits[0] if endless and exits else getattr(node, "lineno", site[1])
        return site
