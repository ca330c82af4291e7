"""The picture of an atlas: one square for each network, with axes, legend and what it says."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from descenso.cartography.atlas import Atlas
from descenso.language import translate
from descenso.views.atlas_axes import axis_name, minor_ticks, place, ticks
from descenso.views.atlas_colours import RAMPS, Bytes, coloured
from descenso.views.atlas_words import (
    Ending,
    dimension_sentence,
    endings,
    lesson_setting,
    subtitle,
    title,
)
from descenso.views.labels import percent
from descenso.views.style import INK, QUIET, house_style, png

MAP = 768
"""Pixels of the map's side, at least about; a larger grid has a pixel for each cell."""

INCHES = 7.68
LEFT, RIGHT, TOP, FOOT = 0.92, 0.34, 0.80, 1.98
"""Inches around the map, of a picture whose map has `INCHES`."""

ROW = 0.30
"""Inches between two rows of the legend."""


def atlas_png(atlas: Atlas, stride: int = 1) -> bytes:
    """The picture as a PNG, the same bytes for the same atlas.

    With a `stride` it has only every `stride`th row and column, each drawn that much larger: what
    can be seen while the rest is trained.
    """
    return png(atlas_figure(atlas, stride))


def atlas_figure(atlas: Atlas, stride: int = 1) -> Figure:
    """As `atlas_png`; every cell is drawn as a whole number of pixels."""
    size = atlas.experiment.size
    side = size * max(1, round(MAP / size))
    dpi = side / INCHES
    width, height = (round(dpi * inches) for inches in (LEFT + INCHES + RIGHT, TOP + INCHES + FOOT))
    left, foot = round(dpi * LEFT), round(dpi * FOOT)
    with house_style():
        figure = Figure(figsize=(width / dpi, height / dpi), dpi=dpi)
        axes = figure.add_axes((left / width, foot / height, side / width, side / height))
        _draw_cells(axes, atlas, stride)
        _draw_axes(axes, atlas)
        _draw_lesson(axes, atlas)
        _write_title(figure, atlas)
        _draw_legend(figure, atlas)
    return figure


class CellImage(Artist):
    """The cells (rows, columns, 3), the lowest row first, over `share` of their axes' sides.

    Each pixel takes the colour of the cell that it lies in. Matplotlib's own images go through
    floating point, which costs 100 bytes for each pixel.
    """

    def __init__(self, cells: Bytes, share: float) -> None:
        super().__init__()
        self.cells, self.share = cells, share

    def draw(self, renderer: RendererBase) -> None:
        """Hand the pixels over."""
        assert self.axes is not None
        box = self.axes.bbox
        width, height = round(box.width), round(box.height)
        rows = self._cells_at(height, self.cells.shape[0])
        columns = self._cells_at(width, self.cells.shape[1])
        pixels = np.full((height, width, 4), 255, np.uint8)
        pixels[..., :3] = self.cells[rows[:, np.newaxis], columns]
        context = renderer.new_gc()
        renderer.draw_image(context, round(box.x0), round(box.y0), pixels)
        context.restore()

    def _cells_at(self, pixels: int, cells: int) -> np.ndarray[Any, np.dtype[np.int64]]:
        middles = (np.arange(pixels) + 0.5) / pixels / self.share
        return (middles * cells).astype(np.int64)


