"""The programs: learners' code with one known fault each, and healthy controls.

A part is a folder of programs with a manifest, `programs.json`: the file, the fault's id (null for
a healthy one), the lines at which naming the fault is right (empty where there is none; a pair of
code cell and line in a notebook), the lines that mend it, and how its last printed number is read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from descenso.doctor.notebook import code_cells, plain_python

PARTS = ("seen", "held_out")
"""For building the doctor, and for looking at once."""

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Program:
    """One program. `fault` is None for a healthy one, whose last number must reach `good`.

    `measure` says whether the last number printed is better "lower" or "higher", or None where the
    fault leaves the number alone. `lines` and the keys of `mend` are (cell, line); 0 for scripts.
    """

    part: str
    file: str
    fault: str | None
    measure: str | None
    lines: frozenset[tuple[int, int]]
    mend: dict[tuple[int, int], str]
    crashes: bool
    good: float | None

    @property
    def path(self) -> Path:
        """Where it is."""
        return HERE / self.part / self.file

    @cached_property
    def cells(self) -> list[str]:
        """Its text: one piece for a script, one for each code cell of a notebook."""
        raw = self.path.read_text(encoding="utf-8")
        return code_cells(raw) if self.path.suffix == ".ipynb" else [raw]

    def python(self, *, mended: bool = False) -> str:
        """The program as one piece of Python, as it is or with its fault taken out."""
        first = 1 if self.path.suffix == ".ipynb" else 0
        cells = []
        for number, text in enumerate(self.cells, start=first):
            lines = text.split("\n")
            for (cell, line), better in self.mend.items() if mended else ():
                if cell == number:
                    lines[line - 1] = better
            cells.append(plain_python("\n".join(lines)) if first else "\n".join(lines))
        return "\n".join(cells)


def load(part: str) -> list[Program]:
    """The programs of a part, in the order of their files."""
    rows = json.loads((HERE / part / "programs.json").read_text(encoding="utf-8"))
    return [_program(part, row) for row in rows]


def _program(part: str, row: dict[str, Any]) -> Program:
    return Program(
        part=part,
        file=row["file"],
        fault=row["id"],
        measure=row["measure"],
        lines=frozenset(map(_place, row.get("lines", ()))),
        mend={_place(where): text for where, text in row.get("mend", ())},
        crashes=row.get("crashes", False),
        good=row.get("good"),
    )


def _place(where: int | list[int]) -> tuple[int, int]:
    return (0, where) if isinstance(where, int) else (where[0], where[1])
