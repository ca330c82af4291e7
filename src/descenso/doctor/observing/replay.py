"""The forward pass of one step, run again on other rows with the parameters as they are now."""

from __future__ import annotations

import math
from statistics import fmean
from typing import Any

import torch
from torch import Tensor

from descenso.doctor.observing.calls import RECURRENT, changes_in_place
from descenso.doctor.observing.check import Watched
from descenso.doctor.observing.reading import ops_behind
from descenso.doctor.observing.rows import Batch
from descenso.doctor.observing.tape import Op, Tape

MOST_BATCHES = 64
"""Of so many batches the mean loss is taken."""


class CannotReplayError(Exception):
    """The step needs something that belongs to its own rows, or cannot be called again."""


class Replay:
    """What computed the loss of one step from its `batch`, taken down before its backward pass.

    Tensors other than the batch's and the parameters are taken to be the same in every step.

    Raises:
        CannotReplayError: an operation cannot be called again.
    """

    def __init__(
        self, tape: Tape, root: Tensor, batch: Batch, parameters: dict[int, Watched]
    ) -> None:
        self._given = [one for one in (batch.inputs, batch.labels) if one is not None]
        self._rows = len(batch.inputs)
        self._root = root
        self._parameters = dict(parameters)
        given = {*map(id, self._given), *parameters}
        needed = {id(op) for op in ops_behind(tape, root, until=given)}
        self._calls = [_Call(op) for op in tape.ops if id(op) in needed]

    def mean_loss(self, features: Tensor, labels: Tensor | None) -> float | None:
        """The loss over these rows, `MOST_BATCHES` batches of the step's size at most, each of rows
        drawn from all over; None where it is not a number.

        Raises:
            CannotReplayError: a tensor in the step belongs to its own rows only.
        """
        losses = []
        devices = [self._root.device] if self._root.is_cuda else []
        with torch.no_grad(), torch.random.fork_rng(devices=devices):
            for rows in self.batches(len(features))[:MOST_BATCHES]:
                losses.append(float(self.loss(rows, features, labels, {})))
        mean = fmean(losses) if losses else math.nan
        return mean if math.isfinite(mean) else None

    def batches(self, count: int, least: int = 1) -> tuple[Tensor, ...]:
        """Row numbers below `count` in batches of the step's size, always in the same order; where
        they are fewer than `least`, so many smaller ones, but not for recurrent layers: a memory
        for other rows than it is given makes PyTorch read beyond it.
        """
        order = torch.randperm(count, generator=torch.Generator().manual_seed(0))
        recurrent = any(call.name in RECURRENT for call in self._calls)
        size = self._rows if recurrent else min(self._rows, count // least)
        whole = count // size * size if size else 0
        return tuple(order[k : k + size] for k in range(0, whole, size or 1))

    def trained(self) -> dict[int, Tensor]:
        """The parameters as they are, under the `id`s by which `loss` takes others for them."""
        return {key: watched.tensor for key, watched in self._parameters.items()}

    def started(self) -> dict[int, Tensor]:
        """The parameters as they were before their first updates, in the same way."""
        return {key: watched.start for key, watched in self._parameters.items()}

    def loss(
        self, rows: Tensor, features: Tensor, labels: Tensor | None, values: dict[int, Tensor]
    ) -> Tensor:
        """The loss of these rows of a set; `values` are parameters to take instead of the present
        ones.

        Raises:
            CannotReplayError: a tensor in the step belongs to its own rows only.
        """
        sets = zip((features, labels), self._given, strict=False)
        given = [_like(one, rows, those) for one, those in sets]
        values = values | dict(zip(map(id, self._given), given, strict=True))
        for call in self._calls:
            args, kwargs = (self._now(value, values, call.name) for value in call.arguments)
            result = call.function(*args, **kwargs)
            first = result[0] if isinstance(result, (tuple, list)) else result
            values[call.out] = first
        return values[id(self._root)]

    def _now(self, value: Any, values: dict[int, Tensor], name: str) -> Any:
        """An argument of the step, as it is for these rows."""
        if isinstance(value, (list, tuple)):
            return type(value)(self._now(one, values, name) for one in value)
        if isinstance(value, dict):
            return {key: self._now(one, values, name) for key, one in value.items()}
        if not isinstance(value, Tensor):
            return value
        if id(value) in values:
            return values[id(value)]
        watched = self._parameters.get(id(value))
        if watched is not None:
            return watched.tensor
        if value.ndim and len(value) == self._rows and len(value.unique()) > 1:
            raise CannotReplayError
        spoils = changes_in_place(name) or name == "batch_norm"
        return value.clone() if spoils else value


def _like(whole: Tensor | None, rows: Tensor, those: Tensor) -> Tensor:
    """Some rows of a set, as the step had `those`: views and conversions come before a batch."""
    if whole is None:
        raise CannotReplayError
    some = whole[rows.to(whole.device)].to(those.dtype)
    if some.numel() == those.numel():
        return some.reshape(those.shape)
    if some[:1].numel() != those[:1].numel():
        raise CannotReplayError
    return some.reshape(len(rows), *those.shape[1:])


class _Call:
    """One operation of the step; `out` is the `id` of what it gave."""

    def __init__(self, op: Op) -> None:
        if op.function is None:
            raise CannotReplayError
        self.name = op.name
        self.function = op.function
        self.arguments = (op.args, op.kwargs)
        self.out = id(op.out)
