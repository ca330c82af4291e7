"""What the tools' criteria share: the words' meaning as ids, and runs cut into windows."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

Vitals: TypeAlias = dict[str, Any]
Complaints: TypeAlias = dict[str, frozenset[str]]

WINDOWS = 30
"""Parts that a run is cut into for tools that look once an epoch."""

EXPLODED = frozenset({"exploding-gradient", "learning-rate-too-high", "non-finite"})
VANISHED = frozenset({"vanishing-gradient"})
DEAD = frozenset({"dead-units"})
SLOW = frozenset({"learning-rate-too-low", "stopped-early"})
START = frozenset({"symmetric-start", "start-too-large", "start-too-small"})
UNSCALED = frozenset({"unscaled-inputs"})
UNMOVED = frozenset({"parameter-not-updated", "learning-rate-too-low", "zero-before-step"})
SATURATED = frozenset({"saturated-units"})
HIGH, UNSTABLE = frozenset({"learning-rate-too-high"}), frozenset({"learning-rate-too-high"})
NOTHING_NAMED: frozenset[str] = frozenset()


def broken(step: dict[str, Any]) -> bool:
    numbers = [step["loss"], *(w["mean"] + w["gradient_mean"] for w in step["weights"])]
    return not all(map(math.isfinite, numbers)) or step["loss"] >= 1e5


def windows(steps: list[dict[str, Any]], key: str) -> list[Any]:
    """The mean of `key` in each window; None where it is missing."""
    means = []
    for part in parts(steps):
        known = [step[key] for step in part if step[key] is not None]
        means.append(sum(known) / len(known) if known else None)
    return means


def parts(steps: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    size = max(1, len(steps) // WINDOWS)
    return [steps[start : start + size] for start in range(0, len(steps), size)]
