"""The box-counting dimension of the boundary between networks that train and those that do not."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

FEWEST_SCALES = 3


class Dimension(NamedTuple):
    """`value` is the slope of log(boxes) over log(1 / side), None where there is no line to fit.

    `counts` has a pair (side in cells, boxes that the boundary passes through) for each scale.
    """

    value: float | None
    counts: list[tuple[int, int]]


def boundary(converged: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Cells (rows, columns) bool whose right or lower neighbour ended otherwise."""
    found = np.zeros(converged.shape, bool)
    found[:, :-1] |= converged[:, :-1] != converged[:, 1:]
    found[:-1] |= converged[:-1] != converged[1:]
    return found


def box_counting(converged: np.ndarray[Any, Any]) -> Dimension:
    """Of the boundary of `converged` (rows, columns) bool, over sides 1, 2, 4 … size / 8.

    A smooth curve has 1, a filled area 2 (Falconer, Fractal Geometry, chapter 3).
    """
    edge = boundary(converged)
    counts: list[tuple[int, int]] = []
    side = 1
    while side * 8 <= min(converged.shape):
        counts.append((side, int(edge.sum())))
        side *= 2
        edge = _halved(edge)
    if len(counts) < FEWEST_SCALES or min(boxes for _, boxes in counts) == 0:
        return Dimension(None, counts)
    sides, boxes = np.array(counts, float).T
    slope = np.polyfit(np.log(1 / sides), np.log(boxes), 1)[0]
    return Dimension(float(slope), counts)


def _halved(edge: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Boxes of twice the side: each holds what one of its four held."""
    rows, columns = edge.shape
    padded = np.pad(edge, ((0, rows % 2), (0, columns % 2)))
    across = padded[:, ::2] | padded[:, 1::2]
    halved: np.ndarray[Any, Any] = across[::2] | across[1::2]
    return halved
