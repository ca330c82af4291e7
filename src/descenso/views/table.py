"""A table for a terminal: aligned by cells, and never wider than it may be."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from descenso.language.readable import readable

NARROWEST = 8
"""Cells that the first column keeps however little room there is."""


def text_table(
    table: Sequence[Sequence[str]],
    columns: int,
    *,
    numbers: Collection[int] = (),
    dispensable: Sequence[int] = (),
    plain: bool = False,
) -> str:
    """The rows of `table`, the first of them its head, in at most `columns` cells.

    Columns in `numbers` are aligned on the right. Where room is short, whole columns are left out
    in the order of `dispensable`, then the first column is shortened. `plain` keeps to ASCII where
    the cells do.
    """
    signs = str.maketrans({"—": "-" if plain else "—", "\u00a0": " "})
    rows = [[cell.translate(signs) for cell in row] for row in table]
    kept = list(range(len(rows[0])))
    for column in dispensable:
        if _width(rows, kept) <= columns:
            break
        kept.remove(column)
    excess = _width(rows, kept) - columns
    if excess > 0:
        room = max(NARROWEST, max(cell_width(row[0]) for row in rows) - excess)
        for row in rows:
            row[0] = readable(row[0], room, "..." if plain else "…")
    widths = [max(cell_width(row[column]) for row in rows) for column in kept]
    lines = [_line([row[column] for column in kept], widths, kept, numbers) for row in rows]
    rule = "  ".join(("-" if plain else "─") * width for width in widths)
    return "\n".join(line.rstrip() for line in [lines[0], rule, *lines[1:]])


def cell_width(text: str) -> int:
    """Terminal cells: two for a wide East Asian character, none for a combining one."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _line(cells: list[str], widths: list[int], kept: list[int], numbers: Collection[int]) -> str:
    padded = [
        _pad(cell, width, right=column in numbers)
        for cell, width, column in zip(cells, widths, kept, strict=True)
    ]
    return "  ".join(padded)


def _width(table: list[list[str]], kept: list[int]) -> int:
    return sum(max(cell_width(row[c]) for row in table) for c in kept) + 2 * (len(kept) - 1)


def _pad(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - cell_width(text))
    return space + text if right else text + space
