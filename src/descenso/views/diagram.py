"""A network as dots and lines: where each goes in a small drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST_LAYERS = 7
MOST_DOTS = 7
COLUMN, ROW, MARGIN = 150, 22, 60


@dataclass(frozen=True)
class Diagram:
    """A drawing of `width` × `height`: (x, y) of dots, a path of lines, (x, size) of layers.

    A layer wider than `MOST_DOTS` shows that many, with a gap (`gaps`, drawn as three points).
    """

    width: int
    height: int
    dots: list[tuple[int, int]]
    gaps: list[tuple[int, int]]
    lines: str
    layers: list[tuple[int, int]]


def diagram(sizes: Sequence[int]) -> Diagram | None:
    """The drawing of a network (inputs, hidden …, outputs); None where it has too many layers."""
    if len(sizes) > MOST_LAYERS:
        return None
    height = ROW * MOST_DOTS + 16
    columns, gaps = [], []
    for number, size in enumerate(sizes):
        x = MARGIN + COLUMN * number
        shown = min(size, MOST_DOTS)
        top = height // 2 - ROW * (shown - 1) // 2
        column = [(x, top + ROW * place) for place in range(shown)]
        if size > MOST_DOTS:
            gaps.append(column.pop(MOST_DOTS // 2))
        columns.append(column)
    pairs = pairwise(columns)
    lines = [f"M{a} {b}L{c} {d}" for left, right in pairs for a, b in left for c, d in right]
    return Diagram(
        width=2 * MARGIN + COLUMN * (len(sizes) - 1),
        height=height,
        dots=[dot for column in columns for dot in column],
        gaps=gaps,
        lines="".join(lines),
        layers=[(MARGIN + COLUMN * number, size) for number, size in enumerate(sizes)],
    )
