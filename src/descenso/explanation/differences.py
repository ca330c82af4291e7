"""Slopes by centred finite differences, as exact as float64 lets them be.

A difference over a step h is wrong by a multiple of h² where the function bends, and by rounding /
h. Ridders' method (Ridders 1982, after Richardson) measures at a falling row of steps, cancels one
power of h after the other, and keeps the value that has moved least. Three more things decide
whether small gradients come out: the loss is computed from what the wrong classes have, so that it
keeps all digits however certain the network is; steps begin as large as they can without changing
any z by much; and no difference is taken across the corner of an activation.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

from descenso.core.activations import ACTIVATIONS, Activation
from descenso.core.network import Computed, forward
from descenso.types import Params

FIRST_STEP = 1.0
LARGEST_CHANGE = 0.3
"""Of any z on either side: activations and softmax bend on a scale of about 1, and a difference
over more than that can look settled where it is only far away."""

SHRINK = 2.0
LEVELS = 7
SMALLEST_STEP = 1e-11
"""Below it a difference is nothing but rounding: the entry lies on a corner."""

GOOD_ENOUGH = 1e-12
"""Relative change of the best value after which nothing is gained by measuring on."""


def row_losses(logits: Tensor, y: Tensor) -> Tensor:
    """Cross-entropy of each row, (batch,), with all its digits even where it is next to 0.

    −log softmax[y] = log(1 + Σ exp(other − true)): softplus of the others' log-sum-exp. Written as
    the true class's log-probability it would round 1 + ε first, and lose ε's digits.
    """
    margins = logits - logits.gather(1, y.unsqueeze(1))
    others = margins.scatter(1, y.unsqueeze(1), -math.inf).logsumexp(dim=1)
    return ACTIVATIONS["softplus"].function(others)


class Slopes:
    """The loss of one batch as a function of single entries of the parameters.

    `params` are float64 and are put back after each question; `corner` says that the activation
    is not smooth at 0.
    """

    def __init__(
        self, params: Params, X: Tensor, y: Tensor, *, activation: Activation, corner: bool
    ) -> None:
        self._params, self._y = params, y
        self._activation, self._corner = activation, corner
        self._here = self._trace(0, X)

    def at(self, layer: int, tensor: Tensor, index: tuple[int, ...]) -> float | None:
        """∂loss/∂entry for an entry of a tensor of `params[layer]`; None on a corner."""
        values = tensor.detach()
        kept = values[index].item()

        def look(shift: float) -> tuple[Tensor | None, float]:
            values[index] = kept + shift
            return self._losses_and_change(layer)

        try:
            return _ridders(look)
        finally:
            values[index] = kept

    def _trace(self, layer: int, inputs: Tensor) -> list[Computed]:
        trace: list[Computed] = []
        with torch.no_grad():
            forward(self._params[layer:], inputs, activation=self._activation, trace=trace)
        return trace

    def _losses_and_change(self, layer: int) -> tuple[Tensor | None, float]:
        """The row losses with the parameters as they are now, and how far any z has moved.

        None in place of the losses beyond a corner.
        An entry of layer 3 changes nothing below it: the pass begins at what layer 3 is given.
        """
        before = self._here[layer:]
        now = self._trace(layer, before[0].inputs)
        change = max(
            (new.z - old.z).abs().max().item() for new, old in zip(now, before, strict=True)
        )
        if self._corner:
            hidden = zip(now[:-1], before[:-1], strict=True)
            if not all(torch.equal(new.z > 0, old.z > 0) for new, old in hidden):
                return None, change
        return row_losses(now[-1].z, self._y), change


def _ridders(look: Callable[[float], tuple[Tensor | None, float]]) -> float | None:
    """The derivative at 0 of the mean of what `look` gives; None where it has a corner.

    Row by row the difference is taken before the mean: a row of little loss would drown in others.
    """
    row: list[float] = []
    best, error, step, levels = 0.0, math.inf, FIRST_STEP, 0
    while levels < LEVELS and step > SMALLEST_STEP:
        (above, change), (below, change_below) = look(step), look(-step)
        change = max(change, change_below)
        if above is None or below is None or change > LARGEST_CHANGE:
            row, step = [], step * min(LARGEST_CHANGE / (change or 1.0), 1 / SHRINK) / SHRINK
            continue
        new = [(above - below).mean().item() / (2 * step)]
        for power, old in enumerate(row, start=1):
            factor = SHRINK ** (2 * power)
            new.append((factor * new[-1] - old) / (factor - 1))
            moved = max(abs(new[-1] - new[-2]), abs(new[-1] - old))
            if moved <= error:
                best, error = new[-1], moved
        if error <= GOOD_ENOUGH * abs(best):
            break
        row, step, levels = new, step / SHRINK, levels + 1
    return None if math.isinf(error) else best
