"""An explained step in a terminal: each line of code with its formula, numbers and reason."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TextIO

from torch import Tensor

from descenso.explanation.explanation import Explanation
from descenso.explanation.expressions import plain
from descenso.explanation.line import Index, Line
from descenso.language import translate
from descenso.language.readable import readable
from descenso.views.explanation_words import (
    agreement_cells,
    agreement_head,
    agreement_legend,
    fact_rows,
    headline,
    part_title,
    summary,
)
from descenso.views.paint import Paint, painter
from descenso.views.terminal import can_print

SIGNS = "Σₖₙᵢ·←−→…ᵀ×≈‖ηβλΦφσ²₀₁≠—ₘ"
ASCII: dict[str, str | int | None] = {
    "Σ": "sum", "ₖ": "_k", "ₙ": "_n", "ᵢ": "_i", "·": "*", "←": "<-", "−": "-", "→": "->",
    "…": "...", "ᵀ": ".T", "×": "x", "≈": "~", "‖": "|", "η": "lr", "β": "beta", "λ": "lambda",
    "Φ": "Phi", "φ": "phi", "σ": "sigmoid", "²": "^2", "₀": "0", "₁": "1", "≠": "!=", "—": "-",
    "─": "-", "│": "|", "✓": "yes",
}  # fmt: skip

INDENT = 4
MOST_ROWS, MOST_COLUMNS = 3, 6
"""Of a matrix in the terminal: enough to see what it is."""

MOST_FORMULA_ROWS = 8
"""Rows of a substituted formula; what is longer loses its middle."""

STYLES = {"title": "1;36", "code": "1", "value": "1;33", "quiet": "2"}
"""The terminal's codes (ECMA-48) for each kind of text."""


def explanation_text(
    explanation: Explanation, columns: int = 80, *, stream: TextIO | None = None
) -> str:
    """The whole step for a terminal of so many columns; coloured only where `stream` is one."""
    paint = painter(stream, STYLES)
    width = max(40, columns)
    rows = [*_head(explanation, width, paint)]
    part = ""
    for number, line in enumerate(explanation.lines, start=1):
        if line.part != part:
            part = line.part
            rows += ["", paint("title", _ruled(part_title(part), width))]
        rows += ["", *_line(explanation, line, number, width, paint)]
    rows += ["", paint("title", _ruled(translate("The gradient, four ways"), width)), ""]
    rows += _agreement(explanation, width, paint)
    rows += ["", paint("title", _ruled(translate("Facts"), width)), ""]
    for name, sentence in fact_rows(explanation):
        rows += _wrapped(f"{name}: {sentence}", width, 0)
    text = "\n".join(rows)
    if stream is not None and not can_print(SIGNS, stream):
        text = text.translate(str.maketrans(ASCII))
    return text


def _head(explanation: Explanation, width: int, paint: Paint) -> Iterator[str]:
    yield paint("code", headline(explanation))
    yield from _wrapped(summary(explanation), width, 0)
    for note in explanation.notes:
        yield from _wrapped(readable(note, 200), width, 0)


def _ruled(title: str, width: int) -> str:
    return f"── {title} " + "─" * max(0, width - len(title) - 4)


def _line(
    explanation: Explanation, line: Line, number: int, width: int, paint: Paint
) -> Iterator[str]:
    for place, code in enumerate(line.code.split("\n")):
        mark = f"{number:>2}  " if place == 0 else " " * INDENT
        for row in _wrapped(code, width, INDENT, hanging=4):
            yield mark + paint("code", row[INDENT:])
            mark = " " * INDENT
    if line.result is not None:
        yield from (paint("quiet", row) for row in _wrapped(line.formula, width, INDENT))
    yield from (paint("quiet", row) for row in _wrapped(_shapes(line), width, INDENT))
    yield from _substituted(explanation, line, width, paint)
    yield from _wrapped(line.says, width, INDENT)
    if line.result is not None:
        index = explanation.chosen[line.result]
        yield from (paint("quiet", row) for row in _matrix(line, index, width))


def _shapes(line: Line) -> str:
    """`X (8,2), W1 (2,16), b1 (16) → z1 (8,16)`."""
    names = [f"{name} ({','.join(map(str, shape))})" for name, shape in line.shapes.items()]
    if line.result is None:
        return ", ".join(names)
    made = list(line.shapes).index(line.result)
    reads, makes = ", ".join(names[:made]), ", ".join(names[made:])
    return f"{reads} → {makes}" if reads else makes


def _substituted(explanation: Explanation, line: Line, width: int, paint: Paint) -> Iterator[str]:
    entry = explanation.entry(line)
    if entry is None:
        return
    yield from _wrapped(f"{entry.title} = {entry.symbols}", width, INDENT, hanging=4)
    if entry.expression != entry.value:
        rows = _wrapped(f"= {entry.expression}", width, INDENT + 2, hanging=2)
        if len(rows) > MOST_FORMULA_ROWS:
            left_out = len(rows) - MOST_FORMULA_ROWS + 1
            note = translate("… {count} more rows: see --json or --html …").format(count=left_out)
            rows[MOST_FORMULA_ROWS - 2 : -1] = [" " * (INDENT + 4) + note]
        yield from rows
    yield " " * (INDENT + 2) + "= " + paint("value", entry.value)


def _matrix(line: Line, index: Index, width: int) -> Iterator[str]:
    """A corner of the result, its entries to three digits; the chosen row is among those shown."""
    assert line.result is not None
    tensor = line.values[line.result].tensor
    if tensor.dim() == 0:
        return
    grid = tensor if tensor.dim() == 2 else tensor.unsqueeze(0)
    place = index if tensor.dim() == 2 else (0, *index)
    across = min(MOST_COLUMNS, (width - INDENT - 4) // 11)
    rows, more_rows = _window(grid.shape[0], place[0], MOST_ROWS)
    columns, more_columns = _window(grid.shape[1], place[1], across)
    head = "".join(f"{f'[{column}]':>11}" for column in columns)
    yield " " * INDENT + " " * 5 + head + ("  …" if more_columns else "")
    for row in rows:
        mark = f"[{row}]" if tensor.dim() == 2 else ""
        numbers = "".join(f"{_number(grid, row, column):>11}" for column in columns)
        yield " " * INDENT + f"{mark:>5}" + numbers
    if more_rows:
        yield " " * INDENT + f"{'…':>5}"


def _window(size: int, place: int, most: int) -> tuple[range, bool]:
    """Up to `most` places with `place` among them, and whether that leaves some out."""
    first = max(0, min(place - most // 2, size - most))
    return range(first, min(size, first + most)), size > most


def _number(grid: Tensor, row: int, column: int) -> str:
    return plain(grid[row, column].item(), 3)


def _agreement(explanation: Explanation, width: int, paint: Paint) -> Iterator[str]:
    table = [agreement_head(), *map(agreement_cells, explanation.agreement)]
    sizes = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for number, row in enumerate(table):
        cells = [
            cell.ljust(size) if column == 0 else cell.rjust(size)
            for column, (cell, size) in enumerate(zip(row, sizes, strict=True))
        ]
        text = "  ".join(cells) if sum(sizes) + 14 <= width else " ".join(cells)
        yield paint("quiet", text) if number == 0 else text
    yield ""
    for sentence in agreement_legend(explanation):
        yield from _wrapped(sentence, width, 0)


def _wrapped(text: str, width: int, indent: int, *, hanging: int = 0) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_on_hyphens=False,
    )
