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
    """Of each square of 2 x 2 cells whether they ended differently, (rows - 1, columns - 1) bool.

    The edges of Sohl-Dickstein 2024, arXiv 2402.06184.
    """
    across = converged[:, 1:] != converged[:, :-1]
    down = converged[1:] != converged[:-1]
    differ: np.ndarray[Any, Any] = across[1:] | across[:-1] | down[:, 1:]
    return differ


def box_counting(converged: np.ndarray[Any, Any]) -> Dimension:
    """Of the boundary of `converged` (rows, columns) bool, over sides 1, 2, 4 … size / 8.

    The slope is that of the least-squares line through all scales but the first, as long as three
    are left: at side 1 neighbouring squares share cells, and what is finer than a cell is lost. A
    smooth curve has 1, a filled area 2 (Falconer, Fractal Geometry, chapter 3). From one picture of
    1024 x 1024 cells expect up to 0.06 too little: the paper cited in `boundary` took the median
    over many zooms.
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
    fitted = counts[1:] if len(counts) > FEWEST_SCALES else counts
    sides, boxes = np.array(fitted, float).T
    slope = np.polyfit(np.log(1 / sides), np.log(boxes), 1)[0]
    return Dimension(float(slope), counts)


def _halved(edge: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Boxes of twice the side: each holds what one of its four held."""
    rows, columns = edge.shape
    padded = np.pad(edge, ((0, rows % 2), (0, columns % 2)))
    across = padded[:, ::2] | padded[:, 1::2]
    halved: np.ndarray[Any, Any] = across[::2] | across[1::2]
    return halved
