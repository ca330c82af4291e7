"""What a network makes of a plane: its probabilities as colours, its decision as a line."""

from __future__ import annotations

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from torch import Tensor

from descenso.data.dataset import Dataset
from descenso.language import translate
from descenso.language.readable import readable
from descenso.runs.run import Prepared, Run
from descenso.views.style import (
    COLOURS,
    INK,
    MARKERS,
    QUIET,
    add_legend,
    house_style,
    name_axes,
    new_figure,
)

GRID = (160, 120)
"""Columns and rows of the shading: fine enough for a smooth line, quick for wide networks too."""
MOST_POINTS = 2000
MOST_LINES = 10
MOST_NAMED = 10


def boundary_figure(run: Run, prepared: Prepared) -> Figure:
    """The plane of a two-feature data set, in the data's own units.

    Colours mix by probability and pale towards a guess; the line is where two classes tie.
    """
    legend = _legend(run.data.classes, prepared.raw_validation is not None)
    rows = -(-len(legend[1]) // legend[2])
    with house_style():
        figure = new_figure(5.8, 4.6 + 0.27 * rows, legend_rows=rows)
        axes = figure.subplots()
        names = [readable(name, 30) for name in run.data.features]
        name_axes(axes, translate("What the network has learnt"), *names)
        draw_boundary(axes, run, prepared)
        add_legend(figure, *legend)
    return figure


def draw_boundary(axes: Axes, run: Run, prepared: Prepared) -> None:
    """The plane, the ties and the points on `axes`, with a remark where something is left out."""
    sets = [prepared.raw_training, prepared.raw_validation]
    values = torch.cat([rows.values for rows in sets if rows is not None])
    extent = _extent(values)
    xs, ys, chances = _probabilities(run, extent)
    axes.grid(visible=False)
    axes.imshow(
        _shades(chances), extent=extent, origin="lower", aspect="auto", interpolation="none"
    )
    _draw_ties(axes, xs, ys, chances)
    shown = _draw_points(axes, prepared.raw_training, hollow=False)
    if prepared.raw_validation is not None:
        shown += _draw_points(axes, prepared.raw_validation, hollow=True)
    axes.set(xlim=extent[:2], ylim=extent[2:])
    if shown < len(values):
        some = translate("{shown} of {rows} rows are drawn")
        _remark(axes, 0.02, some.format(shown=shown, rows=len(values)))
    if not np.isfinite(chances).all():
        _remark(axes, 0.94, translate("grey: its outputs are not finite there"))


def _remark(axes: Axes, height: float, text: str) -> None:
    axes.text(0.015, height, text, transform=axes.transAxes, fontsize=10, color=INK, zorder=5)


def _extent(values: Tensor) -> tuple[float, float, float, float]:
    """(left, right, bottom, top) with air around the points; a constant feature gets a band."""
    limits: list[float] = []
    for column in values.T:
        low, high = column.min().item(), column.max().item()
        span, size = high - low, max(abs(low), abs(high))
        pad = 0.07 * span if span > 1e-9 * size else max(0.1 * size, 1.0 if size == 0 else 0.0)
        limits += [low - pad, high + pad]
    return limits[0], limits[1], limits[2], limits[3]


def _probabilities(
    run: Run, extent: tuple[float, float, float, float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Middles in x and y of the grid's cells, and (rows, columns, classes) probabilities."""
    columns, rows = GRID
    left, right, bottom, top = extent
    xs = left + (right - left) * (torch.arange(columns, dtype=torch.float64) + 0.5) / columns
    ys = bottom + (top - bottom) * (torch.arange(rows, dtype=torch.float64) + 0.5) / rows
    y, x = torch.meshgrid(ys, xs, indexing="ij")
    chances = run.probabilities(torch.stack([x.flatten(), y.flatten()], dim=1))
    return xs.numpy(), ys.numpy(), chances.reshape(rows, columns, -1).double().numpy()


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _shades(chances: np.ndarray) -> np.ndarray:
    """(rows, columns, 3) uint8: class colours mixed by probability, paler the nearer to a guess."""
    classes = chances.shape[2]
    silent = ~np.isfinite(chances).all(axis=2)
    chances = np.where(silent[..., None], 1 / classes, chances)
    palette = np.array([to_rgb(_colour(number)) for number in range(classes)])
    sureness = (chances.max(axis=2, keepdims=True) * classes - 1) / (classes - 1 or 1)
    depth = 0.10 + 0.32 * np.clip(sureness, 0, 1)
    # Cubed, the likeliest class gives the hue: three unsure ones do not run together into grey.
    weights = chances**3
    weights /= weights.sum(axis=2, keepdims=True)
    colours = 1 - depth * (1 - weights @ palette)
    colours[silent] = 0.86
    shades: np.ndarray = np.round(255 * colours).astype(np.uint8)
    return shades


def _draw_ties(axes: Axes, xs: np.ndarray, ys: np.ndarray, chances: np.ndarray) -> None:
    """A line where a class and its best rival are equally likely.

    Differences of logarithms are nearly straight across the line, so that it comes out smooth even
    where the probabilities jump from 0 to 1 between two cells.
    """
    if not np.isfinite(chances).all():
        return
    logs = np.log(np.maximum(chances, 1e-38))
    winners = np.unique(chances.argmax(axis=2))
    # With two classes left, one line is both.
    for number in winners[: 1 if len(winners) == 2 else MOST_LINES]:
        margin = logs[..., number] - np.delete(logs, number, axis=2).max(axis=2, initial=-90.0)
        if margin.min() < 0 < margin.max():
            axes.contour(xs, ys, margin, levels=[0.0], colors=[INK], linewidths=1.4)


def _draw_points(axes: Axes, rows: Dataset, *, hollow: bool) -> int:
    """Points by class, evenly thinned out where there are very many; returns how many."""
    every = -(-rows.rows // MOST_POINTS)
    values, truth = rows.values[::every].numpy(), rows.y[::every].numpy()
    size = 34 if len(truth) <= 300 else 22 if len(truth) <= 800 else 11
    for number in np.unique(truth).tolist():
        x, y = values[truth == number].T
        axes.scatter(
            x,
            y,
            s=size * (1.25 if hollow else 1),
            marker=MARKERS[number % len(MARKERS)],
            facecolor="white" if hollow else _colour(number),
            edgecolor=_colour(number) if hollow else "white",
            linewidth=1.6 if hollow else 0.6,
            zorder=4 if hollow else 3,
        )
    return len(truth)


def _legend(classes: tuple[str, ...], has_validation: bool) -> tuple[list[Line2D], list[str], int]:
    """Handles, labels, and in how many columns they fit."""
    named = len(classes) if len(classes) <= MOST_NAMED else MOST_NAMED - 1
    handles = [
        _handle(MARKERS[number % len(MARKERS)], _colour(number), "white") for number in range(named)
    ]
    labels = [readable(name, 18) for name in classes[:named]]
    if named < len(classes):
        handles.append(_handle("", "none", "none"))
        labels.append(translate("and {count} more").format(count=len(classes) - named))
    if has_validation:
        handles.append(_handle("o", "white", QUIET))
        labels.append(translate("hollow: validation"))
    handles.append(Line2D([], [], color=INK, linewidth=1.4))
    labels.append(translate("boundary"))
    in_a_row = sum(map(len, labels)) + 6 * len(labels) <= 60
    return handles, labels, len(labels) if in_a_row else 3


def _handle(marker: str, face: str, edge: str) -> Line2D:
    return Line2D(
        [], [], linestyle="", marker=marker, markersize=8, markerfacecolor=face,
        markeredgecolor=edge, markeredgewidth=1.6 if face == "white" else 0.6,
    )  # fmt: skip
