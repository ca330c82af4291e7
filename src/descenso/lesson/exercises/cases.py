"""The inputs that each function is tried on, from the smallest up: whole numbers to follow by hand.

A case is JSON through and through, since it travels to the process that runs the learner's code;
`build` makes the arguments out of it, on both sides. No case that looks at gradients has a hidden
unit at exactly z = 0, where ReLU's derivative is a matter of taste.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch

Spec = dict[str, Any]
"""One argument: `value` (a number), `generator` (its seed), or `tensor` with its properties."""

DTYPES = {"float32": torch.float32, "int64": torch.int64}


@dataclass(frozen=True)
class Case:
    """One input: its arguments by name, in order.

    `twice`: also call it with another seed. `backward`: also go back from the sum of its result to
    the arguments that require grad.
    """

    arguments: dict[str, Spec]
    twice: bool = False
    backward: bool = False

    def to_json(self) -> dict[str, Any]:
        """What a worker is given."""
        return {"arguments": self.arguments, "twice": self.twice, "backward": self.backward}


def number(value: float) -> Spec:
    """A plain number."""
    return {"value": value}


def seeded(seed: int) -> Spec:
    """A `torch.Generator` with this seed."""
    return {"generator": seed}


def real(values: Any, *, tracked: bool = False) -> Spec:
    """A float32 tensor; `tracked` ones require grad."""
    return {"tensor": values, "dtype": "float32", "tracked": tracked, "grad": None}


def whole(values: Any) -> Spec:
    """An int64 tensor, such as labels."""
    return {"tensor": values, "dtype": "int64", "tracked": False, "grad": None}


def parameter(values: Any, grad: Any = None) -> Spec:
    """A leaf that requires grad, perhaps with a `.grad`."""
    return {**real(values, tracked=True), "grad": grad}


def build(spec: Spec) -> Any:
    """The argument that `spec` describes."""
    if "value" in spec:
        return spec["value"]
    if "generator" in spec:
        return torch.Generator().manual_seed(spec["generator"])
    dtype = DTYPES[spec["dtype"]]
    tensor = torch.tensor(spec["tensor"], dtype=dtype, requires_grad=spec["tracked"])
    if spec["grad"] is not None:
        tensor.grad = torch.tensor(spec["grad"], dtype=dtype)
    return tensor


def _pattern(rows: int, columns: int, start: int = 0) -> list[list[float]]:
    """Numbers between −1.25 and 1.25 that repeat late and look like nothing in particular."""
    flat = [((7 * (start + i) + 3) % 11 - 5) / 4 for i in range(rows * columns)]
    return [flat[row * columns : (row + 1) * columns] for row in range(rows)]


def _four(W1: Any, b1: Any, W2: Any, b2: Any) -> dict[str, Spec]:
    return {
        "W1": parameter(W1),
        "b1": parameter(b1),
        "W2": parameter(W2),
        "b2": parameter(b2),
    }


def _pattern_network(d_in: int, h: int, d_out: int) -> dict[str, Spec]:
    return _four(
        _pattern(d_in, h, 1),
        _pattern(1, h, 4)[0],
        _pattern(h, d_out, 2),
        _pattern(1, d_out, 7)[0],
    )


def _init(d_in: int, h: int, d_out: int) -> Case:
    sizes = {"d_in": number(d_in), "h": number(h), "d_out": number(d_out)}
    return Case(sizes, twice=True)


def _forward(X: Any, *four: Any) -> Case:
    return _forward_case(X, _four(*four))


def _forward_case(X: Any, network: dict[str, Spec]) -> Case:
    return Case({"X": real(X), **network}, backward=True)


def _loss(logits: Any, y: Any) -> Case:
    return Case({"logits": real(logits, tracked=True), "y": whole(y)}, backward=True)


def _gradients(X: Any, y: Any, *four: Any) -> Case:
    return Case({"X": real(X), "y": whole(y), **_four(*four)})


def _graded(*grads: Any) -> dict[str, Spec]:
    values = ([[1.0]], [2.0], [[3.0, 4.0]], [5.0, 6.0])
    return {
        name: parameter(value, grad)
        for name, value, grad in zip(("W1", "b1", "W2", "b2"), values, grads, strict=True)
    }


def _train(
    X: Any, y: Any, network: dict[str, Spec], *, lr: float, epochs: int, batch_size: int
) -> Case:
    return Case(
        {
            "X": real(X),
            "y": whole(y),
            **network,
            "lr": number(lr),
            "epochs": number(epochs),
            "batch_size": number(batch_size),
            "generator": seeded(1),
        },
        twice=True,
    )


_TINY = ([[1.0]], [0.0], [[1.0, -1.0]], [0.0, 0.0])
_TINY_BIASED = ([[1.0]], [1.0], [[2.0, 1.0]], [0.0, 0.0])
_CORNER = (
    [[0.05, -0.05, 12.0]],
    [0.0, 0.0, 0.0],
    [[1.0, 2.0], [3.0, 1.0], [0.25, 0.5]],
    [0.0, 0.0],
)
"""Hidden units just above and just below the ReLU's corner, and one far from it."""
_UNEVEN = ([[1.0, -2.0]], [0.5, 1.0], [[1.0, 0.0, -1.0], [2.0, 1.0, 0.5]], [0.0, 1.0, 0.0])
"""No two of inputs, hidden units and classes are as many."""
_SQUARE = ([[1.0, 2.0], [-1.0, 1.0]], [2.0, 0.0], [[1.0, 0.0], [2.0, -1.0]], [0.0, 1.0])

