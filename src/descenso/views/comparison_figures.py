"""The pictures of a comparison: twins on the same axes, and what a step walks over."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure, FigureBase
from matplotlib.lines import Line2D

from descenso.comparison.comparison import Comparison, Twin
from descenso.comparison.descent import StepLine
from descenso.comparison.microscope import Microscope
from descenso.language import translate
from descenso.language.readable import readable
from descenso.views.boundary import draw_boundary
from descenso.views.labels import percent, short_number
from descenso.views.style import (
    COLOURS,
    INK,
    QUIET,
    draw_curve,
    explain,
    house_style,
    name_axes,
    scale_epochs,
    scale_rates,
    scale_values,
)

COLUMNS = 4
"""Boundaries side by side."""

MOST_BOUNDARIES = 12
DASHES = (0, (3, 2))


def comparison_figure(comparison: Comparison) -> Figure:
    """Loss, gradient and parameters of every twin over the same epochs; below, the boundaries."""
    twins = _different(comparison)
    plane = len(comparison.base.trained.run.data.features) == 2
    shown = twins[:MOST_BOUNDARIES] if plane else []
    rows = -(-len(shown) // COLUMNS)
    legend_rows = -(-len(twins) // 6)
    height = 3.9 + 0.26 * legend_rows + 2.75 * rows
    with house_style():
        figure = Figure(figsize=(11.4, height), layout="constrained")
        if rows:
            parts: Any = figure.subfigures(
                2, 1, height_ratios=[3.9 + 0.26 * legend_rows, 2.75 * rows]
            )
            _draw_courses(parts[0], twins)
            _draw_boundaries(parts[1], shown, rows)
        else:
            _draw_courses(figure, twins)
    return figure


def _different(comparison: Comparison) -> list[Twin]:
    """The base, and every twin that is not the very same training."""
    return [
        comparison.base,
        *(twin for twin in comparison.twins if twin.first_difference is not None),
    ]


def _draw_courses(figure: FigureBase, twins: Sequence[Twin]) -> None:
    panels = (
        (translate("Loss, epoch by epoch"), translate("loss"), "loss"),
        (translate("Size of the gradient"), "‖∇‖", "gradient_norm"),
        (translate("Size of the parameters"), "‖θ‖", "parameter_norm"),
    )
    all_axes = figure.subplots(1, 3)
    for axes, (title, name, column) in zip(all_axes, panels, strict=True):
        name_axes(axes, title, translate("epoch"), name)
        _draw_course(axes, twins, column)
    figure.legend(
        [Line2D([], [], **_look(index)) for index in range(len(twins))],
        [_legend_label(twin) for twin in twins],
        loc="outside lower center",
        ncols=min(6, len(twins)),
    )


def _draw_course(axes: Axes, twins: Sequence[Twin], column: str) -> None:
    epochs, everything = [], []
    for index, twin in reversed(list(enumerate(twins))):
        rows = twin.trained.run.history
        if not rows:
            continue
        values = [float(getattr(row, column)) for row in rows]
        draw_curve(axes, [row.epoch for row in rows], values, **_look(index))
        if twin.trained.run.status == "diverged":
            axes.plot(rows[-1].epoch, values[-1], "X", color=COLOURS[(index - 1) % 10], ms=9)
        epochs += [row.epoch for row in rows]
        everything += values
    if epochs:
        scale_epochs(axes, sorted(set(epochs)))
        scale_values(axes, everything)
    else:
        explain(axes, translate("No epoch was finished."))


def _look(index: int) -> dict[str, Any]:
    """How the curve of twin number `index` is drawn; number 0 is the base."""
    if index == 0:
        return {"color": INK, "linestyle": DASHES, "linewidth": 2.4, "zorder": 3}
    style = "-" if index <= len(COLOURS) else ":"
    return {"color": COLOURS[(index - 1) % len(COLOURS)], "linestyle": style}


def _legend_label(twin: Twin) -> str:
    if twin.trained.run.history:
        return readable(twin.label, 26)
    return translate("{twin} (no epoch finished)").format(twin=readable(twin.label, 26))


def _draw_boundaries(figure: FigureBase, twins: Sequence[Twin], rows: int) -> None:
    columns = min(COLUMNS, max(3, len(twins)))
    all_axes = list(figure.subplots(rows, columns, squeeze=False).flat)
    for axes in all_axes[len(twins) :]:
        axes.set_axis_off()
    for axes, twin in zip(all_axes, twins, strict=False):
        last = twin.trained.run.history[-1] if twin.trained.run.history else None
        title = readable(twin.label, 26)
        if last is not None:
            title += f" · {percent(last.accuracy)}"
        axes.set_title(title, fontsize=10)
        draw_boundary(axes, twin.trained.run, twin.trained.prepared)
        axes.tick_params(labelsize=8.5)
        for points in axes.collections:
            if hasattr(points, "get_sizes") and len(points.get_sizes()):
                points.set_sizes([9.0])
                points.set_linewidth(0.3)


def descent_figure(lines: Sequence[StepLine]) -> Figure:
    """The loss along updates, with the steps taken drawn on it; the same learning rates on all."""
    columns = min(3, len(lines))
    rows = -(-len(lines) // columns)
    with house_style():
        figure = Figure(figsize=(11.4, 3.3 * rows), layout="constrained")
        all_axes = list(figure.subplots(rows, columns, squeeze=False).flat)
        for axes in all_axes[len(lines) :]:
            axes.set_axis_off()
        for axes, line in zip(all_axes, lines, strict=False):
            _draw_line(axes, line, [rate for rate, _ in lines[0].marks])
    return figure


def _draw_line(axes: Axes, line: StepLine, rates: Sequence[float]) -> None:
    if len(line.marks) > 1:
        title = translate("Step {step}, for every rate").format(step=line.step)
    else:
        title = translate("lr={lr:g}: step {step}").format(lr=line.marks[0][0], step=line.step)
    name_axes(axes, title, translate("learning rate η"), translate("loss of the batch"))
    finite = [(x, y) for x, y in zip(line.lengths, line.losses, strict=True) if math.isfinite(y)]
    scale_rates(axes)
    axes.plot([x for x, _ in finite], [y for _, y in finite], color=INK, linewidth=2)
    axes.axhline(line.before, color=QUIET, linestyle=":", linewidth=1.6)
    marks = [(rate, loss) for rate, loss in line.marks if math.isfinite(loss)]
    for rate, loss in marks:
        colour = COLOURS[rates.index(rate) % len(COLOURS)]
        axes.plot([rate, rate], [line.before, loss], color=colour, linewidth=2.2, zorder=3)
        axes.plot(rate, loss, "o", color=colour, ms=9, zorder=4)
    texts = [f"{rate:g}: {short_number(loss)}" for rate, loss in marks]
    scale_values(axes, [*(y for _, y in finite), *(loss for _, loss in marks), line.before])
    before = translate("before: {loss}").format(loss=short_number(line.before))
    # On a logarithmic axis the valley is drawn deep, and the free corner is the upper one.
    height, side = (0.95, "top") if axes.get_yscale() == "log" else (0.05, "bottom")
    axes.text(
        0.03, height, "\n".join([before, *texts]), transform=axes.transAxes, fontsize=9.5,
        color=INK, va=side, linespacing=1.5, zorder=5,
    )  # fmt: skip


def microscope_figure(seen: Microscope) -> Figure:
    """`.grad` and the fresh gradient: how long, how far apart, and what the stack is made of."""
    steps = list(range(1, seen.updates + 1))
    with house_style():
        figure = Figure(figsize=(11.4, 3.9), layout="constrained")
        lengths, angles, stack = figure.subplots(1, 3)
        update = translate("update")
        name_axes(lengths, translate("How long"), update, "‖·‖")
        lengths.plot(steps, _positive(seen.fresh_norms), ".", color=COLOURS[0], markersize=4)
        draw_curve(lengths, steps, _positive(seen.stored_norms), color=COLOURS[1])
        # A batch that is wholly right has next to no gradient: those spikes would hide the rest.
        top = max([*seen.stored_norms, *seen.fresh_norms])
        scale_values(lengths, [*seen.stored_norms, max(top * 1e-4, min(seen.fresh_norms))])
        figure.legend(
            [
                Line2D([], [], color=COLOURS[1]),
                Line2D([], [], color=COLOURS[0], marker=".", linestyle=""),
            ],
            [translate(".grad, never cleared"), translate("the fresh gradient")],
            loc="outside lower center",
            ncols=2,
        )
        name_axes(angles, translate("How far apart"), update, translate("degrees"))
        draw_curve(angles, steps, seen.angles, color=COLOURS[3], linewidth=1.2)
        angles.axhline(90, color=QUIET, linestyle=":", linewidth=1.6)
        angles.set_ylim(0, 180)
        angles.set_yticks([0, 45, 90, 135, 180])
        _draw_stack(stack, seen, update)
    return figure


def _draw_stack(axes: Axes, seen: Microscope, update: str) -> None:
    title = translate("The stack of the past")
    name_axes(axes, title, update, translate("push along the last .grad"))
    steps = range(1, seen.updates + 1)
    colours = [COLOURS[1] if push >= 0 else COLOURS[0] for push in seen.pushes]
    axes.vlines(steps, 0, seen.pushes, colors=colours, linewidth=max(0.8, 260 / seen.updates))
    axes.plot(steps, list(_running_total(seen.pushes)), color=INK, linewidth=1.8)
    axes.axhline(0, color=QUIET, linewidth=0.8)


def _running_total(values: Iterable[float]) -> Iterable[float]:
    total = 0.0
    for value in values:
        total += value
        yield total


def _positive(values: Sequence[float]) -> list[float]:
    """For a logarithmic axis: a length of exactly 0 becomes a gap."""
    return [value if value > 0 else math.nan for value in values]
