"""The watched code as text: where names were given, and arrays put together or written into."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from descenso.doctor.checks.lines import (
    HELPERS,
    LOOPS,
    around,
    assignments_around,
    calls,
    calls_in,
    covers,
    names_in,
    tree_of,
)
from descenso.doctor.observing.frames import Site
from descenso.doctor.record import CELL

MAKES_TENSORS = frozenset(
    {"tensor", "as_tensor", "from_numpy", "Tensor", "LongTensor", "FloatTensor"}
)

JOINS = frozenset({"stack", "column_stack", "hstack", "concatenate", "cat", "DataFrame", "concat"})

SHUFFLES = frozenset({"shuffle"})

KEEPS_ORDER = MAKES_TENSORS | {
    "mean", "std", "min", "max", "abs", "log", "log1p", "sqrt", "float", "double", "long", "int",
    "astype", "transform", "fit_transform", "to", "type", "reshape", "view", "unsqueeze", "squeeze",
    "flatten", "ravel",
}  # fmt: skip
"""Functions whose result has its rows where they were."""

DRAWS = frozenset({"standard_normal", "normal", "uniform", "random", "rand", "randn"})

LOGARITHMS = frozenset({"log", "log2", "log10"})

UNBOUNDED = LOGARITHMS | {"log1p", "divide", "reciprocal", "power", "sqrt"}
"""Functions that are no number somewhere."""

MOST_STEPS_BACK = 3
"""An array may be put together of others, which are what was written into."""


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
    line = _last_set(loops[-1], used, site[1])
    before = [where_bound(name, site) for name in used] if line is None and once else []
    return (site[0], line) if line else (before or [None])[0] or site


def index_on(site: Site | None) -> str:
    """The name in square brackets on this line; empty where there are several, or none."""
    picks = around(site, (ast.Subscript,)) if site is not None else []
    names = set().union(*(names_in(one.slice) for one in picks if isinstance(one, ast.Subscript)))
    return names.pop() if len(names) == 1 else ""


def last_written(site: Site | None, *, rebound: bool = False) -> Site | None:
    """Where the array that a tensor was made of on this line, or one that this array was made of,
    was last written into, row by row; with `rebound` where the array was, or was made anew from
    itself, as `y = y[order]` does. The line itself, where none was.
    """
    tree = tree_of(site[0]) if site is not None else None
    if site is None or tree is None:
        return site
    making = MAKES_TENSORS | set(_converters(tree))
    made = [call for call in calls_in(tree, making) if covers(call, site[1])]
    names = set().union(*map(names_in, made)) if made else _converted_on(site)
    for _ in range(1 if rebound else MOST_STEPS_BACK):
        for file, piece, end in _texts_up_to(site):
            writing = [
                node.lineno
                for node in ast.walk(piece)
                if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr))
                and names & set(chain(_written_into(node), _made_anew(node) if rebound else ()))
                and node.lineno < end
            ]
            if writing:
                return file, max(writing)
        names = set().union(*(_made_of(name, site) for name in names))
    return site


def _converted_on(site: Site) -> set[str]:
    """The names of what this line only gives another type or shape, as `y.float()` does."""
    keeps = [node for node in assignments_around(site) if not _may_reorder(node.value)]
    return set().union(*(names_in(node.value) for node in keeps))


def _may_reorder(value: ast.expr) -> bool:
    """Whether it picks rows, or calls something that may."""
    called = {getattr(call.func, "attr", "") for call in calls(value)}
    return bool(called - KEEPS_ORDER) or any(isinstance(n, ast.Subscript) for n in ast.walk(value))


class Arrays(NamedTuple):
    """What is known of the arrays that global names of theirs stand for: whether such an array
    `is_broken` by numbers that are none (None of a name that stands for no array), and whether it
    `has_zeros`.
    """

    is_broken: Callable[[str], bool | None]
    has_zeros: Callable[[str], bool]


def where_broken(site: Site | None, arrays: Arrays) -> Site | None:
    """Where numbers that are none got into the array that a tensor was made of on this line: the
    statement that made them of arrays without, or wrote them there; in it, or in a function of
    theirs that it calls, the line of the logarithm or the division. None where that cannot be
    followed.
    """
    if site is None or around(site, HELPERS):
        return None
    names = set().union(*(names_in(node.value) for node in assignments_around(site)))
    found, before, made = None, site, []
    while (name := next(filter(arrays.is_broken, sorted(names)), None)) is not None:
        given = _last_given(name, before)
        if given is None:
            break
        before, names = (given[0], given[1].lineno), names_in(given[1].value)
        writes = name in set(_written_into(given[1]))
        if not (writes or any(arrays.is_broken(one) is not None for one in names)):
            break  # it was read so, from a file perhaps
        found, made = before, [given]
        if name in names:  # what the name stood for before is gone
            earlier = _last_given(name, before)
            made = [*made, *([earlier] if earlier is not None else [])]
            names = (names_in(earlier[1].value) if earlier is not None else set()) - {name}
            before = (earlier[0], earlier[1].lineno + 1) if earlier is not None else before
    lost = (_where_lost(*one, arrays.has_zeros) for one in reversed(made))
    return found and next(filter(None, lost), found)


def _where_lost(file: str, statement: ast.Assign, has_zeros: Callable[[str], bool]) -> Site | None:
    """The line of a statement that divides by an array with zeros in it, or takes its logarithm;
    the first division, else the first of `UNBOUNDED`, in a function of theirs that it calls.
    """
    for node in ast.walk(statement):
        lost = None
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            lost = node.right
        elif isinstance(node, ast.Call) and node.args and any(calls_in(node, LOGARITHMS)):
            lost = node.args[0]
        if isinstance(lost, ast.Name) and has_zeros(lost.id):
            return file, lost.lineno
    names = {call.func.id for call in calls(statement.value) if isinstance(call.func, ast.Name)}
    for where, piece, _ in _texts_up_to((file, statement.lineno)):
        for node in ast.walk(piece):
            if isinstance(node, ast.FunctionDef) and node.name in names:
                lines = _divisions(node) or [call.lineno for call in calls_in(node, UNBOUNDED)]
                if lines:
                    return where, min(lines)
    return None


def _divisions(inside: ast.AST) -> list[int]:
    nodes = (node for node in ast.walk(inside) if isinstance(node, ast.BinOp))
    return [node.lineno for node in nodes if isinstance(node.op, ast.Div)]


def _texts_up_to(site: Site) -> Iterator[tuple[str, ast.Module, float]]:
    """The text that the line stands in, up to the line, and those of the notebook's cells before
    it, the last one first: each with its file's name, and the line that ends it.
    """
    notebook, mark, number = site[0].rpartition(CELL)
    earlier = range(int(number) - 1, 0, -1) if mark else ()
    for file in (site[0], *(f"{notebook}{mark}{k}" for k in earlier)):
        tree = tree_of(file)
        if tree is not None:
            yield file, tree, site[1] if file == site[0] else math.inf


def _last_given(name: str, before: Site) -> tuple[str, ast.Assign] | None:
    """The last assignment above this line that gives something this name, and its file."""
    for file, piece, end in _texts_up_to(before):
        given = [
            node
            for node in ast.walk(piece)
            if isinstance(node, ast.Assign) and name in set(_set_names(node)) and node.lineno < end
        ]
        if given:
            return file, max(given, key=lambda node: node.lineno)
    return None


def _made_of(name: str, before: Site) -> set[str]:
    """The names in the last assignment above this line that gives something this name."""
    given = _last_given(name, before)
    return names_in(given[1].value) if given is not None else set()


def where_joined(site: Site | None) -> Site | None:
    """Where the columns were put side by side of which a tensor was made on this line: by NumPy, or
    by a function of theirs that calls it; None where no such line is found.
    """
    tree = tree_of(site[0]) if site is not None else None
    if site is None or tree is None:
        return None
    joining = JOINS | {
        node.name
        for _, text, _ in _texts_up_to(site)
        for node in ast.walk(text)
        if isinstance(node, ast.FunctionDef) and _joins(node, JOINS)
    }
    statements = (n for n in ast.walk(tree) if isinstance(n, ast.stmt) and n.lineno == site[1])
    here = next(statements, None)
    if here is None:
        return None
    if _joins(here, joining):
        return site
    waiting = [(name, site) for name in names_in(here)]
    for _ in range(MOST_STEPS_BACK):
        given = [one for name, end in waiting if (one := _last_given(name, end)) is not None]
        for file, node in given:
            if _joins(node.value, joining):
                return file, node.lineno
        waiting = [(name, (f, node.lineno)) for f, node in given for name in names_in(node.value)]
    return None


def _joins(node: ast.AST, names: frozenset[str]) -> bool:
    return any(calls_in(node, names)) or any(
        isinstance(one, ast.Attribute) and one.attr in ("c_", "r_") for one in ast.walk(node)
    )


def name_given(site: Site | None) -> str | None:
    """What the assignment on this line gives a value, as it is written there."""
    given = assignments_around(site) if site is not None else []
    return ast.unparse(given[-1].targets[0]) if given else None


def where_bound(name: str, before: Site | None) -> Site | None:
    """The last assignment above this line that gives something the plain name `name`."""
    given = _last_given(name, before) if before is not None and name else None
    return (given[0], given[1].lineno) if given is not None else None


def outside(made: Site, name: str, before: Site | None) -> Site:
    """The line itself, unless it is in a function of theirs: then the last line above `before` that
    gives its result this name, if there is one.
    """
    return (where_bound(name, before) if around(made, HELPERS) else None) or made


def split_at(made: Site) -> Site:
    """Where rows were set apart that a tensor was made of on this line: the line itself, unless it
    only turns arrays into tensors; then the last line before that gave these arrays their names.
    """
    tree = tree_of(made[0])
    here = next(iter(assignments_around(made)), None)
    if here is None or tree is None:
        return made
    converting = KEEPS_ORDER | set(_converters(tree))
    picks = any(isinstance(one, ast.Subscript) for one in ast.walk(here.value))
    if picks or len(list(calls(here.value))) != len(list(calls_in(here.value, converting))):
        return made
    parts = here.value.elts if isinstance(here.value, ast.Tuple) else [here.value]
    names = {_first_name(part) for part in parts} - {""} or names_in(here.value)
    line = _last_set(tree, names, made[1])
    return (made[0], line) if line else made


def _converters(tree: ast.AST) -> Iterator[str]:
    """The names of the functions of theirs that make a tensor of an array."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(calls_in(node, MAKES_TENSORS)):
            yield node.name
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Lambda)
            and any(calls_in(node.value, MAKES_TENSORS))
        ):
            yield from set().union(*map(names_in, node.targets))