CASES: dict[str, tuple[Case, ...]] = {
    "init": (_init(1, 1, 2), _init(2, 3, 2), _init(3, 3, 3), _init(40, 50, 30)),
    "forward": (
        _forward([[2.0]], *_TINY),
        _forward([[2.0]], *_TINY_BIASED),
        _forward([[2.0]], [[1.0]], [0.0], [[1.0, -1.0]], [1.0, 2.0]),
        _forward([[-2.0]], *_TINY),
        _forward([[1.0, 2.0]], *_SQUARE),
        _forward([[1.0, 2.0], [3.0, -1.0]], *_SQUARE),
        _forward([[1.0]], *_CORNER),
        _forward_case(_pattern(5, 3), _pattern_network(3, 4, 2)),
    ),
    "cross_entropy": (
        _loss([[0.0, 0.0]], [0]),
        _loss([[1.0, 0.0]], [0]),
        _loss([[1.0, 0.0], [0.0, 2.0]], [0, 0]),
        _loss([[1.0, 3.0], [2.0, 0.0]], [1, 1]),
        _loss([[1.0, 0.0, 2.0], [0.0, 1.0, 0.0]], [2, 0]),
        _loss([[1000.0, 0.0]], [0]),
        _loss([[1000.0, 0.0]], [1]),
        _loss([[-1000.0, -1000.0]], [0]),
        _loss([[0.0, 0.0], [1000.0, 0.0]], [0, 0]),
        _loss(_pattern(6, 4), [0, 1, 2, 3, 1, 0]),
    ),
    "gradients": (
        _gradients([[1.0]], [0], *_TINY),
        _gradients([[2.0]], [0], [[1.0]], [-1.0], [[1.0, -1.0]], [0.0, 1.0]),
        _gradients([[-1.0]], [1], *_TINY),
        _gradients([[1.0], [2.0]], [0, 1], *_TINY),
        _gradients([[1.0, 2.0], [3.0, -1.0]], [0, 1], *_SQUARE),
        _gradients([[1.0]], [0], *_CORNER),
        _gradients([[1.0], [2.0], [-1.0], [0.25]], [0, 2, 1, 1], *_UNEVEN),
        Case({"X": real(_pattern(5, 3)), "y": whole([0, 1, 2, 1, 0]), **_pattern_network(3, 4, 3)}),
    ),
    "sgd_step": (
        Case({**_graded([[2.0]], [0.0], [[0.0, 0.0]], [0.0, 0.0]), "lr": number(1.0)}),
        Case({**_graded([[2.0]], [4.0], [[-2.0, 6.0]], [8.0, -4.0]), "lr": number(0.5)}),
        Case({**_graded([[200.0]], [-400.0], [[0.25, 0.0]], [0.0, 800.0]), "lr": number(0.5)}),
    ),
    "zero_grads": (
        Case(_graded([[2.0]], [3.0], [[-1.0, 2.0]], [4.0, -2.0])),
        Case(_graded(None, None, None, None)),
        Case(_graded([[float("inf")]], [3.0], [[-1.0, float("nan")]], [4.0, -2.0])),
    ),
    "train": (
        _train([[1.0]], [0], _four(*_TINY), lr=0.5, epochs=1, batch_size=1),
        _train([[1.0]], [0], _four(*_TINY), lr=0.5, epochs=2, batch_size=1),
        _train([[1.0], [3.0]], [0, 1], _four(*_TINY), lr=0.5, epochs=1, batch_size=2),
        _train([[1.0], [3.0]], [0, 1], _four(*_TINY), lr=0.5, epochs=2, batch_size=1),
        _train(
            [[1.0], [2.0], [3.0], [4.0], [5.0]],
            [0, 1, 0, 1, 1],
            _four(*_TINY),
            lr=0.25,
            epochs=2,
            batch_size=2,
        ),
        _train([[1.0], [3.0]], [0, 1], _four(*_TINY), lr=0.5, epochs=1, batch_size=5),
        _train(
            _pattern(12, 3),
            [0, 1, 2, 1, 0, 2, 2, 1, 0, 0, 1, 2],
            _pattern_network(3, 4, 3),
            lr=0.3,
            epochs=3,
            batch_size=4,
        ),
    ),
}
"""For each function its cases, the smallest first."""
