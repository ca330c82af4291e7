"""What the doctor runs: a script, or a notebook's cells, as pieces of code with their places."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from descenso.doctor.notebook import code_cells
from descenso.errors import DataError
from descenso.language import translate
from descenso.language.readable import readable
from descenso.runs.durable import read_regular

MOST_BYTES = 64 * 2**20
"""Of a script or notebook; notebooks keep their pictures in themselves."""

CELL = "#cell="
"""Stands between a notebook's path and the number of a cell in the names of its pieces."""


class Piece(NamedTuple):
    """Code that runs in one go. `filename` is what tracebacks call it; `text` has its own lines."""

    filename: str
    text: str


class Place(NamedTuple):
    """A line for people: `cell` (from 1, code cells alone are counted) is None in a script."""

    file: str
    line: int
    cell: int | None = None


@dataclass(frozen=True)
class Source:
    """A `.py` or `.ipynb` file as it was read. `path` is absolute, `given` as it was typed."""

    given: str
    path: Path
    pieces: tuple[Piece, ...]
    raw: str

    @property
    def is_notebook(self) -> bool:
        """Whether it is cells, not one text."""
        return self.path.suffix == ".ipynb"

    @cached_property
    def lines(self) -> dict[str, list[str]]:
        """The lines of each piece, under its filename."""
        return {piece.filename: piece.text.split("\n") for piece in self.pieces}

    def place(self, filename: str, line: int) -> Place:
        """Where a line of a piece is, for people; other files keep their own name."""
        head, mark, cell = filename.rpartition(CELL)
        if mark and head == str(self.path):
            return Place(self.given, line, int(cell))
        return Place(self.given if filename == str(self.path) else filename, line)

    def text(self, place: Place) -> str | None:
        """The line itself, without its end; None for a place that is not in this file."""
        if place.file != self.given:
            return None
        lines = self.lines.get(self.filename(place.cell), [])
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    def filename(self, cell: int | None) -> str:
        """The name of the piece with that number."""
        return str(self.path) if cell is None else f"{self.path}{CELL}{cell}"

    def raw_line(self, place: Place) -> int | None:
        """The line of the file on disk, from 1: for a notebook that of its JSON, if it is there."""
        if place.cell is None:
            return place.line
        return self._raw_lines.get((place.cell, place.line))

    @cached_property
    def _raw_lines(self) -> dict[tuple[int, int], int]:
        return dict(_find_in_json(self.raw, [piece.text for piece in self.pieces]))

    def environment(self) -> dict[str, str]:
        """What the file itself sets in `os.environ`, literally and at its top level.

        Libraries read some of it while they are imported (`OMP_NUM_THREADS`), and PyTorch is
        imported before the file runs.
        """
        found: dict[str, str] = {}
        for piece in self.pieces:
            try:
                tree = ast.parse(piece.text)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            for statement in tree.body:
                found |= _assigned_variable(statement)
        return found


def _assigned_variable(statement: ast.stmt) -> dict[str, str]:
    """`{"A": "1"}` for `os.environ["A"] = "1"` and for `os.environ.setdefault("A", "1")`."""
    match statement:
        case ast.Assign(
            targets=[ast.Subscript(value=where, slice=ast.Constant(value=str(name)))],
            value=ast.Constant(value=str(value)),
        ):
            pass
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(value=where, attr="setdefault"),
                args=[ast.Constant(value=str(name)), ast.Constant(value=str(value))],
            )
        ):
            pass
        case _:
            return {}
    return {name: value} if ast.unparse(where) in ("os.environ", "environ") else {}


def _find_in_json(raw: str, cells: list[str]) -> Iterator[tuple[tuple[int, int], int]]:
    """((cell, line), line of `raw`) for cells whose lines stand in JSON lines of their own."""
    lines = [line.strip().rstrip(",") for line in raw.split("\n")]
    at = 0
    for number, cell in enumerate(cells, start=1):
        texts = cell.split("\n")
        start = _first_run(lines, [text for text in texts], at)
        if start is None:
            continue
        for line in range(len(texts)):
            yield (number, line + 1), start + line + 1
        at = start + len(texts)


def _first_run(lines: list[str], texts: list[str], at: int) -> int | None:
    raise NotImplementedError


def read_source(path: Path) -> Source:
    """The file at `path`.

    Raises:
        DataError: it is absent, no `.py` or `.ipynb`, too large, or not what its ending says.
    """
    shown = readable(str(path))
    if path.suffix not in (".py", ".ipynb"):
        raise DataError(
            translate("{path}: expected a script (.py) or a notebook (.ipynb).").format(path=shown)
        )
    try:
        content = read_regular(path, MOST_BYTES)
    except OSError as error:
        raise DataError(
            translate("{path}: could not be read: {why}.").format(
                path=shown, why=error.strerror or error
            )
        ) from error