def _first_name(node: ast.AST) -> str:
    """The name that an expression starts from: `X` in `to((X - mean) / std)`."""
    while not isinstance(node, ast.Name):
        match node:
            case ast.BinOp():
                node = node.left
            case ast.Call(args=[first, *_]):
                node = first
            case ast.Call():
                node = node.func
            case ast.Attribute() | ast.Subscript():
                node = node.value
            case _:
                return ""
    return node.id


def _last_set(inside: ast.AST, names: set[str], before: int) -> int | None:
    """The last line above `before` of an assignment that sets one of these names."""
    lines = [
        node.lineno
        for node in ast.walk(inside)
        if isinstance(node, ast.Assign) and names & set(_set_names(node)) and node.lineno < before
    ]
    return max(lines, default=None)


def _written_into(node: ast.Assign | ast.AugAssign | ast.Expr) -> Iterator[str]:
    """The names of the containers of which a statement changes entries."""
    if isinstance(node, ast.Expr):
        shuffled = [arg for call in calls_in(node, SHUFFLES) for arg in call.args]
        yield from (arg.id for arg in shuffled if isinstance(arg, ast.Name))
        return
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            yield target.value.id


def _made_anew(node: ast.stmt) -> Iterator[str]:
    """The names that an assignment sets from what they were, perhaps in another order."""
    if not isinstance(node, ast.Assign):
        return
    if _may_reorder(node.value):
        yield from names_in(node.value) & set(_set_names(node))


def where_drawn(site: Site | None) -> Site | None:
    """Where the numbers were drawn of which a tensor is made on this line, if it only makes one of
    an array of theirs; else the line itself.
    """
    here = assignments_around(site) if site is not None else []
    making = [node for node in here if any(calls_in(node.value, MAKES_TENSORS))]
    if site is None or not making or any(calls_in(making[-1].value, DRAWS)):
        return site
    given = (_last_given(name, site) for name in sorted(names_in(making[-1].value)))
    drawn = [(one[0], one[1].lineno) for one in given if one and any(calls_in(one[1], DRAWS))]
    return max(drawn, default=site)


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
        if isinstance(node, (ast.Assign, ast.AugAssign)) and name in set(_set_names(node))
    ]
    return code.co_filename, max((n.lineno for n in setting), default=returns[-1].lineno)


def _set_names(node: ast.Assign | ast.AugAssign) -> Iterator[str]:
    """The names that a statement sets, or of which it changes entries."""
    yield from _written_into(node)
    for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
        yield from names_in(target)
