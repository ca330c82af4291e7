"""What a learner's file says before it is run: which functions are empty, and what each one uses.

This happens in the learner's process: a file made to choke a parser chokes only that.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from descenso.lesson.exercises.right import RIGHT

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """`empty` functions have no statement of their own; `used` are the dotted names by function.

    `placeholders` are the lines with a `raise NotImplementedError`.
    """

    empty: frozenset[str]
    used: dict[str, frozenset[str]]
    placeholders: frozenset[int]


def read_source(content: bytes) -> Source:
    """Look at the functions at the top of the file, in the encoding that it is in.

    Raises:
        SyntaxError: the content is not Python.
    """
    tree = ast.parse(content)
    functions = {node.name: node for node in tree.body if isinstance(node, Function)}
    aliases = dict(_aliases(tree))
    direct = {name: _names(node, aliases) for name, node in functions.items()}
    empty = frozenset(name for name, node in functions.items() if _is_empty(node))
    placeholders = frozenset(
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and _raises_not_implemented(node)
    )
    used = {name: _with_helpers(name, direct) for name in functions}
    return Source(empty, used, placeholders)


def _aliases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """`F` → `torch.nn.functional`, for every import in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    yield alias.asname, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _names(function: Function, aliases: dict[str, str]) -> frozenset[str]:
    """Dotted names that the function reads: `torch.relu`; a method of a value is `.backward`."""
    found: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute):
            found.add(f".{node.attr}")
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
        dotted = _dotted(node)
        if dotted:
            head, _, rest = dotted.partition(".")
            found.add(".".join(part for part in (aliases.get(head, head), rest) if part))
    return frozenset(found)


def _dotted(node: ast.AST) -> str | None:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else None


def _is_empty(function: Function) -> bool:
    """Whether there is only a docstring, `...`, `pass` or `raise NotImplementedError`."""
    return all(
        isinstance(line, ast.Pass)
        or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        or (isinstance(line, ast.Raise) and _raises_not_implemented(line))
        for line in function.body
    )


def _raises_not_implemented(line: ast.Raise) -> bool:
    raised = line.exc.func if isinstance(line.exc, ast.Call) else line.exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def _with_helpers(name: str, direct: dict[str, frozenset[str]]) -> frozenset[str]:
    """What `name` uses, itself or through helpers of the same file; other exercises answer for
    themselves.
    """
    found: set[str] = set()
    waiting, seen = [name], {name}
    while waiting:
        names = direct[waiting.pop()]
        found |= names
        helpers = (names & direct.keys()) - seen - RIGHT.keys()
        seen |= helpers
        waiting += helpers
    return frozenset(found)
