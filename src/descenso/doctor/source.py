"""What the doctor runs: a script, or a notebook's cells, as pieces of code with their places."""

from __future__ import annotations

import ast
import importlib.util
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from descenso.doctor.notebook import code_cells, plain_python
from descenso.doctor.record import CELL
from descenso.errors import DataError
from descenso.language import translate
from descenso.language.readable import readable
from descenso.runs.durable import UNREADABLE, read_regular

MOST_BYTES = 64 * 2**20
"""Of a script or notebook; notebooks keep their pictures in themselves."""


class Piece(NamedTuple):
    """Code that runs in one go: `text` as it was written, `code` as Python runs it, line by line.

    `filename` is what tracebacks call it.
    """

    filename: str
    text: str
    code: str


class Position(NamedTuple):
    """A line for people: `cell` counts the notebook's code cells from 1; a script has none."""

    file: str
    line: int
    cell: int | None = None


@dataclass(frozen=True)
class Source:
    """A `.py` or `.ipynb` file as it was read: `given` as it was typed, `path` absolute."""

    given: str
    path: Path
    pieces: tuple[Piece, ...]
    raw: str

    @property
    def is_notebook(self) -> bool:
        """Whether it is cells, not one text."""
        return self.path.suffix == ".ipynb"

    def place(self, filename: str, line: int) -> Position:
        """Where a line of a piece is, for people; others are named from this folder."""
        head, mark, cell = filename.rpartition(CELL)
        if mark and head == str(self.path):
            return Position(self.given, line, int(cell))
        if filename == str(self.path):
            return Position(self.given, line)
        path = Path(filename)
        below = path.is_relative_to(Path.cwd())
        return Position(str(path.relative_to(Path.cwd())) if below else filename, line)

    def lines(self, place: Position) -> list[str]:
        """The lines of the piece that `place` is in; none for another file's."""
        if place.file != self.given:
            return []
        number = 0 if place.cell is None else place.cell - 1
        return self.pieces[number].text.split("\n")

    def raw_line(self, place: Position) -> int | None:
        """The line of the file on disk, from 1; for a notebook that of its JSON, if it is there."""
        if place.cell is None:
            return place.line
        start = self._starts_in_json[place.cell - 1]
        return None if start is None else start + place.line

    @cached_property
    def _starts_in_json(self) -> list[int | None]:
        """How many lines of the JSON stand before each cell's first line of code."""
        strings = [_json_string(line) for line in self.raw.split("\n")]
        starts: list[int | None] = []
        at = 0
        for piece in self.pieces:
            texts = piece.text.splitlines(keepends=True)
            start = next(
                (i for i in range(at, len(strings)) if strings[i : i + len(texts)] == texts), None
            )
            at = at if start is None else start + len(texts)
            starts.append(start)
        return starts

    def environment(self) -> dict[str, str]:
        """What the file itself sets in `os.environ`, literally and at its top level.

        Libraries read some of it while they are imported (`OMP_NUM_THREADS`), and PyTorch is
        imported before the file runs.
        """
        found: dict[str, str] = {}
        for piece in self.pieces:
            try:
                tree = ast.parse(piece.code)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            for statement in tree.body:
                found |= _assigned_variable(statement)
        return found


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
    absolute = path.absolute()
    if path.suffix == ".ipynb":
        raw, pieces = _read_notebook(absolute, content, shown)
    else:
        raw = _decode(content, shown)
        pieces = (Piece(str(absolute), raw, raw),)
    return Source(str(path), absolute, pieces, raw)


def _decode(content: bytes, shown: str) -> str:
    try:
        return importlib.util.decode_source(content)
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        raise DataError(
            translate("{path}: is not text in UTF-8 or in the encoding it declares.").format(
                path=shown
            )
        ) from error


def _read_notebook(path: Path, content: bytes, shown: str) -> tuple[str, tuple[Piece, ...]]:
    try:
        raw = content.decode("utf-8-sig")
        texts = code_cells(raw)
    except UNREADABLE as error:
        raise DataError(
            translate("{path}: is no Python notebook: {why}.").format(
                path=shown, why=readable(str(error), 80)
            )
        ) from error
    pieces = (
        Piece(f"{path}{CELL}{number}", text, plain_python(text))
        for number, text in enumerate(texts, start=1)
    )
    return raw, tuple(pieces)


def _json_string(line: str) -> str | None:
    """The text in a line of JSON that holds one string and nothing else."""
    try:
        value = json.loads(line.strip().rstrip(","))
    except ValueError:
        return None
    return value if isinstance(value, str) else None


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
