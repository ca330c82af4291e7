"""What a check is: a consumer of a training's events, and what these events carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from types import FrameType
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from descenso.doctor.observing.frames import Site
from descenso.doctor.observing.tape import Op
from descenso.doctor.record import Sign, Suspicion

if TYPE_CHECKING:
    from descenso.doctor.observing.training import Training


@dataclass(eq=False)
class Watched:
    """A parameter: a leaf that gradients reach. `origin` is the line that made it, `set_at` the one
    that gave it `start`, its value before its first update; `made_from` are the lines from which it
    was made, the innermost first. `restarts` counts how often the name came back with that very
    value, `reached` how many of the backward passes looked at came to it.
    """

    tensor: Tensor
    name: str
    origin: Site | None
    set_at: Site | None
    start: Tensor
    made_from: tuple[Site, ...] = ()
    reached: int = 0
    updates: int = 0
    updated_since_backward: bool = False
    restarts: int = 0
    restarted_at: Site | None = None

    @cached_property
    def started_anywhere(self) -> bool:
        """Whether its first value was not 0 throughout."""
        return bool(self.start.any())


@dataclass(frozen=True)
class Gradients:
    """One backward pass that was looked at closely: values and gradients before any update."""

    step: int
    values: dict[int, Tensor]
    gradients: dict[int, Tensor]


@dataclass(frozen=True)
class Move:
    """What one step did to one parameter: `change` after minus before, with `gradient` at hand."""

    watched: Watched
    change: Tensor
    gradient: Tensor

    @cached_property
    def length(self) -> float:
        """Of the parameter, after the step."""
        return _length(self.watched.tensor)

    @cached_property
    def change_length(self) -> float:
        """How far the parameter went."""
        return _length(self.change)

    @cached_property
    def gradient_length(self) -> float:
        """How steep the loss was along it."""
        return _length(self.gradient)


def _length(tensor: Tensor) -> float:
    # Squares of small numbers vanish in less than float64.
    return float(torch.linalg.vector_norm(tensor.detach(), dtype=torch.float64))


class Check:
    """Looks at one kind of problem. Every method may be left as it is; only those that are not
    cost time. A check that fails is taken out and its ids are told as not checked.
    """

    ids: tuple[str, ...] = ()
    listens_to: frozenset[str] = frozenset()
    """Names of the operations that `op` is told of."""

    def __init__(self, training: Training) -> None:
        self.training = training

    def op(self, op: Op) -> None:
        """An operation of `listens_to` has run (close looks and evaluations only)."""

    def evaluated(self, args: tuple[Any, ...], kwargs: dict[str, Any], frame: FrameType) -> None:
        """A product is about to run where gradients are off (always)."""

    def loss(self, op: Op) -> None:
        """One of PyTorch's loss functions is about to run (always)."""

    def non_finite(self, root: Tensor) -> None:
        """The loss of a step is NaN or infinite for the first time."""

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        """A backward pass is about to run from `root` (close looks only)."""

    def after_backward(self, site: Site | None) -> None:
        """It has run (close looks only)."""

    def gradient_read(self, tensor: Tensor, gradient: Tensor | None, frame: FrameType) -> None:
        """`.grad` was read on a line of theirs."""

    def gradients_wanted(self, wanted: list[Tensor], site: Site | None) -> None:
        """`torch.autograd.grad` is about to be asked for the gradients of `wanted`."""

    def changed_by_hand(self, target: Tensor, before: Tensor, site: Site | None) -> None:
        """A plain tensor was changed in place before any backward pass; `before` is a copy."""

    def function_applied(self, function: Any, args: tuple[Any, ...], site: Site | None) -> None:
        """A `torch.autograd.Function` of theirs was applied to `args`."""

    def gradient_set(self, tensor: Tensor, given: Tensor | None, site: Site | None) -> None:
        """`.grad` of `tensor` is about to be replaced by `given` or removed (close looks only)."""

    def before_update(self, watched: list[Watched], site: Site | None, op: Op | None) -> None:
        """Parameters are about to be changed, by `op` or an optimizer (close looks only)."""

    def step(self, number: int, moves: list[Move]) -> None:
        """A closely watched step is complete."""

    def loss_value(self, op: Op) -> None:
        """That loss function has run; its value is `op.out` (always)."""

    def seeded(self, seed: int, own: bool, sites: tuple[Site, ...]) -> None:
        """A generator was given a seed on the first of `sites`, called from the others in turn; it
        is its `own` where it was made so, not everybody's.
        """

    def crashed(self, error: BaseException, frame: FrameType | None, line: int) -> None:
        """The script ended with `error`, in `frame` at `line` of theirs."""

    def signs(self) -> Iterable[Sign]:
        """What is decided."""
        return ()

    def suspicions(self) -> Iterable[Suspicion]:
        """What a second run has to decide."""
        return ()
