"""The pictures of a run. Each function returns a new matplotlib `Figure`; `svg` makes bytes of it.

Nothing here uses pyplot or leaves a trace in matplotlib's settings.
"""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from torch import Tensor

from descenso.language import translate
from descenso.language.readable import readable
from descenso.runs.run import Run, guessing_loss
from descenso.views.boundary import boundary_figure
from descenso.views.style import (
    COLOURS,
    QUIET,
    add_legend,
    draw_curve,
    explain,
    house_style,
    name_axes,
    new_figure,
    scale_epochs,
    scale_values,
    svg,
)

__all__ = ["boundary_figure", "confusion_figure", "gradient_figure", "loss_figure", "svg"]

MOST_NUMBERED_CLASSES = 24
_BLUE = np.array([0.0, 0.36, 0.60])
_ORANGE = np.array([0.80, 0.33, 0.0])


def loss_figure(run: Run) -> Figure:
    """Loss after each epoch, the validation loss beside it, and what guessing costs, ln C."""
    with house_style():
        figure = new_figure(5.8, 4.3, legend_rows=1)
        axes = figure.subplots()
        name_axes(axes, translate("Loss, epoch by epoch"), translate("epoch"), translate("loss"))
        if run.history:
            _draw_losses(axes, run)
            handles, labels = axes.get_legend_handles_labels()
            add_legend(figure, handles, labels, columns=3)
        else:
            explain(axes, translate("No epoch was finished."))
    return figure


def _draw_losses(axes: Axes, run: Run) -> None:
    epochs = [row.epoch for row in run.history]
    training = [row.loss for row in run.history]
    held_out = [(r.epoch, r.validation_loss) for r in run.history if r.validation_loss is not None]
    guess = guessing_loss(len(run.data.classes))
    draw_curve(axes, epochs, training, color=COLOURS[0], label=translate("training"))
    if held_out:
        draw_curve(
            axes,
            [epoch for epoch, _ in held_out],
            [loss for _, loss in held_out],
            color=COLOURS[1],
            linestyle=(0, (4, 1.5)),
            marker="s",
            label=translate("validation"),
        )
    axes.axhline(
        guess, color=QUIET, linestyle=":", linewidth=1.8, zorder=1.5, label=translate("guessing")
    )
    scale_epochs(axes, epochs)
    scale_values(axes, [*training, *(loss for _, loss in held_out), guess])


def gradient_figure(run: Run) -> Figure:
    """Gradient norm, and how large an update is beside the parameters, for each epoch."""
    with house_style():
        figure = new_figure(6.8, 2.8)
        norms, ratios = figure.subplots(1, 2)
        panels = (
            (norms, translate("Size of the gradient"), "‖∇‖", "gradient_norm", COLOURS[2]),
            (ratios, translate("Size of an update"), "‖Δ‖ / ‖θ‖", "update_ratio", COLOURS[3]),
        )
        for axes, title, name, column, colour in panels:
            name_axes(axes, title, translate("epoch"), name)
            if not run.history:
                explain(axes, translate("No epoch was finished."))
                continue
            epochs = [row.epoch for row in run.history]
            values = [float(getattr(row, column)) for row in run.history]
            draw_curve(axes, epochs, values, color=colour)
            scale_epochs(axes, epochs)
            axes.xaxis.get_major_locator().set_params(nbins=5)
            scale_values(axes, values)
    return figure


def confusion_figure(matrix: Tensor, class_names: tuple[str, ...]) -> Figure:
    """A confusion matrix (classes, classes): blue where right, orange where mistaken.

    The deeper the colour, the larger the share of the row. Beyond `MOST_NUMBERED_CLASSES` the
    numbers give way to the colours.
    """
    counts = matrix.numpy()
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    side = min(max(3.2, 1.7 + 0.34 * len(counts)), 8.5)
    with house_style():
        figure = new_figure(side + 1.6, side + 0.6)
        axes = figure.subplots()
        name_axes(
            axes, translate("Who is taken for whom"), translate("predicted"), translate("truth")
        )
        axes.imshow(_shades(shares), interpolation="nearest", aspect="equal")
        _name_cells(axes, class_names)
        if len(counts) <= MOST_NUMBERED_CLASSES:
            _number_cells(axes, counts, shares)
    return figure


def _shades(shares: np.ndarray) -> np.ndarray:
    """(classes, classes, 3): white for none; mistakes deepen quickly, so that few are seen too."""
    own = np.eye(len(shares), dtype=bool)[..., None]
    depth = np.where(own[..., 0], shares, shares**0.6)[..., None]
    colour = np.where(own, _BLUE, _ORANGE)
    return 1 - depth * (1 - colour)  # type: ignore[no-any-return]


def _name_cells(axes: Axes, class_names: tuple[str, ...]) -> None:
    count = len(class_names)
    every = -(-count // 40)
    places = list(range(0, count, every))
    names = [readable(class_names[place], 14) for place in places]
    slanted = max(map(len, names)) > 4 or count > 20
    axes.set_yticks(places, names)
    axes.set_xticks(places, names)
    if slanted:
        for label in axes.get_xticklabels():
            label.set(rotation=40, ha="right", rotation_mode="anchor")
    axes.tick_params(length=0, labelsize=10.5 if count <= 12 else 8.5)
    axes.spines[:].set_visible(False)
    axes.grid(visible=False)
    axes.hlines(np.arange(count + 1) - 0.5, -0.5, count - 0.5, color="#ccd4db", linewidth=0.8)
    axes.vlines(np.arange(count + 1) - 0.5, -0.5, count - 0.5, color="#ccd4db", linewidth=0.8)


def _number_cells(axes: Axes, counts: np.ndarray, shares: np.ndarray) -> None:
    largest = len(str(int(counts.max(initial=0))))
    size = min(12.0 if len(counts) <= 12 else 8.5, 46 / max(largest, 2))
    shades = _shades(shares)
    for row, column in np.argwhere(counts > 0).tolist():
        axes.text(
            column,
            row,
            str(int(counts[row, column])),
            ha="center",
            va="center",
            fontsize=size,
            fontweight="bold" if row == column else "normal",
            color=_ink_on(shades[row, column]),
        )


def _ink_on(shade: np.ndarray) -> str:
    """White or black, whichever stands out more from `shade` (WCAG 2.1: at least 4.5 : 1)."""
    linear = np.where(shade <= 0.04045, shade / 12.92, ((shade + 0.055) / 1.055) ** 2.4)
    luminance = float(linear @ (0.2126, 0.7152, 0.0722))
    return "#ffffff" if 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 else "#000000"
