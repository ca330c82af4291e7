"""The losses of a watched training: the curve, its two ends, and whether a training came twice."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from descenso.doctor.record import LossPoint

FIRST = 8
"""So many first losses are kept in full,"""

RECENT = 50
"""and so many last ones."""

MOST_POINTS = 2000
"""A longer curve is thinned to half, again and again."""


@dataclass
class Curve:
    """`points` are pairs of step and loss, evenly thinned; `non_finite_step` is the first step
    whose loss was no number. `ended_runs` holds one number for all losses of each training that
    was followed by another one from the same start.
    """

    first: list[float] = field(default_factory=list)
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))
    points: list[tuple[int, float]] = field(default_factory=list)
    non_finite_step: int | None = None
    ended_runs: list[int] = field(default_factory=list)
    _count: int = 0
    _stride: int = 1
    _run: list[float] = field(default_factory=list)
    _since_update: int = 0

    def note(self, step: int, value: float) -> bool:
        """Add the loss of a step; whether it is the first that is not finite."""
        if len(self.first) < FIRST:
            self.first.append(value)
        self.recent.append(value)
        if len(self._run) < MOST_POINTS:
            self._run.append(value)
            self._since_update += 1
        if self._count % self._stride == 0:
            self.points.append((step, value))
            if len(self.points) > MOST_POINTS:
                del self.points[1::2]
                self._stride *= 2
        self._count += 1
        lost = not math.isfinite(value) and self.non_finite_step is None
        if lost:
            self.non_finite_step = step
        return lost

    def moves_on(self) -> None:
        """Parameters change: the losses noted so far belong to the training under way."""
        self._since_update = 0

    def run_ends(self) -> None:
        """What comes next starts where a training before it did."""
        ended = len(self._run) - self._since_update
        if ended > 1:  # the other parameters of the same start end nothing more
            self.ended_runs.append(hash(tuple(self._run[:ended])))
            del self._run[:ended]

    def for_record(self) -> tuple[LossPoint, ...]:
        """The curve as the record keeps it."""
        return tuple(
            LossPoint(step, value if math.isfinite(value) else None) for step, value in self.points
        )
