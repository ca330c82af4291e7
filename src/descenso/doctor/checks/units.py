"""Units that are silent or stuck."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from torch import Tensor

from descenso.doctor.checks.arrays import where_drawn
from descenso.doctor.checks.lines import in_use
from descenso.doctor.interventions import Intervention
from descenso.doctor.observing.calls import PRODUCTS
from descenso.doctor.observing.changing import SCALES, factor_in
from descenso.doctor.observing.check import Check, Watched
from descenso.doctor.observing.frames import Site, place_of
from descenso.doctor.observing.reading import VIEWS, argument, before_views, weights_of
from descenso.doctor.observing.tape import Op
from descenso.doctor.observing.training import Training
from descenso.doctor.record import Sign, Suspicion

RECTIFIERS = frozenset({"relu", "relu_", "relu6", "clamp", "clamp_min", "maximum"})
SQUASHERS = frozenset({"tanh", "tanh_", "sigmoid", "sigmoid_"})
QUOTIENTS = frozenset({"div", "__rdiv__", "reciprocal"})
LIMITS = VIEWS | {"clamp", "clip", "neg"}
"""What may stand between a layer and the exponential of an activation that is written out."""

MANY = 0.5
"""This share of a layer's units or activations is more than a few."""

STRETCHED = 3.0
"""A number that makes what enters an activation so many times as large is a slope of its own."""

STEEP = 0.05
"""A deviation that leaves room for a slope before the activation."""

EASED = 0.75
"""A slope that alone drives units to their ends need not have done more harm than this."""

KEPT = 6
"""So many of the last close looks count for the end of the training."""

FLAT = 0.01
"""An activation within this part of its range's ends hardly passes a gradient."""


class UnitCheck(Check):
    """Looks at hidden layers on the steps that are watched closely."""

    ids = ("dead-units", "saturated-units")

    def __init__(self, training: Training) -> None:
        super().__init__(training)
        self._silent: dict[Site, deque[tuple[Tensor, int]]] = {}  # and of how many rows
        self._stuck: dict[Site, deque[float]] = {}
        self._at_first: dict[Site, float] = {}  # what a start did, an update did not
        self._blamed: dict[Site, Watched | Site | None] = {}
        self._slopes: dict[Site, float] = {}

    def before_backward(self, root: Tensor | None, site: Site | None) -> None:
        layers: dict[Site, int] = {}
        for op in reversed(self.training.behind):
            if op.where is None or op.out is None or op.out.ndim < 2 or len(op.out) < 2:
                continue
            number = layers.get(op.where, 0)
            key = (op.where[0], op.where[1] + number * 1_000_000)  # several layers on one line
            rectifies, squashes = _rectifies(op), op.name in SQUASHERS or bool(_exponential(op))
            if (rectifies or squashes) and key not in self._blamed:
                self._blamed[key] = self._pushed_by(op, key)
            if rectifies:
                layers[op.where] = number + 1
                rows = (op.out <= 0).flatten(0, -2)
                silent = rows.all(0)
                if key not in self._at_first:
                    self._at_first[key] = float(silent.float().mean())
                self._silent.setdefault(key, deque(maxlen=KEPT)).append((silent, len(rows)))
            elif squashes:
                layers[op.where] = number + 1
                share = _share_at_ends(op)
                self._at_first.setdefault(key, share)
                self._stuck.setdefault(key, deque(maxlen=KEPT)).append(share)

    def _pushed_by(self, activation: Op, key: Site) -> Watched | Site | None:
        """What pushes these units to their ends most: weights, the bias, or a slope's line."""
        layer = _behind(_exponential(activation) or activation)
        if layer is None or layer.out is None:
            return None
        total = layer.out.detach()
        if layer.name in SCALES and len(layer.operands) == 1:
            slope = factor_in(layer.args)
            if float(total.abs().mean()) > STRETCHED * float(layer.operands[0].abs().mean()):
                if slope is not None:
                    self._slopes[key] = slope
                return layer.site
            layer = before_views(layer.makers[0])
            if layer is None:
                return None
        known = self.training.parameters
        pushes = {}
        for operand in layer.operands:
            watched = known.get(id(operand))
            if watched is not None and watched.start.ndim <= 1:
                pushes[float(watched.start.abs().mean())] = watched
                total = total - _along_units(watched.start, total)
        keys = [*weights_of(layer)]
        if layer.name not in PRODUCTS:
            keys = [key for maker in layer.makers if maker is not None for key in weights_of(maker)]
        for one in keys:
            if one in known and known[one].start.ndim >= 2:
                pushes[float(total.abs().mean())] = known[one]
        return pushes[max(pushes)] if pushes else None

    def _line(self, key: Site, *, alone: bool) -> Site | None:
        """The start to mend, else the activation itself. Where other layers are well, this one is
        `alone`: if one line makes the starts of all, the line that called it is to blame.
        """
        blamed = self._blamed.get(key)
        if not isinstance(blamed, Watched):
            return blamed or in_use((key[0], key[1] % 1_000_000))
        starts = [w.set_at for w in self.training.parameters.values()]
        if alone and starts.count(blamed.set_at) > 1:
            return (*blamed.made_from[1:], blamed.set_at)[0]
        return where_drawn(blamed.set_at)

    def suspicions(self) -> Iterable[Suspicion]:
        yield from self._saturated()
        yield from self._dead()

    def _saturated(self) -> Iterable[Suspicion]:
        for site, shares in self._stuck.items():
            share = sum(shares) / len(shares)
            if share >= MANY and self._at_first[site] >= MANY:
                evidence = {"saturated": share}
                alone = sum(first >= MANY for first in self._at_first.values()) == 1
                line = self._line(site, alone=alone and len(self._at_first) > 1)
                sign = Sign("saturated-units", evidence, place_of(line))
                slope = self._slopes.get(site)
                if slope is not None:
                    yield Suspicion(sign, (Intervention("unit-slope", value=slope),), EASED)
                    return
                starts = (Intervention("fit-start"), Intervention("fit-start", value=STEEP))
                yield Suspicion(sign, starts, MANY)
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
                worst = share, Sign("dead-units", evidence, place_of(self._line(site, alone=False)))
        if worst is not None:
            yield Suspicion(worst[1], (Intervention("fit-start"),), MANY)


