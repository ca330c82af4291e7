"""The lesson's notebook, made from its py:percent source.

A source is a Python file: `# %% id="name"` begins a cell of code, `# %% [markdown] id="name"` one
of text, whose lines are comments. The names become the cells' ids, so that they stay the same from
one version of a text to the next, and are the same in both languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from descenso.errors import OptionError, RunError
from descenso.language import LANGUAGES, translate
from descenso.runs.durable import not_written, write_durably
from descenso.runs.taken import file_is_taken

SOURCES = Path(__file__).parent / "sources"

NAMES = {"es": "sesion-3", "en": "session-3"}
"""The notebook's name in each language, without its ending."""

_MARK = "# %%"
_HEAD = re.compile(r'# %%( \[markdown\])? id="(?P<id>[A-Za-z0-9_-]{1,64})"')


@dataclass(frozen=True)
class Cell:
    """One cell: `kind` is `code` or `markdown`, `source` what stands in it, `id` its name."""

    kind: str
    id: str
    source: str


def read_cells(text: str) -> list[Cell]:
    """The cells of a py:percent text, without the empty lines between them.

    Raises:
        ValueError: a mark without a usable id, an id that was there before, text before the first
            mark, or a line of a text cell that is no comment. The message has the line's number.
    """
    cells: list[Cell] = []
    for number, head, lines in _blocks(text):
        match = _HEAD.fullmatch(head)
        if match is None:
            raise ValueError(f'line {number}: expected # %% [markdown] id="…", got {head!r}')
        if any(cell.id == match["id"] for cell in cells):
            raise ValueError(f"line {number}: there is a cell {match['id']!r} already")
        if match[1]:
            texts = [_uncomment(line, number + 1 + at) for at, line in enumerate(lines)]
            cells.append(Cell("markdown", match["id"], "\n".join(texts)))
        else:
            cells.append(Cell("code", match["id"], "\n".join(lines)))
    return cells


def _blocks(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Line number, mark and lines of each cell."""
    number, head, lines = 0, "", list[str]()
    for at, line in enumerate(text.splitlines(), start=1):
        if line.startswith(_MARK):
            if head:
                yield number, head, _trimmed(lines)
            number, head, lines = at, line, []
        elif head:
            lines.append(line)
        elif line.strip():
            raise ValueError(f"line {at}: stands before the first cell: {line!r}")
    if head:
        yield number, head, _trimmed(lines)


def _trimmed(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n")


def _uncomment(line: str, number: int) -> str:
    if line.startswith("# "):
        return line[2:]
    if line not in ("", "#"):
        raise ValueError(f"line {number}: in a text cell, yet no comment: {line!r}")
    return ""


def lesson_cells(language: str) -> list[Cell]:
    """The cells of the lesson in `language`, one of `LANGUAGES`."""
    return read_cells((SOURCES / f"{NAMES[language]}.py").read_text(encoding="utf-8"))


def lesson_notebook(language: str) -> dict[str, Any]:
    """The lesson as a Jupyter notebook (nbformat 4.5): no outputs, nothing executed yet."""
    return {
        "cells": [_as_json(cell) for cell in lesson_cells(language)],
        "metadata": {
            "descenso": {"language": language},
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {
                "file_extension": ".py",
                "mimetype": "text/x-python",
                "name": "python",
            },
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _as_json(cell: Cell) -> dict[str, Any]:
    document: dict[str, Any] = {
        "cell_type": cell.kind,
        "id": cell.id,
        "metadata": {},
        "source": cell.source.splitlines(keepends=True),
    }
    if cell.kind == "code":
        document |= {"execution_count": None, "outputs": []}
    return document


def write_lesson(language: str, folder: Path, *, force: bool = False) -> tuple[Path, int]:
    """Write the notebook into `folder`, which is made if need be; gives its path and its cells.

    Raises:
        OptionError: there is no lesson in that language.
        RunError: a file of that name is there already (unless `force`), or the disk refused.
    """
    if language not in LANGUAGES:
        raise OptionError(
            "lang",
            translate("lang: expected one of {names}, got {given}.").format(
                names=", ".join(LANGUAGES), given=repr(language)
            ),
        )
    path = folder / f"{NAMES[language]}.ipynb"
    if file_is_taken(path, force=force):
        raise RunError(
            translate(
                "{path}: is there already, perhaps with your answers in it. Choose another --out, "
                "or use --force."
            ).format(path=path)
        )
    notebook = lesson_notebook(language)
    text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_written(path, error) from error
    write_durably(path, text.encode())
    return path, len(notebook["cells"])
