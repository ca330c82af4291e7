"""Batches differ, so that the loss of every step is a thicket: its course is a running mean."""

from __future__ import annotations

import math
from collections.abc import Sequence

STRETCHES = 40
"""A running mean looks at this part of the curve; shorter curves than twice that stay as is."""


def smoothed(values: Sequence[float]) -> list[float]:
    """The mean of each value and its neighbours, as many as there are; a gap stays a gap."""
    reach = len(values) // STRETCHES // 2
    return [
        _mean(values[max(0, at - reach) : at + reach + 1]) if math.isfinite(value) else math.nan
        for at, value in enumerate(values)
    ]


def _mean(values: Sequence[float]) -> float:
    finite = [value for value in values if math.isfinite(value)]
    return math.fsum(finite) / len(finite)
