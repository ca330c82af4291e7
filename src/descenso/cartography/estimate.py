"""What an atlas will cost: time, memory and disk, before anything is done."""

from __future__ import annotations

from dataclasses import dataclass

from descenso.cartography.engine import usable_cores
from descenso.cartography.experiment import RESULT, Experiment

OPERATIONS_PER_SECOND = {"kernel": 2.5e10, "reference": 1e9}
"""Of one core, for each engine: about half of what small networks reach on a laptop."""

PER_SHORT, PER_LONG = 10, 70
"""Operations that one activation counts, with its derivative."""

SHORT_ACTIVATIONS = ("relu", "leaky_relu", "identity")

LONG = 1800.0
"""Seconds of work that are not begun without asking."""

MUCH = 0.5
"""Share of the memory that is not filled without asking."""


@dataclass(frozen=True)
class Estimate:
    """About what an atlas takes: `seconds`, and bytes of `memory` and of the finished `file`."""

    cells: int
    steps: int
    seconds: float
    memory: int
    file: int

    def is_large(self, memory: int | None) -> bool:
        """Whether to ask first; `memory` is the computer's, None where it is not known."""
        return self.seconds > LONG or (memory is not None and self.memory > MUCH * memory)


def estimate(experiment: Experiment, workers: int | None = None) -> Estimate:
    """For `workers` cores, or all that this process may use."""
    rows = len(experiment.X)
    hidden = sum(experiment.sizes[1:])
    each = PER_SHORT if experiment.activation in SHORT_ACTIVATIONS else PER_LONG
    work = experiment.operations + float(each) * hidden * experiment.epochs * rows
    if experiment.X.dtype.itemsize == 8:
        work *= 2
    rate = OPERATIONS_PER_SECOND[experiment.engine] * (workers or usable_cores())
    results = experiment.cells * RESULT.itemsize
    # The picture and its mask beside the results.
    return Estimate(
        experiment.cells,
        experiment.steps,
        experiment.cells * work / rate,
        results + 12 * experiment.cells,
        results,
    )