def _draw_cells(axes: Axes, atlas: Atlas, stride: int) -> None:
    axes.grid(visible=False)
    # A coarse cell stands for those up to the next one, the last also where there are fewer.
    size = atlas.experiment.size
    axes.add_artist(CellImage(coloured(atlas, stride), stride * -(-size // stride) / size))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.spines[:].set(visible=True, color=INK, linewidth=0.8)


def _draw_axes(axes: Axes, atlas: Atlas) -> None:
    for axis, drawn in ((axes.xaxis, atlas.experiment.x), (axes.yaxis, atlas.experiment.y_axis)):
        marks = ticks(drawn)
        axis.set_ticks([mark.place for mark in marks], [mark.text for mark in marks])
        axis.set_ticks(minor_ticks(drawn), minor=True)
        axis.set_tick_params(which="major", length=6, color=INK, labelcolor=INK, labelsize=11)
        axis.set_tick_params(which="minor", length=3, color=QUIET)
        axis.set_label_text(axis_name(drawn), color=INK, fontsize=11.5)
    axes.yaxis.set_label_coords(-0.083, 0.5)
    axes.xaxis.set_label_coords(0.5, -0.047)


def _draw_lesson(axes: Axes, atlas: Atlas) -> None:
    """A ring around the lesson's own setting, named."""
    setting = lesson_setting(atlas)
    if setting is None:
        return
    what = atlas.experiment
    x, y = place(what.x, setting[0]), place(what.y_axis, setting[1])
    axes.plot(
        x, y, "o", markersize=13, markerfacecolor="none", markeredgecolor="white",
        markeredgewidth=2.2, clip_on=False, path_effects=_edged(4.2), gid="lesson",
    )  # fmt: skip
    # Away from the nearer edges.
    across, up = (-1 if x > 0.75 else 1), (-1 if y > 0.9 else 1)
    axes.annotate(
        translate("the lesson"), (x, y), (across * 12, up * 9), textcoords="offset points",
        ha="left" if across > 0 else "right", va="bottom" if up > 0 else "top",
        color="white", fontsize=12, fontweight="bold", path_effects=_edged(3.0),
    )  # fmt: skip


def _edged(width: float) -> list[Any]:
    return [withStroke(linewidth=width, foreground=INK)]


def _write_title(figure: Figure, atlas: Atlas) -> None:
    across, top = LEFT / _width(), 1 - 0.34 / _height()
    figure.text(across, top, title(), fontsize=15, fontweight="bold", color=INK, va="center")
    figure.text(
        across, top - 0.27 / _height(), subtitle(atlas), fontsize=10.5, color=QUIET, va="center"
    )


def _width() -> float:
    return LEFT + INCHES + RIGHT


def _height() -> float:
    return TOP + INCHES + FOOT


def _draw_legend(figure: Figure, atlas: Atlas) -> None:
    """A ramp, its two ends and its share of the networks for each way of ending."""
    rows = endings()
    for number, ending in enumerate(rows):
        _draw_ending(figure, atlas, ending, FOOT - 0.84 - ROW * number)
    figure.text(
        LEFT / _width(), (FOOT - 0.84 - ROW * len(rows)) / _height(),
        textwrap.fill(dimension_sentence(atlas), 110) if atlas.is_whole else "",
        fontsize=9.5, color=QUIET, va="center",
    )  # fmt: skip


def _draw_ending(figure: Figure, atlas: Atlas, ending: Ending, height: float) -> None:
    """One row: `share`, what it is, and from what to what its ramp goes."""
    ramp, tall = 1.5, 0.16
    begin = LEFT + INCHES - ramp - 0.85
    y = height / _height()
    axes = figure.add_axes(
        (begin / _width(), (height - tall / 2) / _height(), ramp / _width(), tall / _height())
    )
    axes.imshow(RAMPS[ending.status].shades()[np.newaxis], aspect="auto", interpolation="nearest")
    axes.set(xticks=[], yticks=[])
    axes.grid(visible=False)
    axes.spines[:].set(visible=False)
    look: dict[str, Any] = {"fontsize": 10, "va": "center"}
    share = percent(atlas.share(ending.status))
    figure.text((LEFT + 0.52) / _width(), y, share, ha="right", color=INK, weight="bold", **look)
    figure.text((LEFT + 0.62) / _width(), y, ending.name, color=INK, **look)
    figure.text((begin - 0.08) / _width(), y, ending.first, ha="right", color=QUIET, **look)
    figure.text((begin + ramp + 0.08) / _width(), y, ending.last, color=QUIET, **look)
