"""What a worker tells about one call, taken in with suspicion: the learner's code ran beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from descenso.runs.durable import UNREADABLE


@dataclass(frozen=True)
class Seen:
    """A value that the worker described.

    `values` is float64 and of the value's shape (None for what is no number, or is too large to be
    told); the rest are properties of a tensor.
    """

    type: str
    values: Tensor | None = None
    shape: tuple[int, ...] | None = None
    dtype: str = ""
    tracked: bool = False
    leaf: bool = False
    storage: int = 0
    grad: Seen | None = None
    items: tuple[Seen, ...] | None = None

    @property
    def is_tensor(self) -> bool:
        """Whether it is a tensor, whatever is in it."""
        return self.shape is not None


@dataclass(frozen=True)
class Raised:
    """An error: its type, its message, and the line of the learner's file where it arose."""

    type: str
    message: str
    line: int | None


@dataclass(frozen=True)
class Observation:
    """One call: what it gave back or raised, and its arguments afterwards.

    `way_back` are the gradients of the result's sum, by the arguments that require grad (what
    was raised on the way, as the type of each). `again` and `arguments_again` are those of a second
    call with another global seed.
    """

    case: int
    raised: Raised | None
    result: Seen
    arguments: dict[str, Seen]
    way_back: dict[str, Seen]
    again: Seen | None = None
    arguments_again: dict[str, Seen] | None = None


def read_observation(finding: dict[str, Any]) -> Observation | None:
    """The observation in a worker's line; None where there is none or it makes no sense."""
    try:
        again, arguments_again = finding.get("again"), finding.get("arguments_again")
        return Observation(
            case=int(finding["case"]),
            raised=read_raised(finding["raised"]),
            result=_seen(finding["result"]),
            arguments=_all_seen(finding["arguments"]),
            way_back=_all_seen(finding["way_back"]),
            again=None if again is None else _seen(again),
            arguments_again=None if arguments_again is None else _all_seen(arguments_again),
        )
    except UNREADABLE:
        return None


def read_raised(tree: dict[str, Any] | None) -> Raised | None:
    """The error in a worker's line."""
    if tree is None:
        return None
    line = tree["line"]
    return Raised(str(tree["type"]), str(tree["message"]), None if line is None else int(line))


def _all_seen(trees: dict[str, Any]) -> dict[str, Seen]:
    return {str(name): _seen(tree) for name, tree in trees.items()}


def _seen(tree: dict[str, Any]) -> Seen:
    kind = str(tree["type"])
    if "shape" in tree:
        shape = tuple(int(size) for size in tree["shape"])
        values = tree["values"]
        return Seen(
            kind,
            None if values is None else torch.tensor(values, dtype=torch.float64).reshape(shape),
            shape,
            str(tree["dtype"]),
            tracked=bool(tree["tracked"]),
            leaf=bool(tree["leaf"]),
            storage=int(tree["storage"]),
            grad=None if tree["grad"] is None else _seen(tree["grad"]),
        )
    if "number" in tree:
        return Seen(kind, torch.tensor(float(tree["number"]), dtype=torch.float64))
    if "items" in tree:
        return Seen(kind, items=tuple(_seen(item) for item in tree["items"]))
    return Seen(kind)
