"""Two trainings side by side: where they end, row by row, and how soon they got there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from descenso.comparison.twins import Trained
from descenso.core.records import Epoch

WORTH_SAYING = 0.1
"""Ends that differ by less than this share of what the base gained, or of its loss where that is
smaller, are called the same.
"""

SURE = 3.0
"""Standard errors of the rows' mean difference from which on the rows agree on who is better."""

PROBABLE = 2.0
"""Standard errors from which on a difference is more than noise, if not yet sure."""

MOST_OF_THE_WAY = 0.9
"""Share of the base's whole fall that marks the level both are timed to."""


class Ends(NamedTuple):
    """Two trained networks on the same rows; `difference` is twin − base, the mean over the rows.

    `error` is its standard error: the rows are the same, so what is hard for both cancels out.
    `base` and `twin` are mean losses, `base_right` and `twin_right` count rows, `only_base` and
    `only_twin` those that one alone got right. `origin` says which rows: `validation`, `fresh` or
    `training`. `gained` is what the base's loss fell from the first batch to its end.
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
    gained: float

    @property
    def is_close(self) -> bool:
        """Whether the difference is too small to matter."""
        # A base that gained next to nothing is no measure: then a tenth of its loss is.
        gained = max(self.gained, WORTH_SAYING * self.base)
        return abs(self.difference) <= WORTH_SAYING * min(self.base, gained)

    @property
    def is_sure(self) -> bool:
        """Whether the losses differ by more than their uncertainty, and enough to matter."""
        return abs(self.difference) > SURE * self.error and not self.is_close

    @property
    def is_sure_of_classes(self) -> bool:
        """Whether one gets clearly more rows right (McNemar 1947)."""
        only_one = self.only_base + self.only_twin
        return abs(self.only_base - self.only_twin) > SURE * math.sqrt(only_one)

    @property
    def is_at_odds(self) -> bool:
        """Whether the classes speak for one and the losses probably for the other."""
        speaks = abs(self.difference) > PROBABLE * self.error and not self.is_close
        return speaks and (self.difference > 0) == (self.only_twin > self.only_base)


class Pace(NamedTuple):
    """Epochs that each needed to come down to the loss `level` and stay there; None where it did
    not. `twin_touched` is the first epoch with the twin at the level, whether it stayed or not;
    `twin_learned` whether its loss fell by at least a tenth of what the base's did.
    """

    level: float
    base: float
    twin: float | None
    twin_touched: int | None
    twin_learned: bool


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
        gained=base.step_losses[0] - theirs.mean().item(),
    )


def compare_pace(twin: Trained, base: Trained) -> Pace | None:
    """How soon each went `MOST_OF_THE_WAY` of the base's fall, for good.

    None if the base did not fall, or the twin began below that level: then there is no race.
    """
    if not base.run.history or not base.step_losses or not twin.run.history:
        return None
    fall = base.step_losses[0] - base.run.history[-1].loss
    level = base.step_losses[0] - MOST_OF_THE_WAY * fall
    needed = epochs_to(level, base.step_losses[0], base.run.history)
    began = twin.step_losses[0]
    if not fall > 0 or needed is None or began <= level:
        return None
    history = twin.run.history
    return Pace(
        level,
        needed,
        epochs_to(level, began, history),
        next((row.epoch for row in history if row.loss <= level), None),
        began - history[-1].loss >= WORTH_SAYING * fall,
    )


def epochs_to(level: float, first_loss: float, history: Sequence[Epoch]) -> float | None:
    """Epochs until the mean loss is at `level` for good; between two epochs by a straight line."""
    losses = [first_loss, *(row.loss for row in history)]
    above = [place for place, loss in enumerate(losses) if not loss <= level]
    if not above:
        return 0.0
    last = above[-1]
    if last + 1 == len(losses):
        return None
    return last + (losses[last] - level) / (losses[last] - losses[last + 1])
