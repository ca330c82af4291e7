"""An atlas: what came of each cell of a grid of settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np

from descenso.cartography.contract import CONVERGED, NON_FINITE, NOT_CONVERGED
from descenso.cartography.dimension import Dimension, box_counting
from descenso.cartography.experiment import RESULT, Experiment, Results
from descenso.cartography.grid import Cells

NOT_TRAINED = -1
"""The status of a cell whose turn has not come."""

DONE, INTERRUPTED = "finished", "interrupted"


@dataclass
class Work:
    """What one session did: cells and updates trained in it, its seconds and its workers."""

    cells: int = 0
    updates: int = 0
    seconds: float = 0.0
    workers: int = 1


class Atlas:
    """Results on the grid, a row for each value of `y` and a column for each value of `x`.

    Attributes:
        x, y: (size,) float64, the values on the axes.
        measure, loss_first, loss_last, updates, status: (size, size), see `contract.Trained`.
        work: what the session that made it did.
    """

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.work = Work()
        size = experiment.size
        self.x, self.y = experiment.x.values(), experiment.y_axis.values()
        # Zeros cost no memory until they are written; a status of 0 would count as converged.
        self.fields: dict[str, np.ndarray[Any, Any]] = {
            name: np.zeros((size, size), RESULT[name]) for name in RESULT.names or ()
        }
        self.status.fill(NOT_TRAINED)

    @property
    def measure(self) -> np.ndarray[Any, Any]:
        """Mean of the last 20 losses over the first, float64."""
        return self.fields["measure"]

    @property
    def loss_first(self) -> np.ndarray[Any, Any]:
        """Loss before any update, float64."""
        return self.fields["loss_first"]

    @property
    def loss_last(self) -> np.ndarray[Any, Any]:
        """The last finite loss, float64."""
        return self.fields["loss_last"]

    @property
    def updates(self) -> np.ndarray[Any, Any]:
        """Updates that each network took, int64."""
        return self.fields["updates"]

    @property
    def status(self) -> np.ndarray[Any, Any]:
        """0 converged, 1 not converged, 2 stopped because a number was not finite; int8.

        `NOT_TRAINED` where an interrupted atlas has nothing yet.
        """
        return self.fields["status"]

    @property
    def converged(self) -> np.ndarray[Any, Any]:
        """(size, size) bool."""
        return np.asarray(self.status == CONVERGED)

    @property
    def is_whole(self) -> bool:
        """Whether every cell was trained."""
        return bool((self.status != NOT_TRAINED).all())

    @property
    def dimension(self) -> Dimension:
        """Of the boundary between what converged and what did not; unknown before it is whole."""
        return box_counting(self.converged) if self.is_whole else Dimension(None, [])

    def put(self, cells: Cells, results: Results) -> None:
        """Write what came of `cells`."""
        for name, field in self.fields.items():
            field.reshape(-1)[cells] = results[name]

    def share(self, status: int) -> float:
        """Part of the cells that ended so, in [0, 1]."""
        return float((self.status == status).mean())

    def write(self, file: BinaryIO) -> None:
        """The arrays as an npz, the same bytes for the same numbers."""
        arrays: dict[str, Any] = {"x": self.x, "y": self.y, **self.fields}
        np.savez(file, **arrays)

    def summary(self) -> dict[str, Any]:
        """What `--json` gives, but for the files."""
        dimension = self.dimension
        rate = self.work.updates / self.work.seconds if self.work.seconds else 0.0
        return {
            "cells": self.experiment.cells,
            "steps_per_cell": self.experiment.steps,
            "seconds": self.work.seconds,
            "network_steps_per_second": rate,
            "engine": self.experiment.engine,
            "workers": self.work.workers,
            "status": DONE if self.is_whole else INTERRUPTED,
            "box_counting_dimension": dimension.value,
            "box_counts": dimension.counts,
            "converged": self.share(CONVERGED),
            "not_converged": self.share(NOT_CONVERGED),
            "non_finite": self.share(NON_FINITE),
        }
