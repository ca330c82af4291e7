"""How a classifier does on each class: the confusion matrix, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from descenso.types import Labels


@dataclass(frozen=True)
class ClassScore:
    """One class: its `rows`, and three shares in [0, 1], each None where it is 0 / 0.

    With TP rows right, FP wrongly given to the class and FN wrongly taken from it: `precision` is
    TP / (TP + FP), `recall` TP / (TP + FN), `f1` their harmonic mean 2 TP / (2 TP + FP + FN).
    """

    rows: int
    precision: float | None
    recall: float | None
    f1: float | None


def confusion_matrix(truth: Labels, predicted: Labels, classes: int) -> Tensor:
    """Counts (classes, classes) int64: row = the true class, column = the predicted one.

    `truth` and `predicted` are (rows,) int64 class numbers from 0 to `classes` - 1.
    """
    cells = truth * classes + predicted
    return torch.bincount(cells, minlength=classes * classes).reshape(classes, classes)


def per_class(matrix: Tensor) -> list[ClassScore]:
    """A `ClassScore` for each class of a confusion matrix (classes, classes)."""
    right = matrix.diagonal().tolist()
    truly = matrix.sum(dim=1).tolist()
    given = matrix.sum(dim=0).tolist()
    return [
        ClassScore(
            rows=rows,
            precision=_share(hits, guesses),
            recall=_share(hits, rows),
            f1=_share(2 * hits, rows + guesses),
        )
        for hits, rows, guesses in zip(right, truly, given, strict=True)
    ]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
