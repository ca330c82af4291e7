"""Watching `.grad` when nothing clears it: is it the sum of every gradient so far?"""

from __future__ import annotations

import math

import torch

from descenso.comparison.bits import flat, same_bits
from descenso.core.metrics import norm
from descenso.core.records import Step
from descenso.doctor.vitals import Accumulation
from descenso.types import Gradients, Layer, Params


class RunningSum:
    """The sum of all gradients of a training, added up one by one as `backward()` adds them."""

    def __init__(self, params: Params) -> None:
        self.total: Gradients = tuple(Layer(*map(torch.zeros_like, layer)) for layer in params)
        self.updates = 0
        self._uphill = 0
        self._squares = 0.0

    def add(self, step: Step) -> None:
        """Count the gradient of one more step."""
        for total, fresh in zip(self.total, step.gradients, strict=True):
            total.W.add_(fresh.W)
            total.b.add_(fresh.b)
        fresh_flat = flat(step.gradients)
        self._uphill += bool(flat(self.total) @ fresh_flat < 0)
        self._squares += fresh_flat.double().square().sum().item()
        self.updates += 1

    def against(self, stored: Gradients) -> Accumulation:
        """What the training itself has stored at its end, beside this sum."""
        return Accumulation(
            exact=same_bits(stored, self.total),
            updates=self.updates,
            stored_norm=norm(stored),
            fresh_norm=math.sqrt(self._squares / self.updates),
            uphill=self._uphill / self.updates,
        )
