"""A layer so narrow that the network cannot do better, however long it is trained."""

from __future__ import annotations

import linecache
import re
from collections.abc import Iterable
from statistics import fmean
from typing import NamedTuple

import torch
from torch import Tensor

from descenso.core.network import forward
from descenso.doctor.checks.names import where_bound
from descenso.doctor.checks.probe import STEPS, class_numbers, fitted, halves, standardised
from descenso.doctor.observing.check import Check, Watched
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign

FELL_SHORT = 0.25
"""A loss that stays above this part of the first is held up by something."""

NARROW, WIDE = 4, 64
MOST_ROWS = 1000
SEEDS = 3

HALVED = 0.5
"""More units have to halve the error on rows that were not learnt from,"""

AT_LEAST = 0.05
"""and by so much: errors are shares of wrong classes, or of the variance."""

BY_VECTOR = frozenset({"matmul", "__rmatmul__", "mv", "dot"})
"""Products that a vector of weights may be in, for one output."""


class WidthCheck(Check):
    """Where a hidden layer is narrow and the loss stays high, tries narrow and wide networks of its
    own on the same rows: half of them to learn from, half to measure.
    """

    ids = ("too-few-units",)

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._bounded = False
        self._used: set[frozenset[int]] = set()  # the matrices of each pass
        self._readouts: set[int] = set()  # `id`s of vectors that a product makes one output with

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        names = {op.name for op in self.training.behind}
        self._bounded = self._bounded or bool(names & {"tanh", "sigmoid"})
        products = (op for op in self.training.behind if op.name in BY_VECTOR)
        self._readouts |= {id(o) for op in products for o in op.operands if o.ndim == 1}
        used = frozenset(id(o) for op in self.training.behind for o in op.operands if o.ndim == 2)
        self._used.add(used & frozenset(self.training.parameters))

    def signs(self) -> Iterable[Sign]:
        losses = [value for _, value in self.training.losses.points]
        if len(losses) < 4 or not losses[0] > 0:
            return
        last = fmean(losses[-max(1, len(losses) // 4) :])
        found = self._narrowest()
        if found is None or found[1] > NARROW or not self._is_too_few(found[1], losses[0], last):
            return
        watched, units = found
        evidence = {"units": units, "loss": last, "first_loss": losses[0]}
        place = place_of(self._chosen_at(watched, units))
        yield Sign("too-few-units", evidence, place, watched.name or None)

    def _chosen_at(self, watched: Watched, units: int) -> Site | None:
        """Where the layer is made; if a caller gives the number, the line there that says it."""
        here = watched.origin
        if here is None or re.search(rf",\s*{units}\b", linecache.getline(*here)):
            return here
        callers = watched.made_from[1:]
        saying = (one for one in callers if re.search(rf"\b{units}\b", linecache.getline(*one)))
        return next(saying, None) or where_bound(watched.name, here) or here

    def _narrowest(self) -> tuple[Watched, int] | None:
        """The matrix into the narrowest hidden layer, and the number of its units."""
        trained = self.training.parameters
        matrices = [w for w in trained.values() if w.start.ndim == 2]
        matrices += [w for key, w in trained.items() if key in self._readouts]
        rows = self.training.rows.features
        if len(self._used) > 1 or len(matrices) < 2:  # of several networks, or of one layer
            return None
        if rows is None or rows.ndim != 2 or not rows.is_floating_point():
            return None
        width = rows.shape[1]
        layers = []
        for watched in matrices[:-1]:
            if watched.start.ndim != 2:
                return None
            inputs, outputs = watched.start.shape
            if inputs != width:
                inputs, outputs = outputs, inputs  # nn.Linear keeps its weights the other way round
            if inputs != width:
                return None
            layers.append((watched, outputs))
            width = outputs
        if width not in matrices[-1].start.shape:
            return None  # not one layer after the other
        return min(layers, key=lambda pair: pair[1])

    def _is_too_few(self, units: int, first: float, last: float) -> bool:
        prepared = _prepared(self.training.rows.features, self.training.rows.labels)
        if prepared is None or prepared.compresses:  # a bottleneck on purpose passes something
            return units == 1 and last >= FELL_SHORT * first
        if prepared.are_shares:
            return False  # their own uncertainty keeps the loss up, however wide the network
        rows, targets = prepared.rows, prepared.targets
        activation = "tanh" if self._bounded else "relu"
        narrow = [_errors(rows, targets, units, activation, seed) for seed in range(SEEDS)]
        wide = [_errors(rows, targets, WIDE, name, 0) for name in (activation, "sine")]
        least, best = min(error for _, error in narrow), min(error for _, error in wide)
        better = best <= HALVED * least and least - best >= AT_LEAST
        reached = min(loss for loss, _ in narrow) * prepared.scale
        return better and last >= HALVED * reached


class Prepared(NamedTuple):
    """Standardised rows, and targets: class numbers, or amounts of deviation 1, whose squares were
    `scale` times as large. `compresses` says that the targets have the shape of the rows,
    `are_shares` that they are probabilities of several classes.
    """

    rows: Tensor
    targets: Tensor
    scale: float
    compresses: bool
    are_shares: bool = False


def _prepared(rows: Tensor | None, labels: Tensor | None) -> Prepared | None:
    if rows is None or labels is None or len(rows) != len(labels) or len(rows) < 16:
        return None
    every = max(1, len(rows) // MOST_ROWS)
    table = standardised(rows.detach().cpu().float()[::every])
    targets = labels.detach().cpu()[::every]
    if not table.isfinite().all() or targets.ndim > 2:
        return None
    compresses = targets.shape == rows[::every].shape and targets.shape[1] > 1
    values = targets.unique()
    if len(values) <= 20 and torch.equal(values, values.round()):
        numbers = class_numbers(targets)
        return Prepared(table, numbers.unique(return_inverse=True)[1], 1.0, compresses)
    amounts = targets.float().reshape(len(targets), -1)
    scale = float(amounts.var(0).mean())
    several = amounts.shape[1] > 1 and bool((amounts >= 0).all())
    shares = several and bool((amounts.sum(1) - 1).abs().max() < 1e-4)
    return Prepared(table, standardised(amounts), scale, compresses, shares)


def _errors(
    rows: Tensor, targets: Tensor, units: int, activation: str, seed: int
) -> tuple[float, float]:
    """The loss on the half that was learnt from, and the error on the other. Few units take more
    steps to find what they can do.
    """
    learnt, asked = halves(len(rows))
    classes = not targets.is_floating_point()
    outputs = int(targets.max()) + 1 if classes else targets.shape[1]
    params, loss = fitted(
        rows[learnt],
        targets[learnt],
        (rows.shape[1], units, outputs),
        activation=activation,
        loss="cross_entropy" if classes else "mean_squared_error",
        seed=seed,
        steps=STEPS if units > NARROW else 3 * STEPS,
    )
    with torch.no_grad():
        out = forward(params, rows[asked], activation=activation)
        if classes:
            return loss, float((out.argmax(1) != targets[asked]).float().mean())
        return loss, float((out - targets[asked]).square().mean())
