"""What is known of the optimizers of a watched training: what they update, and how fast."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

from descenso.doctor.observing.frames import Site

KNOWN_AFTER = 8
"""After so many steps the optimizers are known."""

NOTHING_LEFT = 1e-3
"""A rate below this part of the largest that there was hardly moves anything."""


@dataclass
class Optimizers:
    """`tensors` are what they update, by `id`; `made` is the last one's type with its defaults,
    `made_from` and `planned_from` the lines from which it and its schedule were made, the innermost
    first. `rates` are the learning rates of the last one's groups in the first steps; `peak_rate`
    is the largest there ever was in a first group, `rate_gone_at` the step from which on next to
    nothing is left of that.
    """

    steps: int = 0
    tensors: dict[int, Tensor] = field(default_factory=dict)
    made: tuple[type, dict[str, Any]] | None = None
    made_from: tuple[Site, ...] = ()
    planned_from: tuple[Site, ...] = ()
    maximize: bool = False
    rates: tuple[float, ...] = ()
    peak_rate: float = 0.0
    rate_gone_at: int | None = None

    def seen(self, optimizer: Any, tensors: list[Tensor], step: int) -> bool:
        """One takes step number `step` over `tensors`; whether they are still to be looked at."""
        self.steps += 1
        group = optimizer.param_groups[0]
        self._note_rate(group.get("lr"), step)
        if self.steps > KNOWN_AFTER:
            return False
        self.tensors.update({id(t): t for t in tensors})
        self.rates = tuple(
            float(g["lr"]) for g in optimizer.param_groups if g.get("lr") is not None
        )
        self.made = type(optimizer), dict(optimizer.defaults)
        self.maximize = bool(group.get("maximize"))
        return True

    @property
    def rate(self) -> float | None:
        """The learning rate of the first group, in the first steps."""
        return self.rates[0] if self.rates else None

    def _note_rate(self, rate: Any, step: int) -> None:
        if not isinstance(rate, float):
            return
        self.peak_rate = max(self.peak_rate, rate)
        if rate > NOTHING_LEFT * self.peak_rate:
            self.rate_gone_at = None
        elif self.rate_gone_at is None:
            self.rate_gone_at = step
