"""A notebook as Python: its code cells in order, what only Jupyter understands taken out.

A line that goes becomes `pass` at its own place, so that every other line keeps its number.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from typing import Any

RUN_AS_IT_IS = ("time", "capture", "prun", "doctor")
"""Magics that run the code they are given."""

_CELL_MAGIC = re.compile(r"%%(?P<name>\w+)")
_LINE_MAGIC = re.compile(r"%(?P<name>\w+)(?P<rest>[ \t].*)?$")
_ASSIGNED = re.compile(r"(?P<names>[A-Za-z_][\w., \t]*=)[ \t]*(?P<kind>[!%])[ \t]*\w")
_HELP = re.compile(r"\?{1,2}[\w.*%]+$|[\w.*%]+\?{1,2}$")


def code_cells(raw: str) -> list[str]:
    """The text of each code cell that has any, from a notebook's JSON (nbformat 3 and newer).

    Raises:
        ValueError: it is no notebook, or one in another language than Python.
    """
    document = json.loads(raw)
    if not isinstance(document, dict):
        raise ValueError("not an object")
    language = _language(document)
    if language != "python":
        raise ValueError(f"its language is {language}")
    texts = [_text(cell) for cell in _cells(document) if cell.get("cell_type") == "code"]
    return [text for text in texts if text.strip()]


def _language(document: dict[str, Any]) -> str:
    """In small letters; Python where nothing is said."""
    metadata = document.get("metadata") or {}
    for part, key in (("language_info", "name"), ("kernelspec", "language")):
        name = (metadata.get(part) or {}).get(key)
        if name:
            return re.sub(r"^i?python\d*$", "python", str(name).lower())
    return "python"


def _cells(document: dict[str, Any]) -> list[dict[str, Any]]:
    holders = [document, *document.get("worksheets", [])]
    cells = [cell for holder in holders for cell in holder.get("cells", [])]
    if not cells and "cells" not in document:
        raise ValueError("it has no cells")
    return cells


def _text(cell: dict[str, Any]) -> str:
    source = cell.get("source", cell.get("input", ""))
    return "".join(source) if isinstance(source, list) else str(source)


def plain_python(cell: str) -> str:
    """The cell without magics, shell commands and questions to the help.

    `%time`, `%%time` and their like run what stands behind them; `files = !ls` is an empty list.
    """
    lines = cell.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    magic = _CELL_MAGIC.match(lines[first])
    if magic:
        if magic["name"] not in RUN_AS_IT_IS:
            return "\n".join("" for _ in lines)
        lines[first] = ""
    elif _parses(cell):
        return cell
    for at, line in enumerate(lines):
        replaced = _without_magic(line)
        if replaced != line and _is_between_statements(lines[:at]):
            lines[at] = replaced
    return "\n".join(lines)


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _without_magic(line: str) -> str:
    code = line.lstrip()
    indent = line[: len(line) - len(code)]
    code = code.rstrip()
    magic = _LINE_MAGIC.match(code)
    if magic and magic["name"] in RUN_AS_IT_IS and magic["rest"]:
        return indent + magic["rest"].strip()
    if code.startswith(("%", "!")) or _HELP.match(code):
        return indent + "pass"
    assigned = _ASSIGNED.match(code)
    if assigned:
        return f"{indent}{assigned['names']} {'[]' if assigned['kind'] == '!' else 'None'}"
    return line


def _is_between_statements(lines: list[str]) -> bool:
    """Whether a new statement begins after these lines: no string or bracket is open."""
    if lines and lines[-1].rstrip().endswith("\\"):
        return False
    try:
        for _ in tokenize.generate_tokens(io.StringIO("\n".join([*lines, ""])).readline):
            pass
    except tokenize.TokenError:
        return False
    except (SyntaxError, ValueError):
        return True  # wrong in another way, which Python is to tell
    return True
