"""The picture of a watched training: its losses, and those of its twins."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from descenso.doctor.examination import Examination
from descenso.doctor.record import LossPoint
from descenso.language import translate
from descenso.views.doctor_words import change_words
from descenso.views.smoothing import smoothed
from descenso.views.style import (
    COLOURS,
    INK,
    QUIET,
    add_legend,
    draw_curve,
    house_style,
    name_axes,
    new_figure,
    scale_epochs,
    scale_values,
    thin_out,
)

LEGEND_COLUMNS = 3


def losses_figure(seen: Examination) -> Figure | None:
    """Loss over steps, the script as it is and each twin; None where there is no curve."""
    record = seen.judgement.record
    if len(_finite(record.losses)) < 2:
        return None
    twins = [twin for twin in seen.judgement.twins if len(_finite(twin.losses)) > 1]
    rows = math.ceil((1 + len(twins)) / LEGEND_COLUMNS) if twins else 0
    with house_style():
        figure = new_figure(9.4, 3.8 + 0.26 * rows, legend_rows=rows)
        axes = figure.subplots()
        name_axes(axes, translate("Loss, step by step"), translate("step"), translate("loss"))
        for number, twin in enumerate(twins):
            colour = COLOURS[number % len(COLOURS)]
            _draw(axes, twin.losses, colour)
        _draw(axes, record.losses, INK)
        everything = [record.losses, *(twin.losses for twin in twins)]
        scale_epochs(axes, sorted({point.step for points in everything for point in points}))
        scale_values(axes, [loss for points in everything for loss in _finite(points)])
        for step in {one.step for one in seen.findings if one.step and one.severity != "note"}:
            if step > 1:
                axes.axvline(step, color=QUIET, linestyle=":", linewidth=1.4)
        if twins:
            names = [translate("as it is"), *(change_words(twin.intervention) for twin in twins)]
            colours = [INK, *(COLOURS[number % len(COLOURS)] for number in range(len(twins)))]
            handles = [Line2D([], [], color=colour) for colour in colours]
            add_legend(figure, handles, names, LEGEND_COLUMNS)
    return figure


def _finite(points: Sequence[LossPoint]) -> list[float]:
    return [point.loss for point in points if point.loss is not None]


def _draw(axes: Axes, points: Sequence[LossPoint], colour: str) -> None:
    """The course, and behind it, paler, every step."""
    steps, losses = _curve(points)
    course = smoothed(losses)
    if course != losses:
        xs, ys = thin_out(steps, losses)
        axes.plot(xs, ys, color=colour, linewidth=0.9, alpha=0.35)
    draw_curve(axes, steps, course, color=colour)


def _curve(points: Sequence[LossPoint]) -> tuple[list[int], list[float]]:
    """Steps and losses; a loss that is not finite leaves a gap."""
    losses = [math.nan if point.loss is None else point.loss for point in points]
    return [point.step for point in points], losses
