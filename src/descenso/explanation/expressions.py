"""Formulas with numbers in them: written so that they can be read back, to the value they show.

An expression is a small tree. Its text is plain Python arithmetic (`0.25*(-1.31) + exp(0.4)`), and
its numbers have as many digits as it takes for the text to come to the value beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from torch import Tensor

MOST_TERMS = 100
"""Terms of a sum that are written one by one; the rest becomes one number."""

TERM_DIGITS = (4, 5, 6, 7, 8, 10, 12, 15, 17)
VALUE_DIGITS = (4, 5, 6, 3, 2, 1)
"""Significant digits, in the order tried. Few are easier to read; 17 tell every float64 apart."""


@dataclass(frozen=True)
class Cell:
    """An entry of a tensor, such as `W1[0,3]`: its number in a formula, its name in symbols."""

    name: str
    index: tuple[int, ...]
    value: float

    def text(self, digits: int | None) -> str:
        """The number with `digits` significant digits; with None, the name."""
        return entry_name(self.name, self.index) if digits is None else plain(self.value, digits)

    def evaluate(self, digits: int) -> float:
        """The number that `text` shows."""
        return float(plain(self.value, digits))


@dataclass(frozen=True)
class Exact:
    """A number that is written in full, such as the batch size or the learning rate."""

    value: float

    def text(self, _digits: int | None) -> str:
        """The shortest text that stands for exactly this number."""
        return repr(int(self.value)) if self.value == int(self.value) else repr(self.value)

    def evaluate(self, _digits: int) -> float:
        """The number itself."""
        return self.value


@dataclass(frozen=True)
class Rest:
    """What the terms that are not written come to, as one number."""

    value: float

    def text(self, digits: int | None) -> str:
        """The number; in symbols, dots."""
        return "…" if digits is None else plain(self.value, digits)

    def evaluate(self, digits: int) -> float:
        """The number that `text` shows."""
        return float(plain(self.value, digits))


@dataclass(frozen=True)
class Operation:
    """A row of `OPERATORS` applied to its parts, or the function called `operator`."""

    operator: str
    parts: tuple[Expression, ...]

    def text(self, digits: int | None) -> str:
        """Python's notation, with no more parentheses than reading needs."""
        row = OPERATORS.get(self.operator)
        if row is None:
            return f"{self.operator}({', '.join(part.text(digits) for part in self.parts)})"
        return row.write(
            [_inside(part, row, digits, first=not n) for n, part in enumerate(self.parts)]
        )

    def evaluate(self, digits: int) -> float:
        """What the text comes to, computed in its order."""
        values = [part.evaluate(digits) for part in self.parts]
        row = OPERATORS.get(self.operator)
        return row.evaluate(values) if row is not None else FUNCTIONS[self.operator](*values)


Expression: TypeAlias = Cell | Exact | Rest | Operation


@dataclass(frozen=True)
class Operator:
    """One row: how strongly it binds, what it comes to, and how it is written."""

    binding: int
    evaluate: Callable[[list[float]], float]
    write: Callable[[list[str]], str]


