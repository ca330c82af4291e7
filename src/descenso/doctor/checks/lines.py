"""The watched code as text: which loop, function or statement a line stands in."""

from __future__ import annotations

import ast
import linecache
from collections.abc import Iterator
from functools import lru_cache

from descenso.doctor.observing.frames import Site

LOOPS = (ast.For, ast.While, ast.AsyncFor)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module)


@lru_cache(maxsize=64)
def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return None


def tree_of(file: str) -> ast.Module | None:
    """The syntax tree of a file or notebook cell; None where its text is not to be had."""
    lines = linecache.getlines(file)
    return _parsed("".join(lines)) if lines else None


def around(site: Site, kinds: tuple[type[ast.AST], ...]) -> list[ast.AST]:
    """The nodes of these kinds that the line stands in, the outermost first."""
    tree = tree_of(site[0])
    nodes = ast.walk(tree) if tree is not None else ()
    return [node for node in nodes if isinstance(node, kinds) and covers(node, site[1])]


def covers(node: ast.AST, line: int) -> bool:
    """Whether the line belongs to the node; every line belongs to a module."""
    if isinstance(node, ast.Module):
        return True
    first = getattr(node, "lineno", 0)
    return first <= line <= (getattr(node, "end_lineno", None) or first)


def calls_in(node: ast.AST, names: frozenset[str]) -> Iterator[ast.Call]:
    """The calls inside `node` of functions or methods with one of these names."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            called = one.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in names:
                yield one
