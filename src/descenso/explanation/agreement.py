"""The gradient of one batch, four ways: by hand, by autograd, by differences, and added twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from descenso.core.activations import Activation
from descenso.core.gradients import autograd_gradients, manual_gradients
from descenso.core.losses import find_loss
from descenso.core.network import forward, named_tensors
from descenso.explanation.activations import WRITTEN
from descenso.explanation.differences import Slopes
from descenso.explanation.snapshot import Snapshot
from descenso.types import Gradients, Layer, Params

MOST_CHECKED = 256
"""Entries of a tensor that finite differences look at, evenly spread."""

FEWEST_CHECKED = 8
WORK = 1_000_000_000
"""Multiplications that all differences together may cost, about a second."""

PASSES = 12
"""Forward passes that an entry takes, roughly."""

ROUNDING = 1e-9
"""Relative difference up to which manual and autograd count as the same gradient."""

MEASURING = 1e-6
"""The same beside finite differences, which are a measurement."""

RESOLUTION = 1e-11
"""Absolute difference below which they tell nothing: the loss is rounded, and its steps are short.
It counts where the gradient itself has all but vanished."""


@dataclass(frozen=True)
class Difference:
    """How far two tensors are apart.

    `max_abs` is the largest |a − b|; `max_rel` is that over the largest entry of either, 0 where
    both are all zeros. Relative to the tensor and not entry by entry: an entry that happens to be
    tiny beside its neighbours is no better known than they are.
    """

    max_abs: float
    max_rel: float

    @classmethod
    def of(cls, a: Tensor, b: Tensor) -> Difference:
        """Between two tensors of one shape; of no entries at all, 0."""
        if a.numel() == 0:
            return cls(0.0, 0.0)
        apart = (a - b).abs().max().item()
        largest = max(a.abs().max().item(), b.abs().max().item())
        return cls(apart, apart / largest if largest else 0.0)

    def to_json(self) -> dict[str, float]:
        """Both figures."""
        return {"max_abs": self.max_abs, "max_rel": self.max_rel}


@dataclass(frozen=True)
class Agreement:
    """One parameter's row of the table.

    Attributes:
        parameter: `W1`, `b1` …
        manual_vs_autograd: all entries, float64.
        exact: whether those two are the same bits.
        finite_difference: manual beside finite differences, on the entries that were measured.
        autograd_vs_finite_difference: the same for autograd.
        entries: of the parameter.
        checked: entries that finite differences measured.
        on_corner: entries looked at that have none, because the batch lies on a corner of the
            activation: there is no slope to measure there.
        exactly_double: whether `.grad` after two calls of backward() is twice the first, to the
            bit.
        run: the run's own float32 gradient beside the float64 one.
    """

    parameter: str
    manual_vs_autograd: Difference
    exact: bool
    finite_difference: Difference
    autograd_vs_finite_difference: Difference
    entries: int
    checked: int
    on_corner: int
    exactly_double: bool
    run: Difference

    @property
    def approximate(self) -> bool:
        """Whether all ways agree, up to what each of them can know."""
        measured = (self.finite_difference, self.autograd_vs_finite_difference)
        return self.manual_vs_autograd.max_rel <= ROUNDING and all(
            difference.max_rel <= MEASURING or difference.max_abs <= RESOLUTION
            for difference in measured
        )

    def to_json(self) -> dict[str, object]:
        """Plain values under the names of SURFACE."""
        return {
            "parameter": self.parameter,
            "manual_vs_autograd": self.manual_vs_autograd.to_json(),
            "finite_difference": self.finite_difference.to_json(),
            "autograd_vs_finite_difference": self.autograd_vs_finite_difference.to_json(),
            "exact": self.exact,
            "approximate": self.approximate,
            "twice": {"exactly_double": self.exactly_double},
            "entries": self.entries,
            "checked": self.checked,
            "on_corner": self.on_corner,
            "run": self.run.to_json(),
        }


def agreement(snapshot: Snapshot, activation: Activation) -> list[Agreement]:
    """A row for each of `W1 b1 W2 b2 …`, on the snapshot's batch, all in float64."""
    params, X, y = snapshot.params, snapshot.X, snapshot.y
    _, manual = manual_gradients(params, X, y, activation=activation)
    _, automatic = autograd_gradients(params, X, y, activation=activation)
    once, twice = _accumulated(params, X, y, activation)
    written = WRITTEN.get(activation.name)
    slopes = Slopes(params, X, y, activation=activation, corner=written is None or written.corner)
    most = _entries_checked(snapshot)
    rows = []
    for place, (name, tensor) in enumerate(named_tensors(params)):
        layer, kind = divmod(place, 2)
        chosen = _spread(tensor, most)
        measured = [slopes.at(layer, tensor, index) for index in chosen]
        there = [n for n, slope in enumerate(measured) if slope is not None]
        differences = torch.tensor([measured[n] for n in there], dtype=torch.float64)
        by_hand, by_autograd = manual[layer][kind], automatic[layer][kind]
        indices = [chosen[n] for n in there]
        rows.append(
            Agreement(
                parameter=name,
                manual_vs_autograd=Difference.of(by_hand, by_autograd),
                exact=torch.equal(by_hand, by_autograd),
                finite_difference=Difference.of(_at(by_hand, indices), differences),
                autograd_vs_finite_difference=Difference.of(_at(by_autograd, indices), differences),
                entries=tensor.numel(),
                checked=len(there),
                on_corner=len(chosen) - len(there),
                exactly_double=torch.equal(twice[layer][kind], 2 * once[layer][kind]),
                run=Difference.of(snapshot.gradients[layer][kind].double(), by_autograd),
            )
        )
    return rows


def _accumulated(
    params: Params, X: Tensor, y: Tensor, activation: Activation
) -> tuple[Gradients, Gradients]:
    """`.grad` after one `backward()`, and after another without clearing."""
    leaves = tuple(
        Layer(*(tensor.detach().clone().requires_grad_() for tensor in layer)) for layer in params
    )
    seen = []
    for _ in range(2):
        find_loss("cross_entropy").fused(forward(leaves, X, activation=activation), y).backward()
        seen.append(tuple(Layer(*(_grad(tensor).clone() for tensor in layer)) for layer in leaves))
    return seen[0], seen[1]


def _grad(tensor: Tensor) -> Tensor:
    assert tensor.grad is not None, "backward() fills the .grad of every leaf"
    return tensor.grad


def _entries_checked(snapshot: Snapshot) -> int:
    """Entries of each tensor to measure: fewer for a network whose passes are dear."""
    tensors = 2 * len(snapshot.params)
    weights = sum(W.numel() for W, _ in snapshot.params)
    affordable = WORK // (tensors * PASSES * len(snapshot.y) * weights)
    return max(FEWEST_CHECKED, min(MOST_CHECKED, affordable))


def _spread(tensor: Tensor, most: int) -> list[tuple[int, ...]]:
    """Indices of up to `most` entries, evenly spread over the whole tensor."""
    entries = tensor.numel()
    count = min(entries, most)
    return list(_indices(tensor, [n * entries // count for n in range(count)]))


def _indices(tensor: Tensor, places: list[int]) -> Iterator[tuple[int, ...]]:
    for place in places:
        yield divmod(place, tensor.shape[1]) if tensor.dim() == 2 else (place,)


def _at(tensor: Tensor, indices: list[tuple[int, ...]]) -> Tensor:
    return torch.stack([tensor[index] for index in indices]) if indices else tensor.new_zeros(0)
