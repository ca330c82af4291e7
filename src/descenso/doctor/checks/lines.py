"""The watched code as text: which loop, function or statement a line stands in."""

from __future__ import annotations

import ast
import linecache
import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

from descenso.doctor.observing.calls import PRODUCTS
from descenso.doctor.observing.frames import Site
from descenso.doctor.record import CELL

LOOPS = (ast.For, ast.While, ast.AsyncFor)
MAKES_TENSORS = frozenset(
    {"tensor", "as_tensor", "from_numpy", "Tensor", "LongTensor", "FloatTensor"}
)
JOINS = frozenset({"stack", "column_stack", "hstack", "concatenate", "cat", "DataFrame", "concat"})
SHUFFLES = frozenset({"shuffle"})
MOST_STEPS_BACK = 3
"""An array may be put together of others, which are what was written into."""

PASSES = frozenset({"backward", "grad"})
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


def names_in(node: ast.AST) -> set[str]:
    """The plain names that stand in `node`."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def in_use(site: Site | None) -> Site | None:
    """Where a function of a single line is called, such as an activation of their own, if it is
    called on one line only; for any other line, the line itself.
    """
    tree = tree_of(site[0]) if site is not None else None
    if site is None or tree is None:
        return site
    name = _short_function(site)
    lines = {call.lineno for call in calls_in(tree, frozenset({name}))} if name else set()
    return (site[0], lines.pop()) if len(lines) == 1 else site


def _short_function(site: Site) -> str | None:
    """The name of the function of a single line, without a layer in it, that the line is in."""
    given = [node for node in around(site, (ast.Assign,)) if isinstance(node, ast.Assign)]
    for node in given:
        if isinstance(node.value, ast.Lambda) and isinstance(node.targets[0], ast.Name):
            return node.targets[0].id
    defined = around(site, (ast.FunctionDef,))
    if not defined:
        return None
    function = defined[-1]
    assert isinstance(function, ast.FunctionDef)
    layer = any(isinstance(node, ast.MatMult) for node in ast.walk(function))
    if len(function.body) > 1 or layer or any(calls_in(function, PRODUCTS)):
        return None
    return function.name


def training_loop(sites: tuple[Site, ...]) -> Site | None:
    """The line that decides how long a training goes on, of a pass at the first of `sites`, called
    from the others in turn: the outermost loop there, or the `break` of an endless one. A loop
    over the batches of one epoch is itself in a loop, perhaps where its function is called.
    """
    over_batches: Site | None = None
    for site in sites:
        loops = around(site, LOOPS)
        if over_batches is not None and loops:
            return _decides(site, loops[-1])
        if len(loops) == 1 and _goes_over_batches(loops[0]):
            over_batches = _decides(site, loops[0])
        elif loops:
            return _decides(site, loops[0])
    return over_batches or (sites[0] if sites else None)


def _goes_over_batches(loop: ast.AST) -> bool:
    """Whether it is no `while` and no count of epochs, `for epoch in range(...)`."""
    if not isinstance(loop, ast.For):
        return False
    counts = list(calls_in(loop.iter, frozenset({"range", "trange", "count"})))
    return not counts or len(counts[0].args) == 3


def _decides(site: Site, loop: ast.AST) -> Site:
    assert isinstance(loop, LOOPS)
    endless = isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant)
    exits = [one.lineno for one in ast.walk(loop) if isinstance(one, ast.Break)]
    return site[0], exits[0] if endless and exits else loop.lineno


def index_made(site: Site | None) -> Site | None:
    """Where the row numbers that are used on this line got their name in the same loop, if they
    have one; else the line itself.
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
    return (site[0], line) if line else site


def last_written(site: Site | None, *, rebound: bool = False) -> Site | None:
    """Where the array that a tensor was made of on this line, or one that this array was made of,
    was last written into, row by row; with `rebound` where the array was, or was made anew from
    itself, as `y = y[order]` does. The line itself, where none was.
    """
    tree = tree_of(site[0]) if site is not None else None
    if site is None or tree is None:
        return site
    made = [call for call in calls_in(tree, MAKES_TENSORS) if covers(call, site[1])]
    names = set().union(*map(names_in, made))
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


def where_bound(name: str, before: Site | None) -> Site | None:
    """The last assignment above this line that gives something the plain name `name`."""
    given = _last_given(name, before) if before is not None and name else None
    return (given[0], given[1].lineno) if given is not None else None


def split_at(made: Site) -> Site:
    """Where rows were set apart that a tensor was made of on this line: the line itself, unless it
    only turns arrays into tensors; then the last line before that gave these arrays their names.
    """
    tree = tree_of(made[0])
    here = next((n for n in around(made, (ast.Assign,)) if isinstance(n, ast.Assign)), None)
    if here is None or tree is None:
        return made
    parts = list(ast.walk(here.value))
    picks = any(isinstance(one, ast.Subscript) for one in parts)
    calls = sum(isinstance(one, ast.Call) for one in parts)
    if picks or calls != len(list(calls_in(here.value, MAKES_TENSORS))):
        return made
    line = _last_set(tree, names_in(here.value), made[1])
    return (made[0], line) if line else made


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
    """The names that an assignment sets from what they were."""
    if isinstance(node, ast.Assign):
        yield from names_in(node.value) & set(_set_names(node))


def backward_not_called(site: Site | None) -> Site | None:
    """The line of the loop around `site` that says `loss.backward` and leaves out the brackets."""
    loops = around(site, LOOPS) if site is not None else []
    for node in ast.walk(loops[0]) if loops else ():
        named = node.value if isinstance(node, ast.Expr) else None
        if isinstance(named, ast.Attribute) and named.attr == "backward" and site is not None:
            return site[0], named.lineno
    return None


def kept_at(backward: Site) -> Site:
    """Where the loss of this backward pass is put into a list, else the line of the pass itself."""
    loops = around(backward, LOOPS)
    passes = [call for loop in loops[:1] for call in calls_in(loop, frozenset({"backward"}))]
    names = set().union(*map(names_in, passes)) if passes else set()
    kept = [
        call.lineno
        for loop in loops[:1]
        for call in calls_in(loop, frozenset({"append"}))
        if any(isinstance(value, ast.Name) and value.id in names for value in call.args)
    ]
    return (backward[0], kept[0]) if kept else backward


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


def update_without(update: Site, name: str) -> Site:
    """Where the updates, of which `update` is one, leave out the parameter `name`: the line among
    them that changes a copy of it, else the short loop over the others, else `update`.
    """
    loops = around(update, LOOPS)
    for node in ast.walk(loops[0]) if loops else ():
        if isinstance(node, ast.Expr) and _changes_copy(node.value, name):
            return update[0], node.lineno
    inner = loops[-1] if loops else None
    if isinstance(inner, ast.For) and not any(calls_in(inner, PASSES)):
        return update[0], inner.lineno
    return update


def _changes_copy(node: ast.expr, name: str) -> bool:
    """Whether it is a call like `W.clone().sub_(…)`."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    copied = node.func.value
    changes = node.func.attr.endswith("_") and isinstance(copied, ast.Call)
    return changes and name in names_in(copied)