def _rectifies(op: Op) -> bool:
    """Whether it cuts what is below 0, as `clamp` does with that bound alone."""
    cuts = op.name in ("clamp", "clamp_min")
    return op.name in RECTIFIERS and not (cuts and argument(op, 1, "min") != 0)


def _exponential(op: Op) -> Op | None:
    """The exponential in a sigmoid or a tanh that is written out, `1 / (1 + torch.exp(-z))`; in a
    softmax the exponentials are summed.
    """
    divisor = op.makers[-1] if op.name in QUOTIENTS and op.makers else None
    added = divisor.makers if divisor is not None and divisor.name == "add" else ()
    return next((maker for maker in added if maker is not None and maker.name == "exp"), None)


def _behind(op: Op) -> Op | None:
    """The layer that an activation, or the exponential in it, is about."""
    layer = op.makers[0] if op.makers else None
    while layer is not None and layer.name in (LIMITS if op.name == "exp" else VIEWS):
        layer = layer.makers[0] if layer.makers else None
    return layer


def _along_units(bias: Tensor, out: Tensor) -> Tensor:
    """A bias in the shape that takes it from what a layer gave, a convolution's maps too."""
    if out.ndim > 2 and bias.ndim and out.shape[-1] != len(bias):
        return bias.view(-1, *(1 for _ in out.shape[2:]))
    return bias


def _share_at_ends(op: Op) -> float:
    """The share of a squashing function's outputs that are within `FLAT` of its ends."""
    assert op.out is not None
    out = op.out.detach()
    if op.name.startswith("tanh") or out.min() < 0:
        return float((out.abs() > 1 - FLAT).float().mean())
    return float(((out < FLAT) | (out > 1 - FLAT)).float().mean())
