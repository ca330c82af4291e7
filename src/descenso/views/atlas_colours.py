"""The colours of an atlas: a ramp for each way in which a training can end.

Blue against yellow and red, which colour-blind readers tell apart by hue, and everybody by
lightness. Within a ramp the cells are spread evenly by rank, so that structure shows wherever the
numbers lie.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from matplotlib.colors import to_rgb

from descenso.cartography.atlas import Atlas
from descenso.cartography.contract import CONVERGED, NON_FINITE, NOT_CONVERGED

Bytes: TypeAlias = np.ndarray[Any, np.dtype[np.uint8]]

SHADES = 256
"""Steps of a ramp."""

MOST_RANKED = 1 << 20
"""Cells of one status whose ranks are taken; of more, evenly chosen ones stand for all."""

ROWS_AT_ONCE = 256


@dataclass(frozen=True)
class Ramp:
    """How the cells of one status are coloured.

    Attributes:
        field: of `Atlas.fields`, by whose rank they are spread.
        colours: from the smallest number to the largest.
        numbers: the same for a terminal, of the 256 colours that most know.
    """

    field: str
    colours: tuple[str, ...]
    numbers: tuple[int, ...]

    def shades(self) -> Bytes:
        """(`SHADES`, 3), evenly along the colours."""
        ends = np.linspace(0, 1, len(self.colours))
        along = np.linspace(0, 1, SHADES)
        parts = np.array([to_rgb(colour) for colour in self.colours]).T
        mixed = np.stack([np.interp(along, ends, part) for part in parts], axis=1)
        return np.round(255 * mixed).astype(np.uint8)


RAMPS = {
    CONVERGED: Ramp(
        "measure", ("#08264d", "#11599c", "#3f97cf", "#b5dcf2"), (17, 18, 25, 32, 74, 117, 153)
    ),
    NOT_CONVERGED: Ramp("measure", ("#ffe9a8", "#fbc23c", "#e59a0c"), (229, 221, 214, 178)),
    NON_FINITE: Ramp("updates", ("#3d0a12", "#8f1d1d", "#d9532c"), (52, 88, 124, 166)),
}
"""The deepest blue has the smallest loss left, the deepest red broke off first."""

UNKNOWN: Bytes = np.array([222, 227, 232], np.uint8)
"""Of a cell that was not trained."""


def coloured(atlas: Atlas, stride: int = 1) -> Bytes:
    """(rows, columns, 3): every `stride`th row and column of the grid, the first row at the top."""
    status, ranks = atlas.status[::stride, ::stride], ranked(atlas, stride)
    # The last row is that of a status of -1.
    shades = np.stack([*(RAMPS[number].shades() for number in sorted(RAMPS)), _grey()])
    picture = np.empty((*ranks.shape, 3), np.uint8)
    for rows in _slices(len(ranks)):
        picture[rows] = shades[status[rows], ranks[rows]]
    return picture


def ranked(atlas: Atlas, stride: int = 1) -> Bytes:
    """(rows, columns), of each cell its rank among those that ended alike, 0 to `SHADES` - 1."""
    parts = {name: field[::stride, ::stride] for name, field in atlas.fields.items()}
    status = parts["status"]
    ranks = np.zeros(status.shape, np.uint8)
    for number, ramp in RAMPS.items():
        borders = _borders(parts[ramp.field], status == number)
        for rows in _slices(len(status)):
            mask = status[rows] == number
            if mask.any():
                ranks[rows][mask] = _ranks(parts[ramp.field][rows][mask], borders)
    return ranks


def _grey() -> Bytes:
    return np.broadcast_to(UNKNOWN, (SHADES, 3))


def _slices(rows: int) -> Iterator[slice]:
    for first in range(0, rows, ROWS_AT_ONCE):
        yield slice(first, first + ROWS_AT_ONCE)


def _borders(field: np.ndarray[Any, Any], mask: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The numbers that part the masked cells into `SHADES` groups of equal size."""
    every = max(1, int(mask.sum()) // MOST_RANKED)
    values = np.sort(field[mask][::every])
    if not len(values):
        return values
    places = np.arange(1, SHADES) * len(values) // SHADES
    return np.asarray(values[places])


def _ranks(values: np.ndarray[Any, Any], borders: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The group of each value; equal numbers share the middle of theirs."""
    low = np.searchsorted(borders, values, "left")
    return (low + np.searchsorted(borders, values, "right")) // 2
