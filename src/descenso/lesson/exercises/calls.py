"""One call of a function on one case, described as JSON: the same for the learner's and for ours.

Right functions and known wrong ones are watched exactly as a learner's is, so what they did can be
compared fact by fact.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from numbers import Real
from typing import Any

import torch

from descenso.lesson.exercises.cases import build

MOST_ENTRIES = 10_000
"""Entries of the largest tensor that is described; right ones have at most 2000."""
MOST_TEXT = 300
MOST_ITEMS = 100
MOST_DEPTH = 3

Function = Callable[..., object]


def observe(function: Function, case: dict[str, Any], *, file: str = "") -> dict[str, Any]:
    """Call `function` on `case`, twice with other randomness where the case asks for it.

    `file` is the learner's, whose line is told with an error.
    """
    observation = _call(function, case, file, seed=0)
    if case["twice"] and observation["raised"] is None:
        again = _call(function, case, file, seed=1)
        observation["again"] = again["result"]
        observation["arguments_again"] = again["arguments"]
    return observation


def _call(function: Function, case: dict[str, Any], file: str, *, seed: int) -> dict[str, Any]:
    arguments = {name: build(spec) for name, spec in case["arguments"].items()}
    torch.manual_seed(seed)
    raised, result = None, None
    try:
        result = function(*arguments.values())
    except BaseException as error:
        raised = describe_error(error, file)
    return {
        "raised": raised,
        "result": describe(result),
        "way_back": _way_back(result, arguments) if case["backward"] else {},
        "arguments": {name: describe(value) for name, value in arguments.items()},
    }


def _way_back(result: object, arguments: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The gradients of the result's sum, described; zeros where no path leads to an argument.

    Nothing is added to any `.grad`. Without a graph there are no gradients to speak of; an error
    on the way stands in place of each.
    """
    if not _is_tracked(result):
        return {}
    tracked = {name: value for name, value in arguments.items() if _is_tracked(value)}
    try:
        gradients = torch.autograd.grad(
            result.sum(),  # type: ignore[attr-defined]
            list(tracked.values()),
            retain_graph=True,
            allow_unused=True,
        )
    except BaseException as error:
        raised = describe_error(error, "")
        return {name: {"type": f"{raised['type']}: {raised['message']}"} for name in tracked}
    return {
        name: describe(torch.zeros_like(value) if gradient is None else gradient)
        for (name, value), gradient in zip(tracked.items(), gradients, strict=True)
    }


def _is_tracked(value: object) -> bool:
    return isinstance(value, torch.Tensor) and value.requires_grad


def describe(value: object, depth: int = 0) -> dict[str, Any]:
    """`value` as JSON: a tensor with its properties, a number, a sequence, or its type's name."""
    kind = type(value).__name__[:MOST_TEXT]
    if isinstance(value, torch.Tensor):
        return _describe_tensor(value)
    if isinstance(value, Real):  # NumPy's numbers, too
        return {"type": kind, "number": float(value)}
    if isinstance(value, list | tuple) and depth < MOST_DEPTH:
        items = [describe(item, depth + 1) for item in value[:MOST_ITEMS]]
        return {"type": kind, "items": items}
    return {"type": kind}


def _describe_tensor(tensor: torch.Tensor) -> dict[str, Any]:
    values = None
    if tensor.numel() <= MOST_ENTRIES and not tensor.is_complex():
        values = tensor.detach().to(torch.float64).reshape(-1).tolist()
    leaf = tensor.is_leaf
    return {
        "type": "Tensor",
        "shape": list(tensor.shape),
        "dtype": str(tensor.dtype),
        "values": values,
        "tracked": tensor.requires_grad,
        "leaf": leaf,
        "storage": tensor.data_ptr(),
        "grad": describe(tensor.grad) if leaf and tensor.grad is not None else None,
    }


def describe_error(error: BaseException, file: str) -> dict[str, Any]:
    """The error's type and message, and the line of `file` where it arose."""
    lines = [
        line
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename == file
    ]
    line = lines[-1] if lines else None
    try:
        if isinstance(error, SyntaxError):
            message, line = str(error.msg), error.lineno
        else:
            message = str(error)
    except Exception:
        message = ""
    return {"type": type(error).__name__[:MOST_TEXT], "message": message[:MOST_TEXT], "line": line}
