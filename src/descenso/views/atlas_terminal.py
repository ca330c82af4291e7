"""An atlas in a terminal: a small map in half blocks or letters, and a bar while it grows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TextIO

import numpy as np

from descenso.cartography.atlas import Atlas
from descenso.cartography.contract import CONVERGED, NON_FINITE, NOT_CONVERGED
from descenso.cartography.engine import Progress
from descenso.language import translate
from descenso.views.atlas_axes import axis_name
from descenso.views.atlas_colours import RAMPS, SHADES, ranked
from descenso.views.atlas_words import duration, whole_number
from descenso.views.bar import LiveBar

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

HALF = "▀"
ROWS = 20
"""Lines of the map, at most."""

LETTERS = {CONVERGED: "#", NOT_CONVERGED: "o", NON_FINITE: "."}
UNKNOWN, GREY = " ", 250
"""Of a cell whose turn has not come."""


def terminal_map(atlas: Atlas, columns: int, *, colours: bool) -> str:
    """The map as lines of text, at most `columns` wide.

    With `colours` two cells share a character, one above the other, in the 256 colours that
    terminals know; without, every character is ASCII.
    """
    low, high = _ends(atlas, 1)
    margin = max(len(low), len(high))
    width = max(8, min(columns - margin - 2, 2 * ROWS))
    picture = _coloured_lines(atlas, width) if colours else _letter_lines(atlas, width)
    labels = [high, *[""] * (len(picture) - 2), low]
    lines = [f"{label:>{margin}} {row}" for label, row in zip(labels, picture, strict=True)]
    left, right = _ends(atlas, 0)
    foot = " " * (margin + 1) + left + right.rjust(width - len(left))
    what = atlas.experiment
    names = f"↑ {axis_name(what.y_axis)}\n→ {axis_name(what.x)}"
    if not colours:
        names = names.replace("↑", "^").replace("→", ">") + "\n" + _letters()
    return "\n".join([*lines, foot, names])


def _letters() -> str:
    return translate("{trains} trains   {same} does not   {breaks} breaks off").format(
        trains=LETTERS[CONVERGED], same=LETTERS[NOT_CONVERGED], breaks=LETTERS[NON_FINITE]
    )


def _ends(atlas: Atlas, side: int) -> tuple[str, str]:
    """The numbers at the ends of an axis: 0 is x, 1 is y."""
    axis = (atlas.experiment.x, atlas.experiment.y_axis)[side]
    return f"{axis.low:.4g}", f"{axis.high:.4g}"


def _picked(field: np.ndarray[Any, Any], rows: int, columns: int) -> np.ndarray[Any, Any]:
    """A cell for each of `rows` × `columns` places, evenly chosen, the highest row first."""
    down = (np.arange(rows) + 0.5) * field.shape[0] / rows
    across = (np.arange(columns) + 0.5) * field.shape[1] / columns
    chosen: np.ndarray[Any, Any] = field[down.astype(int)[::-1, np.newaxis], across.astype(int)]
    return chosen


def _letter_lines(atlas: Atlas, width: int) -> list[str]:
    # A character is about twice as high as wide.
    status = _picked(atlas.status, width // 2, width)
    return ["".join(LETTERS.get(int(cell), UNKNOWN) for cell in row) for row in status]


def _coloured_lines(atlas: Atlas, width: int) -> list[str]:
    stride = max(1, atlas.experiment.size // width)
    rows = width // 2 * 2
    status = _picked(atlas.status[::stride, ::stride], rows, width)
    ranks = _picked(ranked(atlas, stride), rows, width)
    numbers = [
        [_colour(*cell) for cell in zip(*pair, strict=True)]
        for pair in zip(status.tolist(), ranks.tolist(), strict=True)
    ]
    return [
        "".join(f"\x1b[38;5;{a};48;5;{b}m{HALF}" for a, b in zip(*pair, strict=True)) + "\x1b[0m"
        for pair in zip(numbers[::2], numbers[1::2], strict=True)
    ]


def _colour(status: int, rank: int) -> int:
    """The number of a cell's colour among the terminal's 256."""
    if status not in RAMPS:
        return GREY
    numbers = RAMPS[status].numbers
    return numbers[rank * len(numbers) // SHADES]


class AtlasProgress(LiveBar):
    """A bar while an atlas grows: networks per second, time left."""

    def __init__(self, cells: int, stream: TextIO | None = None) -> None:
        super().__init__(cells, stream)
        self._cells = cells

    def update(self, progress: Progress) -> None:
        """Show where the atlas stands, if it is time to."""
        if self.is_due():
            self.show(
                progress.done,
                done=f"{whole_number(progress.done)} / {whole_number(self._cells)}",
                speed=translate("{count} networks/s").format(
                    count=whole_number(round(progress.networks_per_second))
                ),
                left=duration(progress.left) if math.isfinite(progress.left) else "",
            )

    def columns(self) -> list[ProgressColumn]:
        """Cells, bar, speed, time left."""
        from rich.progress import BarColumn, TextColumn

        return [
            TextColumn("{task.fields[done]}", markup=False),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[speed]}", markup=False),
            TextColumn("{task.fields[left]}", markup=False),
        ]
