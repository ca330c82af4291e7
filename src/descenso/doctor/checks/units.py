"""Units that are silent or stuck, and gradients that grow or die from layer to layer."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from statistics import fmean

from torch import Tensor

from descenso.doctor.interventions import Intervention
from descenso.doctor.observing.check import Check, Move, Watched
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign, Suspicion

RECTIFIERS = frozenset({"relu", "relu_", "relu6", "clamp", "clamp_min", "maximum"})
SQUASHERS = frozenset({"tanh", "tanh_", "sigmoid", "sigmoid_"})
MANY = 0.5
"""This share of a layer's units or activations is more than a few."""

FAR = 30.0
"""Gradients of first and last layer this many times apart."""

FELL_LITTLE = 0.3
"""A loss that fell below this part of the first leaves nothing to explain."""

KEPT = 6
"""So many of the last close looks count for the end of the training."""

FLAT = 0.01
"""An activation within this part of its range's ends hardly passes a gradient."""


class UnitCheck(Check):
    """Looks at hidden layers on the steps that are watched closely."""

    ids = ("dead-units", "saturated-units", "vanishing-gradient", "exploding-gradient")

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._silent: dict[Site, deque[tuple[Tensor, int]]] = {}  # and of how many rows
        self._stuck: dict[Site, deque[float]] = {}
        self._at_first: dict[Site, float] = {}  # what a start did, an update did not
        self._norms: deque[list[float]] = deque(maxlen=KEPT)
        self._first_norms: list[float] = []
        self._first_layer: Watched | None = None

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        layers: dict[Site, int] = {}
        for op in reversed(self.training.behind):
            if op.where is None or op.out is None or op.out.ndim < 2 or len(op.out) < 2:
                continue
            number = layers.get(op.where, 0)
            key = (op.where[0], op.where[1] + number * 1_000_000)  # several layers on one line
            if op.name in RECTIFIERS:
                layers[op.where] = number + 1
                rows = (op.out <= 0).flatten(0, -2)
                silent = rows.all(0)
                self._at_first.setdefault(key, float(silent.float().mean()))
                self._silent.setdefault(key, deque(maxlen=KEPT)).append((silent, len(rows)))
            elif op.name in SQUASHERS:
                layers[op.where] = number + 1
                share = _share_at_ends(op)
                self._at_first.setdefault(key, share)
                self._stuck.setdefault(key, deque(maxlen=KEPT)).append(share)

    def step(self, number: int, moves: list[Move]) -> None:
        matrices = [m for m in moves if m.gradient.ndim >= 2]
        norms = [m.gradient_length / m.gradient.numel() ** 0.5 for m in matrices]
        if len(norms) >= 2:
            self._norms.append(norms)
            self._first_norms = self._first_norms or norms
            self._first_layer = matrices[0].watched

    def suspicions(self) -> Iterable[Suspicion]:
        first, last = self.training.first_losses[:1], list(self.training.recent)[-20:]
        learnt = first and fmean(last) < FELL_LITTLE * first[0]  # false for NaN
        if first and not learnt:
            yield from self._gradients()
        yield from self._saturated()
        yield from self._dead()

    def _gradients(self) -> Iterable[Suspicion]:
        norms = self._first_norms
        if len(norms) < 4:
            return
        if not all(map(math.isfinite, norms)):
            ratio = math.inf
        else:
            ratio = norms[0] / norms[-1] if norms[-1] else 1.0
        if 1 / FAR <= ratio <= FAR:
            return
        losses = self.training.first_losses
        rose = not all(map(math.isfinite, losses)) or max(losses) > 10 * losses[0]
        kind = "exploding-gradient" if ratio > FAR or rose else "vanishing-gradient"
        evidence = {"first": norms[0], "last": norms[-1], "layers": len(norms)}
        layer = self._first_layer
        assert layer is not None
        sign = Sign(kind, evidence, place_of(layer.set_at), layer.name or None, 1)
        yield Suspicion(sign, (Intervention("fit-start"),), MANY)

    def _saturated(self) -> Iterable[Suspicion]:
        for site, shares in self._stuck.items():
            share = sum(shares) / len(shares)
            if share >= MANY and self._at_first[site] >= MANY:
                evidence = {"saturated": share}
                sign = Sign("saturated-units", evidence, place_of(_line(site)))
                yield Suspicion(sign, (Intervention("fit-start"),), MANY)
                return

    def _dead(self) -> Iterable[Suspicion]:
        worst: tuple[float, Sign] | None = None
        for site, looks in self._silent.items():
            masks = [mask for mask, _ in looks]
            if any(mask.shape != masks[0].shape for mask in masks):
                continue
            silent = masks[0].clone()
            for mask in masks:
                silent &= mask
            share = float(silent.float().mean())
            born = self._at_first[site] >= MANY / 2
            if share >= MANY and born and (worst is None or share > worst[0]):
                evidence = {
                    "silent": int(silent.sum()),
                    "units": silent.numel(),
                    "rows": sum(rows for _, rows in looks),
                }
                worst = share, Sign("dead-units", evidence, place_of(_line(site)))
        if worst is not None:
            yield Suspicion(worst[1], (Intervention("fit-start"),), MANY)


def _share_at_ends(op: Op) -> float:
    """The share of a squashing function's outputs that are within `FLAT` of its ends."""
    assert op.out is not None
    out = op.out.detach()
    if op.name.startswith("tanh"):
        return float((out.abs() > 1 - FLAT).float().mean())
    return float(((out < FLAT) | (out > 1 - FLAT)).float().mean())


def _line(key: Site) -> Site:
    return key[0], key[1] % 1_000_000
