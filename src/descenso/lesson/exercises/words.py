"""The sentences of a verdict, and its numbers, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from descenso.language import translate
from descenso.language.readable import readable
from descenso.lesson.exercises.cases import Case, Spec
from descenso.lesson.exercises.facts import (
    AFTERWARDS,
    BACKWARD,
    COLUMNS,
    ENTRIES,
    RESULT,
    ROWS,
    Fact,
    has_mark,
)
from descenso.lesson.exercises.judge import Verdict
from descenso.lesson.exercises.observation import Raised

DIGITS = 4
FEW = 16
"""Entries up to which a tensor is written out."""


@dataclass(frozen=True)
class ErrorHint:
    """What to say of an error: `type` is its name, `part` a piece of its message."""

    type: str
    part: str
    hint: Callable[[], str]


ERROR_HINTS: tuple[ErrorHint, ...] = (
    ErrorHint(
        "RuntimeError",
        "cannot be multiplied",
        lambda: translate(
            "Two matrices do not fit: the columns of the left one must be as many as the rows of "
            "the right one. Write both shapes beside the line."
        ),
    ),
    ErrorHint(
        "RuntimeError",
        "must match the size",
        lambda: translate(
            "Two shapes do not fit together: write both beside the line, and see which axis is "
            "wrong."
        ),
    ),
    ErrorHint(
        "RuntimeError",
        "alloc",
        lambda: translate("It asked for more than 2 GB of memory. Look at the sizes."),
    ),
    ErrorHint(
        "MemoryError",
        "",
        lambda: translate("It asked for more than 2 GB of memory. Look at the sizes."),
    ),
    ErrorHint(
        "RuntimeError",
        "does not require grad",
        lambda: translate(
            "backward() was called on something that no graph leads to: was it made under no_grad, "
            "or with detach or item?"
        ),
    ),
    ErrorHint(
        "RuntimeError",
        "leaf Variable that requires grad",
        lambda: translate(
            "A leaf that autograd follows was changed in place (with = on a part, +=, or a name "
            "ending in _). Is it yours to change, and is autograd to follow the change?"
        ),
    ),
    ErrorHint(
        "TypeError",
        "assigned grad expected",
        lambda: translate("A .grad is a tensor or None: a plain number cannot take its place."),
    ),
    ErrorHint(
        "NameError",
        "",
        lambda: translate(
            "This name is not known here: a slip of the pen, or a variable from outside the "
            "function?"
        ),
    ),
    ErrorHint(
        "TypeError",
        "positional argument",
        lambda: translate("Leave the function's arguments as the sheet has them."),
    ),
    ErrorHint(
        "ModuleNotFoundError",
        "'descenso",
        lambda: translate("The task is to write this with PyTorch alone, without descenso."),
    ),
    ErrorHint(
        "ModuleNotFoundError",
        "",
        lambda: translate("The file has to stand alone: PyTorch and Python's own modules."),
    ),
    ErrorHint(
        "EOFError",
        "",
        lambda: translate("It waits for somebody to type: nobody is there during the check."),
    ),
    ErrorHint(
        "SystemExit",
        "",
        lambda: translate("exit() ends the whole program; a function ends with return."),
    ),
    ErrorHint(
        "RecursionError",
        "",
        lambda: translate("The function calls itself without end."),
    ),
    ErrorHint(
        "SyntaxError",
        "",
        lambda: translate("Python cannot read the file: look at this line and the one before."),
    ),
    ErrorHint(
        "IndentationError",
        "",
        lambda: translate("Python cannot read the file: look at how far this line is indented."),
    ),
)


def hint_for(verdict: Verdict, seconds: float) -> str | None:
    """What was probably done and where to look; None when there is nothing to say."""
    if verdict.slip is not None:
        return verdict.slip.hint()
    if verdict.error is not None and verdict.status == "crashed":
        return _error_hint(verdict.error)
    hints = {
        "timed-out": lambda: translate(
            "It had not ended after {seconds:g} seconds: look for a loop without an end. (For slow "
            "code, --timeout gives more time.)"
        ).format(seconds=seconds),
        "crashed": lambda: translate(
            "Its process ended by itself ({end}). Does the code end the program, or close what is "
            "not its own?"
        ).format(end=verdict.end),
        "wrong": lambda: translate(
            "None of the usual slips. Follow this input by hand, line by line, and compare with "
            "print."
        ),
    }
    hint = hints.get(verdict.status)
    return None if hint is None else hint()


def _error_hint(error: Raised) -> str | None:
    for row in ERROR_HINTS:
        if row.type == error.type and row.part in error.message:
            return row.hint()
    return None


def error_text(error: Raised) -> str:
    """`line 12: RuntimeError: …`, in one line."""
    message = readable(" ".join(error.message.split()))
    kind = readable(error.type)
    what = f"{kind}: {message}" if message else kind
    if error.line is None:
        return what
    return translate("line {line}: {what}").format(line=error.line, what=what)


def fact_label(name: str) -> str:
    """What a fact is called for people."""
    plain, _, mark = name.partition(" (")
    labels = {
        AFTERWARDS: lambda: translate("{name} afterwards").format(name=plain),
        ENTRIES: lambda: translate("entries of {name}").format(name=plain),
        COLUMNS: lambda: translate("columns of {name}").format(name=plain),
        ROWS: lambda: translate("rows of {name}").format(name=plain),
        BACKWARD: lambda: translate("{name} after backward()").format(name=plain),
    }
    whole = {
        "storage": lambda: translate("separate tensors"),
        RESULT: lambda: translate("given back"),
        "same generator, same result": lambda: translate("same generator, same result"),
        "losses": lambda: translate("losses"),
    }
    known = labels.get(mark.rstrip(")")) or whole.get(name)
    return known() if known else name


def right_text(name: str, fact: Fact | None) -> str:
    """The right value of a fact; for what should not be there, what should be instead."""
    if fact is not None:
        return value_text(fact)
    if any(has_mark(name, mark) for mark in (ENTRIES, COLUMNS, ROWS)):
        return translate("all different")
    return translate("four tensors") if name == RESULT else "—"


def yours_text(name: str, fact: Fact | None) -> str:
    """The learner's value of a fact."""
    if fact is None:
        return "—"
    if has_mark(name, COLUMNS) or has_mark(name, ROWS):
        return translate("all alike")
    if has_mark(name, ENTRIES):
        return translate("all {value}").format(value=value_text(fact))
    return value_text(fact)


