"""Two trainings side by side: where they end, row by row, and how soon they got there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from descenso.comparison.twins import Trained
from descenso.core.records import Epoch

WORTH_SAYING = 0.1
"""Ends that differ by less than this share of the base's loss are called the same."""

SURE = 3.0
"""Standard errors of the rows' mean difference from which on the rows agree on who is better."""

MOST_OF_THE_WAY = 0.9
"""Share of the base's whole fall that marks the level both are timed to."""


class Ends(NamedTuple):
    """Two trained networks on the same rows; `difference` is twin − base, the mean over the rows.

    `error` is its standard error: the rows are the same, so what is hard for both cancels out.
    `base` and `twin` are mean losses, `base_right` and `twin_right` count rows, `only_base` and
    `only_twin` those that one alone got right. `origin` says which rows: `validation`, `fresh` or
    `training`.
    """

    base: float
    twin: float
    difference: float
    error: float
    base_right: int
    twin_right: int
    only_base: int
    only_twin: int
    rows: int
    origin: str

    @property
    def is_close(self) -> bool:
        """Whether the difference is too small to matter."""
        return abs(self.difference) <= WORTH_SAYING * self.base

    @property
    def is_sure(self) -> bool:
        """Whether the losses differ by more than their uncertainty, and enough to matter."""
        return abs(self.difference) > SURE * self.error and not self.is_close

    @property
    def is_sure_of_classes(self) -> bool:
        """Whether one gets clearly more rows right (McNemar 1947)."""
        only_one = self.only_base + self.only_twin
        return abs(self.only_base - self.only_twin) > SURE * math.sqrt(only_one)


class Pace(NamedTuple):
    """Epochs that each needed to come down to the loss `level`; None where it never did."""

    level: float
    base: float
    twin: float | None


def compare_ends(twin: Trained, base: Trained) -> Ends | None:
    """Both ends on the rows they are judged on; None for a single row or a loss not finite."""
    ours, theirs = twin.row_losses, base.row_losses
    difference = ours - theirs
    if len(difference) < 2 or not difference.isfinite().all():
        return None
    right, base_right = twin.rows_right, base.rows_right
    return Ends(
        base=theirs.mean().item(),
        twin=ours.mean().item(),
        difference=difference.mean().item(),
        error=difference.std().item() / math.sqrt(len(difference)),
        base_right=int(base_right.sum()),
        twin_right=int(right.sum()),
        only_base=int((base_right & ~right).sum()),
        only_twin=int((right & ~base_right).sum()),
        rows=len(difference),
        origin=base.judged.origin,
    )


def compare_pace(twin: Trained, base: Trained) -> Pace | None:
    """How soon each went `MOST_OF_THE_WAY` of the base's fall; None if the base did not fall."""
    if not base.run.history or not base.step_losses:
        return None
    first, last = base.step_losses[0], min(row.loss for row in base.run.history)
    level = first - MOST_OF_THE_WAY * (first - last)
    needed = epochs_to(level, base.step_losses[0], base.run.history)
    if last >= first or needed is None:
        return None
    return Pace(level, needed, epochs_to(level, twin.step_losses[0], twin.run.history))


def epochs_to(level: float, first_loss: float, history: Sequence[Epoch]) -> float | None:
    """Epochs until the mean loss is at `level`, between two epochs by a straight line."""
    before = first_loss
    for row in history:
        if row.loss <= level:
            part = (before - level) / (before - row.loss) if before > level else 0.0
            return row.epoch - 1 + part
        before = row.loss
    return None
