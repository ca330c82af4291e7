"""The watched code as text: which loop, function or statement a line stands in."""

from __future__ import annotations

import ast
import linecache
from collections.abc import Iterator
from functools import lru_cache

from descenso.doctor.observing.calls import PRODUCTS
from descenso.doctor.observing.frames import Site

LOOPS = (ast.For, ast.While, ast.AsyncFor)

PASSES = frozenset({"backward", "grad"})

HELPERS = (ast.FunctionDef, ast.Lambda)

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


def assignments_around(site: Site) -> list[ast.Assign]:
    """The assignments that the line stands in."""
    return [node for node in around(site, (ast.Assign,)) if isinstance(node, ast.Assign)]


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


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """All calls inside `node`."""
    return (one for one in ast.walk(node) if isinstance(one, ast.Call))


def names_in(node: ast.AST) -> set[str]:
    """The plain names that stand in `node`."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def in_use(site: Site | None) -> Site | None:
    """Where a function of a single line is called, such as an activation of their own, or handed on
    to be called, if that is on one line only; for any other line, the line itself.
    """
    tree = tree_of(site[0]) if site is not None else None
    if site is None or tree is None:
        return site
    name = _short_function(site)
    called = calls_in(tree, frozenset({name})) if name else ()
    lines = {call.lineno for call in called} or set(_read_at(tree, name))
    return (site[0], lines.pop()) if len(lines) == 1 else site


def _read_at(tree: ast.AST, name: str | None) -> Iterator[int]:
    """The lines that read the variable `name`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
            yield node.lineno


def _short_function(site: Site) -> str | None:
    """The name of the function of a single line, without a layer in it, that the line is in."""
    for node in assignments_around(site):
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


def training_loop(sites: tuple[Site, ...], steps: int = 0) -> Site | None:
    """The line that decides how long a training goes on, of a pass at the first of `sites`, called
    from the others in turn: the outermost loop there, or its `break` if it is endless or was left
    before its end after so many `steps`. A loop over the batches of one epoch is itself in a loop,
    perhaps where its function is called.
    """
    over_batches: Site | None = None
    for site in sites:
        loops = around(site, LOOPS)
        if over_batches is not None and loops:
            return _decides(site, loops[-1], steps)
        if len(loops) == 1 and _goes_over_batches(loops[0]):
            over_batches = _decides(site, loops[0], steps)
        elif loops:
            return _decides(site, loops[0], steps)
    return over_batches or (sites[0] if sites else None)


def _goes_over_batches(loop: ast.AST) -> bool:
    """Whether it is no `while` and no count of epochs, `for epoch in range(...)`."""
    if not isinstance(loop, ast.For):
        return False
    counts = list(calls_in(loop.iter, frozenset({"range", "trange", "count"})))
    return not counts or len(counts[0].args) == 3


def _decides(site: Site, loop: ast.AST, steps: int) -> Site:
    assert isinstance(loop, LOOPS)
    endless = isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant)
    exits = [one.lineno for one in ast.walk(loop) if isinstance(one, ast.Break)]
    rounds = _rounds(site[0], loop)
    left = endless or (steps > 0 and rounds > 0 and steps % rounds > 0)
    return site[0], exits[0] if left and exits else loop.lineno


def _rounds(file: str, loop: ast.AST) -> int:
    """How often `for epoch in range(epochs)` goes round if nothing ends it; 0 if that is not plain
    to see.
    """
    counts = list(calls_in(loop.iter, frozenset({"range"}))) if isinstance(loop, ast.For) else []
    if len(counts) != 1 or len(counts[0].args) != 1:
        return 0
    count, tree = counts[0].args[0], tree_of(file)
    given: list[ast.expr] = [count]
    name = count.id if isinstance(count, ast.Name) else None
    for node in ast.walk(tree) if name is not None and tree is not None else ():
        if isinstance(node, ast.Assign) and name in set().union(*map(names_in, node.targets)):
            given.append(node.value)
        elif isinstance(node, ast.arguments):
            defaults = zip(reversed(node.args), reversed(node.defaults), strict=False)
            given += [value for arg, value in defaults if arg.arg == name]
    numbers = {one.value for one in given if isinstance(one, ast.Constant)}
    number = numbers.pop() if len(numbers) == 1 else None
    return number if isinstance(number, int) else 0


def where_said(number: float, sites: tuple[Site, ...]) -> Site:
    """The first of these lines on which the number is written, else the first of them."""

    def says(site: Site) -> bool:
        tree = tree_of(site[0])
        return any(
            isinstance(node, ast.Constant) and node.value == number and covers(node, site[1])
            for node in (ast.walk(tree) if tree is not None else ())
        )

    return next(filter(says, sites), sites[0])


def where_listed(position: int, count: int, site: Site) -> Site:
    """The line of one of the dicts that stand in a list of so many in the statement at `site`."""
    for statement in around(site, (ast.stmt,))[-1:]:
        for node in ast.walk(statement):
            listed = node.elts if isinstance(node, ast.List) else []
            if len(listed) == count and all(isinstance(one, ast.Dict) for one in listed):
                return site[0], listed[position].lineno
    return site


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