def value_text(fact: Fact) -> str:
    """Numbers with four digits, in brackets; a large tensor's shape."""
    if isinstance(fact, str):
        return readable(" ".join(fact.split()))
    if fact.numel() > FEW:
        return translate("{count} numbers, shape {shape}").format(
            count=fact.numel(), shape=_shape(fact)
        )
    return _nested(fact.tolist())


def _shape(tensor: Tensor) -> str:
    return str(tuple(tensor.shape))


def _nested(values: Any) -> str:
    if isinstance(values, list):
        return "[" + ", ".join(map(_nested, values)) + "]"
    return f"{values + 0.0:.{DIGITS}g}"


def inputs_text(case: Case) -> Iterator[str]:
    """`X = [[1, 2]]` for each argument; gradients have a line of their own."""
    for name, spec in case.arguments.items():
        yield f"{name} = {_spec_text(spec)}"
        if name in ("W1", "b1", "W2", "b2") and _has_gradients(case):
            grad = spec["grad"]
            yield f"{name}.grad = {'None' if grad is None else _nested(grad)}"


def _has_gradients(case: Case) -> bool:
    return "X" not in case.arguments


def _spec_text(spec: Spec) -> str:
    if "value" in spec:
        return f"{spec['value']:g}"
    if "generator" in spec:
        return translate("seed {seed}").format(seed=spec["generator"])
    values = spec["tensor"]
    rows = len(values)
    columns = len(values[0]) if isinstance(values[0], list) else 0
    count = rows * max(1, columns)
    if count <= FEW:
        return _nested(values)
    shape = str((rows, columns) if columns else (rows,))
    return translate("{count} numbers, shape {shape}").format(count=count, shape=shape)
