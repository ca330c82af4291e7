"""A curve of losses in characters: braille dots, eight to a cell, or plain ASCII."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence

from descenso.language import translate
from descenso.views.labels import short_number, wants_logarithm

BRAILLE = "⠀⣿┤┴─"
"""Enough to ask `can_print` whether the curve can be drawn in dots."""
NARROWEST = 14
# The bit of each dot in a braille cell: 4 rows from the top, 2 columns.
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


def loss_curve(
    losses: Sequence[float],
    *,
    columns: int,
    rows: int = 8,
    plain: bool = False,
    axis: tuple[str, str, str] | None = None,
) -> str:
    """Losses of epochs 1, 2, … as lines of text, at most `columns` wide and `rows` + 2 high.

    The scale is logarithmic beyond two powers of ten, and then says so. Losses that are not finite
    leave a gap. With `plain` every character is ASCII. `axis` is what stands beneath, for losses
    that are not of epochs: the first place, the name, the last place.
    """
    finite = [loss for loss in losses if math.isfinite(loss)]
    if not finite:
        return _ascii(translate("There is no finite loss to draw."), plain)
    logarithmic = wants_logarithm(finite)
    heights = _heights(losses, logarithmic)
    labels = _labels(finite, logarithmic, rows)
    margin = max(map(len, labels))
    width = max(columns, NARROWEST) - margin - 1
    down, across = (1, 1) if plain else (4, 2)
    dots = _dots(heights, width * across, rows * down)
    drawn = [_ascii_row(row) for row in dots] if plain else _braille_rows(dots)
    side = "|" if plain else "┤"
    title = translate("loss (logarithmic)") if logarithmic else translate("loss")
    lines = [_ascii(title, plain)[: max(columns, NARROWEST)]]
    lines += [f"{label:>{margin}}{side}{row}" for label, row in zip(labels, drawn, strict=True)]
    lines.append(_foot(axis or _epochs(len(losses)), margin, width, plain))
    return "\n".join(line.rstrip() for line in lines)


def _heights(losses: Sequence[float], logarithmic: bool) -> list[float]:
    """Each loss as a height in [0, 1], NaN where there is none to draw."""
    smallest = min((loss for loss in losses if 0 < loss < math.inf), default=1.0)
    scaled = [
        (math.log10(max(loss, smallest)) if logarithmic else loss)
        if math.isfinite(loss)
        else math.nan
        for loss in losses
    ]
    seen = [value for value in scaled if not math.isnan(value)]
    low, high = min(seen), max(seen)
    # Divided first: the difference of two huge losses can overflow.
    unit = max(abs(low), abs(high), 1e-300)
    span = high / unit - low / unit
    return [(value / unit - low / unit) / span if span > 0 else 0.5 + 0 * value for value in scaled]


def _labels(finite: list[float], logarithmic: bool, rows: int) -> list[str]:
    """The largest loss beside the top row, the smallest beside the last, one between them."""
    positive = [loss for loss in finite if loss > 0]
    low, high = min(positive if logarithmic else finite), max(finite)
    labels = [""] * rows
    if low == high:
        labels[rows // 2] = short_number(low)
        return labels
    labels[0], labels[-1] = short_number(high), short_number(low)
    if rows >= 5:
        at = (rows - 1) // 2
        share = 1 - at / (rows - 1)
        between = low ** (1 - share) * high**share if logarithmic else low + share * (high - low)
        labels[at] = short_number(between)
    return labels


def _dots(heights: list[float], width: int, height: int) -> list[list[bool]]:
    """The curve on a grid of `height` rows (top first) and `width` dots, joined up and down."""
    grid = [[False] * width for _ in range(height)]
    before: tuple[float, float] | None = None
    for x in range(width):
        span = _span(heights, x, width)
        if span is not None:
            low, high = span
            if before is not None:  # reach halfway to the neighbour, so that steep parts hold
                low, high = min(low, before[1]), max(high, before[0])
            for y in range(_row(high, height), _row(low, height) + 1):
                grid[y][x] = True
        before = span
    return grid


def _row(value: float, height: int) -> int:
    return round((1 - value) * (height - 1))


def _span(heights: list[float], x: int, width: int) -> tuple[float, float] | None:
    """Lowest and highest point of the curve over dot column `x`; None in a gap."""
    count = len(heights)
    if count == 1:
        return (heights[0], heights[0]) if x < 2 else None
    if count <= width:
        place = x * (count - 1) / max(1, width - 1)
        left = min(int(place), count - 2)
        share = place - left
        a, b = heights[left], heights[left + 1]
        value = a if share == 0 else b if share == 1 else a + share * (b - a)
        if math.isnan(value):
            # Beside a gap the known end still fills its half.
            value = a if share < 0.5 else b
        return None if math.isnan(value) else (value, value)
    start, stop = x * count // width, max((x + 1) * count // width, x * count // width + 1)
    seen = [value for value in heights[start:stop] if not math.isnan(value)]
    return (min(seen), max(seen)) if seen else None


def _ascii_row(row: list[bool]) -> str:
    return "".join("*" if dot else " " for dot in row)


def _braille_rows(dots: list[list[bool]]) -> list[str]:
    lines = []
    for top in range(0, len(dots), 4):
        cells = []
        for left in range(0, len(dots[0]), 2):
            bits = sum(_DOTS[y][x] for y in range(4) for x in range(2) if dots[top + y][left + x])
            cells.append(chr(0x2800 + bits) if bits else " ")
        lines.append("".join(cells))
    return lines


def _epochs(count: int) -> tuple[str, str, str]:
    return "1", translate("epoch"), str(count) if count > 1 else ""


def _foot(axis: tuple[str, str, str], margin: int, width: int, plain: bool) -> str:
    """The x axis: its first and last place, and its name where there is room."""
    first, name, last = axis[0], _ascii(axis[1], plain), axis[2]
    room = width - len(first) - len(last)
    middle = name.center(room) if room >= len(name) + 2 else " " * max(room, 1)
    return " " * (margin + 1) + first + middle + last


def _ascii(text: str, plain: bool) -> str:
    """`text`, without accents if it has to be plain."""
    if not plain:
        return text
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