def _in_turn(values: Iterable[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total


def _added(terms: list[str]) -> str:
    """`a + b - 0.5`: a negative number is written with a minus sign of its own."""
    text = terms[0]
    for term in terms[1:]:
        number = term.removeprefix("(-").removesuffix(")")
        lone = term.startswith("(-") and not set(number) & set("(*/ ")
        text += f" - {number}" if lone else f" + {term}"
    return text


# A chain such as a - b - c is read from the left, as Python does.
OPERATORS: dict[str, Operator] = {
    "sum": Operator(1, _in_turn, _added),
    "difference": Operator(1, lambda v: v[0] - v[1], " - ".join),
    "product": Operator(2, math.prod, "*".join),
    "quotient": Operator(2, lambda v: v[0] / v[1], "/".join),
    "negative": Operator(3, lambda v: -v[0], lambda t: f"-{t[0]}"),
    "square": Operator(4, lambda v: v[0] ** 2, lambda t: f"{t[0]}**2"),
    "positive": Operator(0, lambda v: float(v[0] > 0), lambda t: f"{t[0]} > 0"),
    "choice": Operator(
        0, lambda v: v[1] if v[0] > 0 else v[2], lambda t: f"{t[1]} if {t[0]} > 0 else {t[2]}"
    ),
}

FUNCTIONS: dict[str, Callable[..., float]] = {
    "max": max,
    "abs": abs,
    **{name: getattr(math, name) for name in ("exp", "log", "log1p", "tanh", "sin", "cos", "erf")},
    "sqrt": math.sqrt,
}
"""The functions that a formula may call: the mathematical ones of Python's `math`."""


def _inside(part: Expression, row: Operator, digits: int | None, *, first: bool) -> str:
    """The part's text, in parentheses where the text around it would tear it apart."""
    text = part.text(digits)
    if isinstance(part, Operation):
        inner = OPERATORS.get(part.operator)
        weaker = inner is not None and (
            inner.binding < row.binding or (inner.binding == row.binding and not first)
        )
        return f"({text})" if weaker or (inner is not None and inner.binding == 0) else text
    bare = row.binding == 0 or (first and row.binding == 1)
    return f"({text})" if text.startswith("-") and not bare else text


def plain(value: float, digits: int) -> str:
    """`value` with so many significant digits; never `-0`."""
    return f"{value or 0.0:.{digits}g}"


def entry_name(name: str, index: Sequence[int]) -> str:
    """`W1[0,3]`; a scalar has no brackets."""
    return f"{name}[{','.join(map(str, index))}]" if index else name


def apply(operator: str, *parts: Expression) -> Operation:
    """A row of `OPERATORS`, or a function of `FUNCTIONS`, of its parts."""
    return Operation(operator, parts)


def cell(name: str, tensor: Tensor, *index: int) -> Cell:
    """The entry of `tensor` (called `name`) at `index`."""
    return Cell(name, index, tensor[index].item())


def add(terms: Sequence[Expression], *more: Expression) -> Expression:
    """The sum of all terms. Beyond `MOST_TERMS`, what is left of `terms` becomes one number."""
    shown: list[Expression] = list(terms[:MOST_TERMS])
    if len(terms) > MOST_TERMS:
        shown.append(Rest(_in_turn(term.evaluate(TERM_DIGITS[-1]) for term in terms[MOST_TERMS:])))
    shown += more
    return shown[0] if len(shown) == 1 else Operation("sum", tuple(shown))


def symbols(expression: Expression, most: int = 12) -> str:
    """The expression with names for numbers; a long sum is cut in the middle."""
    if isinstance(expression, Operation) and len(expression.parts) > most:
        ends = (*expression.parts[:3], Rest(0), *expression.parts[-2:])
        expression = Operation(expression.operator, ends)
    return expression.text(None)


def substitute(expression: Expression, value: float) -> tuple[str, str]:
    """The expression's text and the value's, with digits such that the one comes to the other.

    The value has four significant digits unless rounding stands in the way: then more, then
    fewer; and where it is nothing but the rounding of larger terms that cancel, decimals.
    """
    results = {}
    for value_digits in VALUE_DIGITS:
        shown = plain(value, value_digits)
        for digits in TERM_DIGITS:
            if digits not in results:
                results[digits] = expression.evaluate(digits)
            if plain(results[digits], value_digits) == shown:
                return expression.text(digits), shown
    finest = results[TERM_DIGITS[-1]]
    places = next(p for p in range(15, -1, -1) if _decimals(finest, p) == _decimals(value, p))
    return expression.text(TERM_DIGITS[-1]), _decimals(value, places)


def _decimals(value: float, places: int) -> str:
    text = f"{value:.{places}f}"
    return text.removeprefix("-") if float(text) == 0 else text
