"""The watched code as text: how arrays came to be what a tensor was made of."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from descenso.doctor.checks.lines import (
    HELPERS,
    around,
    assignments_around,
    calls,
    calls_in,
    covers,
    names_in,
    tree_of,
)
from descenso.doctor.checks.names import last_given, last_set, set_names, texts_up_to, written_into
from descenso.doctor.observing.frames import Site

MAKES_TENSORS = frozenset(
    {"tensor", "as_tensor", "from_numpy", "Tensor", "LongTensor", "FloatTensor"}
)

JOINS = frozenset({"stack", "column_stack", "hstack", "concatenate", "cat", "DataFrame", "concat"})

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
        for file, piece, end in texts_up_to(site):
            writing = [
                node.lineno
                for node in ast.walk(piece)
                if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr))
                and names & set(chain(written_into(node), _made_anew(node) if rebound else ()))
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
        given = last_given(name, before)
        if given is None:
            break
        before, names = (given[0], given[1].lineno), names_in(given[1].value)
        writes = name in set(written_into(given[1]))
        if not (writes or any(arrays.is_broken(one) is not None for one in names)):
            break  # it was read so, from a file perhaps
        found, made = before, [given]
        if name in names:  # what the name stood for before is gone
            earlier = last_given(name, before)
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
    for where, piece, _ in texts_up_to((file, statement.lineno)):
        for node in ast.walk(piece):
            if isinstance(node, ast.FunctionDef) and node.name in names:
                lines = _divisions(node) or [call.lineno for call in calls_in(node, UNBOUNDED)]
                if lines:
                    return where, min(lines)
    return None


def where_unbounded(made: Site | None) -> Site | None:
    """The first logarithm in the function of theirs that the line stands in, up to it; None where
    there is none, or no function.
    """
    inside = around(made, (ast.FunctionDef,)) if made is not None else []
    lines = [call.lineno for one in inside[-1:] for call in calls_in(one, LOGARITHMS)]
    earlier = [line for line in lines if made is not None and line <= made[1]]
    return (made[0], min(earlier)) if made is not None and earlier else None


def _divisions(inside: ast.AST) -> list[int]:
    nodes = (node for node in ast.walk(inside) if isinstance(node, ast.BinOp))
    return [node.lineno for node in nodes if isinstance(node.op, ast.Div)]


def _made_of(name: str, before: Site) -> set[str]:
    """The names in the last assignment above this line that gives something this name."""
    given = last_given(name, before)
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
        for _, text, _ in texts_up_to(site)
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
        given = [one for name, end in waiting if (one := last_given(name, end)) is not None]
        for file, node in given:
            if _joins(node.value, joining):
                return file, node.lineno
        waiting = [(name, (f, node.lineno)) for f, node in given for name in names_in(node.value)]
    return None


def _joins(node: ast.AST, names: frozenset[str]) -> bool:
    return any(calls_in(node, names)) or any(
        isinstance(one, ast.Attribute) and one.attr in ("c_", "r_") for one in ast.walk(node)
    )


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
    line = last_set(tree, names, made[1])
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


def _made_anew(node: ast.stmt) -> Iterator[str]:
    """The names that an assignment sets from what they were, perhaps in another order."""
    if not isinstance(node, ast.Assign):
        return
    if _may_reorder(node.value):
        yield from names_in(node.value) & set(set_names(node))


def where_drawn(site: Site | None) -> Site | None:
    """Where the numbers were drawn of which a tensor is made on this line, if it only makes one of
    an array of theirs; else the line itself.
    """
    here = assignments_around(site) if site is not None else []
    making = [node for node in here if any(calls_in(node.value, MAKES_TENSORS))]
    if site is None or not making or any(calls_in(making[-1].value, DRAWS)):
        return site
    given = (last_given(name, site) for name in sorted(names_in(making[-1].value)))
    drawn = [(one[0], one[1].lineno) for one in given if one and any(calls_in(one[1], DRAWS))]
    return max(drawn, default=site)
