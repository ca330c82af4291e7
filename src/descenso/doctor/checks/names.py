"""The watched code as text: where names were given."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator
from typing import Any

from descenso.doctor.checks.lines import (
    HELPERS,
    LOOPS,
    around,
    assignments_around,
    calls_in,
    covers,
    names_in,
    tree_of,
)
from descenso.doctor.observing.frames import Site
from descenso.doctor.record import CELL

SHUFFLES = frozenset({"shuffle"})


def index_made(site: Site | None, *, once: bool = False) -> Site | None:
    """Where the row numbers that are used on this line got their name in the same loop, if they
    have one, or with `once` before that loop; else the line itself.
    """
    loops = around(site, LOOPS) if site is not None else []
    if site is None or not loops:
        return site
    used = {
        node.slice.id
        for node in ast.walk(loops[-1])
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Name)
        and covers(node, site[1])
    }
    line = last_set(loops[-1], used, site[1])
    before = [where_bound(name, site) for name in used] if line is None and once else []
    return (site[0], line) if line else (before or [None])[0] or site


def index_on(site: Site | None) -> str:
    """The name in square brackets on this line; empty where there are several, or none."""
    picks = around(site, (ast.Subscript,)) if site is not None else []
    names = set().union(*(names_in(one.slice) for one in picks if isinstance(one, ast.Subscript)))
    return names.pop() if len(names) == 1 else ""


def texts_up_to(site: Site) -> Iterator[tuple[str, ast.Module, float]]:
    """The text that the line stands in, up to the line, and those of the notebook's cells before
    it, the last one first: each with its file's name, and the line that ends it.
    """
    notebook, mark, number = site[0].rpartition(CELL)
    earlier = range(int(number) - 1, 0, -1) if mark else ()
    for file in (site[0], *(f"{notebook}{mark}{k}" for k in earlier)):
        tree = tree_of(file)
        if tree is not None:
            yield file, tree, site[1] if file == site[0] else math.inf


def last_given(name: str, before: Site) -> tuple[str, ast.Assign] | None:
    """The last assignment above this line that gives something this name, and its file."""
    for file, piece, end in texts_up_to(before):
        given = [
            node
            for node in ast.walk(piece)
            if isinstance(node, ast.Assign) and name in set(set_names(node)) and node.lineno < end
        ]
        if given:
            return file, max(given, key=lambda node: node.lineno)
    return None


def name_given(site: Site | None) -> str | None:
    """What the assignment on this line gives a value, as it is written there."""
    given = assignments_around(site) if site is not None else []
    return ast.unparse(given[-1].targets[0]) if given else None


def where_bound(name: str, before: Site | None) -> Site | None:
    """The last assignment above this line that gives something the plain name `name`."""
    given = last_given(name, before) if before is not None and name else None
    return (given[0], given[1].lineno) if given is not None else None


def outside(made: Site, name: str, before: Site | None) -> Site:
    """The line itself, unless it is in a function of theirs: then the last line above `before` that
    gives its result this name, if there is one.
    """
    return (where_bound(name, before) if around(made, HELPERS) else None) or made


def last_set(inside: ast.AST, names: set[str], before: int) -> int | None:
    """The last line above `before` of an assignment that sets one of these names."""
    lines = [
        node.lineno
        for node in ast.walk(inside)
        if isinstance(node, ast.Assign) and names & set(set_names(node)) and node.lineno < before
    ]
    return max(lines, default=None)


def written_into(node: ast.Assign | ast.AugAssign | ast.Expr) -> Iterator[str]:
    """The names of the containers of which a statement changes entries."""
    if isinstance(node, ast.Expr):
        shuffled = [arg for call in calls_in(node, SHUFFLES) for arg in call.args]
        yield from (arg.id for arg in shuffled if isinstance(arg, ast.Name))
        return
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            yield target.value.id


def where_returned(function: Callable[..., Any]) -> Site:
    """The line of a function that works out what it returns: the last that sets the name which it
    returns, else the `return` itself; its first line, where its text is not to be had.
    """
    code = function.__code__
    tree = tree_of(code.co_filename)
    defined = [
        node
        for node in (ast.walk(tree) if tree is not None else ())
        if isinstance(node, ast.FunctionDef)
        and min([node.lineno, *(one.lineno for one in node.decorator_list)]) == code.co_firstlineno
    ]
    returns = [node for one in defined[-1:] for node in ast.walk(one) if type(node) is ast.Return]
    if not returns:
        return code.co_filename, code.co_firstlineno
    value = returns[-1].value
    value = value.elts[0] if isinstance(value, ast.Tuple) and value.elts else value
    name = value.id if isinstance(value, ast.Name) else None
    setting = [
        node
        for node in ast.walk(defined[-1])
        if isinstance(node, (ast.Assign, ast.AugAssign)) and name in set(set_names(node))
    ]
    return code.co_filename, max((n.lineno for n in setting), default=returns[-1].lineno)


def set_names(node: ast.Assign | ast.AugAssign) -> Iterator[str]:
    """The names that a statement sets, or of which it changes entries."""
    yield from written_into(node)
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        yield from names_in(target)


def where_changed(function: Callable[..., Any]) -> Site | None:
    """The last line of a function that changes a tensor in place; None where its text is not to be
    had, or none does.
    """
    code = function.__code__
    defined = around((code.co_filename, code.co_firstlineno + 1), (ast.FunctionDef,))
    nodes = (node for one in defined[-1:] for node in ast.walk(one) if isinstance(node, ast.stmt))
    lines = [node.lineno for node in nodes if _changes(node)]
    return (code.co_filename, max(lines)) if lines else None


def _changes(node: ast.stmt) -> bool:
    if isinstance(node, ast.AugAssign):
        return isinstance(node.target, (ast.Name, ast.Attribute))
    called = node.value if isinstance(node, ast.Expr) else None
    method = called.func if isinstance(called, ast.Call) else None
    return isinstance(method, ast.Attribute) and method.attr.endswith("_")
