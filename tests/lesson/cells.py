"""Running the lesson's cells: with a prediction filled in, another seed, or a line changed."""

from __future__ import annotations

import contextlib
import io
import warnings
from typing import Any

import matplotlib as mpl
import torch

from descenso.lesson.notebook import Cell, lesson_cells


def code_cells(language: str = "en") -> list[Cell]:
    return [cell for cell in lesson_cells(language) if cell.kind == "code"]


def run_cells(
    language: str = "en",
    *,
    changes: dict[str, tuple[str, str]] | None = None,
    until: str = "",
    without: tuple[str, ...] = (),
) -> tuple[dict[str, Any], dict[str, str]]:
    """The names that the cells leave behind, and what each cell printed.

    `changes` has for a cell's id a piece of its source and what to put in its place; `until` is
    the last cell to run, `without` cells to leave out. Nothing of matplotlib's settings stays.
    """
    changes, names, printed = changes or {}, {}, {}
    threads = torch.get_num_threads()
    with mpl.rc_context(), warnings.catch_warnings():
        import matplotlib.pyplot as plt

        mpl.use("Agg")
        for cell in code_cells(language):
            if cell.id in without:
                continue
            old, new = changes.get(cell.id, ("", ""))
            assert old in cell.source, f"{cell.id}: no {old!r} to change"
            source = cell.source.replace(old, new) if old else cell.source
            # A window that cannot open is no news on a machine without a screen.
            source = source.replace("plt.show()", 'plt.close("all")')
            with contextlib.redirect_stdout(io.StringIO()) as said:
                exec(compile(source, cell.id, "exec"), names)
            printed[cell.id] = said.getvalue()
            if cell.id == until:
                break
        plt.close("all")
    torch.set_num_threads(threads)
    return names, printed
